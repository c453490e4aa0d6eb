"""A parser's process has little time, little memory, none of our secrets, and cannot hang us."""

from __future__ import annotations

import inspect
import sys
import threading
import time

import pytest

from lib.ingest import files, sandbox, worker
from lib.ingest.found import Unreadable
from lib.ingest.limits import PARSING, Limits

READ = "import sys, json, os; sys.stdin.buffer.read(); "


def run_code(monkeypatch: pytest.MonkeyPatch, code: str, limits: Limits | None = None) -> object:
    """What comes of a worker that runs this code in place of a parser."""
    monkeypatch.setattr(sandbox, "_START", code)
    return sandbox.run_job({"job": "text"}, b"data", limits or Limits(wall_seconds=20))


def test_nothing_of_the_environment_is_inherited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:secret@host/db")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy")
    code = (
        READ
        + "print(json.dumps({'env': sorted(os.environ), 'path': sys.path, 'cwd': os.getcwd()}))"
    )
    found = run_code(monkeypatch, code)
    assert isinstance(found, dict)
    assert set(found["env"]) <= {*sandbox._ENVIRONMENT, "LC_CTYPE"}
    assert "/elsewhere" not in found["path"]
    assert found["cwd"] == "/"


@pytest.mark.parametrize(
    ("code", "limits", "said"),
    [
        ("import time; time.sleep(60)", Limits(wall_seconds=1), "more than 1 seconds"),
        (
            READ + "sys.stdout.write('x' * 3_000_000)",
            Limits(output_bytes=1_000_000),
            "far more text",
        ),
        (READ + "os.abort()", Limits(), "break its reader"),
        (READ + "print('no json')", Limits(), "break its reader"),
        (READ + "print('[' * 100_000)", Limits(), "break its reader"),
        (READ + "print('[1]')", Limits(), "break its reader"),
        (READ + "print(json.dumps({'reason': 'it is torn'}))", Limits(), "it is torn"),
        ("import sys; sys.exit(0)", Limits(), "break its reader"),
    ],
)
def test_a_worker_gone_wrong_is_answered_in_words(
    monkeypatch: pytest.MonkeyPatch, code: str, limits: Limits, said: str
) -> None:
    started = time.monotonic()
    with pytest.raises(Unreadable, match=said):
        run_code(monkeypatch, code, limits)
    assert time.monotonic() - started < 15


LIMITED = (
    "import sys; sys.path.insert(0, sys.argv[1]); from lib.ingest import worker; "
    "worker._do = {}; worker.main()"
)


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ("lambda job, data: bytearray(2_000_000_000)", "more memory"),
        ("lambda job, data: [0 for n in iter(int, 1)]", "1 seconds of work"),
        ("lambda job, data: __import__('tempfile').TemporaryFile().write(b'x' * 10_000)", "reader"),
        ("lambda job, data: 1 / 0", "break its reader"),
    ],
    ids=["memory", "work", "file", "fault"],
)
def test_the_limits_hold(monkeypatch: pytest.MonkeyPatch, work: str, said: str) -> None:
    limits = Limits(cpu_seconds=1, memory_bytes=200 * 1024 * 1024, wall_seconds=30)
    with pytest.raises(Unreadable, match=said):
        run_code(monkeypatch, LIMITED.format(work), limits)


def test_a_parser_gets_ten_seconds_and_512_megabytes() -> None:
    """What every file is read with, unless a test says otherwise."""
    assert (PARSING.cpu_seconds, PARSING.memory_bytes) == (10, 512 * 1024 * 1024)
    assert PARSING.wall_seconds <= 30
    for read in (sandbox.run_job, files.read_file, files.find_articles):
        assert inspect.signature(read).parameters["limits"].default is PARSING


def test_a_worker_that_does_not_read_is_no_deadlock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_START", "print('{\"found\": []}')")
    assert sandbox.run_job({"job": "text"}, b"x" * 5_000_000) == {"found": []}


def test_no_more_than_a_few_run_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_workers", threading.BoundedSemaphore(1))
    monkeypatch.setattr(sandbox, "_START", "import time; time.sleep(30)")
    said: list[str] = []

    def run(wall_seconds: float) -> None:
        try:
            sandbox.run_job({"job": "text"}, b"", Limits(wall_seconds=wall_seconds))
        except Unreadable as error:
            said.append(str(error))

    first = threading.Thread(target=run, args=(2.0,))
    first.start()
    time.sleep(0.3)
    run(0.2)
    first.join()
    assert "try again in a minute" in said[0]
    assert "more than 2 seconds" in said[1]


def test_a_platform_without_limits_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    with pytest.raises(Unreadable, match="cannot limit what a parser uses"):
        worker._limit(10, 512)
