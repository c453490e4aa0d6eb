"""Fields of an article by the names that people give them, in tables and at the head of texts."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from lib.ingest.found import Found, put_headline
from lib.language.lexicon import table
from lib.language.text import fold

FIELDS = ("text", "title", "source", "published", "url")
_BETWEEN = regex.compile(r"[\s_\-]+")
_CAMEL = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")
_FENCED = regex.compile(r"---[ \t]*\n(?P<head>(?:[^\n]*\n){1,40}?)---[ \t]*(?:\n|$)")
_LONGEST_HEAD = 8  # lines of an open header; chosen
_FEWEST_LINES = 2


def name_field(given: str) -> str:
    """The field that a column's name stands for, or ""."""
    words = _BETWEEN.sub(" ", _CAMEL.sub(" ", given.strip().strip("\ufeff\"'")))
    found = table("common", "columns").get(_fold_phrase(words))
    return found[0] if found else ""


def make_found(values: Mapping[str, str], row: int = 0) -> Found:
    """An article of the fields that are there, its title standing over its text."""
    given = {name: values.get(name, "").strip() for name in FIELDS}
    text = put_headline(given["title"], given.pop("text"))
    return Found(text=text, row=row, **given)


def read_head(text: str) -> Found:
    """A text whose first lines may say title, source, date and address, and the story below.

    Either lines between two `---`, as in Markdown, or at least two lines `name: value` (one, where
    it is the title), every one of a known name, and then a blank line. Anything else is story.
    """
    fenced = _FENCED.match(text)
    if fenced:
        values = _read_lines(fenced["head"].splitlines(), is_strict=False)
        return make_found(values | {"text": text[fenced.end() :].strip()})
    head, _, body = text.partition("\n\n")
    lines = head.splitlines()
    if body.strip() and len(lines) <= _LONGEST_HEAD:
        values = _read_lines(lines, is_strict=True)
        if (len(lines) >= _FEWEST_LINES and values) or values.keys() == {"title"}:
            return make_found(values | {"text": body.strip()})
    return Found(text=text)


def _read_lines(lines: list[str], is_strict: bool) -> dict[str, str]:
    """Field by value; nothing where is_strict and one line names no field of a header."""
    values: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        field = name_field(name) if colon else ""
        if field and field != "text":
            values.setdefault(field, value.strip().strip("\"'"))
        elif is_strict:
            return {}
    return values


def _fold_phrase(phrase: str) -> str:
    return " ".join(fold(word) for word in phrase.split())
