"""Every clash that may be one: two unlike values of one kind in claims that may tell the same."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, product

import numpy as np

from lib.disagree.frames.find import FrameReader, list_told
from lib.disagree.slots.passage import Pair, Passage, make_pair
from lib.disagree.words.clash import Range, WordClash
from lib.disagree.words.find import Words, find_word_clashes, read_words
from lib.disagree.words.shares import are_of_one, compare_shares, may_clash_in_shares
from lib.disagree.words.undone import are_opposed, compare_deeds
from lib.links.score import Comparison
from lib.mentions.numbers.emphasis import significant_step
from lib.mentions.relate import Relation, relate
from lib.model import Kind, Link, Marker, Mention
from lib.settings import MAX_CROSSED

KINDS: tuple[Kind, ...] = ("number", "date", "name", "organisation", "place", "role")
# Of a claim, the best. Of 100 real disagreements 88 stand in the best three, 51 in links. Chosen of
# 3, 4, 5 by cross-validation.
CANDIDATES = 4
MOST = 100  # pairs of values of one kind in two claims; where there are more, one is a table
MOST_IN_ALL = 3000  # proposals of two articles, which bounds the time; real pairs have under 1,000
ROUNDER = 0.25  # and two loose ones of which one is rounder, this near; chosen
_BOUNDS = frozenset({"over", "under", "least", "most"})
_APART = Relation("apart", "value")
NEAR = 0.07  # a looser value whose middle is this near is the same, rounder; chosen on real.dev


@dataclass(frozen=True, slots=True)
class Proposal:
    """Mention `a` of claim `i` of A against mention `b` of claim `j` of B. link: theirs, if any.

    words: how the two clash where they are no values but small words.
    """

    i: int
    j: int
    a: Mention
    b: Mention
    relation: Relation
    link: int | None
    words: WordClash | None = None


def list_candidates(
    comparison: Comparison, links: tuple[Link, ...]
) -> dict[tuple[int, int], int | None]:
    """List the pairs of claims whose values are compared, with the number of the link they are in.

    Linked claims, and where there are any, for each claim of either side the CANDIDATES most likely
    to tell the same.
    """
    scores = comparison.scores
    found: dict[tuple[int, int], int | None] = {}
    if scores.size and links:
        places = np.argwhere((scores > 0) & (rank(scores) < CANDIDATES))
        found = {(int(i), int(j)): None for i, j in places}
        places = np.argwhere((scores > 0) & (rank(scores.T).T < CANDIDATES))
        found |= {(int(i), int(j)): None for i, j in places}
    for number, link in enumerate(links):
        found |= {(i, j): number for i in link.a for j in link.b}
    datelines = {claim.n for claim in comparison.a.claims if claim.role == "dateline"}
    return {places: link for places, link in sorted(found.items()) if places[0] not in datelines}


def rank(scores: np.ndarray) -> np.ndarray:
    """The place of each column among those of its row, the best first."""
    order = np.argsort(-scores, axis=1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(scores.shape[1])[None].repeat(len(scores), 0), 1)
    return ranks


def propose(comparison: Comparison, links: tuple[Link, ...]) -> Iterator[Proposal]:
    """Give pairs of unlike values of one kind in the candidates, in the order of A.

    All of them, or the first MOST_IN_ALL.
    """
    return islice(_propose_all(comparison, links), MOST_IN_ALL)


def _propose_all(comparison: Comparison, links: tuple[Link, ...]) -> Iterator[Proposal]:
    words, frames = _WordReader(comparison), FrameReader(comparison)
    candidates = list_candidates(comparison, links)
    for (i, j), link in candidates.items():
        of_a, of_b = comparison.a.mentions[i], comparison.b.mentions[j]
        yield from words.propose(i, j, link)
        for kind in KINDS:
            values_a = [m for m in of_a if m.kind == kind]
            values_b = [m for m in of_b if m.kind == kind]
            if len(values_a) * len(values_b) > MOST:
                continue
            for a in values_a:
                for b in values_b:
                    relation = relate(a, b)
                    if may_clash(a, b, relation):
                        yield Proposal(i, j, a, b, relation, link)
    if links:
        yield from words.propose_far(candidates)
    yield from _propose_frames(frames, candidates)


def _propose_frames(
    frames: FrameReader, candidates: Mapping[tuple[int, int], int | None]
) -> Iterator[Proposal]:
    """The clashes of happenings, in whichever claims: their own roles say what they tell of."""
    for i, j in product(frames.list_claims(0), frames.list_claims(1)):
        for clash in frames.find_clashes(i, j):
            yield _make_proposal(frames.lay_beside(i, j), i, j, clash, candidates.get((i, j)))


@dataclass
class _WordReader:
    """Proposes clashes of small words; the words of each claim are found once."""

    comparison: Comparison
    _read: dict[tuple[int, int], Words] = field(default_factory=dict)

    def propose(self, i: int, j: int, link: int | None) -> Iterator[Proposal]:
        """The clashes of small words between two claims, the words as mentions with values."""
        c = self.comparison
        if len(c.terms_a[i]) * len(c.terms_b[j]) > MAX_CROSSED:
            return
        pair = make_pair(c, [i], [j], float(c.scores[i, j]))
        a, b = self._read_words(0, i, pair.a), self._read_words(1, j, pair.b)
        for clash in find_word_clashes(pair, a, b):
            yield _make_proposal(pair, i, j, clash, link)

    def propose_far(self, near: Container[tuple[int, int]]) -> Iterator[Proposal]:
        """Deeds done and not done, all and some, in claims that are not `near`.

        They may share little more than the deed and its object; shares their noun and verb.
        """
        c = self.comparison
        if not c.scores.size:
            return
        of_a = {i: self._read_words(0, i, make_pair(c, [i], [0], 0.0).a) for i in list_told(c.a)}
        of_b = {j: self._read_words(1, j, make_pair(c, [0], [j], 0.0).b) for j in list_told(c.b)}
        for (i, a), (j, b) in product(of_a.items(), of_b.items()):
            if (i, j) not in near and are_opposed(a.deeds, b.deeds):
                pair = make_pair(c, [i], [j], float(c.scores[i, j]))
                for clash in compare_deeds(pair, a.deeds, b.deeds):
                    yield _make_proposal(pair, i, j, clash, None)
            if (i, j) not in near and may_clash_in_shares(a.shares, b.shares):
                pair = make_pair(c, [i], [j], float(c.scores[i, j]))
                for clash in compare_shares(pair, a.shares, b.shares):
                    if are_of_one(clash):
                        yield _make_proposal(pair, i, j, clash, None)

    def _read_words(self, side: int, n: int, passage: Passage) -> Words:
        if (side, n) not in self._read:
            self._read[side, n] = read_words(passage)
        return self._read[side, n]


def _make_proposal(pair: Pair, i: int, j: int, clash: WordClash, link: int | None) -> Proposal:
    one = _make_mention(pair.a, clash, clash.a, clash.values[0])
    other = _make_mention(pair.b, clash, clash.b, clash.values[1])
    return Proposal(i, j, one, other, _APART, link, clash)


def _make_mention(passage: Passage, clash: WordClash, place: Range, value: str) -> Mention:
    reading = passage.read_tokens(*place)
    return Mention(
        clash.kind, reading.text, reading.start, reading.end, value, *place, Marker(value)
    )


def may_clash(a: Mention, b: Mention, relation: Relation) -> bool:
    """Tell whether two values may be two readings of one thing.

    Not if they are one value, measure different things or hold each other; nor if the words around
    them say that both can stand: three killed and 50 hurt, a part and a whole, a page's own date.
    """
    one, other = a.qualifiers, b.qualifiers
    if one.is_negated != other.is_negated or one.is_stamp or other.is_stamp:
        return False
    if one.is_part != other.is_part or one.is_addition != other.is_addition:
        return False
    if one.fate and other.fate and one.fate != other.fate:
        return False
    if a.body and b.body and bool(a.body.country) != bool(b.body.country):
        return False  # whose ministry it is only one side says
    if relation.verdict == "apart":
        return True
    if relation.reason != "looser" or a.kind != "number":
        return False
    return not (is_rounder(a, b) or _is_inside(a, b) or _is_bounded(a, b))


def is_rounder(a: Mention, b: Mention) -> bool:
    """Tell whether one of two amounts that fit is but rounder: over 3,000 / 3,012, 120+ / 100+."""
    ratio = measure_ratio(a, b)
    if ratio < NEAR:
        return True
    steps = [significant_step(m.quantity.told[0]) for m in (a, b) if m.quantity and m.quantity.told]
    loose = [m.quantity is not None and m.quantity.approximate for m in (a, b)]
    return len(steps) == 2 and all(loose) and steps[0] != steps[1] and ratio < ROUNDER


def _is_inside(a: Mention, b: Mention) -> bool:
    """Tell whether one is told as a range that holds the other: 15 to 20, and 15."""
    told = [m.quantity.told for m in (a, b) if m.quantity]
    one, other = sorted(told, key=len)
    return len(one) == 1 and len(other) == 2 and min(other) <= one[0] <= max(other)


def _is_bounded(a: Mention, b: Mention) -> bool:
    """Tell whether one is a bound that the other satisfies, of what does not grow with the news.

    Of a toll "at least 12" is what was known, and 15 is later; of anything else both hold.
    """
    one, other = a.qualifiers, b.qualifiers
    grows = (one.fate and other.fate) or (one.grows and other.grows)
    return not grows and not _BOUNDS.isdisjoint((one.emphasis, other.emphasis))


def measure_ratio(a: Mention, b: Mention) -> float:
    """How far apart two amounts are: |ln(a / b)|, at most 5; 0 for anything but numbers."""
    if a.quantity is None or b.quantity is None or not (a.quantity.told and b.quantity.told):
        return 0.0
    one, other = (float(sum(m.quantity.told) / len(m.quantity.told)) for m in (a, b) if m.quantity)
    return float(min(5.0, abs(np.log((abs(one) + 0.01) / (abs(other) + 0.01)))))
