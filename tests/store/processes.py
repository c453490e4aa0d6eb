"""Many processes at once, without paying for their imports each time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable

from lib.drafts import Draft
from lib.store import open_store
from tests.store.test_judgements import make

_PATIENCE = 300  # seconds


def run_processes(work: Callable[[str, int], None], url: str, number: int) -> list[int | None]:
    """Call `work` with the address and 0, 1 … in so many processes; their exit statuses."""
    context = multiprocessing.get_context("forkserver")
    processes = [context.Process(target=work, args=(url, n)) for n in range(number)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(_PATIENCE)
    return [process.exitcode for process in processes]


def open_library(url: str, _n: int) -> None:
    """Open a library that may have no tables yet, with its samples."""
    open_store(url).close()


def write_much(url: str, n: int) -> None:
    """Ten articles of its own, and ten verdicts on one finding that all judge."""
    store = open_store(url, with_samples=False)
    for m in range(10):
        store.add_article(Draft(f"Process {n}, text {m}."), f"p{n}")
        store.judge(make(), "same" if m % 2 else "unsure", f"p{n}")
    store.close()
