"""Why two claims were paired: which words, names and values of one meet which of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz

from lib.language.gloss import gloss, is_hindi
from lib.language.romanise import romanise
from lib.language.text import fold
from lib.links.likeness import MATCHED, SPELLING_FLOOR, gloss_stems
from lib.links.score import Comparison
from lib.links.terms import VALUE_WEIGHT, Term
from lib.model import Claim, Evidence, EvidenceKind, Link, Reading, Side
from lib.settings import MAX_CROSSED

MOST = 8  # so many pieces of evidence tell a reader enough; chosen


@dataclass(frozen=True, slots=True)
class _Place:
    """A term in one of the linked claims; `name` is the place of the name it is a part of."""

    claim: int
    term: Term
    column: int
    name: int | None


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Terms of A that meet terms of B, several where both are parts of one name."""

    a: tuple[_Place, ...]
    b: tuple[_Place, ...]
    worth: float

    @property
    def names(self) -> tuple[tuple[int, int | None], tuple[int, int | None]]:
        """The name on either side that the terms are parts of."""
        return (self.a[0].claim, self.a[0].name), (self.b[0].claim, self.b[0].name)


def explain_link(comparison: Comparison, link: Link) -> tuple[Evidence, ...]:
    """What speaks for a link, the weightiest first, at most MOST pieces.

    The weight of a piece is its share, in (0, 1], of everything the linked claims have in common:
    rarity × likeness, as in lib/links/features.py. Each term counts once.
    """
    c = comparison
    places_a = _list_places(c.a, c.terms_a, c.index_a, link.a)
    places_b = _list_places(c.b, c.terms_b, c.index_b, link.b)
    meetings = list(_join_names(_find_meetings(c, places_a, places_b)))
    whole = sum(meeting.worth for meeting in meetings)
    found = [
        Evidence(
            _name_kind(meeting, a, b),
            a,
            b,
            meeting.worth / whole,
        )
        for meeting in meetings
        for a, b in [(_read(c.a, meeting.a), _read(c.b, meeting.b))]
    ]
    found.sort(key=lambda e: (-e.weight, e.a.claim, e.a.start, e.b.claim, e.b.start))
    return tuple(found[:MOST])


def _list_places(
    side: Side,
    terms: Sequence[Sequence[Term]],
    index: Sequence[Sequence[int]],
    claims: Sequence[int],
) -> list[_Place]:
    return [
        _Place(n, term, column, _find_name(side, n, term))
        for n in claims
        for term, column in zip(terms[n], index[n], strict=True)
    ]


def _find_name(side: Side, claim: int, term: Term) -> int | None:
    if term.kind != "name":
        return None
    names = enumerate(side.mentions[claim])
    return next(place for place, m in names if m.kind == "name" and m.first <= term.first < m.last)


def _find_meetings(
    comparison: Comparison, a: Sequence[_Place], b: Sequence[_Place]
) -> Iterator[_Meeting]:
    """Each term with the best partner left, the worthiest pairs first."""
    columns_a, columns_b = [place.column for place in a], [place.column for place in b]
    likeness = comparison.likeness[np.ix_(columns_a, columns_b)]
    if np.count_nonzero(likeness >= MATCHED) > MAX_CROSSED and not _are_distinct(a, b):
        yield from _find_meetings(comparison, _take_once(a), _take_once(b))
        return
    weights = comparison.weights_a[columns_a, None] + comparison.weights_b[None, columns_b]
    worth = likeness * weights / 2
    i_all, j_all = np.nonzero(likeness >= MATCHED)
    order = np.lexsort((i_all, i_all + j_all, -worth[i_all, j_all]))
    used_a, used_b = set[int](), set[int]()
    for i, j in zip(i_all[order].tolist(), j_all[order].tolist(), strict=True):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            yield _Meeting((a[i],), (b[j],), float(worth[i, j]))


def _are_distinct(*sides: Sequence[_Place]) -> bool:
    return all(len({place.column for place in side}) == len(side) for side in sides)


def _take_once(places: Sequence[_Place]) -> list[_Place]:
    """The first place of each term: what says one word a thousand times is a list, not a claim."""
    return list({place.column: place for place in reversed(places)}.values())[::-1]


def _join_names(meetings: Iterator[_Meeting]) -> Iterator[_Meeting]:
    """The parts of one name that meet parts of one other name, as one meeting."""
    joined: dict[object, _Meeting] = {}
    for meeting in meetings:
        if meeting.a[0].name is None or meeting.b[0].name is None:
            yield meeting
            continue
        first = joined.get(meeting.names, _Meeting((), (), 0.0))
        joined[meeting.names] = _Meeting(
            first.a + meeting.a, first.b + meeting.b, first.worth + meeting.worth
        )
    yield from joined.values()


def _read(side: Side, places: Sequence[_Place]) -> Reading:
    claim: Claim = side.claims[places[0].claim]
    start = claim.tokens[min(place.term.first for place in places)].start
    end = claim.tokens[max(place.term.last for place in places) - 1].end
    return Reading(claim.n, start, end, claim.text[start - claim.start : end - claim.start])


def _name_kind(meeting: _Meeting, a: Reading, b: Reading) -> EvidenceKind:
    """How the two readings meet, in the order in which lib/links/likeness.py looks for it."""
    one, other = meeting.a[0].term, meeting.b[0].term
    if fold(a.text) == fold(b.text):
        return "same"
    if one.kind in VALUE_WEIGHT and other.kind in VALUE_WEIGHT:
        return "value"
    if one.language != other.language:
        return "translation" if _has_gloss(one) or _has_gloss(other) else "sound"
    if one.key == other.key or fuzz.ratio(one.key, other.key) >= SPELLING_FLOOR:
        return "spelling"
    return "sound" if "name" in (one.kind, other.kind) else "synonym"


def _has_gloss(term: Term) -> bool:
    return term.language == "hi" and term.kind == "word" and term.key in gloss_stems()


def tell_link(evidence: Sequence[Evidence], is_semantic: bool = False) -> str:
    """One English sentence: what both claims have, Hindi readings with an English word for them.

    is_semantic: the sentence encoder took part, so that claims without a common word may be paired.
    """
    if not evidence:
        paired = "Paired by the meaning of the whole: no" if is_semantic else "No"
        return f"{paired} word, name or value of one claim meets one of the other."
    told = list(dict.fromkeys(_tell(piece.a.text, piece.b.text) for piece in evidence))
    return f"Paired because both have {', '.join(told)}."


def _tell(a: str, b: str) -> str:
    """satellite (उपग्रह / satellites); what stands alike and in Latin letters stands once."""
    forms = " / ".join(dict.fromkeys((a, b)))
    if not is_hindi(forms):
        return forms
    return f"{_say_in_english(a, b)} ({forms})"


def _say_in_english(a: str, b: str) -> str:
    """The English reading if there is one, else a gloss of either, else how the first sounds."""
    for text in (a, b):
        if not is_hindi(text):
            return text
    return gloss(a) or gloss(b) or romanise(a, capitalise=True)
