"""Folding and tokens: spellings that are only habits agree, and no vowel sign is ever lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.language.text import detect_language, fold, sanitise, tokenise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("हिन्दी", "हिंदी"),
        ("ज़मीन", "जमीन"),
        ("क़लम", "क़लम"),
        ("चाँद", "चांद"),
        ("U.S.", "us"),
        ("कि.मी.", "किमी"),
        ("१२३", "123"),
        ("٣٤", "34"),
        ("don’t", "don't"),
        ("Café", "cafe"),
        ("मैथ्\u200dयू", "मैथ्यू"),
    ],
)
def test_spelling_habits_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("मिल", "मेल"), ("दिन", "दीन"), ("बल", "बाल")])
def test_vowel_signs_are_kept(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("मैथ्यू मिलर।यह", ["मैथ्यू", "मिलर", "।", "यह"]),
        ("Kim's visit didn't", ["Kim", "'", "s", "visit", "didn't"]),
        ("1,87,000 लोग, 19-20 जून", ["1,87,000", "लोग", ",", "19", "-", "20", "जून"]),
        ("यू.एन. ने U.S. से", ["यू.एन.", "ने", "U.S.", "से"]),
    ],
)
def test_tokens_keep_words_whole(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenise(text)] == tokens


@given(st.text(max_size=200), st.integers(0, 1000))
def test_tokens_stand_where_they_say(text: str, offset: int) -> None:
    for token in tokenise(text, offset):
        assert text[token.start - offset : token.end - offset] == token.text


@given(st.text(alphabet="अआइकखगनमसहािीुेोंँः़्क़ज़érA1१", max_size=12))
def test_composed_and_decomposed_fold_alike(word: str) -> None:
    assert fold(unicodedata.normalize("NFC", word)) == fold(unicodedata.normalize("NFD", word))


@given(st.text(max_size=50))
def test_sanitising_keeps_every_place(text: str) -> None:
    assert len(sanitise(text)) == len(text)
    sanitise(text).encode("utf-8")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("रूस (Russia)", "en"),
        ("रूस में Vladimir Putin", "en"),
        ("रूस की यात्रा", "hi"),
        ("123 ₹", None),
        ("日本", None),
    ],
)
def test_language_goes_by_script(text: str, language: str | None) -> None:
    assert detect_language(text) == language
