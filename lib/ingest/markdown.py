"""Markdown to the text that a reader sees."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lib.ingest.fields import read_head
from lib.ingest.found import Found, put_headline

_FENCE = regex.compile(r"[ ]{0,3}(?:```|~~~)")
_HEADING = regex.compile(r"[ ]{0,3}#{1,6}[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*$")
_RULE = regex.compile(r"[ ]{0,3}(?:[-*_][ \t]*){3,}$|[ ]{0,3}=+[ \t]*$")
_ITEM = regex.compile(r"^[ \t]*(?:[-*+]|\p{Nd}{1,3}[.)])[ \t]+")
_QUOTE = regex.compile(r"[ \t]*(?:>[ ]?)+")
_TARGET = r"\([^()\s]{0,2000}(?:[ ]\"[^\"]{0,300}\")?\)"
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![\p{L}\p{M}\p{N}_\\])", r"(?![\p{L}\p{M}\p{N}_])"
_INLINE = tuple(
    (regex.compile(pattern), kept)
    for pattern, kept in (
        (rf"!\[[^\[\]]{{0,300}}\]{_TARGET}", ""),
        (rf"\[([^\[\]]{{1,500}})\](?:{_TARGET}|\[[^\[\]]{{0,100}}\])", r"\1"),
        (r"<(https?://[^<>\s]{1,2000})>", r"\1"),
        (r"(?<![*\\])(\*{1,3})(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\1(?!\*)", r"\2"),
        (
            rf"{_NO_LETTER_BEFORE}(_{{1,3}})(?=[^\s_])([^_\n]{{1,2000}}?)(?<=[^\s_])\1"
            + _NO_LETTER_AFTER,
            r"\2",
        ),
        (r"`([^`\n]{1,500})`", r"\1"),
        (r"\\([\\`*_{}\[\]()#+\-.!>|])", r"\1"),
    )
)


def parse_markdown(text: str) -> Found:
    """The article in a Markdown text: signs gone, wrapped lines joined, words untouched."""
    found = read_head(text)
    body = "\n\n".join(_read_blocks(found.text)) if found.title == "" else _under(found)
    return Found(body, found.title, found.source, found.published, found.url)


def _under(found: Found) -> str:
    body = found.text.removeprefix(f"{found.title}\n\n")
    return put_headline(found.title, "\n\n".join(_read_blocks(body)))


def _read_blocks(text: str) -> Iterator[str]:
    """Paragraphs, headings and list entries, each on a line of its own."""
    block: list[str] = []
    for line in [*text.split("\n"), ""]:
        line = _QUOTE.sub("", line, count=1) if line.lstrip().startswith(">") else line
        heading = _HEADING.match(line)
        item = _ITEM.match(line)
        is_empty = not line.strip() or bool(_RULE.match(line) or _FENCE.match(line))
        if block and (is_empty or heading or item):
            yield _strip_inline(" ".join(block))
            block = []
        if heading:
            yield _strip_inline(heading["text"])
        elif not is_empty:
            block.append(line[item.end() if item else 0 :].strip())


def _strip_inline(text: str) -> str:
    for pattern, kept in _INLINE:
        text = pattern.sub(kept, text)
    return text
