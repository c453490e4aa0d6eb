"""What a person brings in before it is kept: a text and what was recognised about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that is not stored yet. Every field but the text may be empty and is editable."""

    text: str
    title: str = ""
    source: str = ""
    published: date | None = None
    language: str = ""
    url: str = ""
