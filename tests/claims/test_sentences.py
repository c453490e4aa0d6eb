"""Sentences: where they end, and that no character is lost, whatever the text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.claims.sentences import split_sentences
from lib.settings import MAX_CLAIM_CHARS
from tests.conftest import SHARED

CASES = Path(__file__).parents[1] / "cases" / "sentences.txt"
PIECES = [
    *'.।॥?!…|"“”()',
    " ",
    "\n",
    ",",
    "क",
    "आई",
    "डॉ",
    "यू",
    "है",
    "A",
    "the",
    "Inc",
    "5",
    "\u0301",
]


def _read_cases() -> list[tuple[str, list[str]]]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")]
    blocks = [block.strip("\n") for block in "\n".join(lines).split("\n\n") if block.strip()]
    return [
        (text, expected.splitlines())
        for text, expected in (block.split("\n---\n") for block in blocks)
    ]


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(("text", "expected"), _read_cases())
def test_cases_split_as_written(text: str, expected: list[str]) -> None:
    assert _split(text) == expected


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_ranges_are_ordered_trimmed_and_cover_every_visible_character(text: str) -> None:
    """The ranges never overlap, and nothing but white space lies between them."""
    end = 0
    for first, last in split_sentences(text):
        assert end <= first < last
        assert not text[end:first].strip()
        assert text[first:last] == text[first:last].strip()
        end = last
    assert not text[end:].strip()


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_splitting_a_sentence_again_changes_no_line_break(text: str) -> None:
    """No sentence runs over a line break."""
    assert all(len(sentence.splitlines()) == 1 for sentence in _split(text))


@pytest.mark.parametrize("unit", ["शब्द ", "word ", "क"])
def test_a_long_sentence_is_cut_to_the_limit(unit: str) -> None:
    """It is cut at a space where it has one, and no visible character is lost."""
    text = unit * 5_000
    found = _split(text)
    assert max(map(len, found)) <= MAX_CLAIM_CHARS
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    if unit.endswith(" "):
        assert {word for sentence in found for word in sentence.split(" ")} == {unit.strip()}


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "शब्द " * 200_000,
        "वह गया. " * 100_000,
        '"वह गया. ' * 100_000,
        "“" * 1_000_000,
        ". " * 500_000,
        "।" * 1_000_000,
        "a." + " " * 1_000_000 + "b",
        "." + "\u0301" * 1_000_000,
        "\n" * 1_000_000,
    ],
    ids=["1 MB", "100,000", "quotes", "openers", "stops", "dandas", "spaces", "accents", "lines"],
)
def test_time_is_linear_in_the_text(text: str) -> None:
    """A megabyte of anything takes a second or two; a quadratic rule would take minutes."""
    start = time.process_time()
    split_sentences(text)
    assert time.process_time() - start < 5


@pytest.mark.skipif(
    not (SHARED / "bench").is_dir(), reason="no ../shared/bench beside the checkout"
)
def test_public_text_is_split_as_its_gold_has_it() -> None:
    """Every gold boundary is found; NTREX, whose lines are sentences, reaches .995."""
    from bench.sentences import measure_sbd

    scores = measure_sbd()
    assert scores["hi", "all"].recall >= 0.995
    assert scores["en", "all"].recall >= 0.995
    assert scores["hi", "ntrex"].f1 >= 0.995
    assert scores["en", "ntrex"].f1 >= 0.99
    assert scores["en", "all"].f1 >= 0.95
