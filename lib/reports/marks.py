"""A claim cut where findings begin and end, so that a template can mark them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from lib.model import Claim, Disagreement, Reading, Side
from lib.reports.entries import Entry


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a claim. kind: of the first disagreement there, "variant" or "".

    closes: numbers of the disagreements that end with it.
    """

    text: str
    kind: str = ""
    closes: tuple[int, ...] = ()


def cut_claim(side: Side, claim: Claim, entries: Iterable[Entry]) -> tuple[Piece, ...]:
    """The pieces of a claim, without gap or overlap, in order."""
    spans = [
        (max(reading.start - claim.start, 0), min(reading.end, claim.end) - claim.start, entry)
        for entry in entries
        for reading in entry.readings_in(side)
        if reading.claim == claim.n
    ]
    edges = {0, len(claim.text)}.union(*((start, end) for start, end, _ in spans))
    return tuple(_make_piece(claim.text, *cut, spans) for cut in pairwise(sorted(edges)))


def cut_reading(claim: Claim, reading: Reading) -> tuple[str, str, str]:
    """A claim as what stands before a reading, the reading, and what stands behind it."""
    start, end = reading.start - claim.start, reading.end - claim.start
    return claim.text[:start], claim.text[start:end], claim.text[end:]


def _make_piece(text: str, start: int, end: int, spans: list[tuple[int, int, Entry]]) -> Piece:
    here = [
        (last, entry)
        for first, last, entry in spans
        if first <= start and end <= last and first < last
    ]
    flags = [(last, entry) for last, entry in here if isinstance(entry.found, Disagreement)]
    if flags:
        closes = sorted(entry.number for last, entry in flags if last == end)
        return Piece(text[start:end], flags[0][1].found.kind, tuple(closes))
    return Piece(text[start:end], "variant" if here else "")
