"""PDFs: wrapped lines joined, no letter lost unseen, and scans told from texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.ingest import pdf
from lib.ingest.found import Unreadable
from lib.ingest.pdf import parse_pdf
from tests.ingest.makers import make_pdf, make_pdf_of, make_stream

WRAPPED = [
    "Bridge falls in Surat",
    "The bridge over the Tapti fell on Monday morning and the govern-",
    "ment said that forty-five people had been hurt, among them twenty-",
    "one children.",
    "A second bridge is closed.",
]


def test_lines_are_joined_and_headlines_are_not() -> None:
    assert [line for line in pdf._join_lines(WRAPPED) if line] == [
        "Bridge falls in Surat",
        "The bridge over the Tapti fell on Monday morning and the government said that forty-five "
        "people had been hurt, among them twenty-one children.",
        "A second bridge is closed.",
    ]


def test_torn_conjuncts_are_made_whole() -> None:
    torn = "प्रवक् ता ने संयुक् त बयान में भगवान् राम और श्रीमान् वर्मा का नाम लिया।"
    assert pdf.mend_conjuncts(torn) == (
        "प्रवक्ता ने संयुक्त बयान में भगवान् राम और श्रीमान् वर्मा का नाम लिया।"
    )


def test_a_pdf_gives_its_text() -> None:
    text = parse_pdf(make_pdf(["The bridge fell in Surat.", "Nobody was hurt."])).text
    assert text.split("\n") == ["The bridge fell in Surat.", "Nobody was hurt."]


def test_page_numbers_go_and_a_sentence_goes_on_overleaf() -> None:
    page = "BT /F1 12 Tf 72 700 Td ({}) Tj 0 -500 Td ({}) Tj ET"
    first = page.format("The bridge over the river Tapti fell on Monday and", "- 1 -")
    second = page.format("nobody was hurt.", "Page 2 of 2")
    text = parse_pdf(make_pdf_of([first.encode(), second.encode()])).text
    assert text == "The bridge over the river Tapti fell on Monday and nobody was hurt."


@pytest.mark.parametrize("line", ["7", "- 7 -", "Page 3 of 8", "पृष्ठ 3", "3 / 8"])
def test_a_bare_page_number_is_known(line: str) -> None:
    assert pdf._is_page_number(line)


@pytest.mark.parametrize("line", ["45 dead", "2024 में", "", "Page", "1 2 3", "— — —"])
def test_other_short_lines_are_text(line: str) -> None:
    assert not pdf._is_page_number(line)


def test_a_scan_has_no_text() -> None:
    with pytest.raises(Unreadable, match="no text found"):
        parse_pdf(make_pdf_of([b"0 0 600 700 re f"]))


def test_a_cut_file_is_not_taken_for_a_whole_one() -> None:
    """Readers mend it and show what is left, and an analyst would compare half a story."""
    with pytest.raises(Unreadable, match="end is missing"):
        parse_pdf(make_pdf(["The bridge fell in Surat."] * 20)[:-40])


def test_a_locked_file_asks_for_one_without_password(tmp_path: Path) -> None:
    from pdf_oxide import PdfDocument

    path = tmp_path / "locked.pdf"
    PdfDocument.from_bytes(make_pdf(["Secret."])).save_encrypted(str(path), "word", "owner")
    with pytest.raises(Unreadable, match="password"):
        parse_pdf(path.read_bytes())


def test_a_file_that_only_restricts_its_reader_is_read(tmp_path: Path) -> None:
    from pdf_oxide import PdfDocument

    path = tmp_path / "restricted.pdf"
    PdfDocument.from_bytes(make_pdf(["Open to all."])).save_encrypted(str(path), "", "owner")
    assert parse_pdf(path.read_bytes()).text == "Open to all."


@pytest.mark.parametrize(
    "kids", ["2 0 R", "4 0 R 2 0 R", "99 0 R"], ids=["self", "loop", "nothing"]
)
def test_a_page_tree_that_loops_comes_to_an_end(kids: str) -> None:
    data = make_pdf_of([b"BT /F1 12 Tf 72 700 Td (The bridge fell.) Tj ET"], kids=kids)
    try:
        text = parse_pdf(data).text
    except Unreadable:
        return
    assert text.count("fell") <= 2


def test_letters_without_text_are_seen() -> None:
    """A font that says of one sign only what it means: the other stands as �, not as nothing."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /ToUnicode 101 0 R "
        b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )
    meaning = make_stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
        b"1 beginbfchar <0041> <0041> endbfchar endcmap end end"
    )
    stream = b"BT /X0 12 Tf 72 700 Td <00410000> Tj ET"
    data = make_pdf_of([stream], more=[font, meaning])
    assert parse_pdf(data).text == "A�"
