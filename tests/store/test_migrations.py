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

from lib.errors import LibraryUnavailable
from lib.samples import load_samples
from lib.store import open_store
from lib.store.library import Store
from lib.store.migrate import HEAD, configure, find_revision
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
    from lib.store import migrate

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
