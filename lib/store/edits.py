"""Articles: described better, removed, brought back, and who did it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select, update

from lib.errors import ChangedMeanwhile
from lib.store.database import Database
from lib.store.fields import now, read_day, read_line
from lib.store.records import Action, Changes, Event, Record
from lib.store.rows import find_article, note_event, read_record
from lib.store.tables import article, article_event
from lib.store.words import index_words

_LINES = {"title": "title", "source": "source", "language": "language", "url": "URL"}


class Edits(Database):
    """What is known of an article may change; every change is kept with its author and time."""

    def edit_article(
        self, id: str, changes: Changes, author: str, seen: Record | None = None
    ) -> Record:
        """Change what is known of an article; fields that are as wanted already are left alone.

        seen: the record that the author looked at; a field that someone else has changed since
        raises ChangedMeanwhile. Also raises ArticleNotFound, BadField, NotSaved.
        """
        author, wanted = read_line("author", author), _read_changes(changes)
        with self.writing() as connection:
            row = find_article(connection, id, is_locked=True)
            fresh = {name: value for name, value in wanted.items() if row[name] != value}
            for name in fresh:
                if seen is not None and getattr(seen, name) != row[name]:
                    raise ChangedMeanwhile(name)
            changed = {**row, **fresh}
            if fresh:
                values = fresh | {
                    "title_words": index_words(changed["title"]),
                    "words": index_words(changed["title"], changed["source"], changed["text"]),
                }
                this = article.c.number == row["number"]
                connection.execute(update(article).where(this).values(values))
            for name, value in fresh.items():
                note_event(connection, row["number"], author, "edited", name, row[name], value)
        return read_record(changed)

    def remove_article(self, id: str, author: str) -> Record:
        """Take an article out of sight; it can be restored. Raises ArticleNotFound, NotSaved."""
        return self._show(id, author, "removed")

    def restore_article(self, id: str, author: str) -> Record:
        """Bring a removed article back. Raises ArticleNotFound, NotSaved."""
        return self._show(id, author, "restored")

    def article_history(self, id: str) -> tuple[Event, ...]:
        """What was done with an article, oldest first. Raises ArticleNotFound."""
        columns = [article_event.c[name] for name in Event.__slots__]
        with self.reading() as connection:
            number = find_article(connection, id)["number"]
            query = select(*columns).where(article_event.c.article == number)
            rows = connection.execute(query.order_by(article_event.c.number))
            return tuple(Event(**row._mapping) for row in rows)

    def version(self) -> int:
        """A number that changes with every change of any article, and is cheap to ask for.

        Lines of the audit trail are only ever added, so counting them misses no transaction that
        ends out of order.
        """
        with self.reading() as connection:
            return connection.scalar(select(func.count()).select_from(article_event)) or 0

    def _show(self, id: str, author: str, action: Action) -> Record:
        author = read_line("author", author)
        with self.writing() as connection:
            row = dict(find_article(connection, id, is_locked=True))
            if (row["removed_at"] is not None) != (action == "removed"):
                row["removed_at"] = now() if action == "removed" else None
                this = article.c.number == row["number"]
                connection.execute(update(article).where(this).values(removed_at=row["removed_at"]))
                note_event(connection, row["number"], author, action)
        return read_record(row)


def _read_changes(changes: Changes) -> dict[str, str | date | None]:
    wanted: dict[str, str | date | None] = {
        name: read_line(said, changes[name])  # type: ignore[literal-required]
        for name, said in _LINES.items()
        if name in changes
    }
    if "published" in changes:
        wanted["published"] = read_day(changes["published"])
    return wanted
