"""Streamlit may call a component again before it takes the first call back."""

from __future__ import annotations

from collections.abc import Callable

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
  const told = { version, selected: "", tab: "", filters: {}, verdicts: {}, heard: {} };
  const call = (turn) => [
    tell({ data: { ...told, turn } }),
    show({ data, parentElement, setTriggerValue() {} }),
  ];
  const first = call(1);
  const second = call(2);
  for (const takeBack of first) takeBack();
  globalThis.takeBack = () => second.forEach((back) => back());
}"""


def test_the_reader_outlives_a_call_that_is_taken_back_late(visit: Visit) -> None:
    """As happens where the data change while its program is still loading; it would stay blank."""
    visitor = visit()
    page = visitor.context.new_page()
    page.goto(f"{visitor.site}/_stcore/health")
    view = make_view(make_collation())
    given = {
        "html": reader.PAGE,
        "program": reader.PROGRAM,
        "beside": reader.BESIDE,
        "version": view.version,
        "body": list(view.version.encode() + b"\n" + view.body),
    }
    page.evaluate(CALL_TWICE, given)
    page.locator(".claim .text").first.wait_for(timeout=10_000)
    page.locator(".mark").first.click()
    page.locator(".explanation .why").first.wait_for()
    page.evaluate("globalThis.takeBack()")
    assert page.evaluate("globalThis.milaanBoard.told") is None
