"""The reader as Streamlit may call it: again before it takes the first call back, or late."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from pages.parts import reader
from pages.parts.reader.view import make_view
from tests.browser.conftest import Visitor
from tests.pages.build import make_collation

Visit = Callable[..., Visitor]
CALL_TWICE = """async ({ html, program, beside, body, version }) => {
  const load = (text) => import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  const [{ default: show }, { default: tell }] = [await load(program), await load(beside)];
  const parentElement = document.createElement("div");
  parentElement.innerHTML = html;
  document.body.replaceChildren(parentElement);
  const data = new Uint8Array(body);
  const told = { version, selected: "", asked: "", filters: {}, verdicts: {}, heard: {} };
  const call = (turn) => [
    tell({ data: { ...told, tab: "explanation", turn } }),
    show({ data, parentElement, setTriggerValue: (name, sent) => (globalThis.sent = sent) }),
  ];
  const first = call(1);
  const second = call(2);
  for (const takeBack of first) takeBack();
  globalThis.takeBack = () => second.forEach((back) => back());
  globalThis.callAgain = () => (globalThis.takeBack(), call(2));
  globalThis.leave = () => (parentElement.remove(), globalThis.takeBack());
}"""


def call_twice(visitor: Visitor, query: str = "") -> Page:
    """A page with nothing but the reader, that was called twice, at an address with this query."""
    page = visitor.context.new_page()
    page.goto(f"{visitor.site}/_stcore/health{query}")
    view = make_view(make_collation())
    given = {
        "html": reader.PAGE,
        "program": reader.PROGRAM,
        "beside": reader.BESIDE,
        "version": view.version,
        "body": list(view.version.encode() + b"\n" + view.body),
    }
    page.evaluate(CALL_TWICE, given)
    page.locator(".claim .text").first.wait_for()
    return page


def test_the_reader_outlives_a_call_that_is_taken_back_late(visit: Visit) -> None:
    """As happens where the data change while its program is still loading; it would stay blank."""
    page = call_twice(visit())
    page.locator(".mark").first.click()
    page.locator(".explanation .why").first.wait_for()
    page.evaluate("globalThis.takeBack()")
    assert page.evaluate("globalThis.milaanBoard.told") is None


def test_a_new_reader_shows_what_the_address_says_where_python_read_an_older_one(
    visit: Visit,
) -> None:
    """Python, which says that nothing is selected, is told of it."""
    page = call_twice(visit(), "?d=a7&tab=map")
    expect(page.get_by_role("tab", name="Map")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".claim.selected .number")).to_have_text("7")
    page.wait_for_function("globalThis.sent?.[0]?.tab === 'map' && globalThis.sent[0].d === 'a7'")


def test_the_reader_stays_as_it_is_where_a_call_is_taken_back_before_the_next(visit: Visit) -> None:
    """What is selected and what has the focus; a view made anew would lose them."""
    page = call_twice(visit())
    page.locator(".column[data-side=a] .claim .number").nth(2).click()
    expect(page.locator(".claim.selected .number").first).to_be_focused()
    page.evaluate("globalThis.callAgain()")
    page.keyboard.press("J")
    expect(page.locator(".column[data-side=a] .claim.selected .number")).to_have_text("4")


def test_a_reader_that_has_left_the_page_hears_no_key(visit: Visit) -> None:
    """Its listeners go with it."""
    page = call_twice(visit())
    page.evaluate("globalThis.leave()")
    page.keyboard.press("j")
    page.wait_for_timeout(300)
    assert page.evaluate("globalThis.sent ?? null") is None
