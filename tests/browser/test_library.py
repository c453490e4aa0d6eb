"""The Library and the Findings page in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.browser.conftest import Visitor, wait_for_rest

Visit = Callable[..., Visitor]
TITLE = "A ferry <b>ran</b> aground ![x](http://outside.example/x.png)"
STORY = f"""{TITLE}

The ferry ran aground near Ashapur with 45 people on board, the harbour master said.
<script>window.ran = 1</script> Nobody was hurt, and the passengers left it by boat.

Leave a Reply
"""
# Streamlit's own uploader is a section with the role of a presentation and a name.
NOT_OURS = {"presentation-role-conflict"}


def check_accessibility(page: Page) -> None:
    """Fail on anything that axe finds."""
    found = Axe().run(page).response["violations"]
    ours = [rule for rule in found if rule["id"] not in NOT_OURS]
    assert not ours, json.dumps(ours, indent=1, ensure_ascii=False)[:3_000]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/library", "/library?do=files", "/findings", "/findings?list=open"]
)
def test_axe_finds_nothing(visit: Visit, path: str, scheme: str) -> None:
    """Neither wide and light nor narrow and dark; and nothing is wider than the window."""
    size = {"width": 1440, "height": 1000} if scheme == "light" else {"width": 390, "height": 844}
    page = visit(viewport=size, color_scheme=scheme).open(path)
    wait_for_rest(page)
    check_accessibility(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_pasted_text_becomes_an_article_to_compare(visit: Visit, results: Path) -> None:
    """Paste, preview, save, compare: and no word of it ever runs, loads or restyles anything."""
    visitor = visit()
    page = visitor.open("/library?do=paste")
    page.get_by_label("Text of the article").fill(STORY)
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_label("Title")).to_have_value(TITLE)
    check_accessibility(page)
    page.screenshot(path=results / "library-preview.png", full_page=True)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved: 1 article.")).to_be_visible()
    page.get_by_role("link", name="Compare it").click()
    page.locator(".milaan .claim .text").first.wait_for()
    expect(page.get_by_role("combobox", name="Article A")).to_have_value(
        re.compile("A ferry <b>ran</b>")
    )
    assert page.evaluate("window.ran") is None
    assert not visitor.list_outside_requests()
    assert not visitor.errors


def change_title(page: Page, table: Locator, row: int, told: str) -> None:
    """In the table of drafts, a canvas: a first click chooses a cell, a second one opens it."""
    editor = page.locator("#portal textarea")
    for _ in range(10):
        wait_for_rest(page)
        table.click(position={"x": 150, "y": 54 + 35 * row})
        with suppress(TimeoutError):
            editor.wait_for(timeout=3_000)
            break
    editor.fill(told)
    editor.press("Enter")
    editor.wait_for(state="hidden")


def test_what_is_put_right_before_saving_is_one_thing(visit: Visit) -> None:
    """In the table and in full, in either order; and the view stays at the draft it shows."""
    page = visit().open("/library?do=files")
    texts = ("The road to Ashapur is open.", "A bus fell into the river, and 12 were hurt.")
    files = [
        {"name": f"{n}.txt", "mimeType": "text/plain", "buffer": f"One title\n\n{text}".encode()}
        for n, text in enumerate(texts)
    ]
    page.locator("input[type=file]").set_input_files(files)  # type: ignore[arg-type]
    page.get_by_role("combobox", name="Look at one in full").click()
    page.get_by_role("option", name="2. One title").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value(re.compile("A bus fell"))
    table = page.get_by_test_id("stDataFrame").locator(".dvn-scroller").first
    for n, told in enumerate(("First", "Second")):
        change_title(page, table, n, told)
    expect(page.get_by_label("Title", exact=True)).to_have_value("Second")
    expect(page.get_by_label("Text", exact=True)).to_have_value(re.compile("A bus fell"))
    page.get_by_label("Title", exact=True).fill("In full")
    page.get_by_label("Title", exact=True).press("Tab")
    page.get_by_label("Source", exact=True).fill("The Mail")
    page.get_by_role("button", name="Save 2 articles").click()
    expect(page.get_by_text("Saved: 2 articles.")).to_be_visible()
    page.get_by_role("button", name="See them").click()
    expect(page).to_have_url(re.compile("sort=added"))
    found = visit().open("/library?find=in+full+mail")
    expect(found.get_by_text("1 article found")).to_be_visible()


def test_a_name_outlives_a_reload_and_is_no_part_of_the_link(visit: Visit) -> None:
    """Typed on Compare, known after a reload and on every page; another browser knows nothing."""
    page = visit().open("/")
    page.locator(".milaan .verdict").first.wait_for()
    page.get_by_role("button", name="Your name", exact=True).click()
    page.get_by_role("textbox", name="Your name").fill("आशा; = Asha")
    page.get_by_role("textbox", name="Your name").press("Enter")
    expect(page.get_by_text("A verdict is kept as आशा; = Asha").first).to_be_visible()
    page.wait_for_function("document.cookie.includes('milaan_name=%E0')")
    page.reload()
    expect(page.get_by_text("A verdict is kept as आशा; = Asha").first).to_be_visible()
    assert "Asha" not in page.url
    page.goto(page.url.split("/?")[0] + "/library")
    expect(page.get_by_role("textbox", name="Your name")).to_have_value("आशा; = Asha")
    other = visit().open("/library")
    expect(other.get_by_role("textbox", name="Your name")).to_have_value("")


def test_a_row_opens_by_a_click_and_stays_in_the_address(visit: Visit) -> None:
    """A link to it opens it for a colleague; the back button leaves it."""
    page = visit().open("/library?find=neelamgarh")
    table = page.get_by_test_id("stDataFrame").locator(".dvn-scroller").first
    table.click(position={"x": 300, "y": 54})  # a cell of the first row, on a canvas
    expect(page).to_have_url(re.compile("open=neelamgarh"))
    expect(page.get_by_role("button", name="Save changes")).to_be_visible()
    other = visit().open(page.url)
    expect(other.get_by_role("button", name="Save changes")).to_be_visible()


def test_a_report_is_one_file_that_asks_for_nothing(visit: Visit, tmp_path: Path) -> None:
    """Downloaded from Compare, opened from the disk: no request, no script, no fault for axe."""
    visitor = visit()
    page = visitor.open("/?a=vostochny-hi-2&b=vostochny-hi-1")
    page.locator(".milaan .verdict").first.wait_for()
    wait_for_rest(page)
    page.get_by_role("button", name=re.compile("Download report")).click()  # nothing lies over it
    with page.expect_download() as download:
        page.get_by_role("button", name="HTML, to read and print").click()
    file = tmp_path / "report.html"
    download.value.save_as(file)
    requests: list[str] = []
    opened = visitor.context.new_page()
    opened.on("request", lambda request: requests.append(request.url))
    opened.goto(file.as_uri())
    expect(opened.locator("h1")).to_contain_text("disagreement")
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    assert opened.locator("a", has_text="/?a=vostochny-hi-2&b=vostochny-hi-1").count() == 1
    check_accessibility(opened)
