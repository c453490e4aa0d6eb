"""What a person brings in before it is kept: a text, what was recognised and noticed of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

NoticeKind = Literal[
    "unreadable", "misread", "control", "direction", "marks", "invisible", "homoglyph"
]


@dataclass(frozen=True, slots=True)
class Notice:
    """What an analyst should know of a text, in one sentence.

    places: half-open ranges in the cleaned text, the first few; none for what is gone.
    """

    kind: NoticeKind
    message: str
    places: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that is not stored yet. Every field but the text may be empty and is editable.

    notices: what was changed in the text on the way in, and can no longer be seen in it.
    """

    text: str
    title: str = ""
    source: str = ""
    published: date | None = None
    language: str = ""
    url: str = ""
    notices: tuple[Notice, ...] = ()
