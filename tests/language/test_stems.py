"""Stems join the inflections of one word and keep different words apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.language.stems import stem
from lib.language.text import fold

HINDI_SAME = [
    "लड़का लड़के लड़कों",
    "बैठक बैठकें बैठकों",
    "महिला महिलाएं महिलाओं",
    "सूचना सूचनाओं",
    "घटना घटनाएं घटनाओं",
    "समझौता समझौते समझौतों",
    "कंपनी कंपनियां कंपनियों",
    "अधिकारी अधिकारियों",
    "हिंदू हिंदुओं",
    "समस्या समस्याएं समस्याओं",
    "मतदाता मतदाताओं",
    "जवान जवानों",
    "रुपया रुपये रुपए रुपयों",
    "बढ़ा बढ़े बढ़ी बढ़ना बढ़ता बढ़ेगी बढ़कर बढ़ाया",
    "किया करते करना करेंगे करके",
    "गया गई गए जाना जाएगा",
    "दिया देना देगा देकर",
    "पहुंचा पहुंची पहुंचे पहुंचना पहुंचकर",
]
HINDI_APART = [
    "घटना घटा",
    "अधिकार अधिकारी",
    "बेटा बेटी",
    "लड़का लड़की",
    "छात्र छात्रा",
    "हिंदू हिंदी",
    "जुर्म जुर्माना",
    "सेना से",
    "मारा मरा",
    "पहल पहले",
    "आरोप आरोपी",
    "मिलर मिलन",
]
ENGLISH_SAME = [
    "kill kills killed killing",
    "raise raises raised raising",
    "rise rose risen rising",
    "stop stops stopped stopping",
    "visit visits visited visiting",
    "deny denies denied denying",
    "agree agrees agreed agreeing",
    "party parties",
    "house houses",
    "crisis crises",
    "minister ministers",
    "woman women",
    "organise organized organising",
    "labour labor",
    "centre center centers",
    "defence defense",
]
ENGLISH_APART = [
    "news new",
    "police policy",
    "rise raise",
    "united unit",
    "find founded",
    "dead deed",
    "evening even",
    "general generate",
    "miller milan",
]


def find_stems(line: str, language: str) -> set[str]:
    return {stem(fold(word), language) for word in line.split()}  # type: ignore[arg-type]


@pytest.mark.parametrize("line", HINDI_SAME)
def test_hindi_inflections_share_a_stem(line: str) -> None:
    """Number, gender, case, tense and causative do not part a word from itself."""
    assert len(find_stems(line, "hi")) == 1


@pytest.mark.parametrize("line", HINDI_APART)
def test_hindi_words_stay_apart(line: str) -> None:
    """An incident is not a fall, an officer not a right, a daughter not a son."""
    assert len(find_stems(line, "hi")) == len(line.split())


@pytest.mark.parametrize("line", ENGLISH_SAME)
def test_english_inflections_share_a_stem(line: str) -> None:
    """Number, tense and British or American spelling do not part a word from itself."""
    assert len(find_stems(line, "en")) == 1


@pytest.mark.parametrize("line", ENGLISH_APART)
def test_english_words_stay_apart(line: str) -> None:
    """Likeness of letters is not likeness of words."""
    assert len(find_stems(line, "en")) == len(line.split())


def test_a_phrase_is_stemmed_word_by_word() -> None:
    """Lists hold phrases, and they meet inflected text."""
    assert stem("held talks", "en") == f"{stem('hold', 'en')} {stem('talk', 'en')}"


@given(st.text(alphabet="कखगचजटडतदनपबमयरलवसहािीुूेैोौं्", min_size=1, max_size=12))
def test_a_hindi_stem_is_never_empty_and_never_longer_by_more_than_a_vowel(word: str) -> None:
    """Whatever comes in, something to compare comes out."""
    found = stem(word, "hi")
    assert found
    assert len(found) <= len(word) + 1


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'", min_size=1, max_size=14))
def test_an_english_stem_is_never_empty(word: str) -> None:
    """Whatever comes in, something to compare comes out."""
    assert stem(word, "en")
