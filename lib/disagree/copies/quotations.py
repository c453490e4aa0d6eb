"""Quotations that stand on both sides: aligned first, then compared word by word.

One may be cut longer than the other; only the stretch that both have is compared, as if it were all
that the two claims say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz.distance import Indel

from lib.disagree.slots.passage import Pair, Passage
from lib.model import Reading

SAME_QUOTE = 0.75  # so many of the words of the common stretch are the same; chosen
SHORTEST = 5  # words of a quotation that can be told from a phrase in quotes; chosen
_OPENS = {"“", '"', "„", "«"}
_CLOSES = {"”", '"', "»"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation as both sides have it. a, b: its tokens, all of them; pair: what both have."""

    a: tuple[int, int]
    b: tuple[int, int]
    pair: Pair


def align_quotations(pair: Pair) -> tuple[Quoted, ...]:
    """Find the quotations of A that B has as well, in the same language, in whatever cut."""
    if pair.a.claims[0].language != pair.b.claims[0].language:
        return ()
    of_b = _find_quotations(pair.b)
    found = []
    for place_a in _find_quotations(pair.a) if of_b else ():
        for place_b in of_b:
            common = _find_common(pair, place_a, place_b)
            if common is not None:
                found.append(Quoted(place_a, place_b, common))
    return tuple(found)


def _find_quotations(passage: Passage) -> list[tuple[int, int]]:
    """The tokens between two quotation marks of one claim; an unclosed one goes to its end."""
    found: list[tuple[int, int]] = []
    start = 0
    for claim in passage.claims:
        end, begun = start + len(claim.tokens), None
        for at in range(start, end):
            text = passage.tokens[at].text
            if begun is None and text in _OPENS:
                begun = at + 1
            elif begun is not None and text in _CLOSES:
                found.append((begun, at))
                begun = None
        if begun is not None:
            found.append((begun, end))
        start = end
    return [place for place in found if _count_words(passage, place) >= SHORTEST]


def _count_words(passage: Passage, place: tuple[int, int]) -> int:
    return sum(passage.tokens[at].kind != "mark" for at in range(*place))


def _find_common(pair: Pair, a: tuple[int, int], b: tuple[int, int]) -> Pair | None:
    """The stretch from the first to the last word that both quotations have, where it is one."""
    words_a = [at for at in range(*a) if pair.a.tokens[at].kind != "mark"]
    words_b = [at for at in range(*b) if pair.b.tokens[at].kind != "mark"]
    same = _match(
        [pair.a.tokens[at].norm for at in words_a], [pair.b.tokens[at].norm for at in words_b]
    )
    if len(same) < SHORTEST - 1:
        return None
    (i, k), (j, m) = same[0], same[-1]
    share = 2 * len(same) / (j - i + m - k + 2)
    if share < SAME_QUOTE:
        return None
    return _cut(pair, (words_a[i], words_a[j] + 1), (words_b[k], words_b[m] + 1))


def _match(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """The longest common sequence of two lists of words, the same one for B × A as for A × B."""
    if (len(b), b) < (len(a), a):
        return [(i, k) for k, i in _match(b, a)]
    return [
        (step.src_start + n, step.dest_start + n)
        for step in Indel.opcodes(a, b)
        if step.tag == "equal"
        for n in range(step.src_end - step.src_start)
    ]


def _cut(pair: Pair, a: tuple[int, int], b: tuple[int, int]) -> Pair | None:
    """The pair as if its sides held these tokens alone; None where they are not of one claim."""
    cut_a, terms_a = _cut_passage(pair.a, a)
    cut_b, terms_b = _cut_passage(pair.b, b)
    if cut_a is None or cut_b is None:
        return None
    return Pair(cut_a, cut_b, pair.likeness[np.ix_(terms_a, terms_b)], 1.0)


def _cut_passage(passage: Passage, place: tuple[int, int]) -> tuple[Passage | None, list[int]]:
    first, last = place
    home = passage.find_claim(first)
    if home != passage.find_claim(last - 1):
        return None, []
    claim = replace(passage.claims[home], tokens=passage.tokens[first:last])
    terms = [n for n, t in enumerate(passage.terms) if first <= t.first and t.last <= last]
    mentions = [
        (m.shift(-first), owner)
        for m, owner in zip(passage.mentions, passage.homes, strict=True)
        if first <= m.first and m.last <= last
    ]
    cut = Passage(
        (claim,),
        claim.tokens,
        tuple(
            replace(t, first=t.first - first, last=t.last - first)
            for t in (passage.terms[n] for n in terms)
        ),
        tuple(passage.weights[n] for n in terms),
        tuple(m for m, _ in mentions),
        tuple(owner for _, owner in mentions),
    )
    return cut, terms


def leaves_quotation(pair: Pair, quoted: Sequence[Quoted], a: Reading, b: Reading) -> bool:
    """Tell whether one reading stands in a quotation that both have, and the other one does not."""
    return any(
        _is_inside(pair.a, each.a, a) != _is_inside(pair.b, each.b, b)
        and (_is_inside(pair.a, each.a, a) or _is_inside(pair.b, each.b, b))
        for each in quoted
    )


def are_quoted(pair: Pair, quoted: Sequence[Quoted], a: Reading, b: Reading) -> bool:
    """Tell whether both readings stand in one quotation that both sides have."""
    return any(_is_inside(pair.a, each.a, a) and _is_inside(pair.b, each.b, b) for each in quoted)


def _is_inside(passage: Passage, place: tuple[int, int], reading: Reading) -> bool:
    first, last = passage.tokens[place[0]].start, passage.tokens[place[1] - 1].end
    claim = passage.claims[passage.find_claim(place[0])]
    return reading.claim == claim.n and first <= reading.start and reading.end <= last
