"""The product as Streamlit runs it, at any address."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

DASHBOARD = str(Path(__file__).resolve().parents[2] / "dashboard.py")


def open_at(page: str = "", /, **query: str | list[str]) -> AppTest:
    """A page, "" for Compare, at an address."""
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    if page:
        app.switch_page(f"pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def told(app: AppTest) -> str:
    """All that the page says as plain text."""
    assert not app.exception
    return "\n".join(text.value for text in app.text)
