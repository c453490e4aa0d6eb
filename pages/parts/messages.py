"""Mends a browser's message whose text holds half a surrogate pair, before Streamlit reads it.

JavaScript may hold one, and writes it as three bytes that are no UTF-8. Python's protocol buffers
refuse the whole message then, and Streamlit drops it without a word: a pasted text would do
nothing at all. The sign for unreadable letters has three bytes as well, so every length holds.
"""

from __future__ import annotations

import re
from typing import Final

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

_HALF: Final = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_SIGN: Final = "\ufffd".encode()


class SoundText:
    """ASGI middleware around the WebSocket of the pages; everything else passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def receive_sound() -> Message:
            message = await receive()
            data = message.get("bytes")
            return {**message, "bytes": mend(data)} if data else message

        await self.app(scope, receive_sound if scope["type"] == "websocket" else receive, send)


def mend(data: bytes) -> bytes:
    """The message with U+FFFD for each half of a surrogate pair; a sound one as it is."""
    return data if not _HALF.search(data) or _is_sound(data) else _HALF.sub(_SIGN, data)


def _is_sound(data: bytes) -> bool:
    try:
        BackMsg.FromString(data)
    except DecodeError:
        return False
    return True
