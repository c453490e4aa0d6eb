"""A scan beside the app: its progress is seen, it can be stopped, and what fails is told."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from lib.drafts import Draft
from lib.scan_job import JobState, ScanJob, _follow
from lib.store import open_store
from tests.corpus.stories import make_stories


@pytest.mark.slow
def test_the_library_is_scanned_beside_the_app(tmp_path: Path) -> None:
    """First stopped as soon as it has begun, then to its end."""
    url = f"sqlite:///{tmp_path / 'library.db'}"
    store = open_store(url, with_samples=False)
    for article in make_stories(6, 2)[0]:
        store.add_article(Draft(article.text), "asha")
    broken_off = ScanJob(url, workers=1)
    until = time.monotonic() + 60
    while broken_off.state.stage == "starting" and time.monotonic() < until:
        time.sleep(0.02)
    broken_off.stop()
    assert broken_off.wait(60).stage == "stopped"
    whole = ScanJob(url, workers=1).wait(60)
    assert (whole.stage, whole.done, whole.said) == ("done", whole.total, ())
    assert store.list_pairs()
    store.close()


def test_what_fails_is_told(tmp_path: Path) -> None:
    state = ScanJob("mysql://nowhere").wait(60)
    assert state.stage == "failed"
    assert state.is_over
    assert "cannot be opened" in state.said[0]


def test_lines_that_are_no_progress_change_nothing() -> None:
    state = _follow(JobState(), '{"stage": "reading", "done": 3, "total": 9}')
    assert (state.stage, state.done, state.total) == ("reading", 3, 9)
    for line in ("", "[]", "UserWarning: old", '{"stage": 1}', "null"):
        assert _follow(state, line) == state
    assert _follow(state, '{"said": "“x” is left out."}').said == ("“x” is left out.",)
