"""A copy of what was brought in the browser tab, so that a reload, a new session, has it again.

It stands in the tab's own storage, under the name of who is signed in, and goes with the tab. What
comes back from there is read as if it were pasted.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from lib.drafts import Draft
from lib.errors import MilaanError
from lib.ingest.clean import clean_line
from lib.ingest.files import make_draft
from lib.ingest.found import Found
from lib.settings import MAX_SOURCE_CHARS, MAX_TEXT_CHARS, MAX_TITLE_CHARS
from pages.parts.author import read_signed_in
from pages.parts.brought.side import A, B
from pages.parts.brought.texts import MOST, Brought, find_brought

_COMPONENT = "brought_in_browser"
_TYPED = ("text", "title", "source")
_DAY = "day"

_mount = st.components.v2.component(
    "milaan_brought",
    html="<span hidden></span>",
    js=(Path(__file__).parent / "browser.js").read_text(encoding="utf-8"),
)


def keep_in_browser(brought: Brought) -> None:
    """Let the tab keep what there is; a session that has nothing asks for what the tab has."""
    told = _write(brought)
    asks = not brought.has_asked and not told
    brought.has_asked = brought.has_asked or bool(told)  # what is emptied here must not come back
    brought.is_stored = brought.is_stored or bool(told)
    if asks or brought.is_stored or brought.is_opened:
        data = {
            "who": read_signed_in(),
            "kept": told if brought.is_stored else "",
            "asks": asks,
            "focus": A.key("text") if brought.is_opened else "",
        }
        brought.is_opened = False
        _mount(key=_COMPONENT, data=data, on_found_change=_take_back)


def _write(brought: Brought) -> str:
    """All that a reload would lose, as JSON; "" where there is nothing."""
    latest = [*brought.drafts.values()][-MOST:]
    drafts = [
        {
            "text": draft.text,
            "title": draft.title,
            "source": draft.source,
            "published": str(draft.published or ""),
            "url": draft.url,
        }
        for draft in latest
    ]
    typed = {
        side.key(name): value[:MAX_TEXT_CHARS]
        for side in (A, B)
        for name in _TYPED
        if (value := side.get(name))
    } | {side.key(_DAY): str(day) for side in (A, B) if (day := side.get(_DAY))}
    return json.dumps({"drafts": drafts, "typed": typed}) if drafts or typed else ""


def _take_back() -> None:
    """What the tab had, before the page is drawn with it."""
    brought = find_brought()
    brought.has_asked = True
    found = getattr(st.session_state[_COMPONENT], "found", None)
    try:
        told = json.loads(found or "{}")
    except (TypeError, ValueError):
        return
    if not isinstance(told, dict):
        return
    typed = told.get("typed")
    for key in [side.key(name) for side in (A, B) for name in _TYPED]:
        value = typed.get(key) if isinstance(typed, dict) else None
        if isinstance(value, str) and not st.session_state.get(key):
            st.session_state[key] = value[:MAX_TEXT_CHARS]
    for side in (A, B):
        day = typed.get(side.key(_DAY)) if isinstance(typed, dict) else None
        with suppress(ValueError):
            if isinstance(day, str) and not side.get(_DAY):
                side.put(_DAY, date.fromisoformat(day))
    drafts = told.get("drafts")
    for each in drafts[:MOST] if isinstance(drafts, list) else ():
        if isinstance(each, dict) and (draft := _read(each)):
            brought.put(draft)


def _read(given: dict[str, Any]) -> Draft | None:
    """A text that comes back; none where it is not one that could have been brought."""
    told = {name: str(given.get(name, "")) for name in ("text", "title", "source", "url")}
    try:
        draft = make_draft(Found(text=told["text"], url=told["url"]))
        day = date.fromisoformat(given["published"]) if given.get("published") else None
    except (MilaanError, TypeError, ValueError):
        return None
    return replace(
        draft,
        title=clean_line(told["title"], MAX_TITLE_CHARS),
        source=clean_line(told["source"], MAX_SOURCE_CHARS),
        published=day,
    )
