"""What the library acknowledged outlives a kill -9, whole. `bench/durability.py` kills longer."""

from __future__ import annotations

import pytest

from bench.durability import kill_writers


@pytest.mark.slow
def test_writers_killed_midway_lose_nothing_and_leave_nothing_half_done(url: str) -> None:
    """Twenty kills, some 200 acknowledged writes."""
    outcome = kill_writers(url, kills=20, writes=10)
    assert outcome.kills == 20
    assert outcome.writes >= 100
    assert outcome.faults == ()
