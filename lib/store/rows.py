"""Between rows and records, and what several kinds of questions share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, select

from lib.errors import ArticleNotFound
from lib.model import Article
from lib.store.fields import now
from lib.store.records import Action, ArticleFilter, Finding, Item, Judgement, Place, Record
from lib.store.tables import article, article_event, judgement

RECORD = [article.c[field.name] for field in fields(Record)]
ARTICLE = [article.c[field.name] for field in fields(Article)]
TWIN = [article.c[n] for n in ("number", "digest", "outlet", "source", "url", "removed_at")]
JUDGEMENT = [judgement.c[field.name] for field in fields(Judgement)]

AT_ONCE = 500  # rows asked for in one statement; SQLite takes 32,766 parameters


def batch(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items in parts of AT_ONCE, for statements that take only so many."""
    for at in range(0, len(items), AT_ONCE):
        yield items[at : at + AT_ONCE]


def filter_articles(wanted: ArticleFilter) -> ColumnElement[bool]:
    """The condition that an article is among those that are wanted."""
    removed = article.c.removed_at
    parts: list[ColumnElement[bool]] = [
        removed.is_not(None) if wanted.is_removed else removed.is_(None)
    ]
    if wanted.sources:
        parts.append(article.c.source.in_(wanted.sources))
    if wanted.languages:
        parts.append(article.c.language.in_(wanted.languages))
    if wanted.published_from:
        parts.append(article.c.published >= wanted.published_from)
    if wanted.published_to:
        parts.append(article.c.published <= wanted.published_to)
    return and_(*parts)


def find_offset(number: int, size: int) -> int:
    """How many items come before page `number` (from 1) of pages of `size`."""
    return (max(number, 1) - 1) * size


def find_article(connection: Connection, id: str, is_locked: bool = False) -> RowMapping:
    """The whole row of an article, held against others until the end of the transaction where
    `is_locked`. Raises ArticleNotFound."""
    query = select(article).where(article.c.id == id)
    row = connection.execute(query.with_for_update() if is_locked else query).mappings().first()
    if row is None:
        raise ArticleNotFound
    return row


def list_twins(connection: Connection, digests: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """What there is of each of these texts, removed or not, in the order in which it came."""
    found: dict[str, list[dict[str, Any]]] = {digest: [] for digest in digests}
    for part in batch(list(found)):
        query = select(*TWIN).where(article.c.digest.in_(part)).order_by(article.c.number)
        for row in connection.execute(query).mappings():
            found[row["digest"]].append(dict(row))
    return found


def note_event(
    connection: Connection,
    number: int,
    author: str,
    action: Action,
    field: str = "",
    old: str | date | None = "",
    new: str | date | None = "",
) -> None:
    """Add a line to the audit trail of the article with this number."""
    values = {"article": number, "at": now(), "author": author, "action": action, "field": field}
    connection.execute(article_event.insert(), values | {"old": _say(old), "new": _say(new)})


def read_record(row: Mapping[Any, Any]) -> Record:
    """The record in a row, which may hold more."""
    return Record(**{column.name: row[column.name] for column in RECORD})


def read_finding(row: Mapping[Any, Any]) -> Finding:
    """The finding in a row, which may hold more."""
    a, b = (
        Place(*(row[f"{side}_{name}"] for name in ("article", "digest", "claim", "reading")))
        for side in ("a", "b")
    )
    return Finding(row["key"], row["near_key"], row["kind"], a, b, row["why"], row["sort"])


def describe_row(found: Finding) -> dict[str, str]:
    """The row of a finding."""
    row = {"key": found.key, "near_key": found.near_key, "kind": found.kind, "why": found.why}
    row["sort"] = found.sort
    for side, place in (("a", found.a), ("b", found.b)):
        row[f"{side}_article"], row[f"{side}_digest"] = place.article_id, place.digest
        row[f"{side}_claim"], row[f"{side}_reading"] = place.claim, place.reading
    return row


def _say(value: str | date | None) -> str:
    return "" if value is None else str(value)
