"""A PDF to its text. Letters without a text behind them become �, so that none is lost unseen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import regex

from lib.ingest.found import Found, Unreadable
from lib.ingest.limits import MAX_PAGES
from lib.language.lexicon import words_of_all
from lib.language.rarity import UNSEEN, zipf
from lib.language.text import tokenise
from lib.settings import MAX_TEXT_CHARS

_CLOSED = regex.compile(r"""[.।॥?!…:]["'”’»)\]]*$""")
_LAST_PART = regex.compile(r"(\p{Latin}+)-$")
_FIRST_PART = regex.compile(r"\p{Ll}+")
# Some programs set the last letter of a conjunct apart: सख् त.
_TORN = regex.compile(
    r"(?<!\p{Devanagari})(\p{Devanagari}++)(?<=\N{DEVANAGARI SIGN VIRAMA})[ \xa0](\p{Devanagari}++)"
)
_NO_TEXT = "no text found in it: it is a scan, or damaged; type or paste its text"
_TAIL = 4_096  # bytes in which the mark of the end must stand; some servers add a little
_LONGEST_FOOT = 30  # characters of a line with a page number
_FULL = 0.75  # of the longest line of its block: the next line goes on; chosen
_FEWEST_IN_FULL = 30  # characters; a block of shorter lines is a list


def parse_pdf(data: bytes) -> Found:
    """The text of all pages, wrapped lines joined. Raises Unreadable."""
    from pdf_oxide import PdfDocument, pdf_oxide

    if b"%%EOF" not in data[-_TAIL:]:  # what is left would pass for the whole
        raise Unreadable("its end is missing; fetch or save it again")
    pdf_oxide.set_log_level("off")
    pdf_oxide.set_preserve_unmapped_glyphs(True)
    try:
        document = PdfDocument.from_bytes(data)
        _check_access(document)
        pages = list(_read_pages(document))
    except RuntimeError as error:
        raise Unreadable(_NO_TEXT) from error
    lines = [line for page in pages for line in _end_page(_drop_page_numbers(page))]
    text = mend_conjuncts("\n".join(_join_lines(lines)).strip())
    if not any(character.isalpha() for character in text):
        raise Unreadable(_NO_TEXT)
    return Found(text)


def mend_conjuncts(text: str) -> str:
    """Make torn Hindi words whole, where that gives a word: सख् त, but भगवान् राम are two."""

    def join(match: regex.Match[str]) -> str:
        whole: str = match[1] + match[2]
        return whole if zipf(whole, "hi") > UNSEEN else str(match[0])

    return str(_TORN.sub(join, text))


def _check_access(document: Any) -> None:
    """Refuse a document that wants a password; one that only restricts its reader wants none."""
    if document.permissions() is not None and not document.authenticate(""):
        raise Unreadable("it is locked with a password; save it without one")


def _read_pages(document: Any) -> Iterator[list[str]]:
    count = int(document.page_count)
    if count > MAX_PAGES:
        raise Unreadable(f"it has {count:,} pages; bring at most {MAX_PAGES}")
    length = 0
    for number in range(count):
        page = document.extract_text(number, extract_tables=False)
        length += len(page)
        yield page.splitlines()
        if length > 2 * MAX_TEXT_CHARS:
            return  # it will be refused as too long


def _drop_page_numbers(lines: Sequence[str]) -> list[str]:
    """The lines of a page without a bare page number at its top or foot."""
    kept = [line.strip() for line in lines]
    while kept and (not kept[0] or _is_page_number(kept[0])):
        del kept[0]
    while kept and (not kept[-1] or _is_page_number(kept[-1])):
        del kept[-1]
    return kept


def _is_page_number(line: str) -> bool:
    """Whether a line is no more than "7", "Page 3 of 8" or "- पृष्ठ 3 -"."""
    tokens = [token for token in tokenise(line[:_LONGEST_FOOT]) if token.kind != "mark"]
    words = [token.norm for token in tokens if token.kind == "word"]
    return (
        0 < len(tokens) - len(words) <= 2
        and len(line) < _LONGEST_FOOT
        and words_of_all("page_words").issuperset(words)
    )


def _end_page(lines: list[str]) -> list[str]:
    """The lines of a page, and an empty one unless its last sentence goes on overleaf."""
    goes_on = bool(lines) and not _CLOSED.search(lines[-1]) and len(lines[-1]) >= _FEWEST_IN_FULL
    return lines if goes_on else [*lines, ""]


def _join_lines(lines: Sequence[str]) -> Iterator[str]:
    """Paragraphs: a line that fills its block goes on in the next one."""
    block: list[str] = []
    for line in (*lines, ""):
        if line:
            block.append(line)
        elif block:
            yield from (_join_block(block))
            yield ""
            block = []


def _join_block(block: Sequence[str]) -> Iterator[str]:
    width = max(len(line) for line in block)
    full = max(_FULL * width, _FEWEST_IN_FULL)
    paragraph = block[0]
    for before, line in pairwise(block):
        if len(before) >= full:
            paragraph = _join_two(paragraph, line)
        else:
            yield paragraph
            paragraph = line
    yield paragraph


def _join_two(head: str, tail: str) -> str:
    """Two lines as one; a word broken at the end of a line is made whole where it is a word."""
    broken, rest = _LAST_PART.search(head), _FIRST_PART.match(tail)
    if not broken or not rest:
        return f"{head} {tail}"
    is_word = zipf(broken[1] + rest[0], "en") > UNSEEN
    return f"{head[:-1]}{tail}" if is_word else f"{head}{tail}"
