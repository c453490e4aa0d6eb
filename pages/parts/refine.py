"""Comparisons with the sentence encoder, made beside the page: the quick result is shown first."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, TimeoutError
from queue import SimpleQueue

from lib.collation.collate import collate_sides
from lib.errors import MilaanError
from lib.model import Article, Collation

_KEPT = 64  # collations (chosen: a few MB)
_log = logging.getLogger(__name__)


Job = Future[Collation | None]


class Refiner:
    """One worker for all sessions, as there is one encoder; the server ends without waiting."""

    def __init__(self, before: Callable[[], None] = lambda: None) -> None:
        """before: what the worker does before its first job."""
        self._waiting: SimpleQueue[tuple[Job, Collation]] = SimpleQueue()
        self._jobs: OrderedDict[tuple[Article, Article], Job] = OrderedDict()
        self._lock = threading.Lock()
        threading.Thread(target=self._work, args=(before,), name="refine", daemon=True).start()

    def start(self, quick: Collation) -> Job:
        """Begin with a quick result, unless begun; the future gives None where refining failed."""
        pair = quick.a.article, quick.b.article
        with self._lock:
            job = self._jobs.get(pair)
            if job is None:
                job = self._jobs[pair] = Job()
                self._waiting.put((job, quick))
                while len(self._jobs) > _KEPT:
                    self._jobs.popitem(last=False)[1].cancel()
            self._jobs.move_to_end(pair)
            return job

    def _work(self, before: Callable[[], None]) -> None:
        before()
        while True:
            job, quick = self._waiting.get()
            if job.set_running_or_notify_cancel():
                job.set_result(_refine(quick))

    def find(self, quick: Collation) -> Collation | None:
        """The better collation, if it was asked for and is there."""
        with self._lock:
            job = self._jobs.get((quick.a.article, quick.b.article))
        is_there = job is not None and job.done() and not job.cancelled()
        return job.result() if job and is_there else None


def wait_for(job: Job, seconds: float) -> bool:
    """Wait at most so long; true where the job has ended by itself."""
    try:
        job.exception(seconds)
    except (TimeoutError, CancelledError):
        return False
    return True


def _refine(quick: Collation) -> Collation | None:
    try:
        return collate_sides(quick.a, quick.b, semantics=True)
    except MilaanError:
        return None  # the quick comparison says it in words
    except Exception:
        _log.exception("The pairing was not refined")  # what the quick comparison found stands
        return None
