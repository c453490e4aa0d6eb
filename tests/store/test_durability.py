"""What the library acknowledged outlives a kill -9, whole. `bench/durability.py` kills longer."""

from __future__ import annotations

import pytest

from bench.durability import kill_writers


@pytest.mark.slow
def test_writers_killed_midway_lose_nothing_and_leave_nothing_half_done(url: str) -> None:
    """Six kills, some 60 acknowledged writes."""
    outcome = kill_writers(url, kills=6, writes=10)
    assert outcome.kills == 6
    assert outcome.writes >= 20
    assert outcome.faults == ()
