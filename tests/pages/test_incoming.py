"""What stands before Streamlit: text that its protocol cannot hold, and uploads without end."""

from __future__ import annotations

from collections import defaultdict

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from lib.ingest.limits import MAX_FILE_BYTES
from pages.parts import uploads
from pages.parts.messages import SoundText, mend
from pages.parts.uploads import ROUTE, BoundUploads

TYPED = "45 people \ud800 died in सूरत"


def write_message(typed: str) -> bytes:
    """A message as a browser writes it: half a surrogate pair as three bytes."""
    message = BackMsg()
    message.rerun_script.widget_states.widgets.add(
        id="w", string_value=typed.replace("\ud800", "#")
    )
    half = "\ud800".encode("utf-8", "surrogatepass")
    size = len(typed.encode("utf-8", "surrogatepass"))
    value = typed.encode("utf-8", "surrogatepass")
    assert half in value
    widget = (
        b"\n\x01w2" + bytes([size]) + value
    )  # id, then string_value, as the schema numbers them
    states = b"\n" + bytes([len(widget)]) + widget
    script = b"\x12" + bytes([len(states)]) + states
    return b"Z" + bytes([len(script)]) + script


def read_typed(data: bytes) -> str:
    [widget] = BackMsg.FromString(data).rerun_script.widget_states.widgets
    return str(widget.string_value)


def test_half_a_pair_becomes_a_sign_and_the_rest_arrives() -> None:
    """In place of the whole message being dropped."""
    assert read_typed(mend(write_message(TYPED))) == "45 people � died in सूरत"


def test_a_sound_message_is_left_alone() -> None:
    message = BackMsg()
    message.rerun_script.widget_states.widgets.add(id="w", bytes_value=b"\xed\xa0\x80")
    message.rerun_script.query_string = "q=सूरत"
    assert mend(message.SerializeToString()) == message.SerializeToString()
    assert mend(b"") == b""


def test_the_socket_passes_mended_messages_on() -> None:
    async def answer(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text(read_typed(await socket.receive_bytes()))
        await socket.send_text(await socket.receive_text())
        await socket.close()

    app = Starlette(routes=[WebSocketRoute("/", answer)], middleware=[Middleware(SoundText)])
    with TestClient(app).websocket_connect("/") as socket:
        socket.send_bytes(write_message(TYPED))
        assert "�" in socket.receive_text()
        socket.send_text("as it is")
        assert socket.receive_text() == "as it is"


@pytest.fixture
def held() -> dict[str, dict[str, UploadedFileRec]]:
    """What the server below holds, as Streamlit holds it: by session and name."""
    return defaultdict(dict)


@pytest.fixture
def client(held: dict[str, dict[str, UploadedFileRec]]) -> TestClient:
    """A server that keeps whatever is put, behind the bound."""

    async def put(request: Request) -> Response:
        session, name = request.path_params["session"], request.path_params["name"]
        held[session][name] = UploadedFileRec(name, name, "", await request.body())
        return Response(status_code=204)

    route = Route(f"{ROUTE}{{session}}/{{name}}", put, methods=["PUT"])
    bound = Middleware(BoundUploads, find_held=lambda: held)
    return TestClient(Starlette(routes=[route], middleware=[bound]))


def put(client: TestClient, session: str, name: object, data: bytes = b"x") -> int:
    return client.put(f"{ROUTE}{session}/{name}", content=data).status_code


def test_files_of_one_session_have_a_number(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond it they are refused in words; another session has its own."""
    monkeypatch.setattr(uploads, "MAX_SESSION_FILES", 3)
    assert [put(client, "one", n) for n in range(5)] == [204, 204, 204, 413, 413]
    assert put(client, "two", 0) == 204
    told = client.put(f"{ROUTE}one/9", content=b"x").text
    assert told == uploads.TOO_MANY


def test_files_of_one_session_have_a_weight(
    client: TestClient,
    held: dict[str, dict[str, UploadedFileRec]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was read and given back makes room again; so does nothing else."""
    monkeypatch.setattr(uploads, "MAX_SESSION_BYTES", 10)
    assert [put(client, "one", n, b"x" * 4) for n in range(3)] == [204, 204, 413]
    del held["one"]["0"]
    assert put(client, "one", 3, b"x" * 4) == 204
    assert put(client, "one", 4, b"x" * 3) == 413


def test_all_sessions_together_have_a_weight(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MAX_BYTES", 10)
    assert [put(client, f"session{n}", 0, b"x" * 4) for n in range(3)] == [204, 204, 413]


def test_a_length_that_is_not_said_counts_as_the_longest(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MAX_SESSION_BYTES", MAX_FILE_BYTES - 1)
    assert client.put(f"{ROUTE}one/1", content=iter([b"x"])).status_code == 413


def test_everything_else_passes(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MAX_SESSION_FILES", 0)
    assert client.delete(f"{ROUTE}one/1").status_code == 405
    assert client.get("/").status_code == 404
