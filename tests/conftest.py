"""What the tests share: where the material beside the checkout is, patience, a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, expect

from bench.serving import open_browser

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# No example has a deadline: a busy machine is no fault of the text, and the first loads the lists.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
expect.set_options(timeout=30_000)  # as long as Playwright waits for all else


@pytest.fixture(scope="session")
def seeds() -> dict[str, str]:
    """The five real articles by their first three digits; skips where they are not at hand."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the five seed articles stand in ../shared/seeds, which is not here")
    return {path.name[:3]: path.read_text(encoding="utf-8") for path in folder.glob("*.txt")}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; where there is none, the test fails with how to get one."""
    try:
        with open_browser() as started:
            yield started
    except RuntimeError as error:
        pytest.fail(str(error), pytrace=False)
