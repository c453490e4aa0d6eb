"""Every test that asks for `store` or `url` runs twice: on SQLite and on PostgreSQL."""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.durability import PRELOAD
from lib.drafts import Draft
from lib.store import open_store
from lib.store.library import Store
from tests.store.postgres import HOW_TO_GET_IT, Server, find_binaries

# Processes that tests start have what they need loaded.
multiprocessing.set_forkserver_preload(["pytest", "bench.durability", *PRELOAD])


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A running server; skips where PostgreSQL is not installed."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip(HOW_TO_GET_IT)
    server = Server(binaries)
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite library with its tables and nothing in them."""
    file = tmp_path_factory.mktemp("library") / "empty.db"
    open_store(f"sqlite:///{file}", with_samples=False).close()
    return file


@pytest.fixture(scope="session")
def empty_database(postgres: Server) -> str:
    """The same as a database to copy from."""
    name = postgres.create()
    open_store(postgres.url(name), with_samples=False).close()
    return name


@pytest.fixture
def sqlite_url(empty_file: Path, tmp_path: Path) -> str:
    shutil.copy(empty_file, tmp_path / "library.db")
    return f"sqlite:///{tmp_path / 'library.db'}"


@pytest.fixture
def postgres_url(postgres: Server, empty_database: str) -> Iterator[str]:
    name = postgres.create(template=empty_database)
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of a library with empty tables, made for one test."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    return str(request.getfixturevalue(name))


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a library that has no tables yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'folder' / 'new.db'}"
        return
    server = request.getfixturevalue("postgres")
    name = server.create()
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty library."""
    opened = open_store(url, with_samples=False)
    yield opened
    opened.close()


@pytest.fixture
def add(store: Store) -> Callable[..., str]:
    """Add an article with this text and these fields; its id."""

    def add_text(text: str, **fields: object) -> str:
        return store.add_article(Draft(text, **fields), "asha").record.id  # type: ignore[arg-type]

    return add_text
