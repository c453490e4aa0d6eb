"""Batches on a Dask cluster, whose workers have Milaan installed (docs/scaling.md)."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import uuid4

from lib.corpus.executors import AHEAD, Given, Made
from lib.corpus.work import tell_version
from lib.errors import SchedulerLost

if TYPE_CHECKING:
    from distributed import Client, Future

_SCHEMES = frozenset({"tcp", "tls", "ws", "wss"})  # those of Dask that reach other machines
_CONNECT_WITHIN = 5  # seconds; chosen
_WORKERS_WITHIN = 30  # seconds; a worker takes three to start, on a busy machine many more
_LOOK_EVERY = 1.0  # seconds between two looks at whether the cluster is still there
_PATIENCE = 30.0  # seconds without a scheduler or a worker before the scan is broken off; chosen


class Cluster:
    """The workers of a Dask scheduler. One that is lost has its batches done by another."""

    def __init__(self, address: str) -> None:
        """Raises SchedulerLost where it cannot be reached or its workers are not Milaan's."""
        self._address = address
        self._client = _connect(address)
        self._last_seen = time.monotonic()
        self._threads = 1
        try:
            self._check_workers()
        except BaseException:
            self.close()
            raise

    def _check_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_WORKERS_WITHIN)
            versions = set(self._client.run(tell_version, on_error="return").values())
        except (OSError, TimeoutError, ImportError) as error:
            raise SchedulerLost(self._address, "it has no workers; start some") from error
        if versions != {tell_version()}:
            reason = f"its workers do not all have Milaan {tell_version()}; install it there"
            raise SchedulerLost(self._address, reason)

    def run(
        self, work: Callable[[Given], Made], batches: Iterable[Given]
    ) -> Iterator[tuple[Given, Made | None]]:
        waiting: deque[tuple[Given, Future]] = deque()
        try:
            for batch in batches:
                waiting.append((batch, self._submit(work, batch)))
                if len(waiting) > self._count_threads() * AHEAD:
                    yield self._take(waiting)
            while waiting:
                yield self._take(waiting)
        finally:
            if waiting and self._client.status == "running":
                self._client.cancel([future for _, future in waiting])

    def _submit(self, work: Callable[[Given], Made], batch: Given) -> Future:
        if self._client.status in ("closing", "closed"):
            raise SchedulerLost(self._address, "it went away")
        return self._client.submit(work, batch, key=f"milaan-{uuid4().hex}", pure=False)

    def _count_threads(self) -> int:
        """How many there are, or were when the scheduler last answered; `_take` sees it lost."""
        with suppress(OSError, TimeoutError):
            self._threads = max(1, sum(map(int, self._client.nthreads().values())))
        return self._threads

    def _take(self, waiting: deque[tuple[Given, Future]]) -> tuple[Given, Any]:
        from distributed import KilledWorker

        batch, future = waiting.popleft()
        self._last_seen = time.monotonic()
        while True:
            try:
                return batch, future.result(timeout=_LOOK_EVERY)
            except TimeoutError:
                self._look()
            except KilledWorker:
                return batch, None
            except (CancelledError, OSError) as error:
                raise SchedulerLost(self._address, "it went away") from error

    def _look(self) -> None:
        """Raise SchedulerLost where nobody has been there to do the work for too long."""
        if self._client.status == "running" and self._has_workers():
            self._last_seen = time.monotonic()
        elif time.monotonic() - self._last_seen > _PATIENCE:
            lost = "its workers" if self._client.status == "running" else "it"
            raise SchedulerLost(self._address, f"{lost} went away")

    def _has_workers(self) -> bool:
        try:
            return bool(self._client.nthreads())
        except (OSError, TimeoutError):
            return False

    def close(self) -> None:
        self._client.close(timeout=2)


def _connect(address: str) -> Client:
    if not _is_address(address):
        raise SchedulerLost(address, "this is no address; write it as tcp://machine:8786")
    try:
        from distributed import Client
    except ImportError as error:
        reason = "Dask is not installed here; run pip install -r requirements-scan.txt"
        raise SchedulerLost(address, reason) from error
    for name in ("distributed", "distributed.client", "distributed.core", "tornado"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters is said in a sentence
    try:
        return _open(Client, address)
    except TypeError as error:
        raise SchedulerLost(address, "Dask has no TLS certificate for it here") from error
    except ImportError as error:
        raise SchedulerLost(address, "it has another version of Dask or Python") from error
    except Exception as error:  # a stranger may answer anything
        raise SchedulerLost(address, "nobody answers there") from error


def _is_address(address: str) -> bool:
    """Whether it has the form SCHEME://HOST:PORT, or HOST:PORT, which Dask takes for tcp."""
    whole = address if "://" in address else f"tcp://{address}"
    try:
        parts = urlsplit(whole)
        is_whole = whole == f"{parts.scheme}://{parts.netloc}"
        return parts.scheme in _SCHEMES and is_whole and bool(parts.hostname and parts.port)
    except ValueError:  # the port is no number, or too large
        return False


def _open(kind: type[Client], address: str) -> Client:
    """A client that is connected. One that is not is closed: it would wait, and complain, at exit.

    Raises whatever Dask does.
    """
    client = object.__new__(kind)
    try:
        kind.__init__(client, address, timeout=_CONNECT_WITHIN, set_as_default=False)
    except BaseException:
        with suppress(Exception):
            client.close(timeout=2)
        raise
    return client
