"""Every Hindi number word is read for what it is worth, in its other spellings as well."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lib.language.text import tokenise
from lib.mentions.numbers.find import find_numbers

TABLE = """
एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस
इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस
पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस
सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन तिरेपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ साठ
इकसठ बासठ तिरेसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर
पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी
अट्ठासी नवासी नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे
"""
WORDS = TABLE.split()
SCALES = {"हज़ार": 3, "लाख": 5, "करोड़": 7, "अरब": 9, "खरब": 11}
# Habits of spelling: what is also written for what.
HABITS = (
    ("ट्ठ", "ठ्ठ"), ("ट्ठ", "ठ"), ("त्त", "त"), ("ड़", "ड"), ("ँ", "ं"), ("ीस", "िस"), ("ई", "इ"),
    ("ैं", "ें"), ("ैं", "ै"), ("ौं", "ौ"), ("िया", "या"), ("िया", "्या"), ("नवे", "नबे"),
    ("नवे", "न्वे"), ("क्य", "कय"),
)  # fmt: skip
SHORT = frozenset({"बीस", "तीस", "सत्तर"})  # बिस, तिस and सतर are other words
OTHER_WORDS = ("स्तर", "सत्र", "संतरा", "तेरा", "बारात", "पचाना", "सताया", "नवाब", "उनका", "छतरी")


def read(text: str) -> list[str]:
    tokens = tokenise(text)
    return [mention.value for mention in find_numbers(text, tokens, ())]


def write(number: int) -> str:
    """A whole number under 10,000 in words."""
    thousands, rest = divmod(number, 1000)
    hundreds, rest = divmod(rest, 100)
    parts = [(thousands, "हज़ार"), (hundreds, "सौ"), (rest, "")]
    return " ".join(f"{WORDS[n - 1]} {scale}".strip() for n, scale in parts if n)


def test_every_number_under_ten_thousand() -> None:
    assert len(WORDS) == 99
    wrong = [n for n in range(1, 10_000) if read(f"{write(n)} लोग") != [str(n)] and n > 1]
    assert not wrong


def test_every_word_before_every_scale_and_between_them() -> None:
    for n, word in enumerate(WORDS, 1):
        for scale, power in SCALES.items():
            assert read(f"{word} {scale} रुपये") == [str(n * 10**power)]
            assert read(f"{n} {scale} रुपये") == [str(n * 10**power)]
        assert read(f"दो करोड़ {word} लाख रुपये") == [str(20_000_000 + n * 100_000)]


def test_every_word_in_every_habit_of_spelling() -> None:
    wrong = []
    for n, word in enumerate(WORDS, 1):
        for usual, other in HABITS if word not in SHORT else ():
            for spelled in {word.replace(usual, other), word.replace(usual, other, 1)} - {word}:
                if read(f"{spelled} हजार लोग") != [str(n * 1000)]:
                    wrong.append((spelled, n))
    assert not wrong


def test_every_ordinal() -> None:
    for n, word in enumerate(WORDS, 1):
        if n > 6 and n != 9:  # पहला, दूसरा, …, छठा, नवां
            for ending in ("वां", "वाँ", "वीं", "वें"):
                assert read(f"{word}{ending} दिन") == [str(n)]
                assert read(f"एक सौ {word}{ending} दिन") == [str(100 + n)]


@pytest.mark.parametrize(("word", "factor"), [("सवा", "0.25"), ("साढ़े", "0.5"), ("पौने", "-0.25")])
def test_quarters_and_halves_before_every_scale(word: str, factor: str) -> None:
    for n in range(3, 100):
        for scale, power in {"सौ": 2, **SCALES}.items():
            value = int((n + Decimal(factor)) * 10**power)
            assert read(f"{word} {WORDS[n - 1]} {scale} रुपये") == [str(value)]


@pytest.mark.parametrize("word", OTHER_WORDS)
def test_words_that_look_alike_are_no_numbers(word: str) -> None:
    assert read(f"यह {word} है") == []
