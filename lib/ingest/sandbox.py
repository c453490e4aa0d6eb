"""Runs a job in a process of its own with little time, little memory and none of our secrets."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from typing import IO, Any

from lib.ingest.found import Unreadable
from lib.ingest.limits import MAX_PARSERS, PARSING, Limits
from lib.settings import ROOT

_START = "import sys; sys.path.insert(0, sys.argv[1]); from lib.ingest.worker import main; main()"
# Nothing is inherited: no DATABASE_URL, no token, no proxy. Threads would each reserve memory.
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "OMP_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
}
_CRASHED = "it is damaged, or made to break its reader"
_BUSY = "too many files are being read at this moment; try again in a minute"
_workers = threading.BoundedSemaphore(MAX_PARSERS)


def run_job(job: Mapping[str, Any], data: bytes = b"", limits: Limits = PARSING) -> dict[str, Any]:
    """The worker's result for a job. Raises Unreadable where it gave up or was stopped.

    At most MAX_PARSERS run at once; the others wait as long as a whole job may take, twice over.
    """
    order = {**job, "cpu_seconds": limits.cpu_seconds, "memory_bytes": limits.memory_bytes}
    if not _workers.acquire(timeout=2 * limits.wall_seconds):
        raise Unreadable(_BUSY)
    try:
        answer = _run(json.dumps(order).encode() + b"\n", data, limits)
    finally:
        _workers.release()
    result = _read_answer(answer)
    if "reason" in result:
        raise Unreadable(str(result["reason"]))
    return result


def _run(head: bytes, data: bytes, limits: Limits) -> bytes:
    command = [sys.executable, "-I", "-B", "-c", _START, str(ROOT)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=_ENVIRONMENT, cwd=ROOT.anchor, close_fds=True,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    was_late = threading.Event()
    alarm = threading.Timer(limits.wall_seconds, _stop, (process, was_late))
    feeder = threading.Thread(target=_feed, args=(process.stdin, head, data), daemon=True)
    alarm.start()
    feeder.start()
    try:
        answer = process.stdout.read(limits.output_bytes + 1)
        if len(answer) > limits.output_bytes:
            process.kill()
        status = process.wait()
    finally:
        process.kill()
        process.wait()
        alarm.cancel()
        feeder.join()
        process.stdout.close()
    if was_late.is_set():
        raise Unreadable(f"it took more than {limits.wall_seconds:.0f} seconds")
    return _check_answer(answer, status, limits)


def _check_answer(answer: bytes, status: int, limits: Limits) -> bytes:
    if len(answer) > limits.output_bytes:
        raise Unreadable("it holds far more text than an article")
    if not answer and status == -getattr(signal, "SIGXCPU", 0):
        raise Unreadable(f"reading it takes more than {limits.cpu_seconds} seconds of work")
    return answer


def _stop(process: subprocess.Popen[bytes], was_late: threading.Event) -> None:
    was_late.set()
    process.kill()


def _feed(pipe: IO[bytes], head: bytes, data: bytes) -> None:
    with contextlib.suppress(OSError):  # the worker has ended; what it said counts
        pipe.write(head)
        pipe.write(data)
    with contextlib.suppress(OSError):
        pipe.close()


def _read_answer(answer: bytes) -> dict[str, Any]:
    try:
        result = json.loads(answer.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        raise Unreadable(_CRASHED) from None
    if not isinstance(result, dict):
        raise Unreadable(_CRASHED)
    return result
