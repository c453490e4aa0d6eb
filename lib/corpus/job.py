"""A scan of the library beside the app: in processes of its own, looked at and stopped from here.

The app must never scan in a session's thread: Python would let each slow the other.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from weakref import WeakSet

from lib.settings import ROOT

_MOST_SAID = 200  # sentences that are remembered; chosen
_GRACE = 5.0  # seconds that a scan may take to keep what it has when the server ends (chosen)
_NOT_STARTED = "The scan could not be started: {}."


@dataclass(frozen=True, slots=True)
class JobState:
    """How far a scan is. stage: "starting", "reading", "choosing", "comparing", then "done",
    "stopped" or "failed". said: sentences on what was left out or why it failed, oldest first.
    """

    stage: str = "starting"
    done: int = 0
    total: int = 0
    said: tuple[str, ...] = ()

    @property
    def is_over(self) -> bool:
        """Nothing more comes."""
        return self.stage in ("done", "stopped", "failed")


class ScanJob:
    """One scan of the library into itself; any number of threads may look at it."""

    def __init__(self, database: str = "", scheduler: str = "", workers: int = 0) -> None:
        """Begin. database, scheduler: in place of DATABASE_URL and MILAAN_DASK; workers: 0 for one
        a core. Never waits and never raises: what goes wrong is in the state."""
        command = [sys.executable, "-m", "lib", "scan", "--library", "--json"]
        for option, value in (
            ("--database", database),
            ("--scheduler", scheduler),
            ("--workers", str(workers or "")),
        ):
            command += [option, value] if value else []
        self._state = JobState()
        self._process: subprocess.Popen[bytes] | None = None
        self._reader = threading.Thread(target=self._read, daemon=True)
        try:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=_choose_environment(os.environ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                start_new_session=True,  # Ctrl-C in the app's terminal is not meant for it
            )
        except OSError as error:
            self._state = JobState("failed", said=(_NOT_STARTED.format(error.strerror),))
        else:
            self._reader.start()
            _RUNNING.add(self)

    @property
    def state(self) -> JobState:
        """How far it is now."""
        return self._state

    def stop(self) -> None:
        """Let it end after what it is at; what was done is kept, and another scan goes on there."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)

    def end(self) -> None:
        """Let it end now, with whatever works for it; what is not kept within `_GRACE` is lost."""
        self.stop()
        try:
            if self._process:
                self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._kill()

    def _kill(self) -> None:
        """End the process and those that it has, which are of its session."""
        assert self._process is not None  # it was waited for
        if os.name == "posix":
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()

    def wait(self, seconds: float) -> JobState:
        """The state once it is over, or after so many seconds."""
        if self._reader.is_alive():
            self._reader.join(seconds)
        return self._state

    def _read(self) -> None:
        assert self._process is not None
        assert self._process.stderr is not None  # it is a pipe
        for line in self._process.stderr:
            self._state = _follow(self._state, line.decode("utf-8", "replace").strip())
        ends = {0: "done", 1: "done", 130: "stopped", -signal.SIGINT: "stopped"}
        self._state = replace(self._state, stage=ends.get(self._process.wait(), "failed"))
        _RUNNING.discard(self)


_RUNNING: WeakSet[ScanJob] = WeakSet()


@atexit.register
def _end_all() -> None:
    """A server that stops leaves no scan behind. One that is killed leaves a scan that ends by
    itself: there is nobody to tell its progress to."""
    for job in list(_RUNNING):
        job.end()


def _choose_environment(given: Mapping[str, str]) -> dict[str, str]:
    return {**given, "OMP_NUM_THREADS": given.get("OMP_NUM_THREADS", "1")}


def _follow(state: JobState, line: str) -> JobState:
    """The state after one more line of what the scan tells."""
    try:
        told = json.loads(line)
        if "said" not in told:
            return replace(state, stage=told["stage"], done=told["done"], total=told["total"])
        sentence = str(told["said"])
    except (ValueError, KeyError, TypeError):
        if not line.startswith("milaan: "):  # a warning of some package
            return state
        sentence = line.removeprefix("milaan: ")
    return replace(state, said=(*state.said, sentence)[-_MOST_SAID:])
