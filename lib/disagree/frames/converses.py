"""One deed told from its two sides: one sold it, the other bought it, and both tell the same."""

from __future__ import annotations

from lib.disagree.frames.fillers import Filler, are_one, read_after
from lib.disagree.frames.parties import AGENT, BE, BY_HINDI, find_word, read_marked, read_subject
from lib.disagree.slots.passage import Pair, Passage
from lib.language import lexicon

_BY = 4  # tokens from a passive verb to its "by"; chosen


def tell_two_sides(pair: Pair, a: int, b: int) -> bool:
    """Tell whether two opposites, on tokens of A and B, are two sides of one deed.

    Not where one doer is told to have done both: who is told to have sold what he bought.
    """
    words = pair.a.tokens[a].norm, pair.b.tokens[b].norm
    if not _are_converse(*words):
        return False
    doers = _read_doer(pair.a, a), _read_doer(pair.b, b)
    return doers[0] is not None and doers[1] is not None and not are_one(pair, doers[0], doers[1])


def _are_converse(one: str, other: str) -> bool:
    homes = [
        {(language, group) for language in ("hi", "en") if (group := _find(language, word)) >= 0}
        for word in (one, other)
    ]
    languages = [{language for language, _ in home} for home in homes]
    return bool(homes[0] & homes[1]) or (all(homes) and languages[0].isdisjoint(languages[1]))


def _find(language: str, word: str) -> int:
    return lexicon.groups(language, "converses").get(word, -1)


def _read_doer(passage: Passage, at: int) -> Filler | None:
    tokens = passage.tokens
    if passage.claims[0].language == "en":
        by = find_word(tokens, at + 1, _BY, frozenset({"by"}))
        if by is not None and (by == at + 1 or (at and tokens[at - 1].norm in BE)):
            return read_after(passage, by + 1)
        return read_subject(passage, at)
    return read_marked(passage, at, frozenset({AGENT, BY_HINDI}))
