"""From a draft to a row, and many rows into the library at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from lib.drafts import Draft
from lib.model import Article
from lib.store.database import hold_for
from lib.store.fields import now, read_day, read_line, read_text
from lib.store.keys import digest_text, name_text
from lib.store.records import Action, Added, Record
from lib.store.rows import RECORD, batch, read_record
from lib.store.tables import article, article_event
from lib.store.words import index_words
from lib.text import detect_language

_LONGEST_ID = 52  # base32 of the whole digest
_SAMPLES_AUTHOR = "Milaan"

Row = dict[str, Any]


def make_row(draft: Draft, author: str) -> Row:
    """A draft's row, but for its id. Raises EmptyText, TooLong, BadField."""
    text = read_text(draft.text)
    title, source = read_line("title", draft.title), read_line("source", draft.source)
    return {
        "digest": digest_text(text),
        "text": text,
        "chars": len(text),
        "title": title,
        "source": source,
        "published": read_day(draft.published),
        "language": read_line("language", draft.language) or detect_language(text) or "",
        "url": read_line("URL", draft.url),
        "added_by": author,
        "added_at": now(),
        "title_words": index_words(title),
        "words": index_words(title, source, text),
    }


def make_sample_row(sample: Article) -> Row:
    """The row of a sample, which has its own id."""
    draft = Draft(sample.text, sample.title, sample.source, sample.published, url=sample.url)
    return make_row(draft, _SAMPLES_AUTHOR) | {"id": sample.id}


def add_rows(connection: Connection, rows: Sequence[Row]) -> tuple[Added, ...]:
    """Keep what is new, bring back what was removed, and say for each row which it was."""
    new, removed = set[str](), set[str]()
    records: dict[str, Record] = {}
    if len(rows) > 1:  # two who add the same texts in other orders would wait for each other
        hold_for(connection, "milaan adding")
    distinct: dict[str, Row] = {}
    for row in rows:
        distinct.setdefault(row["digest"], row)
    for part in batch(list(distinct.values())):
        new |= insert_new(connection, _name_rows(connection, part))
        digests = [row["digest"] for row in part]
        removed |= _restore(connection, digests, part[0]["added_by"])
        found = connection.execute(select(*RECORD).where(article.c.digest.in_(digests)))
        records |= {row["digest"]: read_record(row) for row in found.mappings()}
    answers = []
    for digest in (row["digest"] for row in rows):
        answers.append(Added(records[digest], digest in new, digest in removed))
        new.discard(digest)  # a second copy in one go is no longer new
        removed.discard(digest)
    return tuple(answers)


def insert_new(connection: Connection, rows: Sequence[Row]) -> set[str]:
    """Insert the rows whose text and id are not there yet; their digests."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    query = dialect.insert(article).on_conflict_do_nothing()
    fresh = connection.execute(query.returning(article.c.number, article.c.digest), rows).all()
    _note_all(connection, [row.number for row in fresh], rows[0]["added_by"], "added")
    return {row.digest for row in fresh}


def _name_rows(connection: Connection, rows: Sequence[Row]) -> list[Row]:
    """The rows with their ids: short, or whole where another text has the short one."""
    names = {row["digest"]: name_text(row["digest"]) for row in rows}
    query = select(article.c.id, article.c.digest).where(article.c.id.in_(names.values()))
    taken = {row.id: row.digest for row in connection.execute(query)}
    for digest, name in names.items():
        if taken.get(name, digest) != digest:
            names[digest] = name_text(digest, _LONGEST_ID)
    return [row | {"id": names[row["digest"]]} for row in rows]


def _restore(connection: Connection, digests: Sequence[str], author: str) -> set[str]:
    """Bring back those of these texts that were removed; their digests."""
    is_removed = article.c.digest.in_(digests) & article.c.removed_at.is_not(None)
    query = update(article).where(is_removed).values(removed_at=None)
    back = connection.execute(query.returning(article.c.number, article.c.digest)).all()
    _note_all(connection, [row.number for row in back], author, "restored")
    return {row.digest for row in back}


def _note_all(connection: Connection, numbers: Sequence[int], author: str, action: Action) -> None:
    if numbers:
        same = {"at": now(), "author": author, "action": action, "field": "", "old": "", "new": ""}
        connection.execute(article_event.insert(), [{"article": n} | same for n in numbers])
