"""A visitor without a browser: Streamlit's own protocol over a WebSocket."""

from __future__ import annotations

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


def read_page(port: int, host: str = "localhost", **headers: str) -> str:
    """Everything that the home page sends in its first run, as one text; asked for as `host`."""
    told: list[str] = []
    with connect(
        f"ws://{host}:{port}/_stcore/stream",
        address=("127.0.0.1", port),
        subprotocols=["streamlit"],  # type: ignore[list-item]
        additional_headers=headers,
        max_size=None,
        proxy=None,
    ) as socket:
        question = BackMsg()
        question.rerun_script.query_string = ""
        socket.send(question.SerializeToString())
        while True:
            answer = ForwardMsg.FromString(socket.recv(timeout=60))  # type: ignore[arg-type]
            told.append(str(answer.delta))
            if answer.WhichOneof("type") == "script_finished":
                return "\n".join(told)
