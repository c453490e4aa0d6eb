"""Addresses that ask for less than there is, or were tampered with: every page stands, nothing odd
is written or asked for."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts import address
from pages.parts.address import FILTERS
from pages.parts.sharing import PARAMETER
from tests.pages.app import open_at

DASHBOARD = str(Path(__file__).resolve().parents[2] / "dashboard.py")
PAGES = {
    "compare": ("a", "b", "d", "tab", *FILTERS, PARAMETER, "story", "see"),
    "landscape": (
        "story",
        "see",
        "sort",
        "page",
        "source",
        "language",
        "from",
        "to",
        "disputed",
        "plain",
    ),
    "library": (
        "do",
        "find",
        "open",
        "source",
        "language",
        "from",
        "to",
        "page",
        "removed",
        "sort",
    ),
    "findings": ("list", "finding", "find", "kind", "verdict", "article", "page", "withdrawn"),
    "method": ("q",),
}
TAMPERED: dict[str, str | list[str]] = {
    "repeated": ["vostochny-en", "x"] * 60,
    "100 kB": "x" * 100_000,
    "empty": "",
    "markup": "<script>window.ran=1</script>![x](http://outside.example/x.png)",
    "SQL": "' OR 1=1; DROP TABLE article; --",
    "odd letters": "a\0b\ufffd\u202e\u0301%00%ff\r\n",
    "path": "../../etc/passwd",
    "numbers": "-1e999",
}


@pytest.mark.slow
@pytest.mark.parametrize("tampered", TAMPERED)
@pytest.mark.parametrize("page", PAGES)
def test_a_tampered_address_gives_a_page(page: str, tampered: str) -> None:
    """All parameters at once; and the page goes on with an address that holds no more of it."""
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    app.switch_page(f"pages/{page}.py")
    for name in PAGES[page]:
        app.query_params[name] = TAMPERED[tampered]
    app.run()
    assert not app.exception
    assert app.title or app.text
    app.run()
    assert not app.exception


@pytest.mark.parametrize("tampered", ["repeated", "100 kB", "markup"])
def test_a_tampered_pair_is_put_right(tampered: str) -> None:
    """Articles that are there are shown, and the address names them and nothing else."""
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    for name in ("a", "b", "d"):
        app.query_params[name] = TAMPERED[tampered]
    app.run()
    assert not app.exception
    assert len(app.title) == 1
    assert sum(len(str(app.query_params[name])) for name in app.query_params) < 200


@pytest.mark.parametrize(
    ("asked", "label"),
    [
        ({"source": "nobody", "from": "yesterday", "language": "xx"}, "Filter"),
        ({"source": ["nobody", "Sample Times"], "from": "2023-01-01"}, "Filter: 2 on"),
        ({"language": "hi", "removed": "1"}, "Filter: 2 on"),
    ],
)
def test_only_a_filter_that_filters_counts_as_on(asked: dict[str, Any], label: str) -> None:
    """What the address asks and the library does not have is left out."""
    app = open_at("library", **asked)
    assert label in [menu.proto.popover.label for menu in app.get("popover")]


RANKS = {"a": ["c", "b", "d"], "b": ["d", "a", "c"], "d": ["b", "gone", "a"]}


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, ("a", "b")),
        ({"a": "d"}, ("d", "b")),
        ({"a": "d", "b": "removed"}, ("d", "b")),
        ({"a": "removed", "b": "b"}, ("d", "b")),
        ({"a": "removed", "b": "removed"}, ("a", "b")),
        ({"a": "d", "b": "a"}, ("d", "a")),
    ],
)
def test_the_fellow_of_one_article_is_the_nearest(
    asked: dict[str, str], shown: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the address names one article, or one that is not there; not whatever comes first."""
    page = SimpleNamespace(query_params=QueryParams(asked), session_state={"last_address": {}})
    monkeypatch.setattr(address, "st", page)
    pair = address.read_pair(["a", "b", "c", "d"], ("a", "b"), RANKS.__getitem__)
    assert (pair.a, pair.b) == shown
    assert bool(pair.notice) == ("removed" in asked.values())


class QueryParams(dict[str, str]):
    """As Streamlit gives them."""

    def to_dict(self) -> dict[str, str]:
        return dict(self)

    def from_dict(self, values: dict[str, str]) -> None:
        self.clear()
        self.update(values)
