"""Cells: what each witness says of a fact, with every place."""

from __future__ import annotations

from collections.abc import Mapping

from lib.consensus.model import Cell, Place, Said, Standing
from lib.consensus.spots import Spot, mention_at
from lib.consensus.story import Story
from lib.disagree.slots.passage import read_passage
from lib.disagree.values.telling import is_told_wider
from lib.language.gloss import gloss, is_hindi
from lib.language.romanise import romanise
from lib.language.text import fold
from lib.model import Side
from lib.wording.amounts import EMPHASES, say_amount, say_date

_NAMES = ("name", "place")  # kinds that are told by their sound alone
SILENT = Cell("silent", None, (), ())


def make_cells(
    story: Story, numbers: Mapping[Spot, int | None], standings: Mapping[int, Standing]
) -> tuple[Cell, ...]:
    """A cell for each witness, in the order of the columns. numbers: the group of each place."""
    return tuple(
        _make_cell(story, witness, numbers, standings) for witness in range(len(story.witnesses))
    )


def _make_cell(
    story: Story,
    witness: int,
    numbers: Mapping[Spot, int | None],
    standings: Mapping[int, Standing],
) -> Cell:
    spots = sorted(spot for spot in numbers if spot.witness == witness)
    if not spots:
        return SILENT
    groups = {numbers[spot] for spot in spots} - {None}
    article = story.sides[witness].article.id
    side = story.sides[witness]
    by_text: dict[str, list[Spot]] = {}
    for spot in spots:
        by_text.setdefault(fold(_read_whole(side, spot)), []).append(spot)
    return Cell(
        standings[witness],
        groups.pop() if len(groups) == 1 else None,
        tuple(Place(article, spot.reading) for spot in spots),
        tuple(_make_said(side, article, same, numbers[same[0]]) for same in by_text.values()),
    )


def _read_whole(side: Side, spot: Spot) -> str:
    """The reading with the words that make it loose: at least 12."""
    mention = mention_at(side, spot)
    if mention is None or mention.quantity is None or not is_told_wider(mention):
        return spot.text
    return read_passage(side, spot.claim).read_tokens(*mention.told).text


def _make_said(side: Side, article: str, spots: list[Spot], group: int | None) -> Said:
    first, text = spots[0], _read_whole(side, spots[0])
    return Said(
        text,
        romanise(text, capitalise=first.kind in _NAMES) if is_hindi(text) else "",
        _say_meaning(side, first, text),
        group,
        tuple(Place(article, spot.reading) for spot in spots),
    )


def _say_meaning(side: Side, spot: Spot, text: str) -> str:
    """The value of an amount, the gloss of Hindi words; "" where it would say the same again."""
    mention = mention_at(side, spot)
    meaning = ""
    if mention is not None and spot.kind == "number":
        emphasis = EMPHASES.get(mention.qualifiers.emphasis, "")
        meaning = f"{emphasis} {say_amount(mention)}".strip()
    elif mention is not None and spot.kind == "date":
        meaning = say_date(mention)
    if not meaning and spot.kind not in _NAMES and is_hindi(text):
        meaning = gloss(text)
    return "" if fold(meaning) == fold(text) else meaning
