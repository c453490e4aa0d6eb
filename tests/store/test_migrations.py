"""The scripts make exactly the tables that the code knows, once, whoever opens first."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from bench.durability import check_whole
from lib.drafts import Draft
from lib.errors import LibraryUnavailable, NotSaved
from lib.store import migrate, open_store
from lib.store.library import Store
from lib.store.migrate import HEAD, configure, find_revision
from lib.store.records import Changes
from lib.store.samples import load_samples
from lib.store.tables import metadata
from lib.store.words import is_search_table
from tests.conftest import ROOT
from tests.store.processes import open_library, run_processes


@pytest.fixture
def connection(store: Store) -> Iterator[Connection]:
    """A transaction in a library that has its tables."""
    with store.writing() as opened:
        yield opened


def list_tables(connection: Connection) -> set[str]:
    names = set(inspect(connection).get_table_names())
    return {name for name in names if not is_search_table(name)} - {"alembic_version"}


def test_upgrading_from_nothing_makes_the_tables_of_the_code(connection: Connection) -> None:
    """Nothing is left that a new migration would have to do."""
    options = {"include_name": lambda name, kind, _: not is_search_table(name or "")}
    context = MigrationContext.configure(connection, opts=options)
    assert compare_metadata(context, metadata) == []
    command.check(configure(connection))


def test_every_column_that_must_not_be_empty_is_so_in_the_database(connection: Connection) -> None:
    """What the comparison above does not look at: nullability and checks."""
    for table in metadata.sorted_tables:
        found = {c["name"]: c["nullable"] for c in inspect(connection).get_columns(table.name)}
        assert found == {c.name: c.nullable for c in table.columns}
        checks = {c["name"] for c in inspect(connection).get_check_constraints(table.name)}
        ours = {str(c.name) for c in table.constraints if str(c.name).startswith("ck_")}
        assert checks == ours


def test_the_newest_script_is_the_one_that_is_opened_to(connection: Connection) -> None:
    scripts = ScriptDirectory.from_config(configure(connection))
    assert scripts.get_heads() == [HEAD]
    assert find_revision(connection) == HEAD


def test_a_downgrade_leaves_nothing_and_can_be_undone(connection: Connection) -> None:
    command.downgrade(configure(connection), "base")
    assert list_tables(connection) == set()
    assert find_revision(connection) == ""
    command.upgrade(configure(connection), "head")
    assert list_tables(connection) == set(metadata.tables)


def test_a_migration_that_fails_leaves_the_library_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tables are made in one transaction, in SQLite as well."""
    with store.writing() as connection:
        command.downgrade(configure(connection), "base")

    def fail(connection: Connection) -> None:
        command.upgrade(configure(connection), "head")
        connection.execute(text("SELECT nothing FROM nowhere"))

    monkeypatch.setattr(migrate, "upgrade_tables", fail)
    with pytest.raises(LibraryUnavailable):
        migrate.upgrade(store.engine)
    with store.reading() as connection:
        assert list_tables(connection) == set()


def test_a_library_of_a_newer_milaan_is_refused_in_words(store: Store, url: str) -> None:
    """And stays as it is."""
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LibraryUnavailable, match="newer Milaan"):
        open_store(url)
    with store.reading() as connection:
        assert find_revision(connection) == "9999"


OLD = {
    "INSERT INTO article (number, id, digest, text, chars, title, source, language, url, added_by,"
    " added_at, title_words, words) VALUES (:number, :id, :digest, :text, 9, '', :source, 'en', '',"
    " 'asha', '2024-03-01 00:00:00', '', :text)": [
        {"number": 7, "id": "one", "digest": "d1", "text": "ferry", "source": "The  Mail."},
        {"number": 9, "id": "two", "digest": "d2", "text": "bridge", "source": "Ashapur Post"},
    ],
    "INSERT INTO article_event (article, at, author, action, field, old, new)"
    " VALUES (:article, '2024-03-01 00:00:00', 'asha', :action, :field, :old, :new)": [
        {"article": 7, "action": "added", "field": "", "old": "", "new": ""},
        {"article": 9, "action": "added", "field": "", "old": "", "new": ""},
        {"article": 9, "action": "edited", "field": "source", "old": "post.example", "new": "Post"},
        {"article": 9, "action": "edited", "field": "source", "old": "Post", "new": "Ashapur Post"},
    ],
}  # fmt: skip


@pytest.fixture
def old_store(store: Store) -> Store:
    """A library as the script before the outlets left it, with two articles and their trails."""
    with store.writing() as connection:
        command.downgrade(configure(connection), "0003")
        for statement, rows in OLD.items():
            connection.execute(text(statement), rows)
    return store


def test_an_existing_library_learns_outlets(old_store: Store, url: str) -> None:
    """Articles, ids, trails and the search stay; a source counts as it was brought."""
    migrate.upgrade(old_store.engine)
    store = open_store(url, with_samples=False)
    with store.reading() as connection:
        rows = connection.execute(text("SELECT number, id, outlet FROM article ORDER BY number"))
        assert rows.all() == [(7, "one", "the mail"), (9, "two", "post.example")]
        assert list_tables(connection) == set(metadata.tables)
    assert [e.new for e in store.article_history("two")] == ["", "Post", "Ashapur Post"]
    assert [hit.record.id for hit in store.search("bridge").items] == ["two"]
    assert list(check_whole(store)) == []
    store.close()


def test_a_library_that_learned_outlets_goes_on(old_store: Store) -> None:
    """Edits reach the search, trails hold on to their articles, numbers go on."""
    migrate.upgrade(old_store.engine)
    store = old_store
    store.edit_article("one", Changes(title="Harbour"), "ravi")
    assert store.search("harbour").total == 1
    added = store.add_article(Draft("A new text on a lighthouse."), "asha").record
    assert [hit.record.id for hit in store.search("lighthouse").items] == [added.id]
    assert [event.action for event in store.article_history(added.id)] == ["added"]
    assert list(check_whole(store)) == []
    with pytest.raises(NotSaved), store.writing() as connection:
        connection.execute(text("DELETE FROM article WHERE number = 7"))


def test_without_outlets_a_text_is_kept_once_again(store: Store) -> None:
    """The way back keeps what came first, and the search forgets the rest."""
    drafts = [Draft("One ferry.", source="Mail"), Draft("One ferry.", source="Post"), Draft("Two.")]
    first, _, other = store.add_articles(drafts, "asha")
    with store.writing() as connection:
        command.downgrade(configure(connection), "0003")
    migrate.upgrade(store.engine)
    assert {r.id for r in store.list_articles().items} == {first.record.id, other.record.id}
    assert [hit.record.id for hit in store.search("ferry").items] == [first.record.id]
    assert list(check_whole(store)) == []


@pytest.mark.slow
def test_several_processes_open_a_new_library_at_once(new_url: str) -> None:
    """One makes it, all can use it, and each sample is there once."""
    assert run_processes(open_library, new_url, 4) == [0] * 4
    store = open_store(new_url)
    assert {record.id for record in store.list_articles().items} == set(load_samples())
    store.close()


def test_the_store_is_not_loaded_before_it_is_needed(tmp_path: Path) -> None:
    """The command line starts without SQLAlchemy, and so do records and keys."""
    code = (
        "import sys, lib.__main__, lib.drafts, lib.store, lib.store.records, lib.store.keys\n"
        "sys.exit('sqlalchemy' in sys.modules or 'alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
