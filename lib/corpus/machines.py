"""Which executor a scan gets: this machine's, or a cluster's."""

from __future__ import annotations

import os

from lib.corpus.executors import Executor, Here, Processes

_WORTH_STARTING = 64  # articles, two seconds of work: as long as a process takes to start


def open_executor(scheduler: str = "", workers: int = 0, articles: int = 0) -> Executor:
    """Where a scan is to run: the Dask cluster at `scheduler`, or else this machine.

    workers: processes on this machine; 0 for one a core, or for this process alone where
    `articles`, the number of them, is not worth starting others. Raises SchedulerLost.
    """
    if scheduler:
        from lib.corpus.cluster import Cluster

        return Cluster(scheduler)
    workers = workers or (count_cores() if articles >= _WORTH_STARTING else 1)
    return Processes(workers) if workers > 1 else Here()


def count_cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Linux
        return os.cpu_count() or 1
