"""What an analyst does with the reader, from the link to the link."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from pages.parts.address import TABS
from tests.browser.conftest import (
    HOSTILE_TITLE,
    Visitor,
    wait_for_rest,
    wait_until,
    watch_frames,
)

Visit = Callable[..., Visitor]

FOCUS = """() => {
  let at = document.activeElement;
  while (at.shadowRoot) at = at.shadowRoot.activeElement;
  return at.textContent;
}"""


# Red, green and blue of the words, with opacity of what they stand on.
PAINTED = """element => {
  const read = (colour) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const { color, backgroundColor } = getComputedStyle(element);
  return { ink: read(color).slice(0, 3), paper: read(backgroundColor) };
}"""


def find_mark(page: Page, side: str, text: str) -> object:
    """The marked reading in one column."""
    return page.locator(f".column[data-side={side}] .mark[role=button]", has_text=text).first


def read_address(page: Page) -> dict[str, str]:
    """The query of the address bar."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


NAMELESS = r"unnamed [0-9a-f]{6}"  # each browser's own


def read_view(page: Page) -> dict[str, object]:
    """What is selected and explained, to compare two visitors' views."""
    return {
        "explanation": re.sub(NAMELESS, "", page.locator(".explanation").inner_text()),
        "claims": page.locator(".claim.selected").evaluate_all(
            "found => found.map(claim => claim.dataset.side + claim.dataset.n)"
        ),
        "marks": page.locator(".mark.chosen").all_inner_texts(),
    }


def test_a_link_shows_the_same_to_a_colleague(visit: Visit) -> None:
    """Open, find both marked readings, click one, copy the address, open it elsewhere."""
    page = visit().open()
    expect(find_mark(page, "a", "मैथ्यू मिलर")).to_be_visible()
    expect(find_mark(page, "b", "मैथ्यू मिलन")).to_be_visible()
    before = read_address(page)["d"]
    find_mark(page, "a", "मैथ्यू मिलर").click()
    expect(page.locator(".explanation .big").nth(1)).to_have_text("मैथ्यू मिलन")
    page.wait_for_url(lambda url: f"d={before}" not in url)
    colleague = visit().open(page.url)
    assert read_address(colleague) == read_address(page)
    assert read_view(colleague) == read_view(page)


def test_the_department_is_marked_and_the_spelling_is_not(visit: Visit) -> None:
    """गृह विभाग against विदेश विभाग; व्लादिमीर and व्लादीमीर are only a faint line."""
    page = visit().open()
    expect(find_mark(page, "a", "विदेश विभाग")).to_be_visible()
    expect(find_mark(page, "b", "गृह विभाग")).to_be_visible()
    for side in "ab":
        texts = page.locator(f".column[data-side={side}] .mark[role=button]").all_inner_texts()
        assert not [text for text in texts if "व्लाद" in text]


def test_a_click_on_a_claim_brings_its_partner_into_view(visit: Visit) -> None:
    """The partner is selected and stands inside the visible part of the other column."""
    page = visit(viewport={"width": 1440, "height": 760}).open()
    page.locator(".column[data-side=a] .claim.linked .text").last.click(position={"x": 4, "y": 8})
    partner = page.locator(".column[data-side=b] .claim.selected").first
    column = page.locator(".column[data-side=b]")

    def is_in_view() -> bool:
        box, frame = partner.bounding_box(), column.bounding_box()
        return bool(box and frame) and 0 <= box["y"] - frame["y"] + 1 < frame["height"] - 19

    wait_until(page, is_in_view)


def test_two_events_are_told_apart_and_their_background_is_a_part(visit: Visit) -> None:
    """The header, a broken ribbon, the panel, the map, and what the claims are called."""
    page = visit().open("/?a=accident-a&b=accident-b")
    expect(page.get_by_role("heading", level=1)).to_contain_text("seem to tell different events")
    page.locator(".column[data-side=a] .claim", has_text="Konark").locator(".text").click()
    expect(page.locator(".explanation")).to_contain_text("A part in common, ")
    expect(page.locator(".explanation")).to_contain_text("Only a part in common")
    [ribbon] = page.locator(".ribbon").all()
    assert ribbon.evaluate("path => getComputedStyle(path).strokeDasharray") == "5px, 4px"
    page.get_by_role("tab", name="Map").click()
    expect(page.locator(".map-legend")).to_contain_text("a part in common")
    assert page.locator(".cell.part").count() == 2
    page.get_by_role("tab", name="Disagreements").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("Two events are not compared.")


def test_claims_of_the_same_statement_are_called_so(visit: Visit) -> None:
    """With how sure that is; their ribbons are whole."""
    page = visit().open()
    page.locator(".column[data-side=a] .claim.linked .text").last.click(position={"x": 4, "y": 8})
    expect(page.locator(".paired")).to_contain_text("The same statement, ")
    assert page.locator(".ribbon.part").count() == 0


def test_keys_go_through_the_disagreements_without_a_mouse(visit: Visit) -> None:
    """j and k move, arrows change sides, r romanises, ? helps; the address follows."""
    page = visit().open()
    first = read_address(page)["d"]
    page.keyboard.press("j")
    page.wait_for_url(lambda url: f"d={first}" not in url)
    in_a = page.evaluate(FOCUS)
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUS) != in_a
    page.keyboard.press("k")
    page.wait_for_url(lambda url: f"d={first}" in url)
    page.keyboard.press("r")
    expect(page.locator(".claim .roman").first).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("dialog.help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.help")).to_be_hidden()


def test_the_back_button_brings_the_last_selection_back(visit: Visit) -> None:
    """Each selection is a step in the browser's history."""
    page = visit().open()
    before, view = read_address(page), read_view(page)
    page.keyboard.press("j")
    page.wait_for_url(lambda url: f"d={before['d']}" not in url)
    page.go_back()
    wait_until(page, lambda: read_address(page) == before and read_view(page) == view)


def test_filtering_and_romanising_do_not_ask_the_server(visit: Visit) -> None:
    """They happen in the browser; the count line says what is hidden."""
    page = visit().open()
    sent = watch_frames(page)
    page.locator(".chips .chip").first.click()
    page.get_by_label("Severity").select_option("high")
    page.get_by_role("searchbox").fill("किम")
    expect(page.locator(".hits")).to_contain_text("in A")
    expect(page.locator(".tally")).to_contain_text("hidden by the filter")
    page.locator(".tools .chip", has_text="Romanise").click()
    page.locator(".claim").nth(3).hover()
    page.wait_for_timeout(700)
    assert sent == []


def test_swapping_keeps_the_selection(visit: Visit) -> None:
    """A and B change places, the same disagreement stays selected."""
    page = visit().open()
    before = read_address(page)
    readings = page.locator(".explanation .big").all_inner_texts()
    page.get_by_role("button", name="Swap").click()
    page.wait_for_url(lambda url: f"a={before['b']}" in url)
    expect(page.locator(".explanation .big").first).to_have_text(readings[1])
    assert read_address(page)["d"] == before["d"]


def test_a_wrong_address_gives_a_sentence_and_a_working_page(visit: Visit) -> None:
    """Unknown ids, markup in them, a selection that is not there: never a traceback."""
    visitor = visit()
    page = visitor.open("/?a=![x](http://outside.example/x.png)&b=%3Cb%3E&d=x'%22%3E")
    expect(page.get_by_text("not in the library")).to_be_visible()
    expect(page.locator(".claim").first).to_be_visible()
    page = visitor.open("/?d=nothing")
    expect(page.get_by_text("do not have")).to_be_visible()
    assert visitor.list_outside_requests() == []


def test_hostile_text_is_shown_as_text(visit: Visit) -> None:
    """Nothing runs, nothing is loaded, every letter is there to read; the tooltips included."""
    visitor = visit()
    page = visitor.open("/?a=hostile&b=vostochny-en")
    expect(page.locator(".column[data-side=a]")).to_contain_text("<script>window.ran = 1</script>")
    expect(page.locator(".column[data-side=a]")).to_contain_text(HOSTILE_TITLE)
    wait_for_rest(page)
    page.get_by_role("tab", name="Matrix").click()
    squares = page.locator(".vega-embed .mark-rect path")
    squares.first.wait_for()
    for n in range(min(squares.count(), 6)):
        page.mouse.move(0, 0)
        expect(page.locator("#vg-tooltip-element.visible")).to_have_count(0)
        squares.nth(n).hover(force=True)
        expect(page.locator("#vg-tooltip-element.visible")).to_contain_text("score")
    page.get_by_role("combobox").first.click()
    expect(page.get_by_role("option", name=HOSTILE_TITLE).first).to_be_visible()
    assert page.evaluate("window.ran") is None
    assert visitor.list_outside_requests() == []
    assert visitor.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/method", *(f"/?tab={tab}&show=variants" for tab in TABS)])
def test_axe_finds_nothing(visit: Visit, scheme: str, path: str) -> None:
    """Every page and tab, in both themes."""
    page = visit(color_scheme=scheme).open(path)
    if "tab=matrix" in path:
        page.locator(".vega-embed .mark-rect path").first.wait_for()
    wait_for_rest(page)
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_the_page_fits_its_window(visit: Visit, results: Path, scheme: str, width: int) -> None:
    """Nothing sticks out sideways; a picture is kept to look at."""
    visitor = visit(viewport={"width": width, "height": 1000}, color_scheme=scheme)
    page = visitor.open()
    page.screenshot(path=results / f"compare-{width}-{scheme}.png")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert visitor.list_outside_requests() == []
    assert visitor.errors == []


def test_a_narrow_screen_shows_the_partner_under_the_claim(visit: Visit, results: Path) -> None:
    """One column; the other article is a tap away."""
    page = visit(viewport={"width": 390, "height": 1400}).open()
    expect(page.locator(".partner")).to_contain_text("B says")
    expect(page.locator(".column[data-side=b]")).to_be_hidden()
    page.get_by_role("button", name="Article B").click()
    expect(page.locator(".column[data-side=b]")).to_be_visible()
    page.locator(".milaan").screenshot(path=results / "reader-390.png")


def test_a_narrow_screen_shows_one_article_where_nothing_is_paired(visit: Visit) -> None:
    """The other one is a tap away there as well."""
    page = visit(viewport={"width": 390, "height": 1400}).open("/?a=hostile&b=long-a")
    expect(page.locator(".explanation")).to_contain_text("Nothing is paired")
    expect(page.locator(".column[data-side=a]")).to_be_visible()
    expect(page.locator(".column[data-side=b]")).to_be_hidden()


def test_print_shows_both_articles_whole(visit: Visit) -> None:
    """No scrolling, no controls, no header; each column takes half of a sheet that is light."""
    page = visit(viewport={"width": 1000, "height": 1200}, color_scheme="dark").open()
    page.emulate_media(media="print", color_scheme="dark")
    for part in (".stApp", ".milaan", "h1", ".claim .text", ".mark .word", ".of-why"):
        painted = page.locator(part).first.evaluate(PAINTED)
        assert max(painted["ink"]) < 200, part
        assert painted["paper"] == [0, 0, 0, 0], part
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    for side in "ab":
        column = page.locator(f".column[data-side={side}]")
        box = column.bounding_box()
        assert box
        assert box["width"] > 380
        assert column.evaluate("column => column.scrollHeight - column.clientHeight") <= 1
    shell = ("[data-testid=stHeader]", "[data-testid=stSelectbox]")
    for control in (".bar", ".tabs", ".own", ".milaan kbd", ".milaan details.list", *shell):
        expect(page.locator(control).first).to_be_hidden()


def test_hindi_is_drawn_with_the_font_that_is_served(visit: Visit) -> None:
    """No machine needs a Hindi font of its own."""
    visitor = visit()
    page = visitor.open()
    assert page.evaluate("document.fonts.check('16px \"Milaan Devanagari\"', 'मिलान')")
    assert [url for url in visitor.requests if url.endswith("noto-sans-devanagari.woff2")]
