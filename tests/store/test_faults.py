"""A locked, full, read-only or absent database is told in words, and nothing is half-stored."""

from __future__ import annotations

import ctypes
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from lib.drafts import Draft
from lib.errors import LibraryUnavailable, NotSaved
from lib.store import open_store
from lib.store.database import Database, find_url
from lib.store.library import Store
from tests.conftest import ROOT
from tests.store.postgres import Server
from tests.store.test_judgements import make

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2  # prctl(2), capabilities(7)
KEPT = Draft("This one was there before.")
LOST = Draft("This one cannot be stored. " * 200)
MANY = [Draft(f"{n} " + "x" * 10_000) for n in range(100)]


@pytest.fixture
def held(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A library that gives up waiting at once, with one article."""
    monkeypatch.setattr("lib.store.database.WAIT_FOR_LOCK", 0.2)
    store = open_store(url, with_samples=False)
    store.add_article(KEPT, "asha")
    yield store
    store.close()


def check_alive(store: Store) -> None:
    """After the fault is over, all is as before it, and writing works again."""
    assert store.list_articles().total == 1
    assert store.search("stored").total == 0
    assert store.add_article(LOST, "asha").is_new
    assert store.search("stored").total == 1


def test_a_lock_held_by_someone_else_is_told_in_words(held: Store, url: str) -> None:
    """Reading goes on meanwhile."""
    other = open_store(url, with_samples=False)
    with other.writing() as connection:
        if held.engine.dialect.name == "postgresql":
            connection.exec_driver_sql("LOCK TABLE article IN SHARE MODE")
        with pytest.raises(NotSaved, match="others are using the library"):
            held.add_article(LOST, "asha")
        assert held.list_articles().total == 1
    other.close()
    check_alive(held)


def test_a_write_that_fails_midway_stores_nothing(held: Store) -> None:
    """Neither the rows before the fault nor their words nor their audit trail."""
    found = make()

    def write() -> None:
        with held.writing() as connection:
            from lib.store.adding import add_rows, make_row

            add_rows(connection, [make_row(LOST, "asha")])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write()
    assert held.judgements_for([found]) == {}
    check_alive(held)


@pytest.fixture
def small(sqlite_url: str) -> Iterator[Store]:
    """An SQLite library with one article, on one connection that a test may limit."""
    store = open_store(sqlite_url, with_samples=False)
    store.add_article(KEPT, "asha")
    yield store
    store.close()


def run_pragma(store: Store, pragma: str) -> None:
    """On the one connection that the pool has."""
    with store.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute(f"PRAGMA {pragma}")


def test_a_full_disk_is_told_in_words(small: Store) -> None:
    """SQLite's own limit of pages answers as a full disk does."""
    run_pragma(small, "max_page_count = 1")
    for write in (
        lambda: small.add_articles(MANY, "asha"),
        lambda: small.share_view([], "asha", "0.1.0", {"q": "x" * 1_000_000}),
    ):
        with pytest.raises(NotSaved, match="disk is full"):
            write()
    run_pragma(small, "max_page_count = 1000000")
    assert small.list_views("asha") == ()
    check_alive(small)


def test_a_disk_that_refuses_to_write_is_told_in_words(small: Store) -> None:
    """A limit on the size of files stops the write where the system itself says no."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, before[1]))
    try:
        with pytest.raises(NotSaved, match="the disk"):
            small.add_articles(MANY, "asha")
        assert small.list_articles().total == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    check_alive(small)


GONE = "moved or deleted"


def check_gone(store: Store) -> None:
    """Nothing is read, saved or called ready."""
    for read in (store.ping, store.list_articles):
        with pytest.raises(LibraryUnavailable, match=GONE):
            read()
    for write in (
        lambda: store.add_article(LOST, "asha"),
        lambda: store.judge(make(), "same", "asha"),
    ):
        with pytest.raises(NotSaved, match=GONE):
            write()


def test_a_file_that_is_moved_away_takes_nothing_until_it_is_back(
    small: Store, tmp_path: Path
) -> None:
    """Its connections still work, but what they keep would be gone with them."""
    file, away = tmp_path / "library.db", tmp_path / "away.db"
    file.rename(away)
    check_gone(small)
    assert not file.exists()
    away.rename(file)
    check_alive(small)


def test_a_file_that_is_deleted_takes_nothing_and_is_not_made_anew(
    small: Store, sqlite_url: str, tmp_path: Path
) -> None:
    """Nor where there is no connection left; a copy that is put there is used at once."""
    file, copy = tmp_path / "library.db", tmp_path / "copy.db"
    with sqlite3.connect(file) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    for path in tmp_path.glob("library.db*"):
        path.unlink()
    check_gone(small)
    small.close()
    check_gone(small)
    assert not file.exists()
    copy.rename(file)
    check_alive(small)
    other = open_store(sqlite_url, with_samples=False)
    assert other.list_articles().total == 2
    other.close()


def test_a_file_that_is_replaced_is_read_and_written(
    small: Store, sqlite_url: str, tmp_path: Path
) -> None:
    """Not the one that had its name before."""
    for path in tmp_path.glob("library.db*"):
        path.unlink()
    open_store(sqlite_url, with_samples=False).close()
    assert small.list_articles().total == 0
    id = small.add_article(KEPT, "asha").record.id
    other = open_store(sqlite_url, with_samples=False)
    assert other.article(id).text == KEPT.text
    other.close()


def test_a_file_that_vanishes_during_a_write_is_not_said_to_be_saved(
    small: Store, tmp_path: Path
) -> None:
    def write_and_lose_the_file() -> None:
        with small.writing() as connection:
            from lib.store.adding import add_rows, make_row

            add_rows(connection, [make_row(LOST, "asha")])
            (tmp_path / "library.db").rename(tmp_path / "away.db")

    with pytest.raises(NotSaved, match=GONE):
        write_and_lose_the_file()
    (tmp_path / "away.db").rename(tmp_path / "library.db")
    check_alive(small)


READ_ONLY = """
import sys
from lib.drafts import Draft
from lib.errors import LibraryUnavailable, NotSaved
from lib.store import open_store
try:
    store = open_store(sys.argv[1])
    print(store.list_articles().total, [hit.record.id for hit in store.search("before").items])
    store.add_article(Draft("Another."), "asha")
except (LibraryUnavailable, NotSaved) as error:
    print(error)
"""


@pytest.mark.slow
@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "open elsewhere"])
def test_a_read_only_library_is_told_in_words(tmp_path: Path, is_open: bool) -> None:
    """By a process that may write neither the file nor its folder."""
    file = tmp_path / "folder" / "library.db"
    store = open_store(f"sqlite:///{file}")
    store.add_article(KEPT, "asha")
    if not is_open:
        store.close()
    for path in file.parent.iterdir():
        path.chmod(0o444)
    file.parent.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, f"sqlite:///{file}"],
        cwd=ROOT, text=True, capture_output=True, check=False, preexec_fn=give_up_rights,
    )  # fmt: skip
    file.parent.chmod(0o755)
    store.close()
    assert done.stderr == ""
    assert "read-only" in done.stdout or "can be written" in done.stdout


_libc = ctypes.CDLL(None)


def give_up_rights() -> None:
    """Root writes where no one may; without these two capabilities it may not either."""
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        _libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


@pytest.mark.parametrize(
    "content", [b"This is no library at all. " * 50, b"SQLite format 3\0" * 99]
)
def test_a_file_that_is_no_library_is_told_in_words(tmp_path: Path, content: bytes) -> None:
    """And it is not touched."""
    file = tmp_path / "letter.db"
    file.write_bytes(content)
    with pytest.raises(LibraryUnavailable, match="damaged or no library"):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == content


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(LibraryUnavailable, match="folder cannot be made"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'library.db'}")


@pytest.mark.parametrize(
    "url", ["mysql://u:secret@h/d", "sqlite://", "secret", "postgresql://u:secret@h:port/d"]
)
def test_an_address_that_is_none_is_told_in_words_without_its_password(url: str) -> None:
    with pytest.raises(LibraryUnavailable, match="DATABASE_URL") as error:
        open_store(url)
    assert "secret" not in str(error.value)


def test_the_spellings_of_a_postgresql_address_mean_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """DATABASE_URL counts where no address is given, and data/library.db where there is neither."""
    addresses = {
        str(find_url(f"{name}://u@h/d"))
        for name in ("postgres", "postgresql", "postgresql+psycopg")
    }
    assert addresses == {"postgresql+psycopg://u@h/d"}
    monkeypatch.setenv("DATABASE_URL", "postgres://u@h/d")
    assert str(find_url(None)) == "postgresql+psycopg://u@h/d"
    monkeypatch.delenv("DATABASE_URL")
    assert find_url(None).database == str(ROOT / "data" / "library.db")


def test_a_database_that_goes_away_and_comes_back(postgres: Server, postgres_url: str) -> None:
    """Told in words while it is away, and the same store works once it is back."""
    store = open_store(postgres_url, with_samples=False)
    store.add_article(KEPT, "asha")
    store.ping()
    postgres.stop()
    try:
        for read in (store.ping, store.list_articles, lambda: store.search("before")):
            with pytest.raises(LibraryUnavailable, match="does not answer"):
                read()
        with pytest.raises(NotSaved, match="does not answer"):
            store.add_article(LOST, "asha")
        with pytest.raises(NotSaved):
            store.judge(make(), "same", "asha")
        with pytest.raises(LibraryUnavailable, match="does not answer"):
            open_store(postgres_url)
    finally:
        postgres.start()
    store.ping()
    check_alive(store)
    store.close()


def test_a_connection_that_breaks_during_a_write_stores_nothing(
    postgres: Server, postgres_url: str
) -> None:
    store = open_store(postgres_url, with_samples=False)
    store.add_article(KEPT, "asha")

    def write_and_lose_the_connection() -> None:
        with store.writing() as connection:
            from lib.store.adding import add_rows, make_row

            add_rows(connection, [make_row(LOST, "asha")])
            end_others(postgres, postgres_url)

    with pytest.raises(NotSaved, match="look whether it is there"):
        write_and_lose_the_connection()
    check_alive(store)
    store.close()


def end_others(server: Server, url: str) -> None:
    """End every connection to a database, as an administrator or a proxy does."""
    name = url.rpartition("/")[2]
    query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(query, [name])


def test_a_database_without_tables_does_not_pass_for_ready(new_url: str) -> None:
    database = Database(new_url)
    with pytest.raises(LibraryUnavailable, match="tables are not as they should be"):
        database.ping()
    database.close()


def test_a_database_that_is_not_there_is_told_in_words(postgres: Server) -> None:
    with pytest.raises(LibraryUnavailable, match="does not"):
        open_store(postgres.url("nowhere"))
