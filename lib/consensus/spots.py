"""Places in the witnesses' texts, and what stands there: a mention, its fate, the office beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lib.collation.clusters import KINDS
from lib.disagree.slots.passage import read_passage, role_beside
from lib.model import Kind, Mention, Reading, Side

VALUE_KINDS: tuple[Kind, ...] = (*KINDS, "role")  # kinds whose readings are mentions


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A reading of one kind in the text of the witness of that number."""

    witness: int
    claim: int
    start: int
    end: int
    kind: Kind
    text: str

    @property
    def reading(self) -> Reading:
        """The place as the findings tell it."""
        return Reading(self.claim, self.start, self.end, self.text)

    def overlaps(self, reading: Reading) -> bool:
        """The reading, of the same text, shares a letter with this place."""
        return self.reading.overlaps(reading)


def anchor(side: Side, witness: int, kind: Kind, reading: Reading) -> Spot:
    """The place of a reading; readings that share a mention of the kind have one place."""
    mention = _find_mention(side, kind, reading) if kind in VALUE_KINDS else None
    return (
        make_spot(witness, reading.claim, mention)
        if mention
        else Spot(witness, reading.claim, reading.start, reading.end, kind, reading.text)
    )


def make_spot(witness: int, claim: int, mention: Mention) -> Spot:
    """The place of a mention."""
    return Spot(witness, claim, mention.start, mention.end, mention.kind, mention.text)


def _find_mention(side: Side, kind: Kind, reading: Reading) -> Mention | None:
    """The mention of a kind that shares most letters with a reading."""

    def measure(mention: Mention) -> int:
        return min(mention.end, reading.end) - max(mention.start, reading.start)

    found = [m for m in side.mentions[reading.claim] if m.kind == kind and measure(m) > 0]
    return max(found, key=lambda m: (measure(m), -m.start), default=None)


def list_spots(side: Side, witness: int, claim: int, kind: Kind) -> Iterator[Spot]:
    """The mentions of a kind in one claim, in order."""
    return (make_spot(witness, claim, m) for m in side.mentions[claim] if m.kind == kind)


def mention_at(side: Side, spot: Spot) -> Mention | None:
    """The mention whose place this is; None for words that are no mention."""
    return next(
        (
            mention
            for mention in side.mentions[spot.claim]
            if (mention.kind, mention.start, mention.end) == (spot.kind, spot.start, spot.end)
        ),
        None,
    )


def tell_fate(side: Side, spot: Spot) -> str:
    """What befell the people whom a number counts ("dead", "hurt"); "" where that is not told."""
    mention = mention_at(side, spot)
    return mention.qualifiers.fate if mention is not None and not mention.unit else ""


def tell_office(side: Side, spot: Spot) -> str:
    """The office told right beside a name, by its id in the lexicon; "" where there is none."""
    mention = mention_at(side, spot) if spot.kind == "name" else None
    if mention is None:
        return ""
    office = role_beside(read_passage(side, spot.claim), mention)
    return office.value if office else ""


def tell_sort(side: Side, spot: Spot) -> str:
    """What a reading is said to be: a number of dead, the holder of an office; "" where open.

    A number without a fate close by has that of its claim, where the claim tells but one.
    """
    told = tell_fate(side, spot) or tell_office(side, spot)
    mention = mention_at(side, spot)
    return told or (mention.qualifiers.claim_fate if mention and not mention.unit else "")
