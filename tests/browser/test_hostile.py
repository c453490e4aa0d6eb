"""docs/reliability.md, cases 1 to 11: an article's text is text wherever it is shown.

One article with all of them is pasted, previewed, saved, opened in the Library and compared, and
then looked at case by case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from pages.parts.address import TABS
from tests.browser.conftest import Visitor, wait_for_rest

# What is written for a case, and what would stand in the page if it were ever read as markup.
CASES: dict[int, tuple[str, str]] = {
    1: ("<script>window.ran = 1</script>", "script:not([src]):not([type])"),
    2: ('<img src="x.png" onerror="window.ran = 2">', "[onerror]"),
    3: ('<svg onload="window.ran = 3"><circle r="9"></circle></svg>', "[onload]"),
    4: (
        '[one](javascript:window.ran=4) and <a href="javascript:window.ran=4">two</a>',
        "[href^='javascript:']",
    ),
    5: ('<iframe srcdoc="<script>top.ran = 5</script>"></iframe>', "[srcdoc]"),
    6: (
        "<math><mtext><table><mglyph><style><!--</style>"
        '<img title="--&gt;&lt;img src=1 onerror=window.ran=6&gt;"> <noscript>'
        '<p title="</noscript><img src=1 onerror=window.ran=6>">',
        "mglyph, noscript p, img[title]",
    ),
    7: ('<style data-case="7">* { display: none !important }</style>', "style[data-case]"),
    8: (
        '<form action="http://outside.example/"><input name="word"><button>Send</button></form>',
        "form[action], input[name=word]",
    ),
    9: (
        '<div style="position: fixed; inset: 0; z-index: 9999">You are signed out</div>',
        "[style*='9999']",
    ),
    10: (
        '![x](http://outside.example/x.png) <img src="http://outside.example/y.png"> '
        '<link rel="stylesheet" href="http://outside.example/z.css">',
        "[src*=outside], [href*=outside]",
    ),
    11: (":red[alarm] **bold** _slanted_ $$x^2$$ `code` :material/home:", ".katex, [role=math]"),
}
TITLE = '<b>All</b> of them ![x](http://outside.example/t.png) :red[x] "><svg onload=window.ran=0>'
STORY = "\n".join(
    [f"{TITLE}\n", *(f"Case {n} says {text} and no more." for n, (text, _) in CASES.items())]
)
# For each selector the elements in the page and in the roots in its shadow.
COUNT = """selectors => {
  const roots = [document];
  for (const root of roots)
    for (const element of root.querySelectorAll("*"))
      if (element.shadowRoot) roots.push(element.shadowRoot);
  return selectors.map(s => roots.reduce((n, root) => n + root.querySelectorAll(s).length, 0));
}"""
SELECTORS = [selector for _, selector in CASES.values()]


@dataclass(slots=True)
class Seen:
    """What the visit came upon: words of the article by place, elements by case, what ran."""

    visitor: Visitor
    words: dict[str, str]
    elements: dict[int, int]
    ran: list[object]

    def look(self, page: Page, place: str, words: str = "") -> None:
        """Note what stands in a page now."""
        self.ran.append(page.evaluate("window.ran"))
        for n, count in zip(CASES, page.evaluate(COUNT, SELECTORS), strict=True):
            self.elements[n] = self.elements.get(n, 0) + count
        if words:
            told = page.locator(words).all_inner_texts()
            self.words[place] = squeeze(" ".join(told))


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def seen(browser: Browser, site: str) -> Iterator[Seen]:
    """The whole way of the article through the product."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    found = Seen(Visitor(context, site), {}, {}, [])
    page = found.visitor.open("/library?do=paste")
    found.visitor.context.set_default_timeout(60_000)
    empty = dict(zip(CASES, page.evaluate(COUNT, SELECTORS), strict=True))
    page.get_by_label("Text of the article").fill(STORY)
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Save", exact=True).wait_for()
    found.look(page, "preview")
    page.get_by_role("button", name="Save", exact=True).click()
    address = page.get_by_role("link", name="Compare it").get_attribute("href") or ""
    [id] = re.findall(r"[?&]a=([a-z2-7]+)", address)
    page = found.visitor.open(f"/library?open={id}")
    page.get_by_text("Text", exact=True).last.click()
    page.get_by_test_id("stText").filter(has_text="Case 11").wait_for()
    found.look(page, "library", "[data-testid=stText]")
    page = found.visitor.open(f"/?a={id}&b=vostochny-en")
    found.look(page, "reader", ".column[data-side=a]")
    for tab in TABS:
        page.locator(f".milaan [role=tab][data-tab={tab}]").click()
        if tab == "matrix":
            page.locator(".vega-embed .mark-rect path").first.wait_for()
        wait_for_rest(page)
        found.look(page, tab)
    found.elements = {n: count - empty[n] * len(found.ran) for n, count in found.elements.items()}
    yield found
    found.visitor.context.close()


@pytest.mark.parametrize("case", CASES)
def test_it_is_shown_as_it_is_written_and_nothing_else(seen: Seen, case: int) -> None:
    """To the letter, in the reader and in the Library; no element comes of it, nothing runs."""
    written = squeeze(CASES[case][0])
    assert written in seen.words["reader"]
    assert written in seen.words["library"]
    assert seen.elements[case] <= 0
    assert seen.ran == [None] * len(seen.ran)


def test_it_asks_for_nothing_and_breaks_nothing(seen: Seen) -> None:
    """No request leaves the site, and no script of the product stumbles."""
    assert seen.visitor.list_outside_requests() == []
    assert seen.visitor.errors == []
