"""A library of its own for every run of the page tests, never the checkout's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module", autouse=True)
def library_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a library with the samples in it, for one file of tests."""
    url = f"sqlite:///{tmp_path_factory.mktemp('library') / 'library.db'}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        yield url
