"""A scan beside the app: its progress is seen, it can be stopped, and what fails is told."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from lib.corpus.job import JobState, ScanJob, _follow
from lib.drafts import Draft
from lib.settings import ROOT
from lib.store import open_store
from tests.corpus.stories import make_stories

PATIENCE = 300  # seconds for what ends by itself, however busy the machine is


@pytest.mark.slow
def test_the_library_is_scanned_beside_the_app(tmp_path: Path) -> None:
    """First stopped as soon as it has begun, then to its end."""
    url = f"sqlite:///{tmp_path / 'library.db'}"
    store = open_store(url, with_samples=False)
    for article in make_stories(30, 2)[0]:  # enough to be there still when it is stopped
        store.add_article(Draft(article.text), "asha")
    broken_off = ScanJob(url, workers=1)
    until = time.monotonic() + PATIENCE
    while broken_off.state.stage == "starting" and time.monotonic() < until:
        time.sleep(0.02)
    broken_off.stop()
    assert broken_off.wait(PATIENCE).stage == "stopped"
    whole = ScanJob(url, workers=1).wait(PATIENCE)
    assert (whole.stage, whole.done, whole.said) == ("done", whole.total, ())
    assert store.list_pairs()
    store.close()


def test_what_fails_is_told(tmp_path: Path) -> None:
    state = ScanJob("mysql://nowhere").wait(PATIENCE)
    assert state.stage == "failed"
    assert state.is_over
    assert "cannot be opened" in state.said[0]


def test_lines_that_are_no_progress_change_nothing() -> None:
    state = _follow(JobState(), '{"stage": "reading", "done": 3, "total": 9}')
    assert (state.stage, state.done, state.total) == ("reading", 3, 9)
    for line in ("", "[]", "UserWarning: old", '{"stage": 1}', "null"):
        assert _follow(state, line) == state
    assert _follow(state, '{"said": "“x” is left out."}').said == ("“x” is left out.",)


BESIDE = """
import os, signal, sys, time
from lib.corpus.job import ScanJob
job = ScanJob(sys.argv[1], workers=2)
while job.state.stage == "starting":
    time.sleep(0.05)
print(job._process.pid, flush=True)
if sys.argv[2] == "killed":
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.slow
@pytest.mark.parametrize("how", ["ended", "killed"])
def test_a_server_that_stops_leaves_no_scan_behind(tmp_path: Path, how: str) -> None:
    """Neither the scan nor the processes that it started; also where there was no time for that."""
    url = f"sqlite:///{tmp_path / 'library.db'}"
    store = open_store(url, with_samples=False)
    store.add_articles([Draft(a.text) for a in make_stories(150, 3)[0]], "asha")
    store.close()
    server = [sys.executable, "-c", BESIDE, url, how]
    told = subprocess.run(server, cwd=ROOT, capture_output=True, text=True, check=False)
    scan = int(told.stdout)
    until = time.monotonic() + PATIENCE
    while list_group(scan) and time.monotonic() < until:
        time.sleep(0.1)
    assert list_group(scan) == []
    store = open_store(url, with_samples=False)
    assert store.read_standing().ended_at is None  # it was broken off
    store.close()


def list_group(leader: int) -> list[int]:
    """The processes of a session that are there still, zombies apart."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:  # it ended meanwhile
            continue
        if int(group) == leader and state != "Z":
            found.append(int(stat.parent.name))
    return found


def test_a_scan_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    job = ScanJob()
    assert job.wait(1) == job.state
    assert job.state.stage == "failed"
    assert job.state.said == ("The scan could not be started: No such file or directory.",)
    job.stop()
    job.end()
