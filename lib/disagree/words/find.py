"""Every clash of small words between two claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lib.disagree.frames.find import compare_frames, read_frames
from lib.disagree.slots.curves import REPORT
from lib.disagree.slots.passage import Pair, Passage
from lib.disagree.words.certainty import compare_certainty
from lib.disagree.words.clash import WordClash, judge_words
from lib.disagree.words.deeds import Deed, find_deeds
from lib.disagree.words.shares import compare_shares, list_shares
from lib.disagree.words.stances import Reader, read_stances
from lib.disagree.words.states import State, compare_states, find_states
from lib.disagree.words.undone import compare_deeds
from lib.mentions.shares import Share
from lib.model import Disagreement


@dataclass(frozen=True, slots=True)
class Words:
    """The small words of one passage: how sure it puts acts, of how many it speaks, what states."""

    stances: Reader
    shares: tuple[Share, ...]
    states: tuple[State, ...]
    deeds: tuple[Deed, ...]


def read_words(passage: Passage) -> Words:
    """Find the small words of a passage."""
    return Words(
        read_stances(passage), list_shares(passage), find_states(passage), find_deeds(passage)
    )


def find_word_clashes(pair: Pair, a: Words, b: Words) -> Iterator[WordClash]:
    """Give what two claims put otherwise by a small word. a, b: the words of either."""
    if a.stances.stances or b.stances.stances:
        yield from compare_certainty(pair, a.stances, b.stances)
    if a.shares and b.shares:
        yield from compare_shares(pair, a.shares, b.shares)
    if a.states and b.states:
        yield from compare_states(pair, a.states, b.states)
    if a.deeds and b.deeds:
        yield from compare_deeds(pair, a.deeds, b.deeds)


def compare_words(pair: Pair) -> Iterator[Disagreement]:
    """Give the disagreements on small words of two linked claims, each place in one at most.

    None of passages of several claims, whose words do not go on from one claim to the next.
    """
    if len(pair.a.claims) > 1 or len(pair.b.claims) > 1:
        return
    clashes = [
        *find_word_clashes(pair, read_words(pair.a), read_words(pair.b)),
        *compare_frames(pair, read_frames(pair.a), read_frames(pair.b)),
    ]
    judged = [(judge_words(pair, clash), clash) for clash in clashes]
    judged.sort(key=_order)
    used: set[tuple[str, int, int]] = set()
    for confidence, clash in judged:
        places = {("a", *clash.a), ("b", *clash.b)}
        if confidence < REPORT or not places.isdisjoint(used):
            continue
        used |= places
        readings = pair.a.read_tokens(*clash.a), pair.b.read_tokens(*clash.b)
        found = Disagreement(clash.kind, *readings, clash.severity, confidence, clash.why)
        yield replace(found, later=clash.later)


def _order(judged: tuple[float, WordClash]) -> tuple[float, int, int]:
    """The surest first; of equally sure ones the same comes first whichever claim is A's."""
    confidence, clash = judged
    return -confidence, sum(clash.a) + sum(clash.b), max(clash.a[0], clash.b[0])
