"""Verdicts: by key and button, kept in the library, seen by the next visitor."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.test_tabs import list_selected

Visit = Callable[..., Visitor]
FOCUSED = """() => {
  let at = document.activeElement;
  while (at.shadowRoot) at = at.shadowRoot.activeElement;
  const claim = at.closest(".claim");
  return claim && claim.dataset.side + (Number(claim.dataset.n) + 1);
}"""

# All that is said from now on: some words are there for a while only.
NOTE_WORDS = """live => {
  globalThis.said = [];
  new MutationObserver(() => said.push(live.textContent)).observe(live, { childList: true });
}"""


def button(page: Page, name: str) -> object:
    return expect(page.locator(f".milaan .verdict[data-verdict={name}]"))


def test_a_verdict_given_by_key_is_there_on_the_next_visit(visit: Visit) -> None:
    """With its note; the same key once more takes it back."""
    visitor = visit()
    page = visitor.open()
    page.locator(".milaan .verdict").first.wait_for()
    page.locator(".milaan .remark").fill("Seen on the ministry's page")
    page.locator(".milaan .explanation h3").first.click()
    page.keyboard.press("d")
    button(page, "disagree").to_have_attribute("aria-pressed", "true")

    other = visitor.open()
    button(other, "disagree").to_have_attribute("aria-pressed", "true")
    expect(other.locator(".milaan .remark")).to_have_value("Seen on the ministry's page")

    page.keyboard.press("d")
    button(page, "disagree").to_have_attribute("aria-pressed", "false")


def test_readings_judged_the_same_can_be_taught(visit: Visit) -> None:
    """From then on they are a variant, and the headline counts one disagreement less."""
    page = visit().open("?a=combining-a&b=combining-b")
    page.locator(".milaan .mark-name, .milaan .verdict").first.wait_for()
    found = page.locator("h1").first.inner_text()
    select_name(page)
    page.locator(".milaan .verdict[data-verdict=same]").click()
    button(page, "same").to_have_attribute("aria-pressed", "true")
    selected = list_selected(page)
    page.locator(".live").evaluate(NOTE_WORDS)
    page.get_by_role("button", name="Treat as the same from now on").click()
    page.wait_for_function("globalThis.said.some((words) => words.includes('count as the same'))")
    expect(page.locator("h1").first).not_to_have_text(found)
    expect(page.locator(".explanation")).to_contain_text("judged to be the same in this library")
    assert list_selected(page) == selected
    assert page.evaluate(FOCUSED) in selected
    page.wait_for_timeout(1000)
    expect(page.get_by_text("do not have")).to_have_count(0)
    expect(page.locator(".explanation")).to_contain_text("judged to be the same in this library")


def select_name(page: Page) -> None:
    """Go on until the selected disagreement is one of names."""
    heading = page.locator(".milaan .explanation .reason h3")
    for _ in range(5):
        if heading.first.inner_text().startswith("Name"):
            return
        page.keyboard.press("j")
    raise AssertionError("no disagreement of names")
