"""The reader stays light: little goes over the wire, and a frame costs one layout."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Page

from lib.settings import ROOT
from tests.browser.conftest import Visitor, wait_for_rest, wait_until

Visit = Callable[..., Visitor]
FRAMES = 60
SCROLL = """(frames) => new Promise((done) => {
  const [a, b] = [...document.querySelectorAll("*")]
    .map((element) => element.shadowRoot).find((root) => root?.querySelector(".milaan"))
    .querySelectorAll(".column");
  let left = frames;
  const step = () => {
    a.scrollTop += left % 20 < 10 ? 12 : -12;
    b.scrollTop += left % 20 < 10 ? 8 : -8;
    left -= 1;
    if (left) requestAnimationFrame(step);
    else done();
  };
  requestAnimationFrame(step);
})"""


@pytest.fixture
def page(visit: Visit) -> Page:
    """The reader, refined and at rest."""
    page = visit(viewport={"width": 1200, "height": 700}).open()
    wait_for_rest(page)
    return page


def read_metric(session: CDPSession, name: str) -> float:
    """A counter of the browser's own."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == name)


def test_the_first_page_is_light(visit: Visit) -> None:
    """All that a browser with an empty cache gets, files and messages, until all is drawn."""
    visitor = visit()
    page = visitor.context.new_page()
    session = visitor.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    session.on(
        "Network.webSocketFrameReceived",
        lambda event: received.append(len(event["response"]["payloadData"]) * 3 / 4),  # in base64
    )
    page.goto(visitor.site)
    page.locator(".milaan .claim .text").first.wait_for()
    wait_for_rest(page)
    assert 500_000 < sum(received) < 1_800_000


def test_scrolling_costs_one_layout_a_frame(page: Page) -> None:
    """Reading the layout after each ribbon that is bent would cost one a ribbon."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    before = {name: read_metric(session, name) for name in ("LayoutCount", "RecalcStyleCount")}
    page.evaluate(SCROLL, FRAMES)
    for name, count in before.items():
        assert (read_metric(session, name) - count) / FRAMES <= 3


def test_a_selection_brings_neither_the_articles_nor_the_rest_of_the_page(page: Page) -> None:
    """Only the part of the page with the reader runs, and its data is known to the browser."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    received: list[int] = []
    session.on(
        "Network.webSocketFrameReceived",
        lambda event: received.append(len(event["response"]["payloadData"])),
    )
    address = page.url
    page.keyboard.press("j")
    page.wait_for_url(lambda url: url != address)
    page.wait_for_timeout(700)
    assert received
    assert sum(received) < 6_000


def test_the_reader_is_not_faded_while_python_answers(page: Page) -> None:
    """Streamlit would paint all of it anew for that."""
    reader = page.locator(".st-key-reader").first
    reader.evaluate("element => element.setAttribute('data-stale', 'true')")
    style = "element => [getComputedStyle(element).opacity, getComputedStyle(element).transition]"
    opacity, transition = reader.evaluate(style)
    assert opacity == "1"
    assert transition.startswith("none")


@pytest.mark.slow
def test_a_long_article_is_laid_out_where_it_is_read(visit: Visit) -> None:
    """Hundreds of claims: each can be found and gone to, and few ribbons and ticks are drawn."""
    page = visit(viewport={"width": 1200, "height": 700}).open("/?a=long-a&b=long-b")
    claims = page.locator(".column[data-side=a] .claim")
    assert claims.count() > 300
    blocks = page.locator(".column[data-side=a] .block")
    assert blocks.last.evaluate("block => getComputedStyle(block).contentVisibility") == "auto"
    assert page.locator(".ribbon").count() < 60
    assert page.locator(".tick").count() < 150
    page.keyboard.press("/")
    page.keyboard.type("300")
    page.locator(".hits", has_text="in A").wait_for()
    page.keyboard.press("Enter")
    top = "[...CSS.highlights.get('milaan-place')][0].getBoundingClientRect().top"
    frame = page.locator(".column[data-side=a]").bounding_box()
    assert frame
    wait_until(page, lambda: 0 < page.evaluate(top) - frame["y"] < frame["height"])


def test_the_scripts_load_nothing() -> None:
    """No address of another place, no import, no markup made from a string."""
    for script in (ROOT / "pages" / "parts" / "reader").glob("*.js"):
        text = script.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        for word in ("http://", "https://", "import(", "innerHTML", "insertAdjacentHTML", "eval("):
            assert word not in text, f"{word} in {script.name}"
