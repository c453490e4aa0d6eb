"""On a Dask cluster of real processes: the same answers, also when a worker or all are lost."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bench.cluster import LocalCluster
from lib.corpus import cluster
from lib.corpus.executors import Here
from lib.corpus.machines import open_executor
from lib.corpus.scan import Hooks, Progress, scan
from lib.errors import SchedulerLost
from lib.memory import Forgetful
from lib.settings import ROOT, SAMPLES
from tests.corpus.dying import square
from tests.corpus.stories import make_stories

pytest.importorskip("distributed", reason="pip install -r requirements-scan.txt brings Dask")


@pytest.mark.slow
def test_a_cluster_gives_what_one_process_gives_also_when_a_worker_is_killed(
    tmp_path: Path,
) -> None:
    """Nothing is lost and nothing doubled; then the scheduler dies, and that is said."""
    articles, planted = make_stories(6, 4)
    alone = list(scan(articles, Here(), Forgetful()))
    assert planted <= {(pair.a, pair.b) for pair in alone}
    with LocalCluster(tmp_path, workers=2) as machines:
        there = open_executor(machines.address)

        def kill_one(progress: Progress) -> None:
            if progress.done >= 16 and machines.workers[0].poll() is None:
                machines.workers[0].kill()

        assert list(scan(articles, there, Forgetful(), Hooks(tell=kill_one))) == alone
        assert machines.workers[0].wait(60) == -signal.SIGKILL
        squares = there.run(square, range(10_000))
        assert next(squares) == (0, 0)
        machines.scheduler.kill()
        with pytest.raises(SchedulerLost, match="went away"):
            list(squares)
        there.close()


def test_a_scheduler_that_is_down_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_CONNECT_WITHIN", 1)
    for address in ("tcp://127.0.0.1:9", "127.0.0.1:9"):
        with pytest.raises(SchedulerLost, match="nobody answers there"):
            open_executor(address)


@pytest.mark.parametrize(
    "address",
    [
        "nowhere at all", "foo", "tcp://", "tcp://:8786", "tcp://machine", "tcp://machine:99999",
        "tcp://machine:8786/", "tcp://machine:port", "tcp://[::1", "http://127.0.0.1:8786",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_told_at_once(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dask is not even asked."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SchedulerLost, match="no address; write it as tcp://"):
        open_executor(address)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "said"), [("foo", "no address"), ("tls://127.0.0.1:9", "no TLS certificate")]
)
def test_a_scan_that_cannot_connect_says_one_sentence_and_ends(address: str, said: str) -> None:
    """A client that was half made would complain on further lines, when Python ends."""
    told = subprocess.run(
        [sys.executable, "-m", "lib", "scan", str(SAMPLES), "--scheduler", address],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (told.returncode, told.stdout) == (2, "")
    [line] = told.stderr.splitlines()
    assert said in line


@pytest.mark.slow
def test_a_cluster_without_workers_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_WORKERS_WITHIN", 1)
    with (
        LocalCluster(tmp_path, workers=0) as machines,
        pytest.raises(SchedulerLost, match="no workers"),
    ):
        open_executor(machines.address)
