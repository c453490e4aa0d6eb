"""The tabs below the articles: what each shows, where a click on it goes, and its address."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib.settings import ROOT
from pages.parts.address import TABS
from tests.browser.conftest import Visitor, wait_for_rest, wait_until
from tests.browser.test_reader import read_address

Visit = Callable[..., Visitor]


def list_selected(page: Page) -> set[str]:
    """The selected claims, as `a3`."""
    return set(
        page.locator(".claim.selected").evaluate_all(
            "found => found.map(claim => claim.dataset.side + (Number(claim.dataset.n) + 1))"
        )
    )


@pytest.mark.parametrize("number", range(len(TABS)))
def test_a_key_opens_each_tab_and_the_address_brings_it_back(visit: Visit, number: int) -> None:
    """1 to 5; another visitor with the address sees the same tab."""
    visitor = visit()
    page = visitor.open("/?tab=map" if not number else "/")
    page.keyboard.press(str(number + 1))
    tab = page.get_by_role("tab", selected=True)
    expect(tab).to_have_attribute("data-tab", TABS[number])
    if number:
        page.wait_for_url(lambda url: f"tab={TABS[number]}" in url)
    else:
        page.wait_for_url(lambda url: "tab=" not in url)
    colleague = visit().open(page.url)
    expect(colleague.get_by_role("tab", selected=True)).to_have_attribute("data-tab", TABS[number])
    assert visitor.errors == []


def test_arrows_walk_the_tabs(visit: Visit) -> None:
    """As in every tab list."""
    page = visit().open()
    page.get_by_role("tab", name="Explanation").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Disagreements")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("tab", name="Map")).to_have_attribute("aria-selected", "true")


def test_the_table_sorts_and_a_row_goes_there(visit: Visit) -> None:
    """Twice on a column turns it round; a row selects both readings and stays in the table."""
    page = visit().open("/?tab=disagreements")
    rows = page.locator("[data-tab=disagreements] tbody tr")
    kinds = rows.locator(".of-kind").all_inner_texts()
    page.locator("th[data-column=kind] button").click()
    expect(page.locator("th[data-column=kind]")).to_have_attribute("aria-sort", "ascending")
    up = rows.locator(".of-kind").all_inner_texts()
    page.locator("th[data-column=kind] button").click()
    down = rows.locator(".of-kind").all_inner_texts()
    assert sorted(up) == sorted(kinds)
    assert up[0] == down[-1] != up[-1]
    row = rows.last
    name = row.get_attribute("data-id")
    row.locator(".of-why").click()
    page.wait_for_url(lambda url: f"d={name}" in url)
    expect(row.locator("button")).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("tab", name="Disagreements")).to_have_attribute("aria-selected", "true")
    assert len(list_selected(page)) == 2


def test_the_table_downloads_what_it_shows(visit: Visit, tmp_path: Path) -> None:
    """Hidden rows are not in the file; readings are as the articles have them."""
    page = visit().open("/?tab=disagreements&hide=name")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    file = tmp_path / "found.csv"
    download.value.save_as(file)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    shown = page.locator("[data-tab=disagreements] tbody tr:visible")
    assert len(rows) == shown.count() > 0
    assert "name" not in {row["kind"] for row in rows}
    assert rows[0]["reading_a"] in shown.first.inner_text()
    assert all(row["why"] for row in rows)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", 'a"b,c'])
def test_no_cell_is_a_formula(visit: Visit, text: str) -> None:
    """An apostrophe goes before what a spreadsheet would compute."""
    page = visit().context.new_page()
    script = (ROOT / "pages/parts/reader/export.js").read_text(encoding="utf-8")
    cell = page.evaluate(f"text => {{ {script}; return quoteCell(text); }}", text)
    [[value]] = csv.reader(io.StringIO(cell, newline=""), strict=True)
    assert value == (f"'{text}" if text[0] in "=+-@\t\r\n" else text)


def test_the_ledger_lists_names_and_goes_to_their_places(visit: Visit) -> None:
    """Miller of A against Milan of B as a conflict; a place selects its claim."""
    page = visit().open("/?tab=ledger")
    row = page.locator(".ledger tr.conflict", has_text="मैथ्यू मिलर")
    expect(row).to_contain_text("मैथ्यू मिलन")
    expect(row).to_contain_text("disagree")
    for place in row.locator("button.where").all():
        place.click()
        assert place.inner_text().lower() in list_selected(page)
        page.keyboard.press("1")
        expect(page.locator(".explanation")).to_contain_text("Name · high severity")
        page.keyboard.press("3")
    expect(page.get_by_role("tab", name="Ledger")).to_have_attribute("aria-selected", "true")


def test_a_square_of_the_matrix_goes_there(visit: Visit) -> None:
    """The last framed square: its two claims are selected; the tab stays."""
    page = visit(viewport={"width": 1440, "height": 1600}).open("/?tab=matrix")
    squares = page.locator(".vega-embed .mark-rect path[aria-label]")
    squares.first.wait_for()
    wait_for_rest(page)
    before = read_address(page)["d"]
    label = squares.last.get_attribute("aria-label") or ""
    squares.last.click(force=True)
    page.wait_for_url(lambda url: f"d={before}" not in url)

    def is_there(selected: set[str]) -> bool:
        told = all(f"claims of {name[0].upper()}: {name[1:]}" in label for name in selected)
        return told and {name[0] for name in selected} == {"a", "b"}

    wait_until(page, lambda: is_there(list_selected(page)))
    expect(page.get_by_role("tab", name="Matrix")).to_have_attribute("aria-selected", "true")


def test_the_map_has_every_claim_and_goes_there(visit: Visit) -> None:
    """A cell a claim, with the kinds of what disagrees in it; arrows walk along the strip."""
    page = visit().open("/?tab=map")
    for side in "ab":
        cells = page.locator(f".strip[data-side={side}] .cell")
        assert cells.count() == page.locator(f".column[data-side={side}] .claim").count()
    cell = page.locator(".strip[data-side=b] .cell:has(.kind-number)")
    expect(cell).to_have_count(1)
    cell.click()
    number = int(cell.get_attribute("data-n") or "") + 1
    assert f"b{number}" in list_selected(page)
    cell.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(f".strip[data-side=b] .cell[data-n='{number}']")).to_be_focused()
