"""Each key that the help names does what the help says, and no key is missing here."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.test_reader import FOCUS

Visit = Callable[..., Visitor]
Press = Callable[[Page], None]
FOCUSED = """() => {
  let at = document.activeElement;
  while (at.shadowRoot) at = at.shadowRoot.activeElement;
  return at.closest(".claim")?.dataset.side + at.closest(".claim")?.dataset.n;
}"""
START = "/?a=vostochny-hi-2&b=vostochny-hi-1&d=a3&tab=explanation"


def read_selected(page: Page) -> str:
    """What is selected, as the explanation says it."""
    return page.locator(".explanation").inner_text()


def press_to_select(key: str, back: str) -> Press:
    """The key selects something else, and `back` the first again."""

    def press(page: Page) -> None:
        before = read_selected(page)
        page.keyboard.press(key)
        assert read_selected(page) != before
        page.keyboard.press(back)
        assert read_selected(page) == before

    return press


def press_across(page: Page) -> None:
    """To the partner of what is selected, in the other article."""
    page.keyboard.press("o")
    assert page.evaluate(FOCUSED)[0] == "b"
    page.keyboard.press("o")
    assert page.evaluate(FOCUSED)[0] == "a"


def press_left_and_right(page: Page) -> None:
    """To the article on that side."""
    page.locator(".column[data-side=a] .claim.selected .number").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUSED)[0] == "b"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(FOCUSED)[0] == "a"


def press_up_and_down(page: Page) -> None:
    """From one claim's number to the next one's; nothing is selected by that."""
    before = read_selected(page)
    page.locator(".column[data-side=a] .claim[data-n='2'] .number").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == "a3"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED) == "a2"
    assert read_selected(page) == before


def press_enter(page: Page) -> None:
    """On a claim's number and on a mark."""
    page.locator(".column[data-side=a] .claim[data-n='3'] .number").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".column[data-side=a] .claim.selected")).to_have_attribute("data-n", "3")
    page.locator(".column[data-side=a] .mark[role=button].kind-number").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".explanation")).to_contain_text("Number")


def press_f(page: Page) -> None:
    """To the first chip of the filter."""
    page.keyboard.press("f")
    assert page.evaluate(FOCUS) == page.locator(".chips .chip").first.text_content()


def press_slash(page: Page) -> None:
    """Into the search and out again."""
    page.keyboard.press("/")
    page.keyboard.type("किम")
    expect(page.locator(".hits")).to_contain_text("in A")
    page.keyboard.press("Enter")
    expect(page.locator(".hits")).to_contain_text("1 of")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).not_to_be_focused()
    expect(page.locator(".hits")).to_have_text("")


def press_toggle(key: str, name: str) -> Press:
    """The key turns the button of that name on and off."""

    def press(page: Page) -> None:
        button = page.locator(".tools .chip", has_text=name)
        for state in ("true", "false"):
            page.keyboard.press(key)
            expect(button).to_have_attribute("aria-pressed", state)

    return press


def press_verdict(name: str) -> Press:
    """The verdict on what is selected is given, and once more takes it back."""

    def press(page: Page) -> None:
        button = page.locator(f".milaan .verdict[data-verdict={name}]")
        for state in ("true", "false"):
            page.keyboard.press(name[0])
            expect(button).to_have_attribute("aria-pressed", state)

    return press


def press_number(number: int) -> Press:
    """The tab in that place opens."""

    def press(page: Page) -> None:
        page.keyboard.press(str(number))
        expect(page.get_by_role("tab").nth(number - 1)).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("tabpanel")).to_have_count(1)

    return press


def press_question_mark(page: Page) -> None:
    """The help opens; Escape closes it."""
    page.keyboard.press("?")
    expect(page.locator("dialog.help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.help")).to_be_hidden()


KEYS: dict[str, Press] = {
    "j": press_to_select("j", "k"),
    "k": press_to_select("k", "j"),
    "J": press_to_select("J", "K"),
    "K": press_to_select("K", "J"),
    "o": press_across,
    "←": press_left_and_right,
    "→": press_left_and_right,
    "↑": press_up_and_down,
    "↓": press_up_and_down,
    "Enter": press_enter,
    "f": press_f,
    "/": press_slash,
    "Esc": press_slash,
    "r": press_toggle("r", "Romanise"),
    "v": press_toggle("v", "spelling variants"),
    "l": press_toggle("l", "Scroll together"),
    **{name[0]: press_verdict(name) for name in ("disagree", "same", "unsure")},
    **{str(number): press_number(number) for number in range(1, 6)},
    "?": press_question_mark,
}


@pytest.mark.parametrize("key", KEYS)
def test_the_key_does_what_the_help_says(visit: Visit, key: str) -> None:
    """With nothing in focus, or with the focus where the help says."""
    visitor = visit()
    KEYS[key](visitor.open(START))
    assert visitor.errors == []


def test_every_key_of_the_help_is_tried(visit: Visit) -> None:
    """The help is drawn from the table that the reader answers to."""
    page = visit().open(START)
    page.keyboard.press("?")
    named = page.locator("dialog.help kbd").all_inner_texts()
    assert set(named) == KEYS.keys()
