"""The table of facts of one story: witnesses as columns, facts as rows, cells between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from lib.model import Article, Kind, Reading, Severity

Status = Literal["disputed", "update", "unresolved", "agreed"]
Standing = Literal[
    "majority",  # more witnesses say this than anything else, and at least two
    "outlier",  # says something else than the majority
    "split",  # the row is disputed and has no majority
    "divided",  # this witness says several of the contested things itself
    "fits",  # too loose to take a side: "over 50" beside 54 and 60
    "update",  # the latest state of a figure that grows over the days
    "superseded",  # an earlier state of such a figure
    "unresolved",  # cannot be compared without more knowledge
    "agreed",  # says what all say who speak of it
    "silent",  # says nothing that could be set beside it
]


@dataclass(frozen=True, slots=True)
class Witness:
    """A column: an article and its copies, which count once.

    articles: the earliest first, which is the one that was compared and whose places are given.
    name: its source, else its title, else its id. published: the earliest day, if any is known.
    family: a number; witnesses with one number carry one text of which something was changed, and
    count once where they say the same.
    """

    articles: tuple[Article, ...]
    name: str
    published: date | None
    family: int


@dataclass(frozen=True, slots=True)
class Place:
    """A reading and the id of the article that it stands in."""

    article: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Said:
    """One distinct reading of a cell, spelled as in its first place.

    text: with the words that make a number loose ("at least 12"), which its places leave out.
    roman: in Latin letters, "" where it is written so. gloss: what it means in English, or its
    value ("INR 90 million"); "" where the reading says it. group: as in `Cell`.
    """

    text: str
    roman: str
    gloss: str
    group: int | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one witness says of one fact; no places where it is silent.

    group: cells of a row with the same number, from 0, say the same; None where silent, divided,
    or too loose. said: the distinct readings in order of place. places: all of them, in order.
    """

    standing: Standing
    group: int | None
    places: tuple[Place, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A row: one cell a witness, in the order of the columns.

    label: what it is about, in words of the texts or the lexicon. why: one sentence, which may
    cite the texts. severity: the gravest of the disagreements, None where the row is not disputed.
    """

    kind: Kind
    label: str
    status: Status
    cells: tuple[Cell, ...]
    why: str
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Consensus:
    """Who says what. Columns by day of publication, undated last.

    facts: disputed ones first, the most severe at the top, then updates, unresolved and agreed
    ones. more_agreed: how many agreed facts beyond those are not listed. left_out: a sentence for
    each article that could not be compared; it is no column.
    """

    witnesses: tuple[Witness, ...]
    facts: tuple[Fact, ...]
    more_agreed: int = 0
    left_out: tuple[str, ...] = ()
