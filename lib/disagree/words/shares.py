"""How many of those spoken of: all returned, most of them did, nobody was hurt.

In freely worded claims; what near copies put for each other is for disagree/copies/quantifiers.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from lib.disagree.slots.passage import Pair, Passage
from lib.disagree.words.clash import WordClash, measure_place
from lib.disagree.words.deeds import name_deeds
from lib.language import lexicon
from lib.language.gloss import cite
from lib.language.joints import is_joint
from lib.links.likeness import MATCHED
from lib.mentions.shares import Share, find_shares
from lib.model import Severity

_SAID = 5  # terms behind a share among which its verb is looked for; chosen
_SMALL = 50  # some, a few, none: of two of them both may be meant


def compare_shares(pair: Pair, a: Sequence[Share], b: Sequence[Share]) -> Iterator[WordClash]:
    """Give every two shares that cannot both be meant, of one noun or one verb."""
    for one, other in product(a, b):
        if _may_both_hold(one, other) or _is_met(pair, one, b) or _is_met(pair.mirror(), other, a):
            continue
        nouns = _list_terms(pair.a, one.nouns), _list_terms(pair.b, other.nouns)
        said = _list_said(pair.a, one), _list_said(pair.b, other)
        evidence = {
            "same_counted": _compare(pair, *nouns),
            "same_said": max(
                _compare_deeds(pair, (nouns[0] + said[0], nouns[1] + said[1])),
                _compare(pair, *said),
                _compare(pair, nouns[0], said[1]),
                _compare(pair, said[0], nouns[1]),
            ),
        }
        if not any(evidence[name] >= MATCHED for name in ("same_counted", "same_said")):
            continue
        places = (one.first, one.last), (other.first, other.last)
        readings = pair.a.read_tokens(*places[0]), pair.b.read_tokens(*places[1])
        why = f"A says {cite(readings[0].text)} where B says {cite(readings[1].text)}."
        severity: Severity = "medium" if one.high and other.high else "high"
        values = f"{one.low}-{one.high}", f"{other.low}-{other.high}"
        evidence |= measure_place(pair, *places)
        yield WordClash("number", "share", *places, values, why, severity, evidence)


def may_clash_in_shares(a: Sequence[Share], b: Sequence[Share]) -> bool:
    """Tell whether two of some shares cannot both be meant of one thing."""
    return any(not _may_both_hold(one, other) for one, other in product(a, b))


def are_of_one(clash: WordClash) -> bool:
    """Tell whether both shares count one noun and say one thing of it."""
    return all(clash.evidence[name] >= MATCHED for name in ("same_counted", "same_said"))


def _is_met(pair: Pair, one: Share, others: Sequence[Share]) -> bool:
    """The other side, too, says as much of what is counted."""
    nouns = _list_terms(pair.a, one.nouns)
    return any(
        _may_both_hold(one, other)
        and _compare(pair, nouns, _list_terms(pair.b, other.nouns)) >= MATCHED
        for other in others
    )


def _may_both_hold(one: Share, other: Share) -> bool:
    """They overlap, or neither says much: some, a few; some fled, and all of them may have."""
    if (one.is_vague and other.high) or (other.is_vague and one.high):
        return True
    if one.high >= other.low and other.high >= one.low:
        return True
    return one.high < _SMALL and other.high < _SMALL and bool(one.high and other.high)


def list_shares(passage: Passage) -> tuple[Share, ...]:
    """Find the shares of a passage."""
    numbers = {at for m in passage.of_kind("number") for at in range(m.first, m.last)}
    return tuple(find_shares(passage.tokens, passage.claims[0].language, numbers))


def _list_terms(passage: Passage, tokens: tuple[int, ...]) -> list[int]:
    return [n for n, term in enumerate(passage.terms) if term.first in tokens]


def _list_said(passage: Passage, share: Share) -> list[int]:
    """The terms behind a share and its noun, in its clause: what is said of those counted."""
    breaks = lexicon.words_of_all("clause_breaks")
    places = []
    for at in range(share.last, len(passage.tokens)):
        token = passage.tokens[at]
        if is_joint(token) or token.norm in breaks:
            break
        places.append(at)
    words = (n for n, term in enumerate(passage.terms) if term.kind == "word")
    found = [n for n in words if passage.terms[n].first in places]
    return [n for n in found if passage.terms[n].first not in share.nouns][:_SAID]


def _compare_deeds(pair: Pair, said: tuple[list[int], list[int]]) -> float:
    """1 where one deed is told of those counted: were cancelled, were called off."""
    deeds = [
        set().union(*(name_deeds(p).get(p.terms[n].first, ()) for n in own))
        for p, own in zip((pair.a, pair.b), said, strict=True)
    ]
    return float(bool(deeds[0] & deeds[1]))


def _compare(pair: Pair, a: list[int], b: list[int]) -> float:
    return max((float(pair.likeness[i, j]) for i in a for j in b), default=0.0)
