"""A library of its own for every run of the page tests, never the checkout's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.store import open_store
from lib.store.library import Store
from pages.parts import author, cached


@pytest.fixture(scope="module", autouse=True)
def library_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a library with the samples in it, for one file of tests."""
    url = f"sqlite:///{tmp_path_factory.mktemp('library') / 'library.db'}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        yield url


@pytest.fixture(scope="module", autouse=True)
def _no_cookies() -> Iterator[None]:
    """AppTest has no browser, and a mock in place of its cookies."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(author, "_read_cookies", dict)
        yield


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A library with the samples for one test, which the pages open as well."""
    url = f"sqlite:///{tmp_path / 'library.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    opened = open_store(url)
    cached.load_compared().clear()
    yield opened
    opened.close()
