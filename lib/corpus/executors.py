"""Where batches are worked on: in this process, in several on this machine, or on a cluster.

Whatever the place, the answers come in the order of the batches, and each batch counts once.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any, Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

AHEAD = 3  # batches a worker may be ahead of the one that is waited for; chosen
_TRIES = 2  # of a batch alone, before it is held to be what ends its process


class Executor(Protocol):
    """Something that does work for batches."""

    def run(
        self, work: Callable[[Given], Made], batches: Iterable[Given]
    ) -> Iterator[tuple[Given, Made | None]]:
        """Each batch with what `work` makes of it, in order; None where it ended every worker.

        Batches are taken as workers become free. Raises SchedulerLost.
        """

    def close(self) -> None:
        """Stop all workers that were started here; what they are at is not waited for."""


def _serve() -> None:
    """How a process begins: Ctrl-C is for the one that leads, whose end is its end as well."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)  # killed itself, it could not say so


@contextmanager
def _hold_interrupts() -> Iterator[None]:
    """Ctrl-C waits; processes started meanwhile never get one, not even before they `_serve`."""
    if not hasattr(signal, "pthread_sigmask"):  # not on Windows
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # started with the first process, it would end the hold
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


class Here:
    """One batch after another in this process."""

    def run(
        self, work: Callable[[Given], Made], batches: Iterable[Given]
    ) -> Iterator[tuple[Given, Made | None]]:
        for batch in batches:
            yield batch, work(batch)

    def close(self) -> None:
        return


class Processes:
    """Several processes on this machine, spawned: a fork would copy the encoder's threads."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool = self._start(workers)

    @staticmethod
    def _start(workers: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers, context, initializer=_serve)

    def run(
        self, work: Callable[[Given], Made], batches: Iterable[Given]
    ) -> Iterator[tuple[Given, Made | None]]:
        waiting: deque[tuple[Given, Future[Any]]] = deque()
        for batch in batches:
            waiting.append((batch, self._submit(work, batch)))
            if len(waiting) > self._workers * AHEAD:
                yield self._take(work, waiting)
        while waiting:
            yield self._take(work, waiting)

    def _submit(self, work: Callable[[Given], Made], batch: Given) -> Future[Made]:
        try:
            with _hold_interrupts():
                return self._pool.submit(work, batch)
        except BrokenProcessPool as error:  # told when its turn comes
            broken: Future[Made] = Future()
            broken.set_exception(error)
            return broken

    def _take(
        self, work: Callable[[Given], Any], waiting: deque[tuple[Given, Future[Any]]]
    ) -> tuple[Given, Any]:
        batch, future = waiting.popleft()
        try:
            return batch, future.result()
        except BrokenProcessPool:
            self.close()
            self._pool = self._start(self._workers)
            made = self._run_alone(work, batch)
            for place, (other, begun) in enumerate(waiting):
                if not begun.done() or begun.exception() is not None:
                    waiting[place] = other, self._submit(work, other)
            return batch, made

    def _run_alone(self, work: Callable[[Given], Made], batch: Given) -> Made | None:
        """So that it is seen whether it is this batch that ends its process."""
        for _ in range(_TRIES):
            with self._start(1) as pool:
                try:
                    with _hold_interrupts():
                        begun = pool.submit(work, batch)
                    return begun.result()
                except BrokenProcessPool:
                    continue
        return None

    def close(self) -> None:
        # Only the pool may cancel what waits: it stumbles over what others cancelled.
        processes: dict[int, Any] = dict(getattr(self._pool, "_processes", None) or {})
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes.values():
            process.terminate()
