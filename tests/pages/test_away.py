"""A database that goes away while someone works: a banner, what was read stays, then it goes on."""

from __future__ import annotations

import pytest

from lib.store import open_store
from pages.parts import shelf
from tests.pages.app import open_at, told
from tests.store.conftest import empty_database, postgres, postgres_url
from tests.store.postgres import Server

__all__ = ["empty_database", "postgres", "postgres_url"]


@pytest.mark.slow
def test_a_database_that_goes_away_is_said_and_nothing_typed_is_lost(
    postgres: Server, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The comparison stays to be read; the pasted text waits in its field, and is saved later."""
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    monkeypatch.setattr(shelf, "_PATIENCE", 0.0)
    store = open_store(postgres_url)
    compare = open_at()
    library = open_at("library", do="paste")
    library.text_area(key="library_pasted").set_value("The ferry sank off Ashapur.").run()
    library.button(key="preview_pasted").click().run()
    [save] = [button for button in library.button if button.label == "Save"]
    postgres.stop()
    try:
        assert shelf.STALE in told(compare.run())
        assert "disagree" in compare.title[0].value
        assert "does not answer" in told(save.click().run())
    finally:
        postgres.start()
    assert shelf.STALE not in told(compare.run())
    assert shelf.STALE not in told(library.run())
    assert [area.value for area in library.text_area if area.label == "Text"] == [
        "The ferry sank off Ashapur."
    ]
    next(button for button in library.button if button.label == "Save").click().run()
    assert store.search("ferry ashapur").total == 1
    store.close()
