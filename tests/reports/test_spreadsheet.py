"""Tables for spreadsheets: nothing in a cell is run, and everything comes back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.errors import UnreadableFile
from lib.reports.spreadsheet import guard_cell, read_table, unguard_cell, write_table

STARTS = "=+-@\t\r\n＝＋－＠"
ANY_CELL = st.lists(
    st.one_of(st.sampled_from([*STARTS, "'", '"', ",", ";", " "]), st.text(max_size=4)), max_size=6
).map("".join)


@pytest.mark.parametrize("start", STARTS)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(start: str) -> None:
    """RELIABILITY, case 48."""
    assert guard_cell(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


@pytest.mark.parametrize("text", ["", "पुतिन", "5-4", "'quoted'", "a=b", "० = ०"])
def test_any_other_cell_stays_as_it_is(text: str) -> None:
    assert guard_cell(text) == text == unguard_cell(text)


@settings(max_examples=300)
@given(st.lists(st.lists(ANY_CELL, min_size=2, max_size=2), max_size=4))
def test_a_table_comes_back_as_it_went(rows: list[list[str]]) -> None:
    """Whatever stands in its cells, but for what UTF-8 cannot hold; no cell begins a formula."""
    rows = [[c.encode("utf-8", "replace").decode().replace("\0", "") for c in r] for r in rows]
    data = write_table(["a", "b"], rows)
    assert [[row["a"], row["b"]] for row in read_table("t.csv", data, "ab")] == rows
    assert all(not guard_cell(cell).startswith(tuple(STARTS)) for row in rows for cell in row)


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_are_read(separator: str) -> None:
    """Excel writes semicolons in half of Europe."""
    data = f"A{separator}b\r\n1{separator}2\r\n".encode()
    assert read_table("t.csv", data, ["a"]) == [{"a": "1", "b": "2"}]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a,c\n1,2", "lacks the columns b"),
        (b"", "lacks the columns a, b"),
        (b"a,b\n" + b"\0" * 200, "it is no text"),
    ],
)
def test_what_is_no_such_table_is_refused_in_words(data: bytes, told: str) -> None:
    with pytest.raises(UnreadableFile, match=told):
        read_table("t.csv", data, ["a", "b"])


def test_a_table_that_breaks_off_gives_the_rows_it_has() -> None:
    """And the last one as far as it goes."""
    assert read_table("t.csv", b'a,b\n1,2\n"3', ["a"]) == [
        {"a": "1", "b": "2"},
        {"a": "3", "b": ""},
    ]
