"""Addresses that someone tampered with: every page stands, nothing odd is written or asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.address import FILTERS
from pages.parts.sharing import PARAMETER

DASHBOARD = str(Path(__file__).resolve().parents[2] / "dashboard.py")
PAGES = {
    "compare": ("a", "b", "d", "tab", *FILTERS, PARAMETER),
    "library": ("do", "find", "open", "source", "language", "from", "to", "page", "removed"),
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
