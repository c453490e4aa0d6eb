"""A collation as the plain data that the reader draws: text and places, never markup.

Places are counted in UTF-16 units, because that is how JavaScript counts: an emoji is one code
point in Python and two units in the browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, repeat
from typing import Any

from lib.collation.identity import identify_finding, identify_link, name_place
from lib.collation.ledger import LedgerRow, make_ledger
from lib.language.gloss import gloss
from lib.language.romanise import romanise
from lib.model import Claim, Collation, Disagreement, Reading, Side, Unresolved, Variant
from lib.wording.differences import Range, find_differences
from lib.wording.summary import FROM_DATELINE, list_omissions, tell_moments
from pages.parts.reader.segments import Mark, count_units, cut_segments
from pages.parts.reader.words import list_words

Found = Disagreement | Variant | Unresolved
Place = tuple[int, int, int]
_NONE: tuple[tuple[Range, ...], tuple[Range, ...]] = ((), ())
_PROPER = ("name", "place")  # kinds that are written with a capital
_PIECES = 6  # of evidence for a link, the weightiest; the rest says little (chosen)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, with its name, its type, and the sides its two readings stand on."""

    id: str
    type: str  # "disagreement", "within", "variant" or "unresolved"
    found: Found
    sides: str  # "ab", "aa" or "bb"


def build_payload(collation: Collation) -> dict[str, Any]:
    """Everything the reader shows, as JSON-ready values."""
    findings = list_findings(collation)
    sides = {"a": collation.a, "b": collation.b}
    places = {letter: _locate_in(side) for letter, side in sides.items()}
    ledger = make_ledger(collation)
    return {
        "two": bool(collation.event and collation.event.are_two),
        "a": _describe_side(sides["a"], "a", findings),
        "b": _describe_side(sides["b"], "b", findings),
        "links": [
            {
                "id": identify_link(link),
                "a": link.a,
                "b": link.b,
                "score": round(link.score, 3),
                "relation": link.relation,
                "evidence": [
                    (piece.kind, places["a"](piece.a), places["b"](piece.b))
                    for piece in evidence[:_PIECES]
                ],
            }
            for link, evidence in zip(
                collation.links, collation.evidence or repeat(()), strict=False
            )
        ],
        "found": [_describe_finding(finding, sides) for finding in findings],
        "only": {
            "a": list_omissions(collation.a, collation.only_a),
            "b": list_omissions(collation.b, collation.only_b),
        },
        "ledger": [
            (
                row.kind,
                row.relation,
                "" if row.label == (*row.a, *row.b)[0].text else row.label,
                ""
                if row.relation in ("conflict", "update")
                else row.why,  # told with the disagreement
                [places["a"](reading) for reading in row.a],
                [places["b"](reading) for reading in row.b],
            )
            for row in ledger
        ],
        "latin": _say_in_latin(ledger),
        "english": _say_in_english(collation),
        "words": list_words((collation.a, collation.b)),
    }


def _locate_in(side: Side) -> Callable[[Reading], Place]:
    """A function from a reading of this side to its claim, start and end there, in UTF-16 units."""
    claims = {claim.n: claim for claim in side.claims}

    def locate(reading: Reading) -> Place:
        claim = claims[reading.claim]
        start = reading.start - claim.start
        first = count_units(claim.text[:start])
        return reading.claim, first, first + count_units(reading.text)

    return locate


def _say_in_latin(ledger: Iterable[LedgerRow]) -> dict[str, str]:
    """How each Hindi label of the ledger sounds; who and where with a capital."""
    said = {row.label: romanise(row.label, capitalise=row.kind in _PROPER) for row in ledger}
    return {label: latin for label, latin in said.items() if latin != label}


def _say_in_english(collation: Collation) -> dict[str, str]:
    """What each Hindi word of the evidence means, or how it sounds where that is not known."""
    words = {piece.a.text for pieces in collation.evidence for piece in pieces[:_PIECES]}
    said = {word: gloss(word) or romanise(word, capitalise=True) for word in sorted(words)}
    return {word: english for word, english in said.items() if english != word}


def list_findings(collation: Collation) -> list[Finding]:
    """All that was found: disagreements, within one article, unresolved, variants.

    What was found twice between the same readings is listed once.
    """
    is_same = collation.a.article == collation.b.article
    groups: list[tuple[str, str, Sequence[Found]]] = [
        ("disagreement", "ab", collation.findings.disagreements),
        ("within", "aa", collation.within_a),
        ("within", "bb", collation.within_b),
        ("unresolved", "ab", collation.findings.unresolved),
        ("variant", "ab", collation.findings.variants),
    ]
    findings: dict[str, Finding] = {}
    for type_, sides, group in groups:
        for found in group:
            copy = sides[0] if type_ == "within" and is_same else ""
            name = identify_finding(found, copy)
            findings.setdefault(name, Finding(name, type_, found, sides))
    return list(findings.values())


def list_places(collation: Collation) -> dict[str, str]:
    """All that can be selected, the first one first: its name and the claims it stands in."""
    places = {}
    for finding in list_findings(collation):
        found = finding.found
        pair = list(zip(finding.sides, (found.a.claim, found.b.claim), strict=True))
        places[finding.id] = name_place(
            [n for side, n in pair if side == "a"], [n for side, n in pair if side == "b"]
        )
    return places | {identify_link(link): name_place(link.a, link.b) for link in collation.links}


def _describe_side(side: Side, letter: str, findings: list[Finding]) -> dict[str, Any]:
    marks, published = _place_marks(side, letter, findings), side.article.published
    return {
        "title": side.article.title,
        "source": side.article.source,
        "day": _say_day(published, side.is_dated_by_text),
        "claims": [
            _describe_claim(side.article.text, before, claim, marks.get(claim.n, []))
            for before, claim in pairwise((None, *side.claims))
            if claim is not None
        ],
    }


def _say_day(published: date | None, is_dated_by_text: bool) -> str:
    if published is None:
        return "no date"
    return f"{published:%-d %B %Y}{f', {FROM_DATELINE}' if is_dated_by_text else ''}"


def _describe_claim(
    text: str, before: Claim | None, claim: Claim, marks: list[Mark]
) -> dict[str, Any]:
    described: dict[str, Any] = {
        "n": claim.n,
        "text": claim.text,
        "lang": claim.language,
    }
    if claim.role != "claim":
        described["role"] = claim.role
    if before is not None and "\n" in text[before.end : claim.start]:
        described["paragraph"] = True
    if marks:
        described["segments"] = cut_segments(claim.text, marks)
    return described


def _place_marks(side: Side, letter: str, findings: list[Finding]) -> dict[int, list[Mark]]:
    """The marks of each claim of one side, by the claim's number."""
    starts = {claim.n: claim.start for claim in side.claims}
    placed: dict[int, list[Mark]] = {}
    for index, finding in enumerate(findings):
        readings = finding.found.a, finding.found.b
        conflicts = isinstance(finding.found, Disagreement)
        differs = find_differences(*(reading.text for reading in readings)) if conflicts else _NONE
        for which, reading, letters in zip(finding.sides, readings, differs, strict=True):
            if which == letter:
                start = reading.start - starts[reading.claim]
                shifted = tuple((start + first, start + last) for first, last in letters)
                mark = Mark(start, start + len(reading.text), index, shifted)
                placed.setdefault(reading.claim, []).append(mark)
    return placed


def _describe_finding(finding: Finding, sides: dict[str, Side]) -> dict[str, Any]:
    found = finding.found
    a_differs, b_differs = find_differences(found.a.text, found.b.text)
    is_proper = found.kind in _PROPER
    roman_a, roman_b = (romanise(r.text, capitalise=is_proper) for r in (found.a, found.b))
    # Beside a reading in Latin script a romanised one would differ in habits of spelling only.
    is_both = roman_a != found.a.text and roman_b != found.b.text
    a_sounds, b_sounds = find_differences(roman_a, roman_b) if is_both else _NONE
    described: dict[str, Any] = {
        "id": finding.id,
        "type": finding.type,
        "kind": found.kind,
        "why": found.why,
        "sides": finding.sides,
        "a": _describe_reading(
            found.a, a_differs, roman_a, a_sounds, is_proper, sides[finding.sides[0]]
        ),
        "b": _describe_reading(
            found.b, b_differs, roman_b, b_sounds, is_proper, sides[finding.sides[1]]
        ),
    }
    if found.link is not None:
        described["link"] = found.link
    if isinstance(found, Disagreement):
        if found.is_update:
            described["update"] = True
            if moments := tell_moments(found):
                described["moments"] = moments
        described |= {"severity": found.severity, "confidence": round(found.confidence, 3)}
    return described


def _describe_reading(
    reading: Reading,
    differs: Iterable[Range],
    roman: str,
    sounds: Iterable[Range],
    is_proper: bool,
    side: Side,
) -> dict[str, Any]:
    language = next((c.language for c in side.claims if c.n == reading.claim), "hi")
    described: dict[str, Any] = {"claim": reading.claim, "text": reading.text}
    if language != "hi":
        described["lang"] = language
    if found := _count_ranges(reading.text, differs):
        described["differs"] = found
    if roman != reading.text:
        described["roman"] = roman
        described["sounds"] = _count_ranges(roman, sounds)
        if not is_proper and (meaning := gloss(reading.text)):
            described["gloss"] = meaning
    return described


def _count_ranges(text: str, ranges: Iterable[Range]) -> list[Range]:
    return [(count_units(text[:start]), count_units(text[:end])) for start, end in ranges]
