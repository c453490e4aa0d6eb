"""What the reader sends: each message is heard once and in order, however often it came.

Streamlit drops what a browser sends while the part of the page that it belongs to is drawn anew,
so the reader sends a message again until it is told that it was heard (outbox.js).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import streamlit as st

from lib.errors import LibraryUnavailable, MilaanError

Message = dict[str, Any]
Handlers = Mapping[str, Callable[[Message], None]]
_HEARD, _REFUSED = "messages_heard", "message_refused"


def tell_heard() -> dict[str, Any]:
    """For the reader: by name of the message the moment of the last one heard, by its own clock.

    refused: which one had no effect and why, as a sentence. One that is refused and was not heard
    waits for the library, which does not answer.
    """
    return {
        "heard": st.session_state.get(_HEARD, {}),
        "refused": st.session_state.get(_REFUSED),
    }


def hear(key: str, handlers: Handlers) -> None:
    """Hand what the component `key` sent to the handlers by name, each message once.

    A handler raises MilaanError where it cannot do what is asked; the reader then says so.
    """
    heard: dict[str, int] = dict(st.session_state.get(_HEARD, {}))
    waiting: set[str] = set()
    for name, at, message in _read(st.session_state[key].get("told")):
        if name not in handlers or name in waiting or at <= heard.get(name, 0):
            continue
        try:
            handlers[name](message)
        except LibraryUnavailable as error:
            _refuse(at, error)
            waiting.add(name)
            continue
        except MilaanError as error:
            _refuse(at, error)
        heard[name] = at
    st.session_state[_HEARD] = heard


def _read(told: object) -> Iterator[tuple[str, int, Message]]:
    """Name, moment and content of what has the form of a message, the oldest first."""
    messages = [m for m in told if isinstance(m, dict)] if isinstance(told, list) else []
    formed = [
        m for m in messages if isinstance(m.get("at"), int) and isinstance(m.get("name"), str)
    ]
    for message in sorted(formed, key=lambda message: message["at"]):
        yield message["name"], message["at"], message


def _refuse(at: int, error: MilaanError) -> None:
    st.session_state[_REFUSED] = {"at": at, "why": str(error)}
