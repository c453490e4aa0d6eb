"""Romanisation: Hindi readings for those who do not read Devanagari."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.language.romanise import romanise


@pytest.mark.parametrize(
    ("hindi", "latin"),
    [
        ("मैथ्यू मिलन", "maithyū milan"),
        ("गृह विभाग", "gṛh vibhāg"),
        ("राष्ट्रपति", "rāshṭrapati"),
        ("केंद्र सरकार", "kendra sarkār"),
        ("संपर्क", "sampark"),
        ("नहीं", "nahīn"),
        ("विज्ञान", "vigyān"),
        ("ज़रूर", "zarūr"),
        ("पढ़ाई", "paṛhāī"),
        ("हिन्दी हिंदी", "hindī hindī"),
        ("१९ जून", "19 jūn"),
    ],
)
def test_hindi_is_written_as_it_is_read(hindi: str, latin: str) -> None:
    """Unspoken vowels are left out, long vowels and retroflex letters are marked."""
    assert romanise(hindi) == latin


def test_names_can_take_capitals() -> None:
    """Every romanised word does, and only those."""
    assert romanise("the मैथ्यू मिलन", capitalise=True) == "the Maithyū Milan"


def test_a_joiner_inside_a_word_does_not_split_it() -> None:
    """Zero-width joiners shape letters and are not read."""
    assert romanise("शक्\u200dति") == romanise("शक्ति")


@given(st.text(st.characters(max_codepoint=0x2FF), max_size=30))
def test_what_is_not_devanagari_stays(text: str) -> None:
    """Latin text passes unchanged."""
    assert romanise(text) == text


def test_two_spellings_that_differ_in_hindi_differ_in_latin() -> None:
    """Otherwise a flag would show the same reading twice."""
    assert len({romanise(word) for word in ("मिलन", "मिलान", "मीलन", "मिलण")}) == 4
