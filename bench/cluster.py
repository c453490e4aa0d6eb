"""A Dask scheduler and its workers as processes of this machine, over loopback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

from lib.settings import ROOT

_STARTED_WITHIN = 60  # seconds; two workers start in three where nothing else runs
_ADDRESS = re.compile(rb"tcp://127\.0\.0\.1:[0-9]+")


class LocalCluster:
    """Starts on entering, ends what it started on leaving. `address` is the scheduler's."""

    def __init__(self, folder: Path, workers: int) -> None:
        self._folder, self._count = folder, workers
        self.address = ""
        self.workers: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> LocalCluster:
        self.scheduler = self._start("scheduler", "--port", "0", "--no-dashboard")
        try:
            self.address = self._read_address()
            for _ in range(self._count):
                self.add_worker()
        except BaseException:
            self.stop()
            raise
        return self

    def add_worker(self) -> None:
        """One more worker, of one thread, that nobody starts again once it is gone."""
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0")
        self.workers.append(self._start("worker", self.address, *options))

    def _start(self, what: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", what, "--host", "127.0.0.1", *arguments]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
        log = self._folder / f"{what}-{len(self.workers)}.log"
        with log.open("wb") as out:
            return subprocess.Popen(
                command, cwd=self._folder, env=environment, stdout=out, stderr=out
            )

    def _read_address(self) -> str:
        until = time.monotonic() + _STARTED_WITHIN
        while time.monotonic() < until:
            found = _ADDRESS.search((self._folder / "scheduler-0.log").read_bytes())
            if found:
                return found[0].decode()
            time.sleep(0.1)
        raise RuntimeError("the Dask scheduler did not start")

    def stop(self) -> None:
        """End every process that was started here."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
