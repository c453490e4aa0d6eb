"""Streamlit's scripts and styles go out packed, and nothing else is touched."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.parts.packing import PackFiles

TEXT = "function show() { return 1 }\n" * 1_000


def answer(_request: Request) -> Response:
    return Response(TEXT, media_type="text/javascript")


def visit(base: str = "") -> TestClient:
    middleware = [Middleware(PackFiles, base=base)]
    return TestClient(Starlette(routes=[Route("/{path:path}", answer)], middleware=middleware))


@pytest.mark.parametrize(
    ("base", "path"), [("", "/static/js/a.js"), ("desk", "/desk/static/a.css")]
)
def test_a_script_is_packed(base: str, path: str) -> None:
    """Also where the app is served under a path of its own."""
    found = visit(base).get(path)
    assert found.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in found.headers["vary"]
    assert int(found.headers.get("content-length", 0)) < len(TEXT) / 5
    assert found.text == TEXT


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/a.woff2", {}),
        ("/media/a.js", {}),
        ("/static/a.js", {"accept-encoding": "identity"}),
        ("/static/a.js", {"range": "bytes=0-9"}),
    ],
)
def test_all_else_is_left_as_it_is(path: str, headers: dict[str, str]) -> None:
    """Fonts are packed already, a range counts the file's own bytes."""
    found = visit().get(path, headers=headers)
    assert "content-encoding" not in found.headers
    assert found.text == TEXT
