"""The Landscape page in a real browser, after a real scan of the samples."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from bench.serving import copy_product, find_port, serve
from tests.browser.conftest import (
    HOSTILE,
    HOSTILE_TITLE,
    STANDS_STILL,
    Visitor,
    make_wait,
    wait_for_rest,
)
from tests.browser.test_library import check_accessibility

Visit = Callable[..., Visitor]
STORY = "/landscape?story=vostochny-hi-1"
WHO = f"{STORY}&see=who"
HOSTILE_HEAD = HOSTILE.partition("\n\n")[0] + "\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[str]:
    """A server of its own, whose library is scanned by a click, while a page shows how far
    that is: the samples, and a copy of one under a hostile headline."""
    home = copy_product(tmp_path_factory.mktemp("landscape"))
    samples = home / "data" / "samples"
    text = (samples / "vostochny-en.txt").read_text(encoding="utf-8").partition("\n\n")[2]
    (samples / "hostile.txt").write_text(f"{HOSTILE_HEAD}\n{text}", encoding="utf-8")
    hold = make_wait(home, "lib/scan_command.py", "_read")
    hold.touch()
    with serve(home, find_port()) as replica:
        visitor = Visitor(browser.new_context(), replica.address)
        page = visitor.open("/landscape")
        page.get_by_role("button", name="Scan the library").click()
        expect(page.get_by_role("button", name="Cancel")).to_be_visible()
        # What goes away is faded by Streamlit until the run has ended.
        expect(page.get_by_role("button", name="Scan the library")).to_have_count(0)
        expect(page.locator("[data-stale=true]")).to_have_count(0)
        page.wait_for_function(STANDS_STILL)
        check_accessibility(page)
        hold.unlink()
        expect(page.get_by_text("Scanned on")).to_be_visible(timeout=180_000)
        visitor.context.close()
        yield replica.address


@pytest.mark.parametrize(
    "path",
    ["/landscape", "/landscape?see=map", "/landscape?see=time", STORY, WHO],
)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_axe_finds_nothing(visit: Visit, results: Path, path: str, scheme: str, width: int) -> None:
    """In both themes, wide and narrow; and nothing is wider than the window."""
    visitor = visit(viewport={"width": width, "height": 1000}, color_scheme=scheme)
    page = visitor.open(path)
    page.get_by_role("table").first.wait_for()
    if "see=map" in path or "see=time" in path:
        page.locator("svg .mark-text text").first.wait_for()
    wait_for_rest(page)
    check_accessibility(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    name = re.sub(r"\W+", "-", path).strip("-")
    page.screenshot(path=results / f"{name}-{width}-{scheme}.png", full_page=True)
    assert not visitor.errors


def test_a_square_opens_its_comparison(visit: Visit) -> None:
    """By a click; the way back leads to the map."""
    visitor = visit()
    page = visitor.open(STORY)
    square = page.locator("svg [role=graphics-symbol][aria-label$='3 disagreements']").first
    square.wait_for()
    box = square.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)  # on the number
    expect(page).to_have_url(re.compile(r"/\?.*b=vostochny-hi-"))
    page.locator(".milaan .claim .text").first.wait_for()
    asked = parse_qs(urlsplit(page.url).query)
    assert sorted(asked["a"] + asked["b"]) == ["vostochny-hi-1", "vostochny-hi-2"]
    page.go_back()  # the selection that Compare wrote to the address
    page.go_back()
    expect(page.get_by_text("A click opens the comparison")).to_be_visible()
    expect(square).to_be_visible()
    assert not visitor.errors


def test_the_table_does_without_a_mouse(visit: Visit) -> None:
    """Story, comparison: all by Tab and Enter, and a link can be opened beside."""
    page = visit().open("/landscape")
    story = page.get_by_role("link", name=re.compile("Neelamgarh"))
    expect(story).to_have_attribute("href", re.compile(r"^\./landscape\?story=neelamgarh"))
    story.focus()
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Compare 1 and 3")
    expect(link).to_be_visible()
    page.get_by_role("radio", name="Map").or_(page.get_by_role("button", name="Map")).first.focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate(
            "document.activeElement.shadowRoot?.activeElement?.textContent === 'Compare 1 and 3'"
        ):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/\?a=neelamgarh-en-1&b=neelamgarh-en-2"))


def test_a_reading_opens_its_claims(visit: Visit) -> None:
    """With another source, and just the disagreement that it is in selected."""
    page = visit().open(WHO)
    reading = page.locator("td.outlier a.reading").first
    reading.wait_for()
    expect(reading).to_have_attribute("lang", "hi")
    told = reading.inner_text()
    reading.click()
    page.locator(".milaan .claim .text").first.wait_for()
    expect(page.locator(".milaan .reading .big", has_text=told)).to_be_visible()
    expect(page.locator(".milaan .claim", has_text=told).first).to_be_in_viewport()


def test_one_step_back_leads_to_the_table_that_was_left(visit: Visit) -> None:
    """And so does the link on Compare; the reader asks for no address of its own meanwhile."""
    page = visit().open(f"{WHO}&disputed=1")
    reading = page.locator("td.outlier a.reading").first
    for way in (page.go_back, page.get_by_role("link", name="Back to the story").click):
        reading.wait_for()
        reading.click()
        page.locator(".milaan .claim .text").first.wait_for()
        wait_for_rest(page)
        page.wait_for_timeout(1_000)  # the reader tells what is selected after a quarter of one
        way()
        expect(reading).to_be_visible()
        expect(page.get_by_text("All stories")).to_be_visible()
        expect(page).not_to_have_url(re.compile("[?&]a="))
        assert parse_qs(urlsplit(page.url).query)["disputed"] == ["1"]


def test_both_files_of_a_table_are_given(visit: Visit) -> None:
    page = visit().open(WHO)
    for name in ("CSV", "JSON"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
        if name == "CSV":
            head, *rows = csv.reader(io.StringIO(text))
            assert head[0] == "number"
            assert len(rows) > 3
        else:
            assert len(json.loads(text)["witnesses"]) >= 3


def test_no_word_of_an_article_runs_or_loads_anything(visit: Visit) -> None:
    """The hostile article is in a story; its title is read in lists, charts and tables."""
    visitor = visit()
    for path in (STORY, f"{STORY}&see=time", WHO, "/landscape?see=map", "/landscape"):
        page = visitor.open(path)
        page.get_by_role("table").first.wait_for()
        assert page.evaluate("window.ran") is None
    page = visitor.open(f"{STORY}&see=time")
    expect(page.get_by_role("link", name=HOSTILE_TITLE)).to_be_visible()
    assert not visitor.list_outside_requests()
    assert not visitor.errors
