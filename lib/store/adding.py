"""From a draft to a row, and many rows into the library at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from lib.drafts import Draft
from lib.language.text import detect_language
from lib.model import Article
from lib.store.database import hold_for
from lib.store.fields import now, read_day, read_line, read_text
from lib.store.keys import digest_copy, name_text
from lib.store.records import Action, Added, Record
from lib.store.rows import RECORD, batch, list_twins, read_record
from lib.store.tables import article, article_event
from lib.store.twins import find_other, find_same, read_origin
from lib.store.words import index_words

_LONGEST_ID = 52  # base32 of the whole digest
_SAMPLES_AUTHOR = "Milaan"

ADDING = "milaan adding"  # held by whoever adds
Row = dict[str, Any]
Key = tuple[str, str]  # digest and outlet


@dataclass(frozen=True, slots=True)
class _Fate:
    """What becomes of a row. restored: the number of the removed article that it brings back."""

    key: Key
    is_new: bool
    restored: int | None = None
    copy_of: Key | None = None


def make_row(draft: Draft, author: str) -> Row:
    """A draft's row, but for its id. Raises EmptyText, TooLong, BadField."""
    text = read_text(draft.text)
    title, origin = read_line("title", draft.title), read_origin(draft)
    return origin | {
        "text": text,
        "chars": len(text),
        "title": title,
        "published": read_day(draft.published),
        "language": read_line("language", draft.language) or detect_language(text) or "",
        "added_by": author,
        "added_at": now(),
        "title_words": index_words(title),
        "words": index_words(title, origin["source"], text),
    }


def make_sample_row(sample: Article) -> Row:
    """The row of a sample, which has its own id."""
    draft = Draft(sample.text, sample.title, sample.source, sample.published, url=sample.url)
    return make_row(draft, _SAMPLES_AUTHOR) | {"id": sample.id}


def add_rows(connection: Connection, rows: Sequence[Row]) -> tuple[Added, ...]:
    """Keep what is new, bring back what was removed, and say for each row which it was."""
    # Two who add one text at once would each find that it is not there.
    hold_for(connection, ADDING)
    twins = list_twins(connection, [row["digest"] for row in rows])
    fates = [_settle(row, twins[row["digest"]]) for row in rows]
    fresh = [row for row, fate in zip(rows, fates, strict=True) if fate.is_new]
    for part in batch(fresh):
        insert_new(connection, _name_rows(connection, part, twins))
    _restore(connection, [fate.restored for fate in fates if fate.restored], rows)
    records = _read_records(connection, list(twins))
    return tuple(
        Added(
            records[fate.key],
            fate.is_new,
            fate.restored is not None,
            records[fate.copy_of] if fate.copy_of else None,
        )
        for fate in fates
    )


def _settle(row: Row, twins: list[Row]) -> _Fate:
    """What becomes of a row beside those with its text, to which it is added where it is new."""
    same = find_same(row, twins)
    if same is None:
        other = find_other(twins)
        twins.append(row)
        return _Fate(_key(row), True, copy_of=_key(other) if other else None)
    number = None
    if same.get("removed_at") is not None:
        number = same["number"]
        same["removed_at"] = None  # a second one finds it back
    return _Fate(_key(same), False, number)


def _key(row: Mapping[Any, Any]) -> Key:
    return row["digest"], row["outlet"]


def _read_records(connection: Connection, digests: Sequence[str]) -> dict[Key, Record]:
    records: dict[Key, Record] = {}
    for part in batch(digests):
        query = select(article.c.outlet, *RECORD).where(article.c.digest.in_(part))
        for row in connection.execute(query).mappings():
            records[_key(row)] = read_record(row)
    return records


def insert_new(connection: Connection, rows: Sequence[Row]) -> int:
    """Insert the rows whose text and outlet, and whose id, are not there yet; how many."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    query = dialect.insert(article).on_conflict_do_nothing()
    fresh = connection.scalars(query.returning(article.c.number), rows).all()
    _note_all(connection, fresh, rows[0]["added_by"], "added")
    return len(fresh)


def _name_rows(
    connection: Connection, rows: Sequence[Row], twins: Mapping[str, Sequence[Row]]
) -> list[Row]:
    """The rows with their ids: short, or whole where another article has the short one.

    The first article of a text is named by the text alone, later ones by their outlet as well.
    """
    digests = [
        row["digest"] if twins[row["digest"]][0] is row else digest_copy(*_key(row)) for row in rows
    ]
    names = [name_text(digest) for digest in digests]
    query = select(article.c.id).where(article.c.id.in_(names))
    taken = set(connection.scalars(query))
    return [
        row | {"id": name_text(digest, _LONGEST_ID) if name in taken else name}
        for row, digest, name in zip(rows, digests, names, strict=True)
    ]


def _restore(connection: Connection, numbers: Sequence[int], rows: Sequence[Row]) -> None:
    """Bring back the removed articles with these numbers, for whoever adds the rows."""
    for part in batch(numbers):
        this = article.c.number.in_(part)
        connection.execute(update(article).where(this).values(removed_at=None))
        _note_all(connection, part, rows[0]["added_by"], "restored")


def _note_all(connection: Connection, numbers: Sequence[int], author: str, action: Action) -> None:
    if numbers:
        same = {"at": now(), "author": author, "action": action, "field": "", "old": "", "new": ""}
        connection.execute(article_event.insert(), [{"article": n} | same for n in numbers])
