"""What makes two accounts easy to read: headlines, glosses, phones, paper, stillness, offsets."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lib.language.romanise import romanise
from lib.store.samples import load_samples
from tests.browser.conftest import Visitor, wait_for_rest
from tests.browser.test_reader import read_address
from tests.browser.test_verdicts import select_name

Visit = Callable[..., Visitor]
PHONE = {"width": 390, "height": 1000}


def test_both_headlines_are_in_sight_wherever_the_reader_begins(visit: Visit) -> None:
    """B is scrolled to what is asked for; its head says what B is about all the same."""
    page = visit(viewport={"width": 1440, "height": 900}).open("/?d=a3b15")
    scrolled = page.locator(".column[data-side=b]")
    assert scrolled.evaluate("column => column.scrollTop") > 0
    b = load_samples()["vostochny-hi-1"].title
    head = scrolled.locator(".head")
    expect(head.locator(".short")).to_be_visible()
    expect(head).to_contain_text(b)
    frame, box = scrolled.bounding_box(), head.bounding_box()
    assert frame
    assert box
    assert abs(box["y"] - frame["y"]) < 3
    expect(page.locator(".column[data-side=a] .claim.headline")).to_be_in_viewport()
    expect(page.locator(".column[data-side=a] .head .short")).to_be_hidden()
    for side in "ab":
        expect(page.locator(f".column[data-side={side}] .claim.selected")).to_be_in_viewport()


def test_the_selected_hindi_claims_are_glossed_word_by_word(visit: Visit) -> None:
    """On demand, with the sound; it moves with the selection."""
    page = visit().open("/?d=a3b15")
    expect(page.locator(".glosses")).to_have_count(0)
    page.keyboard.press("r")
    glosses = page.locator(".claim.selected .glosses")
    expect(glosses).to_have_count(2)
    expect(glosses.first).to_contain_text("Word by word: United States · state department")
    expect(glosses.nth(1)).to_contain_text("home department")
    expect(glosses.first).to_have_attribute("lang", "en")
    for side in "ab":
        expect(page.locator(f".column[data-side={side}] .claim.selected")).to_be_in_viewport()
    page.keyboard.press("J")
    expect(page.locator(".claim:not(.selected) .glosses")).to_have_count(0)
    page.keyboard.press("r")
    expect(page.locator(".glosses")).to_have_count(0)


def test_every_claim_sounds_in_the_browser_as_in_the_engine(visit: Visit) -> None:
    """The reader puts the words together itself; letters, digits and marks come out the same."""
    page = visit().open("/?a=pyongyang-hi&b=neelamgarh-hi")
    page.keyboard.press("r")
    pairs = page.locator(".claim:has(.roman)").evaluate_all(
        """claims => claims.map((claim) => {
          const text = claim.querySelector(".text").cloneNode(true);
          for (const word of text.querySelectorAll(".word")) word.remove();
          return [text.textContent, claim.querySelector(".roman").textContent];
        })"""
    )
    assert len(pairs) > 15
    assert [sound for _, sound in pairs] == [romanise(text) for text, _ in pairs]


def test_marks_keep_their_letters_among_emoji_and_combining_marks(visit: Visit) -> None:
    """What is underlined and what is emphasised is what the explanation names."""
    page = visit().open("/?a=combining-a&b=combining-b")
    select_name(page)
    readings = page.locator(".explanation .big").all_inner_texts()
    assert readings == ["Zoe\u0308 Mu\u0308ller", "Zoe\u0308 Bra\u0308ndt"]
    for side, reading in zip("ab", readings, strict=True):
        mark = page.locator(f".column[data-side={side}] .mark.chosen")
        assert mark.locator(".line").inner_text() == reading
        assert "".join(mark.locator(".differs").all_inner_texts()) in reading.split()[1]
    marked = page.locator(".column .mark[role=button] .line").all_inner_texts()
    assert {"४५", "५४"} <= set(marked)


def test_filters_survive_a_look_at_another_page(visit: Visit) -> None:
    """Also those that Python never heard of; a link without filters has none all the same."""
    visitor = visit()
    page = visitor.open()
    page.locator(".chips .chip", has_text="number").click()
    page.keyboard.press("v")
    page.get_by_role("link", name="Method").click()
    page.get_by_text("From text to disagreement").wait_for()
    page.get_by_role("link", name="Compare").click()
    expect(page.locator(".tally")).to_contain_text("1 hidden by the filter")
    expect(page.locator(".column .type-variant[role=button]").first).to_be_visible()
    page.wait_for_url(lambda url: "hide=number" in url and "show=variants" in url)
    other = visitor.open()
    expect(other.locator(".tally")).not_to_contain_text("hidden")


def test_chips_count_what_the_headline_counts(visit: Visit) -> None:
    """What disagrees within one article has a chip of its own, as it has a sentence of its own."""
    page = visit().open("/?tab=disagreements")
    chips = page.locator(".chips .chip").all_inner_texts()
    counts = {chip.rsplit(" ", 1)[0].strip(): int(chip.rsplit(" ", 1)[1]) for chip in chips}
    within = [count for name, count in counts.items() if "within" in name]
    between = sum(counts.values()) - sum(within)
    expect(page.locator("h1")).to_contain_text(f"{between} disagreements")
    assert within == [1]
    expect(page.get_by_text("disagrees with itself once")).to_be_visible()
    page.locator(".chips .chip", has_text="within").click()
    expect(page.locator(".tally")).to_have_text(f"{between} shown, 1 hidden by the filter")
    expect(page.locator("[data-tab=disagreements] tbody tr:visible")).to_have_count(between)


def test_a_phone_shows_the_first_claim_on_the_first_screen(visit: Visit) -> None:
    """The controls fold; what is folded is a tap or a key away."""
    page = visit(viewport=PHONE).open()
    claim = page.locator(".column[data-side=a] .claim").first.bounding_box()
    assert claim
    assert claim["y"] < 600  # a phone shows 844 pixels and less
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.get_by_role("button", name="Filter, search, view").click()
    expect(page.get_by_role("searchbox")).to_be_visible()
    expect(page.get_by_label("Severity")).to_be_visible()
    for picker in page.get_by_role("combobox").all()[:2]:
        assert picker.evaluate("input => getComputedStyle(input).textOverflow") == "ellipsis"
    picked = page.get_by_role("combobox", name="Article B").input_value()
    assert re.match(r"\d+ % · ", picked)


@pytest.mark.parametrize("tab", ["disagreements", "ledger"])
def test_a_phone_stacks_the_tables_into_cards(visit: Visit, tab: str) -> None:
    """Every cell below the other and inside the screen, with its article's letter."""
    page = visit(viewport=PHONE).open(f"/?tab={tab}")
    card = page.locator(f"[data-tab={tab}] tbody tr").first
    frame = card.bounding_box()
    assert frame
    assert frame["x"] >= 0
    assert frame["x"] + frame["width"] <= 390
    cells = [cell.bounding_box() for cell in card.locator("td").all()[-3:]]
    tops = [cell["y"] for cell in cells if cell]
    assert tops == sorted(set(tops))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone(visit: Visit, scheme: str) -> None:
    """With the controls open, the text romanised and the help on top."""
    page = visit(viewport=PHONE, color_scheme=scheme).open("/?show=variants.unresolved")
    page.keyboard.press("r")
    page.get_by_role("button", name="Filter, search, view").click()
    wait_for_rest(page)
    for _ in range(2):
        report = Axe().run(page)
        assert report.response["violations"] == []
        page.keyboard.press("?")


def count_positions(page: Page) -> int:
    """At how many heights B's column is seen while the next disagreement is brought into sight.

    Until it has stood still for a second, after it moved.
    """
    return page.locator(".column[data-side=b]").evaluate(
        """column => new Promise((done) => {
          const seen = new Set([column.scrollTop]);
          let moved = performance.now();
          const look = () => {
            if (!seen.has(column.scrollTop)) moved = performance.now();
            seen.add(column.scrollTop);
            const rested = performance.now() - moved;
            if (rested < 1000 || (seen.size < 2 && rested < 30000)) requestAnimationFrame(look);
            else done(seen.size);
          };
          document.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
          look();
        })"""
    )


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_who_wants_stillness_gets_it(visit: Visit, motion: str) -> None:
    """The column jumps in place of gliding, and nothing fades."""
    page = visit(viewport={"width": 1200, "height": 760}, reduced_motion=motion).open("/?d=a6b4")
    wait_for_rest(page)
    positions = count_positions(page)
    fades = page.locator(".claim").first.evaluate("c => getComputedStyle(c).transitionDuration")
    if motion == "reduce":
        assert positions == 2
        assert fades == "0s"
    else:
        assert positions > 2
        assert fades != "0s"


def test_paper_has_the_table_whatever_tab_is_open(visit: Visit) -> None:
    """Every disagreement with its reason, below both articles; no control."""
    page = visit(viewport={"width": 1000, "height": 1200}).open("/?tab=map")
    rows = page.locator("[data-tab=disagreements] tbody tr")
    assert rows.count() == 0
    page.emulate_media(media="print")
    expect(rows).to_have_count(4)
    expect(rows.first).to_be_visible()
    for control in (".st-key-pickers", ".tools", ".search", ".chips", ".table-head button"):
        expect(page.locator(control).first).to_be_hidden()
    assert read_address(page)["tab"] == "map"
