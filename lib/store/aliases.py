"""Aliases: readings that a person taught to be the same, from then on and until withdrawn."""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import Connection, select, update

from lib.errors import BadField
from lib.store.database import Database, hold_for
from lib.store.fields import now, read_line
from lib.store.keys import fold_reading, name_pair
from lib.store.records import Alias
from lib.store.tables import alias

_COLUMNS = [alias.c[field.name] for field in fields(Alias)]


class Aliases(Database):
    """Pairs such as मॉस्को = मास्को, NSA = एनएसए; who taught them is kept, and who withdrew them."""

    def teach_alias(
        self, a: str, b: str, author: str, kind: str = "", finding_key: str = ""
    ) -> Alias:
        """Keep that two readings are the same; a pair that is taught already stays as it is.

        finding_key: the finding that was judged "same", if one was. Raises BadField, NotSaved.
        """
        row = {
            "a": read_line("reading", a),
            "b": read_line("reading", b),
            "kind": read_line("kind", kind),
            "finding_key": read_line("article's id", finding_key),
            "taught_by": read_line("author", author),
        }
        if not fold_reading(row["a"]) or not fold_reading(row["b"]):
            raise BadField("reading", "is empty; an alias needs two readings")
        if fold_reading(row["a"]) == fold_reading(row["b"]):
            raise BadField("reading", "is the same as the other one; there is nothing to teach")
        row |= {"pair": name_pair(a, b), "withdrawn_by": ""}
        with self.writing() as connection:
            hold_for(connection, row["pair"])
            if not _find_taught(connection, row["pair"]):
                connection.execute(alias.insert(), row | {"taught_at": now()})
            [taught] = _find_taught(connection, row["pair"])
        return taught

    def withdraw_alias(self, number: int, author: str) -> None:
        """Let an alias no longer apply; it stays in the list of withdrawn ones. NotSaved."""
        values = {"withdrawn_by": read_line("author", author), "withdrawn_at": now()}
        this = (alias.c.number == number) & alias.c.withdrawn_at.is_(None)
        with self.writing() as connection:
            connection.execute(update(alias).where(this).values(values))

    def list_aliases(self, with_withdrawn: bool = False) -> tuple[Alias, ...]:
        """The aliases that apply, or all there ever were, in the order they were taught."""
        query = select(*_COLUMNS).order_by(alias.c.number)
        if not with_withdrawn:
            query = query.where(alias.c.withdrawn_at.is_(None))
        with self.reading() as connection:
            return tuple(Alias(**row._mapping) for row in connection.execute(query))

    def alias_pairs(self) -> frozenset[tuple[str, str]]:
        """The readings that count as the same, for the engine; equal sets mean equal results."""
        with self.reading() as connection:
            return read_pairs(connection)


def read_pairs(connection: Connection) -> frozenset[tuple[str, str]]:
    """The readings that count as the same."""
    query = select(alias.c.a, alias.c.b).where(alias.c.withdrawn_at.is_(None))
    return frozenset((row.a, row.b) for row in connection.execute(query))


def _find_taught(connection: Connection, pair: str) -> list[Alias]:
    query = select(*_COLUMNS).where(alias.c.pair == pair, alias.c.withdrawn_at.is_(None))
    return [Alias(**row._mapping) for row in connection.execute(query)]
