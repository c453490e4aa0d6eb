"""What a person brings in before it is kept: a text, what was recognised and noticed of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lib.model import Article

_PREFIX = "draft-"  # no id of the library begins so

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


def is_draft(id: str) -> bool:
    """Whether an id is that of a draft, which no library has."""
    return id.startswith(_PREFIX)


def name_draft(draft: Draft) -> str:
    """Give a draft an id by its content; another title or day makes another article."""
    said = (draft.text, draft.title, draft.source, str(draft.published or ""), draft.url)
    content = "\0".join(said).encode("utf-8", "replace")
    return _PREFIX + hashlib.blake2b(content, digest_size=8).hexdigest()


def make_article(draft: Draft) -> Article:
    """Make of a draft what can be compared without being kept."""
    id = name_draft(draft)
    return Article(id, draft.text, draft.title, draft.source, draft.published, draft.url)
