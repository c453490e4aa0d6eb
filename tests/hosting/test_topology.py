"""What compose.yaml runs, as processes: two replicas behind nginx, on one PostgreSQL."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bench.serving import Replica, copy_product, fetch, find_port, serve
from lib.store.access import OPEN_WORDS
from tests.hosting.proxy import proxy

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATIENCE = 60_000  # milliseconds for a page on a loaded machine
STORY = "The mayor of Ashapur opened the new bridge on Monday and thanked its builders."


@dataclass(frozen=True, slots=True)
class Site:
    """The address that people know, and the processes behind it."""

    address: str
    replicas: tuple[Replica, Replica]
    log: Path

    def list_answers(self, path: str) -> list[str]:
        """The lines of nginx's log on requests for a path."""
        return [line for line in self.log.read_text().splitlines() if f" {path} " in line]

    def find_replica(self, path: str, after: int = 0) -> int:
        """The port of whichever replica answered the latest request for a path, as nginx logs it.

        after: lines there were before the request; nginx writes its line when the answer is out.
        Where one did not answer and the next was asked, the log has both.
        """
        late = time.monotonic() + PATIENCE / 1000
        while len(self.list_answers(path)) <= after and time.monotonic() < late:
            time.sleep(0.02)
        return int(self.list_answers(path)[-1].rsplit(":", 1)[1])

    def find_visitors(self) -> dict[int, str]:
        """For the port of each replica a cookie that nginx deals to it."""
        found: dict[int, str] = {}
        for n in range(64):
            after = len(self.list_answers("/_stcore/health"))
            fetch(f"{self.address}/_stcore/health", Cookie=f"milaan_replica={n:032x}")
            found[self.find_replica("/_stcore/health", after)] = f"{n:032x}"
        assert found.keys() == {replica.port for replica in self.replicas}
        return found


@pytest.fixture
def site(tmp_path: Path, postgres_url: str) -> Iterator[Site]:
    """Made anew for each test: one of them kills a replica."""
    home, front = copy_product(tmp_path / "home"), tmp_path / "nginx"
    front.mkdir()
    said = {
        "DATABASE_URL": postgres_url,
        "MILAAN_OPEN": OPEN_WORDS,
        "STREAMLIT_SERVER_COOKIE_SECRET": "the same on all",
    }
    with ExitStack() as stack:
        one = stack.enter_context(serve(home, find_port(), **said))
        two = stack.enter_context(serve(home, find_port(), **said))
        address = stack.enter_context(proxy(front, find_port(), [one.port, two.port]))
        yield Site(address, (one, two), front / "log")


@contextmanager
def visit(browser: Browser, site: Site, cookie: str = "") -> Iterator[BrowserContext]:
    """Someone's browser, that knows no replica yet, or that nginx deals to a certain one."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    context.set_default_timeout(PATIENCE)
    if cookie:
        context.add_cookies([{"name": "milaan_replica", "value": cookie, "url": site.address}])
    yield context
    context.close()


def open_compare(context: BrowserContext, address: str, said: list[str]) -> Page:
    """The Compare page, drawn; what the browser complained of goes into `said`."""
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    page.locator(".milaan .claim .text").first.wait_for()
    return page


def bring_in(context: BrowserContext, site: Site) -> str:
    """Paste a story on the Library page and save it; where it can be compared."""
    page = context.new_page()
    page.goto(f"{site.address}/library?do=paste")
    page.locator("textarea").first.fill(STORY)
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Save", exact=True).click()
    return page.get_by_role("link", name="Compare it").get_attribute("href") or ""


def test_pages_work_behind_nginx_under_the_policy(browser: Browser, site: Site) -> None:
    """Reader and chart are drawn with the content security policy in force and no complaint; a
    script that does not belong is stopped; a visitor stays with one replica."""
    said: list[str] = []
    with visit(browser, site) as context:
        page = open_compare(context, site.address + "/?tab=matrix", said)
        page.locator(".stVegaLiteChart svg, .stVegaLiteChart canvas").first.wait_for()
        page.evaluate("document.fonts.ready")
        assert said == []
        page.evaluate(
            "const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
            "document.body.append(s)"
        )
        assert page.evaluate("window.ran") is None
        assert any("Content Security Policy" in text for text in said)

        replica = site.find_replica("/")
        for _ in range(6):
            assert context.request.get(f"{site.address}/_stcore/health").ok
            assert site.find_replica("/_stcore/health") == replica


def test_replicas_share_the_library_and_outlive_each_other(browser: Browser, site: Site) -> None:
    """What is saved through one is seen through the other; then the first is killed, and its
    visitors go on with the second."""
    (here, first), (there, second) = site.find_visitors().items()
    with visit(browser, site, first) as context:
        story = urljoin(site.address, bring_in(context, site))
        assert site.find_replica("/library") == here
    with visit(browser, site, second) as context:
        page = open_compare(context, story, [])
        expect(page.get_by_role("heading", name=STORY)).to_be_visible()
        assert site.find_replica("/") == there
    with visit(browser, site, first) as context:
        page = open_compare(context, site.address, [])
        next(each for each in site.replicas if each.port == here).process.kill()
        page.reload()
        page.locator(".milaan .claim .text").first.wait_for()
        page.get_by_role("button", name="Share a snapshot").click()
        page.get_by_role("button", name="Make a link").click()  # the WebSocket works
        page.get_by_text(f"{site.address}/?view=").wait_for()
        assert site.find_replica("/_stcore/host-config") == there


def test_what_is_not_for_outside_is_refused(site: Site) -> None:
    """Metrics and the interface for programs, in every spelling; a body that is too long."""
    paths = ("metrics", "metrics/", "METRICS", "%6detrics", "/metrics", "agent/openapi.json")
    for path in paths:
        assert fetch(f"{site.address}/_stcore/{path}")[0] == 403, path
    assert fetch(f"http://127.0.0.1:{site.replicas[0].port}/_stcore/metrics")[0] == 200
    status, _, headers = fetch(f"{site.address}/")
    assert status == 200
    assert headers["referrer-policy"] == "same-origin"
    assert re.fullmatch(
        r"milaan_replica=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Lax", headers["set-cookie"]
    )
    told = fetch(f"{site.address}/", **{"X-Forwarded-Proto": "https"})[2]["set-cookie"]
    assert told.endswith("; Secure")
