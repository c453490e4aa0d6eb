"""Comparisons with the sentence encoder, made beside the page: the quick result is shown first."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor, TimeoutError

from lib.collate import collate
from lib.errors import MilaanError
from lib.model import Article, Collation

_KEPT = 64  # collations (chosen: a few MB)
_log = logging.getLogger(__name__)


class Refiner:
    """One worker for all sessions: the encoder is one, too."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="refine")
        self._jobs: OrderedDict[tuple[Article, Article], Future[Collation | None]] = OrderedDict()
        self._lock = threading.Lock()

    def start(self, a: Article, b: Article) -> Future[Collation | None]:
        """Begin where it was not begun; the future gives None where refining failed."""
        with self._lock:
            job = self._jobs.get((a, b))
            if job is None:
                job = self._jobs[a, b] = self._pool.submit(_refine, a, b)
                while len(self._jobs) > _KEPT:
                    self._jobs.popitem(last=False)[1].cancel()
            self._jobs.move_to_end((a, b))
            return job


def wait_for(job: Future[Collation | None], seconds: float) -> bool:
    """Wait at most so long; true where the job has ended."""
    try:
        job.exception(seconds)
    except TimeoutError:
        return False
    return True


def _refine(a: Article, b: Article) -> Collation | None:
    try:
        return collate(a, b, semantics=True)
    except MilaanError:
        return None  # the quick comparison says it in words
    except Exception:
        _log.exception("The pairing was not refined")  # what the quick comparison found stands
        return None
