"""Two texts compared at once, in a real browser: how few clicks it takes, and no dead end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bench.serving import find_port, serve
from lib.store import open_store, samples
from tests.browser.conftest import HOSTILE, HOSTILE_TITLE, Visitor, wait_for_rest, wait_for_run
from tests.browser.test_library import check_accessibility

Visit = Callable[..., Visitor]
FIRST = """A bus fell into the river at Ashapur

Published: 18 June 2024

A bus fell into the Neel river near Ashapur on Tuesday, and 45 people were hurt, the mayor said.
"""
SECOND = FIRST.replace("A bus fell", "One bus fell").replace("45", "54")
SIZES = {"light": {"width": 1440, "height": 900}, "dark": {"width": 390, "height": 844}}


class Hands:
    """Someone at a page, whose clicks and pastes are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.pastes = page, 0, 0

    def click(self, what: Locator) -> None:
        """One click of the mouse."""
        what.click()
        self.clicks += 1

    def paste(self, text: str) -> None:
        """Into whatever has the focus; nothing else is there to take it."""
        focused = self.page.locator("textarea:focus")
        focused.wait_for()
        self.page.keyboard.insert_text(text)
        self.pastes += 1


def find_field(page: Page, name: str) -> Locator:
    """The field for the text of A or B."""
    return page.get_by_label(f"Text {name}, or its address")


def bring(page: Page, first: str = FIRST, second: str = SECOND) -> None:
    """Fill both fields and compare."""
    find_field(page, "A").fill(first)
    find_field(page, "B").fill(second)
    page.get_by_role("button", name="Compare", exact=True).click()


def see_disagreement(page: Page) -> None:
    """Wait for the first disagreement, with both of its readings."""
    explanation = page.locator(".milaan .explanation")
    expect(explanation).to_contain_text("45")
    expect(explanation).to_contain_text("54")


@pytest.fixture(scope="module")
def bare(browser: Browser, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server whose library holds no article."""
    url = f"sqlite:///{tmp_path_factory.mktemp('bare') / 'library.db'}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(samples, "SAMPLES", home / "data" / "samples")
        store = open_store(url)
    for record in store.list_articles(size=1_000).items:
        store.remove_article(record.id, "asha")
    store.close()
    with serve(home, find_port(), DATABASE_URL=url) as replica:
        yield replica.address


def test_two_pasted_texts_take_three_clicks(visit: Visit) -> None:
    """From the page as it opens to the first disagreement: three clicks and two pastes."""
    visitor = visit()
    page = visitor.open("/")
    page.locator(".milaan .explanation h3").first.wait_for()
    hands = Hands(page)
    hands.click(page.get_by_role("button", name="Bring two texts"))
    hands.paste(FIRST)
    hands.click(find_field(page, "B"))
    hands.paste(SECOND)
    hands.click(page.get_by_role("button", name="Compare", exact=True))
    see_disagreement(page)
    assert (hands.clicks, hands.pastes) == (3, 2)
    assert not visitor.errors


def test_the_columns_begin_where_they_did(visit: Visit) -> None:
    """The ways in, and to keep what was brought, take no line of their own."""
    page = visit(viewport=SIZES["light"]).open("/")
    page.locator(".milaan .explanation h3").first.wait_for()
    wait_for_rest(page)
    box = page.locator(".st-key-reader").bounding_box
    before = box()
    page.get_by_role("button", name="Bring two texts").click()
    bring(page)
    see_disagreement(page)
    wait_for_rest(page)
    after = box()
    assert before is not None
    assert after is not None
    assert after["y"] <= before["y"]
    button = page.get_by_role("button", name="Bring two texts").bounding_box()
    picker = page.get_by_role("combobox", name="Article B").bounding_box()
    assert button is not None
    assert picker is not None
    assert button["y"] + button["height"] <= picker["y"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_form(visit: Visit, scheme: str, results: Path) -> None:
    """Empty, and with a sentence beside a side and its fold open; wide and narrow."""
    page = visit(viewport=SIZES[scheme], color_scheme=scheme).open("/?bring=1", is_form=True)
    find_field(page, "B").wait_for()
    wait_for_rest(page)
    check_accessibility(page)
    bring(page, second="http://127.0.0.1/")
    expect(page.get_by_text("it leads into a private network")).to_be_visible()
    page.get_by_text("Title, source and date of A").click()
    expect(page.get_by_label("Title of A", exact=True)).to_be_visible()
    wait_for_rest(page)
    check_accessibility(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(path=results / f"bring-{scheme}.png", full_page=True)


def test_a_reload_keeps_them_and_a_colleague_is_told(visit: Visit) -> None:
    """The tab has the pair and what was typed; a link to it says in words that others have not."""
    page = visit().open("/?bring=1", is_form=True)
    bring(page)
    see_disagreement(page)
    expect(page).to_have_url(re.compile("a=draft-.*b=draft-.*d="))
    url = page.url
    page.reload()
    see_disagreement(page)
    assert page.url == url
    page.get_by_role("button", name="Bring two texts").click()
    expect(find_field(page, "A")).to_have_value(FIRST)
    other = visit().open(url, is_form=True)
    expect(other.get_by_text("texts that were compared without being kept")).to_be_visible()
    other.get_by_role("button", name="Compare articles of the library").click()
    other.locator(".milaan .explanation h3").first.wait_for()


def test_kept_texts_have_a_link_for_others(visit: Visit) -> None:
    """One click; the address has their ids then, and the back button finds the same."""
    page = visit().open("/?bring=1", is_form=True)
    bring(page, FIRST.replace("Neel", "Lal"), SECOND.replace("Neel", "Lal"))
    see_disagreement(page)
    page.get_by_role("button", name="Keep both in the library").click()
    expect(page.get_by_text("Saved: 2 articles.")).to_be_visible()
    expect(page).not_to_have_url(re.compile("draft-"))
    kept = page.url
    see_disagreement(page)
    other = visit().open(kept)
    see_disagreement(other)
    page.go_back()
    see_disagreement(page)
    expect(page).to_have_url(re.compile(re.escape(kept.partition("&d=")[0].partition("?")[2])))


def test_hostile_texts_are_letters(visit: Visit) -> None:
    """Brought, listed in the pickers, read and kept: it never runs, loads or restyles anything."""
    visitor = visit()
    page = visitor.open("/?bring=1", is_form=True)
    odd = f"{HOSTILE_TITLE}\n\n{FIRST}<script>window.ran = 1</script>"
    page.get_by_text("Title, source and date of B").click()
    page.get_by_label("Title of B", exact=True).fill(HOSTILE_TITLE)
    page.get_by_label("Title of B", exact=True).press("Tab")
    bring(page, odd, f"{SECOND}{HOSTILE.partition(chr(10) * 2)[2]}")
    see_disagreement(page)
    wait_for_rest(page)
    expect(page.get_by_role("combobox", name="Article B")).to_have_value(re.compile("<b>Hostile"))
    page.get_by_role("button", name="Keep both in the library").click()
    expect(page.get_by_text("Saved: 2 articles.")).to_be_visible()
    assert page.evaluate("window.ran") is None
    assert not visitor.list_outside_requests()
    assert not visitor.errors


def test_a_dropped_file_and_a_pasted_text(visit: Visit) -> None:
    """What was read of the file stands in its side's field."""
    page = visit().open("/?bring=1", is_form=True)
    file = {"name": "bus.txt", "mimeType": "text/plain", "buffer": FIRST.encode()}
    page.locator("input[type=file]").first.set_input_files(file)  # type: ignore[arg-type]
    expect(find_field(page, "A")).to_have_value(FIRST.strip())
    find_field(page, "B").fill(SECOND)
    page.get_by_role("button", name="Compare", exact=True).click()
    see_disagreement(page)


def test_two_rows_of_the_library_are_compared(visit: Visit) -> None:
    """Ticked on the left; a click on a cell still opens its article and leaves the ticks."""
    page = visit().open("/library")
    table = page.get_by_test_id("stDataFrame").locator(".dvn-scroller").first
    table.wait_for()
    wait_for_rest(page)
    table.click(position={"x": 18, "y": 54})
    expect(page.get_by_text("1 ticked")).to_be_visible()
    table.click(position={"x": 18, "y": 89})
    link = page.get_by_role("link", name="Compare these two")
    expect(link).to_be_visible()
    table.click(position={"x": 400, "y": 124})
    expect(page).to_have_url(re.compile("open="))
    link.click()
    page.locator(".milaan .claim .text").first.wait_for()
    expect(page).to_have_url(re.compile("a=.*b="))
    assert "open=" not in page.url


@pytest.mark.parametrize("path", ["/library", "/landscape", "/findings", "/findings?list=open"])
def test_an_empty_library_leads_to_a_comparison(visit: Visit, bare: str, path: str) -> None:
    """By a link of the page itself, which axe has nothing against."""
    page = visit().context.new_page()
    page.goto(f"{bare}{path}")
    link = page.get_by_role("link", name="Compare two texts")
    link.wait_for()
    wait_for_rest(page)
    check_accessibility(page)
    link.click()
    bring(page)
    see_disagreement(page)


def test_compare_itself_asks_for_two_texts_where_there_are_none(visit: Visit, bare: str) -> None:
    """At once: a click into each field is all but one of the clicks."""
    page = visit().context.new_page()
    page.goto(bare)
    find_field(page, "A").wait_for()
    hands = Hands(page)
    for name, text in (("A", FIRST), ("B", SECOND)):
        hands.click(find_field(page, name))
        hands.paste(text)
    hands.click(page.get_by_role("button", name="Compare", exact=True))
    see_disagreement(page)
    assert hands.clicks == 3


def test_what_is_emptied_stays_empty(visit: Visit) -> None:
    """Also in a tab that has just been opened, whose own copy is what was typed a moment ago."""
    page = visit().open("/?bring=1", is_form=True)
    find_field(page, "A").fill(FIRST)
    find_field(page, "A").press("Tab")
    wait_for_run(page)
    page.get_by_role("button", name="Empty both").click()
    wait_for_run(page)
    page.wait_for_timeout(500)
    wait_for_run(page)
    expect(find_field(page, "A")).to_have_value("")
