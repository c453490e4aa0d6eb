"""What the tests share: where the material beside the checkout is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
NO_BROWSER = (
    "The browser tests need Chromium, and there is none on the PATH. On Debian or Ubuntu: "
    "`apt-get update && apt-get install -y chromium` as root; on other systems install Chromium "
    "so that the command `chromium` starts it. Then run `make test` again."
)


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
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.fail(NO_BROWSER, pytrace=False)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield started
        started.close()
