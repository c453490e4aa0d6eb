"""Texts made to be slow: refused at once with the limit named, or compared in bounded time."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
import regex

import lib
from lib.claims.split import split_claims
from lib.collation.collate import collate, read_article
from lib.errors import TooLong
from lib.ingest.clean import clean_text
from lib.model import Article
from lib.settings import MAX_CLAIMS, MAX_TEXT_CHARS

SHORT = Article("b", "The bridge fell on Monday. Nobody was hurt.")
# Made for expressions that look for words, numbers, dates, quotes, addresses, marks or lines.
SLOW = (
    "a" * 29 + "! ", "aaaa ", "1,", "1.", "19-", "A.", "a.b", "://", "@a.", "''", "“(", "- ", "\t ",
    "क्", "िि", "\u200d", "a\u0301", "SEOUL ", "(a", "a:", "|", ". ", "\n ", "१२:",
)  # fmt: skip


def measure(text: str) -> float:
    """Seconds of work until a text is compared or refused."""
    began = time.process_time()
    with pytest.raises(TooLong, match=r"takes at most .+ Split it into parts\.$"):
        collate(Article("a", text), SHORT)
    return time.process_time() - began


def test_a_sentence_of_a_megabyte_is_refused_at_once() -> None:
    assert measure("word " * 200_000) < 1


@pytest.mark.slow
@pytest.mark.parametrize("word", ["word ", "शब्द "])
def test_a_sentence_as_long_as_may_be_is_compared_with_itself(word: str) -> None:
    """Cut into claims; one word a thousand times is a list. It took 98 seconds, then 9."""
    text = word * (MAX_TEXT_CHARS // 5 // len(word))
    began = time.process_time()
    found = collate(Article("a", text), Article("b", text))
    assert time.process_time() - began < 12
    assert found.findings.disagreements == ()


def test_a_hundred_thousand_sentences_are_refused_with_the_cap() -> None:
    """By their letters at once; those of few letters by their number, before they are compared."""
    assert measure("It rained. " * 100_000) < 1
    with pytest.raises(TooLong, match=f"claims; one comparison takes at most {MAX_CLAIMS:,}"):
        read_article(Article("a", "Go.\n" * (MAX_CLAIMS + 1)))


def list_patterns() -> Iterator[tuple[str, Any]]:
    """Every compiled expression of the engine, with where it stands."""
    for found in pkgutil.walk_packages(lib.__path__, "lib."):
        if "__main__" in found.name or "versions" in found.name:
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, re.Pattern | regex.Pattern) and isinstance(value.pattern, str):
                yield f"{found.name}.{name}", value


@pytest.mark.slow
def test_no_expression_is_slow_on_a_text_made_for_it() -> None:
    """Each is sought at every place of 5,000 characters: one that runs to the end each time takes
    half a second and more, a linear one a few hundredths."""
    patterns = list(list_patterns())
    assert len(patterns) > 40
    for where, pattern in patterns:
        for unit in SLOW:
            text = unit * (5_000 // len(unit))
            began = time.process_time()
            for _ in pattern.finditer(text):
                pass
            assert time.process_time() - began < 0.3, f"{where} on {unit!r}"


@pytest.mark.slow
@pytest.mark.parametrize("unit", SLOW)
def test_a_text_made_for_expressions_is_cleaned_and_split_in_proportion(unit: str) -> None:
    """Four times the text takes some four times as long."""
    assert _time_reading(unit, 40_000) < 10 * _time_reading(unit, 10_000)


def _time_reading(unit: str, size: int) -> float:
    """The processor's seconds for a text of some size, the better of two."""
    text = "The bridge fell. " + unit * (size // len(unit))
    spent = []
    for _ in range(2):
        began = time.process_time()
        split_claims(clean_text(text).text)
        spent.append(time.process_time() - began)
    return min(spent)
