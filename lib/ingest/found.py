"""What a parser hands back, and what it says when it cannot."""

from __future__ import annotations

from dataclasses import dataclass


class Unreadable(Exception):
    """Why bytes are no article, as the end of the sentence "x cannot be read: …"."""


@dataclass(frozen=True, slots=True)
class Found:
    """One article as a parser saw it; nothing is checked yet.

    published: as it was written. row: its place in a file of many, from 1, else 0.
    reason: why this row is no article; then the rest is empty.
    """

    text: str = ""
    title: str = ""
    source: str = ""
    published: str = ""
    url: str = ""
    row: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or a row of one, that gave no article. `reason` is a sentence for the user."""

    name: str
    reason: str


def put_headline(title: str, text: str) -> str:
    """The text under its title, as a page shows it, unless it begins with it already."""
    title = " ".join(title.split())
    if not title or " ".join(text[: 2 * len(title)].split()).startswith(title):
        return text
    return f"{title}\n\n{text}"
