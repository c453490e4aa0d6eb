"""One says that a thing is so, the other that the same speaker denied it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lib.disagree.slots.curves import CURVES
from lib.disagree.slots.passage import Pair, Passage, compare_slots, measure_rest
from lib.language.gloss import cite
from lib.links.likeness import MATCHED
from lib.model import Disagreement

_DENY = "deny"  # the kind of speech act (…/speech_verbs.txt)
SAME_STATEMENT = 0.85  # so much of both claims must be alike, but for the two verbs; chosen


def compare_denials(pair: Pair) -> Iterator[Disagreement]:
    """ "The minister said the bridge was safe" against "the minister denied that it was safe"."""
    yield from _find_denied(pair, ("A", "B"))
    for found in _find_denied(pair.mirror(), ("B", "A")):
        yield replace(found, a=found.b, b=found.a)


def is_denied(passage: Passage, at: int) -> bool:
    """A token stands in what a speaker denies: denied that the bridge was closed."""
    return any(m.value == _DENY and m.last <= at for m in passage.of_kind("attribution"))


def _find_denied(pair: Pair, sides: tuple[str, str]) -> Iterator[Disagreement]:
    denied = [m for m in pair.a.of_kind("attribution") if m.value == _DENY]
    said = [m for m in pair.b.of_kind("attribution") if m.value != _DENY]
    if len(denied) != 1 or len(said) != 1 or pair.b.of_kind("negation"):
        return
    negations = pair.a.of_kind("negation")
    if any(m.last <= denied[0].first or denied[0].last <= m.first for m in negations):
        return  # denied that it was not
    a, b = (negations or denied)[0], said[0]
    places = (a.first, a.last), (b.first, b.last)
    rest = measure_rest(pair, *places)
    if rest < SAME_STATEMENT or not _name_the_same(pair):
        return
    confidence = CURVES["negation"].judge(
        link=pair.score, slot=compare_slots(pair, *places), rest=rest
    )
    readings = pair.a.read_tokens(*places[0]), pair.b.read_tokens(*places[1])
    why = (
        f"{sides[0]} says {cite(readings[0].text)} and {sides[1]} {cite(readings[1].text)} of the "
        "same statement."
    )
    yield Disagreement("negation", *readings, "high", confidence, why)


def _name_the_same(pair: Pair) -> bool:
    """Whoever one side names, or by an office, the other does, too: it is one speaker."""
    parties = ("name", "role", "organisation")
    of_a = [at for at, term in enumerate(pair.a.terms) if term.kind in parties]
    of_b = [at for at, term in enumerate(pair.b.terms) if term.kind in parties]
    return all((pair.likeness[at] >= MATCHED).any() for at in of_a) and all(
        (pair.likeness[:, at] >= MATCHED).any() for at in of_b
    )
