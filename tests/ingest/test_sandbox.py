"""A parser's process has little time, little memory, none of our secrets, and cannot hang us."""

from __future__ import annotations

import inspect
import sys
import threading
from pathlib import Path

import pytest

from lib.ingest import files, sandbox, worker
from lib.ingest.found import Unreadable
from lib.ingest.limits import PARSING, Limits

READ = "import sys, json, os; sys.stdin.buffer.read(); "
PATIENCE = 300.0  # seconds for what ends by itself, however busy the machine is


def run_code(monkeypatch: pytest.MonkeyPatch, code: str, limits: Limits | None = None) -> object:
    """What comes of a worker that runs this code in place of a parser."""
    monkeypatch.setattr(sandbox, "_START", code)
    limits = limits or Limits(wall_seconds=PATIENCE)
    return sandbox.run_job({"job": "text"}, b"data", limits)


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
        (
            READ + "sys.stdout.write('x' * 3_000_000)",
            Limits(output_bytes=1_000_000, wall_seconds=PATIENCE),
            "far more text",
        ),
        (READ + "os.abort()", None, "break its reader"),
        (READ + "print('no json')", None, "break its reader"),
        (READ + "print('[' * 100_000)", None, "break its reader"),
        (READ + "print('[1]')", None, "break its reader"),
        (READ + "print(json.dumps({'reason': 'it is torn'}))", None, "it is torn"),
        ("import sys; sys.exit(0)", None, "break its reader"),
    ],
)
def test_a_worker_gone_wrong_is_answered_in_words(
    monkeypatch: pytest.MonkeyPatch, code: str, limits: Limits | None, said: str
) -> None:
    with pytest.raises(Unreadable, match=said):
        run_code(monkeypatch, code, limits)


def test_a_worker_that_sleeps_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would answer in the end."""
    code = "import time; time.sleep(60); print('{\"found\": []}')"
    with pytest.raises(Unreadable, match="more than 1 seconds"):
        run_code(monkeypatch, code, Limits(wall_seconds=1))


WRITES = "lambda job, data: {'found': __import__('tempfile').TemporaryFile().write(b'x' * 10_000)}"
LIMITED = (
    "import sys; sys.path.insert(0, sys.argv[1]); from lib.ingest import worker; "
    "worker._do = {}; worker.main()"
)


@pytest.mark.parametrize(
    ("work", "cpu_seconds", "said"),
    [
        ("lambda job, data: bytearray(2_000_000_000)", 60, "more memory"),
        ("lambda job, data: sum(iter(int, 1))", 1, "1 seconds of work"),  # it takes no memory
        (WRITES, 60, "break its reader"),
        ("lambda job, data: 1 / 0", 60, "break its reader"),
    ],
    ids=["memory", "work", "file", "fault"],
)
def test_the_limits_hold(
    monkeypatch: pytest.MonkeyPatch, work: str, cpu_seconds: int, said: str
) -> None:
    limits = Limits(cpu_seconds, memory_bytes=200 * 1024 * 1024, wall_seconds=PATIENCE)
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
    limits = Limits(wall_seconds=PATIENCE)
    assert sandbox.run_job({"job": "text"}, b"x" * 5_000_000, limits) == {"found": []}


WAITS = """
import os, sys, time
open(sys.argv[1], "x").close()
while not os.path.exists(sys.argv[2]):
    time.sleep(0.01)
print('{"found": []}')
"""


def test_no_more_than_a_few_run_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One more is refused while the first is at work, and has its turn afterwards."""
    begun, end = tmp_path / "begun", tmp_path / "end"
    code = f"import sys; sys.argv[1:] = {[str(begun), str(end)]!r}\n{WAITS}"
    monkeypatch.setattr(sandbox, "_workers", threading.BoundedSemaphore(1))
    monkeypatch.setattr(sandbox, "_START", code)
    found: list[object] = []
    first = threading.Thread(
        target=lambda: found.append(sandbox.run_job({}, b"", Limits(wall_seconds=PATIENCE)))
    )
    first.start()
    while first.is_alive() and not begun.exists():
        first.join(0.01)
    try:
        with pytest.raises(Unreadable, match="try again in a minute"):
            sandbox.run_job({}, b"", Limits(wall_seconds=0.1))
    finally:
        end.touch()
        first.join()
    begun.unlink()
    found.append(sandbox.run_job({}, b"", Limits(wall_seconds=PATIENCE)))
    assert found == [{"found": []}, {"found": []}]


def test_a_platform_without_limits_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    with pytest.raises(Unreadable, match="cannot limit what a parser uses"):
        worker._limit(10, 512)
