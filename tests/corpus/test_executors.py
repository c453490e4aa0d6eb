"""Wherever batches are worked on, each counts once and the answers come in order."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lib.corpus.executors import Here, Processes
from lib.corpus.machines import open_executor
from tests.conftest import ROOT
from tests.corpus.dying import die_on_three, die_once, hears_interrupts, square

_LEAD = """
import time
from lib.corpus.executors import Processes
from tests.conftest import ROOT
from tests.corpus.dying import tell_pid
if __name__ == "__main__":
    for _, pid in Processes(1).run(tell_pid, [0]):
        print(pid, flush=True)
        time.sleep(60)
"""


def test_here_is_one_after_another() -> None:
    assert list(Here().run(square, range(3))) == [(0, 0), (1, 1), (2, 4)]


@pytest.mark.slow
def test_a_killed_process_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    pool = Processes(2)
    batches = [(str(tmp_path / "killed"), number) for number in range(1, 12)]
    try:
        assert list(pool.run(die_once, batches)) == [(batch, batch[1]) for batch in batches]
    finally:
        pool.close()
    assert (tmp_path / "killed").exists()


@pytest.mark.slow
def test_a_batch_that_always_ends_its_process_is_given_up_and_the_rest_goes_on() -> None:
    pool = Processes(1)
    try:
        found = list(pool.run(die_on_three, range(6)))
    finally:
        pool.close()
    assert found == [(n, None if n == 3 else n) for n in range(6)]


@pytest.mark.slow
def test_ctrl_c_never_reaches_a_process_not_even_as_it_starts() -> None:
    """It would end with a traceback; the one that leads hears it."""
    pool = Processes(2)
    try:
        assert [heard for _, heard in pool.run(hears_interrupts, range(4))] == [False] * 4
    finally:
        pool.close()
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_few_articles_start_no_processes() -> None:
    assert isinstance(open_executor(articles=5), Here)


@pytest.mark.slow
def test_processes_end_with_the_one_that_was_killed() -> None:
    """No orphan holds memory once a scan is killed."""
    leading = subprocess.Popen(
        [sys.executable, "-c", _LEAD], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert leading.stdout is not None
    served = int(leading.stdout.readline())
    leading.kill()
    leading.wait()
    until = time.monotonic() + 60
    while Path(f"/proc/{served}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{served}").exists()
