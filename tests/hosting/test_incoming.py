"""What a browser may send to the real server, by its own protocol: odd text, long text, files."""

from __future__ import annotations

import os
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from bench.serving import Replica, copy_product, fetch, find_port, serve
from lib.ingest.limits import MAX_FILE_BYTES
from pages.parts.uploads import MAX_SESSION_BYTES, TOO_MANY

pytestmark = pytest.mark.slow
PASTED, PREVIEW = "Text of the article", "Preview"


class Visit:
    """A session on the Library page: what it says, and its widgets by label."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.session = ""
        self.ids: dict[str, str] = {}
        self.told = ""

    def run(self, data: bytes | None = None) -> str:
        """Send a message and wait for the end of the run; every plain sentence of it."""
        self.socket.send(data or self.write(""))
        self.told = ""
        while True:
            answer = ForwardMsg.FromString(self.socket.recv(timeout=60))  # type: ignore[arg-type]
            self._take(answer)
            if answer.WhichOneof("type") == "script_finished":
                return self.told

    def _take(self, answer: ForwardMsg) -> None:
        if answer.WhichOneof("type") == "new_session":
            self.session = answer.new_session.initialize.session_id
        element = answer.delta.new_element
        kind = element.WhichOneof("type")
        if kind in ("text_area", "button"):
            self.ids[getattr(element, kind).label] = getattr(element, kind).id
        self.told += f"{element.text.body}\n" if kind == "text" else ""

    def write(self, pasted: str) -> bytes:
        """A click on "Preview" with this text in the field."""
        message = BackMsg()
        message.rerun_script.page_name = "library"
        message.rerun_script.query_string = "do=paste"
        if pasted:
            widgets = message.rerun_script.widget_states.widgets
            widgets.add(id=self.ids[PASTED], string_value=pasted)
            widgets.add(id=self.ids[PREVIEW], trigger_value=True)
        return message.SerializeToString()


@pytest.fixture(scope="module")
def replica(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replica]:
    home: Path = copy_product(tmp_path_factory.mktemp("home"))
    with serve(home, find_port()) as served:
        yield served


@pytest.fixture
def visit(replica: Replica) -> Iterator[Visit]:
    address = f"ws://localhost:{replica.port}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None, proxy=None) as socket:  # type: ignore[list-item]
        visit = Visit(socket)
        visit.run()
        yield visit


def test_half_a_surrogate_pair_arrives_as_a_sign_with_a_notice(visit: Visit) -> None:
    """As a browser writes it: three bytes that are no UTF-8, in a message that Python refuses."""
    data = visit.write("The bridge fell ### on Monday. Nobody was hurt.")
    told = visit.run(data.replace(b"###", b"\xed\xa0\x80"))
    assert "could not be read stand as � in 1 place" in told


def test_ten_megabytes_are_answered_in_words_at_once(replica: Replica, visit: Visit) -> None:
    """Through the WebSocket and back; what it costs the server in processor time."""
    data = visit.write("The bridge fell. " * 600_000)
    before = measure_work(replica)
    assert "10,200,000 characters" in visit.run(data)
    assert measure_work(replica) - before < 2


def measure_work(replica: Replica) -> float:
    """Seconds of the processor that a server has had until now."""
    stat = Path(f"/proc/{replica.process.pid}/stat").read_text()
    user, system = stat.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def test_files_put_without_end_are_refused(replica: Replica, visit: Visit) -> None:
    """Beside the uploader, each under a name of its own: 200 MB a session and no more."""
    cookie = fetch(f"{replica.address}/_stcore/health")[2].get("set-cookie", "")
    token = "".join(re.findall(r"_streamlit_xsrf=([^;]+)", cookie))
    headers = {"Cookie": f"_streamlit_xsrf={token}", "X-Xsrftoken": token}
    route = f"{replica.address}/_stcore/upload_file/{visit.session}/"
    file = b"x" * (MAX_FILE_BYTES - 1_000)
    answers = [put(f"{route}{n}", file, headers) for n in range(12)]
    fitting = MAX_SESSION_BYTES // len(file)
    assert [status for status, _ in answers] == [204] * fitting + [413] * (12 - fitting)
    assert answers[-1][1] == TOO_MANY
    assert put(f"{replica.address}/_stcore/upload_file/nobody/1", b"x", headers)[0] == 400
    assert put(f"{route}long", b"x" * (MAX_FILE_BYTES + 2_000_000), headers)[0] == 413
    assert "The text is empty" in visit.run(visit.write(" "))


def put(url: str, file: bytes, headers: dict[str, str]) -> tuple[int, str]:
    """Status and words of the answer to a file, as the uploader sends one."""
    head = b'--b\r\nContent-Disposition: form-data; name="f"; filename="../../x.txt"\r\n\r\n'
    request = urllib.request.Request(url, head + file + b"\r\n--b--\r\n", method="PUT")
    for name, value in (headers | {"Content-Type": "multipart/form-data; boundary=b"}).items():
        request.add_header(name, value)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except urllib.error.URLError:  # it did not listen to the end of what is too long
        return 413, TOO_MANY
