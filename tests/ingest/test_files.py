"""Files: content and name must agree, what fails says why, and the others go on."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.drafts import Draft
from lib.ingest.files import read_file
from lib.ingest.found import Failure, Unreadable
from lib.ingest.kinds import KINDS, find_kind, label_file
from lib.ingest.limits import MAX_FILE_BYTES, MAX_UNPACKED_STORY, Limits
from tests.ingest.makers import make_docx, make_docx_of, make_page, make_pdf, make_pdf_of

ENGLISH = "Bridge falls\n\nThe bridge fell on Monday. Nobody was hurt.\n"
LINES = ["Bridge falls", "It fell on Monday."]
HINDI = "पुल ढहा\n\nपुल सोमवार को ढह गया। कोई घायल नहीं हुआ।\n"


def read_one(name: str, data: bytes) -> Draft:
    [draft] = read_file(name, data)
    assert isinstance(draft, Draft), draft
    return draft


def refuse(name: str, data: bytes, limits: Limits | None = None) -> str:
    [failure] = read_file(name, data, limits or Limits())
    assert isinstance(failure, Failure), failure
    assert failure.reason.endswith(".")
    return failure.reason


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (HINDI, "hi")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_text_becomes_a_draft(text: str, language: str, encoding: str) -> None:
    draft = read_one("a.txt", text.encode(encoding))
    assert draft.text == text.strip()
    assert (draft.title, draft.language) == (text.split("\n")[0], language)


def test_every_kind_of_file_gives_its_draft() -> None:
    """Each goes through its parser's own process."""
    found = {
        "a.md": read_one("a.md", b"# Bridge falls\n\nIt **fell** on Monday."),
        "a.docx": read_one("a.docx", make_docx([*LINES], title="Old")),
        "a.pdf": read_one("a.PDF", make_pdf(LINES)),
        "a.html": read_one("a.html", make_page("Bridge falls", [LINES[1] * 5])),
    }  # fmt: skip
    assert {draft.title for draft in found.values()} == {"Bridge falls"}
    assert all("fell on Monday" in draft.text for draft in found.values())


def test_a_table_gives_a_draft_or_a_reason_for_each_row() -> None:
    rows = [
        {"text": ENGLISH, "source": "The Specimen", "date": "18 June 2024", "url": "https://example.org/a"},
        {"text": "", "title": "none"},
        {"text": "東京で火事があった。"},
        {"text": ENGLISH, "date": "the day after"},
        {"text": HINDI, "शीर्षक": "पुल", "link": "javascript:alert(1)"},
    ]  # fmt: skip
    data = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    first, *bad, last = read_file("many.jsonl", data)
    assert isinstance(first, Draft)
    assert (first.source, first.published) == ("The Specimen", date(2024, 6, 18))
    assert first.url == "https://example.org/a"
    assert isinstance(last, Draft)
    assert (last.title, last.url) == ("पुल", "")
    reasons = [failure.reason for failure in bad if isinstance(failure, Failure)]
    assert [reason.split(" cannot")[0].split(" has")[0] for reason in reasons] == [
        "many.jsonl, row 2", "many.jsonl, row 3", "many.jsonl, row 4",
    ]  # fmt: skip
    assert "2024-06-18" in reasons[2]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", make_pdf(["x"]), "inside it is a PDF"),
        ("a.txt", make_page("x", ["y"]), "inside it is a web page"),
        ("a.pdf", ENGLISH.encode(), "its content is something else"),
        ("a.docx", ENGLISH.encode(), "its content is something else"),
        ("a.docx", make_pdf(["x"]), "inside it is a PDF"),
        ("a.html", make_docx(["x"]), "inside it is a Word document"),
        ("a.docx", b"\xd0\xcf\x11\xe0 old", "old Word file"),
        ("a.txt", b"MZ\x90\x00\x03\x00", "a program"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("a.exe", ENGLISH.encode(), "end in .exe are not read"),
        ("a.txt", b"", "it is empty"),
        ("a.txt", b" \n\t ", "it is empty"),
        ("a.txt", "…".encode(), "is empty"),
        ("a.txt", "東京で火事があった。".encode(), "Devanagari and Latin"),
        ("a.txt", ENGLISH.encode() * 3_000, "174,000 characters"),
        ("a.txt", ("मंत्री ने कहा।" * 9).encode()[:-1], "save it as UTF-8"),
        ("a.txt", ("Мост упал вчера утром. " * 9).encode("cp1251"), "save it as UTF-8"),
    ],
)
def test_wrong_files_are_answered_in_words(name: str, data: bytes, said: str) -> None:
    assert said in refuse(name, data)


def test_a_file_over_the_limit_is_refused_unread() -> None:
    assert "the limit is 20 MB" in refuse("a.pdf", b"%PDF-" + b"x" * MAX_FILE_BYTES)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\win.txt", "win.txt"),
        ("/a/b/", "b"),
        ("..", "unnamed file"),
        ("", "unnamed file"),
        ("a\x00\n\u202eb.txt", "ab.txt"),
        ("ख़बर.txt", "ख़बर.txt"),
    ],
)
def test_a_name_is_a_label_and_no_path(name: str, label: str) -> None:
    assert label_file(name) == label
    assert len(label_file("x" * 500 + ".txt")) <= 100


def test_a_traversing_name_is_read_like_any_other() -> None:
    assert read_one("../../x.txt", ENGLISH.encode()).title == "Bridge falls"
    assert refuse("../../x.pdf", b"no").startswith("x.pdf cannot be read")


def test_files_without_ending_are_told_by_content() -> None:
    assert find_kind("article", make_pdf(["x"])) == "pdf"
    assert find_kind("article", make_page("x", ["y"])) == "page"
    assert find_kind("article", HINDI.encode()) == "text"


@pytest.mark.slow
def test_a_pdf_bomb_is_stopped() -> None:
    """800 kB that unpack for a quarter of a minute; here after one second of work."""
    bomb = make_pdf_of([b" " * 300_000_000])
    said = refuse("bomb.pdf", bomb, Limits(cpu_seconds=1))
    assert "more than 1 seconds of work" in said or "memory" in said


def test_a_file_that_takes_too_much_memory_is_stopped() -> None:
    stream = b"BT /F1 12 Tf " + b"(The bridge fell in Surat.) Tj " * 400_000 + b"ET"
    said = refuse("wide.pdf", make_pdf_of([stream]), Limits(memory_bytes=160 * 1024 * 1024))
    assert "break its reader" in said or "memory" in said


def test_hostile_files_are_answered_in_words() -> None:
    """Through the process, as they would come: bombs, broken archives, bad markup."""
    bomb = make_docx_of("<w:p/>" * (MAX_UNPACKED_STORY // 6 + 1))
    assert "unpack to" in refuse("bomb.docx", bomb)
    assert "damaged" in refuse("no.docx", b"PK\x03\x04 not an archive")
    assert "tags" in refuse("bomb.html", b"<html><body>" + b"<p>x" * 200_000)
    assert "no text found" in refuse("scan.pdf", make_pdf_of([b"0 0 600 700 re f"]))


@settings(max_examples=100)
@given(st.binary(max_size=60), st.sampled_from(["txt", "md", "doc", ""]))
def test_no_bytes_raise_anything_but_unreadable(data: bytes, ending: str) -> None:
    """Kind and encoding answer for any bytes, with one text where they are plain text."""
    from lib.ingest.encoding import decode_text
    from lib.ingest.worker import parse_plain

    try:
        kind = find_kind(f"a.{ending}", data)
        if kind in ("text", "markdown"):
            [_] = parse_plain(kind, decode_text(data))
    except Unreadable:
        return


def test_every_ending_has_a_kind_that_is_parsed() -> None:
    assert set(KINDS.values()) == {"text", "markdown", "page", "word", "pdf", "csv", "jsonl"}
