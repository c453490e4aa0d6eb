"""Word documents: every word in reading order, and no harm from those made to do some."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest

from lib.ingest.found import Unreadable
from lib.ingest.limits import MAX_UNPACKED_STORY
from lib.ingest.word import parse_word
from tests.ingest.makers import (
    CONTENT_TYPES,
    RELATIONS,
    W,
    make_docx,
    make_docx_of,
    make_zip,
)

RUN = "<w:r><w:t>{}</w:t></w:r>"


def read(body: str) -> list[str]:
    return parse_word(make_docx_of(body)).text.split("\n")


def test_paragraphs_and_tables_come_in_their_order() -> None:
    data = make_docx(["पुल ढहा", "45 लोग मारे गए।"], [["ज़िला", "मृतक"], ["सूरत", "45"]], title="पुल")
    found = parse_word(data)
    assert found.text.split("\n") == [
        "पुल ढहा", "45 लोग मारे गए।", "ज़िला\tमृतक", "सूरत\t45", "After the table.",
    ]  # fmt: skip
    assert found.title == "पुल"


def test_a_cell_of_several_paragraphs_is_read_as_paragraphs() -> None:
    row = "<w:tc><w:p>{}</w:p><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc>"
    cells = row.format(*(RUN.format(word) for word in ("One.", "Two.", "Three.")))
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    assert read(body) == ["One.", "Two.", "Three."]


def test_a_table_in_a_cell_is_read_once() -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{RUN.format('inner')}</w:p></w:tc></w:tr></w:tbl><w:p/>"
    body = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert read(body) == ["inner"]


def test_tracked_changes_read_as_accepted() -> None:
    """What was inserted counts, what was deleted does not: 54 died, not 45."""
    body = (
        f"<w:p><w:del><w:r><w:delText>45</w:delText></w:r></w:del><w:ins>{RUN.format('54')}</w:ins>"
        f"{RUN.format(' died')}</w:p>"
    )
    assert read(body) == ["54 died"]


def test_content_controls_links_tabs_and_breaks_are_read() -> None:
    body = (
        f"<w:sdt><w:sdtContent><w:p>{RUN.format('In a control.')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p><w:hyperlink>{RUN.format('A link')}</w:hyperlink><w:r><w:tab/><w:t>x</w:t><w:br/>"
        "<w:t>y</w:t></w:r></w:p>"
    )
    assert read(body) == ["In a control.", "A link\tx", "y"]


def test_a_text_box_is_read_once() -> None:
    """Word writes each box twice: as it is, and for old programs."""
    box = f"<w:txbxContent><w:p>{RUN.format('In the box.')}</w:p></w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f"<mc:AlternateContent {space}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert read(f"<w:p><w:r><w:t>Outside.</w:t>{both}</w:r></w:p>") == ["Outside.", "In the box."]


def read_if_sound(body: str, head: str) -> str:
    """The text, or "" where the document is refused."""
    try:
        return parse_word(make_docx_of(body, head)).text
    except Unreadable:
        return ""


def test_a_file_of_the_machine_cannot_be_drawn_in() -> None:
    head = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{Path(__file__).as_uri()}">]>'
    text = read_if_sound("<w:p><w:r><w:t>before &x; after</w:t></w:r></w:p>", head)
    assert "cannot_be_drawn_in" not in text


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
def test_no_part_draws_in_a_file_or_asks_for_one(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor by an entity of a parameter; and no name is looked up."""
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY x "drawn in">', encoding="utf-8")
    monkeypatch.setattr("socket.getaddrinfo", lambda *given: pytest.fail("it asked for an address"))
    for where in (secret.as_uri(), "http://outside.example/x.dtd"):
        head = f'<!DOCTYPE d [<!ENTITY % p SYSTEM "{where}"> %p; <!ENTITY x SYSTEM "{where}">]>'
        parts = {"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": RELATIONS}
        body = f"<w:p>{RUN.format('before &x; after')}</w:p>"
        parts["word/document.xml"] = (
            f'<?xml version="1.0"?>\n<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        parts[part] = parts[part].replace("\n", f"\n{head}", 1)
        with contextlib.suppress(Unreadable):
            assert "drawn in" not in parse_word(make_zip(parts)).text


def test_a_billion_laughs_stay_unread() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>'
    started = time.process_time()
    assert len(read_if_sound("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", head)) < 1_000
    assert time.process_time() - started < 2


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    story = "<w:p/>" * (MAX_UNPACKED_STORY // 6 + 1)
    data = make_docx_of(story)
    assert len(data) < 200_000
    with pytest.raises(Unreadable, match="unpack to"):
        parse_word(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 no archive", "damaged"),
        (make_docx(["Fine."])[:-300], "damaged"),
        (make_zip({"a.txt": "x"}), "a ZIP archive"),
        (make_zip({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "an Excel table"),
        (make_zip({"content.xml": ""}), "an ODT document"),
        (make_zip({"[Content_Types].xml": "<oops"}), "damaged"),
        (make_docx_of("<w:p>"), "damaged"),
    ],
    ids=["no zip", "cut", "zip", "excel", "odt", "no types", "bad xml"],
)
def test_what_is_no_document_is_answered_in_words(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        parse_word(data)
