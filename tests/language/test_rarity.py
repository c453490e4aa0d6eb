"""Word frequencies are wordfreq's own, though read without its package."""

from __future__ import annotations

import pytest
import wordfreq

from lib.language.rarity import UNSEEN, zipf
from lib.model import Language


@pytest.mark.parametrize(
    ("word", "language"),
    [("the", "en"), ("miller", "en"), ("Parliament", "en"), ("मुलाकात", "hi"), ("है", "hi")],
)
def test_frequency_is_that_of_wordfreq(word: str, language: Language) -> None:
    wanted = wordfreq.zipf_frequency(word, language, wordlist="small")
    assert zipf(word, language) == pytest.approx(wanted, abs=0.01)


def test_a_word_that_nobody_uses_is_unseen() -> None:
    assert zipf("qxzvq", "en") == UNSEEN


def test_invisible_characters_do_not_make_a_word_rare() -> None:
    assert zipf("मुला\u200dकात", "hi") == zipf("मुलाकात", "hi")
