"""Which article of the library a text that comes is: the same text of the same outlet is one.

One text from two outlets is two articles, so that who copies whom can be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from lib.drafts import Draft
from lib.store.fields import read_line
from lib.store.keys import digest_text, name_address, name_outlet

Row = TypeVar("Row", bound=Mapping[str, Any])


def have_one_text(a: Draft, b: Draft) -> bool:
    """Whether two drafts have the same text, composed or decomposed."""
    return digest_text(a.text) == digest_text(b.text)


def are_same(draft: Draft, earlier: Draft) -> bool:
    """Whether a draft adds nothing to an earlier one with its text. Raises BadField."""
    return find_same(read_origin(draft), [read_origin(earlier)]) is not None


def read_origin(draft: Draft) -> dict[str, str]:
    """The columns that tell one article from another. Raises BadField."""
    source, url = read_line("source", draft.source), read_line("URL", draft.url)
    outlet = name_outlet(source)
    return {"digest": digest_text(draft.text), "outlet": outlet, "source": source, "url": url}


def find_same(row: Mapping[str, Any], twins: Sequence[Row]) -> Row | None:
    """Of the rows with this row's text the one that it is: of its outlet or its web address.

    A row that names no outlet is any of them: nothing says that it is another. What an outlet was
    called when its text came counts as well as what it is called now, so that a file which is
    brought again after a source was put right adds nothing. One in sight goes before a removed one.
    """
    outlet, address = row["outlet"], name_address(row["url"])

    def rank(twin: Mapping[str, Any]) -> tuple[bool, ...]:
        is_there = bool(address) and address == name_address(twin["url"])
        is_called = outlet == name_outlet(twin["source"])
        return _is_removed(twin), not is_there, not is_called, outlet != twin["outlet"]

    same = [twin for twin in twins if not outlet or not all(rank(twin)[1:])]
    return min(same, key=rank, default=None)


def find_other(twins: Iterable[Row]) -> Row | None:
    """The first of the rows that is in sight."""
    return next((twin for twin in twins if not _is_removed(twin)), None)


def _is_removed(twin: Mapping[str, Any]) -> bool:
    return twin.get("removed_at") is not None
