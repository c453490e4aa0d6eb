"""What is said of a draft whose text is, or nearly is, that of another article."""

from __future__ import annotations

from dataclasses import dataclass

from lib.corpus.copies import name_article, say_copy, say_known, say_percent
from lib.drafts import Draft
from lib.errors import MilaanError
from lib.model import Article
from lib.store.twins import are_same, have_one_text
from pages.parts.library.desk import Pending
from pages.parts.pickers import describe_article
from pages.parts.shelf import find_store


@dataclass(frozen=True, slots=True)
class Alike:
    """A sentence on an article that a draft is like. share: how much of it is, in [0, 1].

    is_same: of the two only one will be kept.
    """

    share: float
    told: str
    is_same: bool = False


def say_near(share: float, title: str) -> Alike:
    """`98 % the same as Title — source`."""
    return Alike(share, f"{say_percent(share)} the same as {title}")


def say_twin(draft: Draft) -> Alike | None:
    """What the library will do with a draft whose text it has; None where it cannot be asked."""
    try:
        twin = find_store().find_twin(draft)
    except MilaanError:
        return None
    if twin is None:
        return None
    title = name_article(twin.record.title or twin.record.id, twin.record.source)
    told = say_known(title, bool(draft.source)) if twin.is_same else say_copy(title)
    return Alike(1.0, told, twin.is_same)


def say_waiting(share: float, pending: Pending, other: Pending) -> Alike:
    """What is said of a draft beside another that waits; of two that are one the first is kept."""
    title = f"{describe_article(_as_article(other.draft))} (brought just now)"
    near = say_near(share, title)
    if share < 1 or not have_one_text(pending.draft, other.draft):
        return near
    earlier, later = sorted((pending, other), key=lambda each: each.number)
    try:
        if not are_same(later.draft, earlier.draft):
            return Alike(share, say_copy(title))
    except MilaanError:  # a field that will not be kept as it is; saving says so
        return near
    if pending is later:
        return Alike(share, say_known(title, bool(pending.draft.source)), is_same=True)
    return Alike(share, f"{near.told}, which is not kept beside this", is_same=True)


def _as_article(draft: Draft) -> Article:
    return Article("", draft.text, draft.title or "no title", draft.source, draft.published)
