"""How Hindi words sound and what they mean, for the romanised view."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.collation.collate import read_article
from lib.model import Article
from pages.parts.reader.words import Sense, list_words

TEXT = "अमेरिकी विदेश विभाग के प्रवक्ता मैथ्यू मिलर ने उत्तर कोरिया के ५ जहाज़ों की बात की।"


@pytest.fixture(scope="module")
def words() -> dict[str, Sense]:
    return list_words([read_article(Article("x", TEXT))])


def test_every_hindi_word_has_its_sound(words: dict[str, Sense]) -> None:
    """Digits and the danda are no words."""
    single = {word: senses for word, senses in words.items() if " " not in word}
    assert all(sense[0].isalpha() for sense in single.values())
    assert words["विभाग"][0] == "vibhāg"
    assert not {"५", "।"} & words.keys()


def test_function_words_have_no_meaning_to_show(words: dict[str, Sense]) -> None:
    """Of, by, at: in another order in English, so they only disturb."""
    assert [len(words[word]) for word in ("के", "ने", "की")] == [1, 1, 1]


def test_fixed_phrases_names_and_places_are_told_whole(words: dict[str, Sense]) -> None:
    """`foreign` and `section` would not make a State department."""
    assert words["विदेश विभाग"] == ["", "state department"]
    assert words["उत्तर कोरिया"] == ["", "North Korea"]
    assert words["मैथ्यू मिलर"][1].startswith("Maithyū ")


def test_an_unknown_word_has_an_empty_meaning() -> None:
    """The reader then shows how it sounds, and does not guess."""
    [sense] = list_words([read_article(Article("x", "ग्लिब्बड़।"))]).values()
    assert sense[1] == ""


def test_boilerplate_and_english_are_left_out() -> None:
    """The site's own words are not compared, so they need no meaning."""
    side = read_article(Article("x", TEXT))
    hidden = replace(side, claims=tuple(replace(c, role="boilerplate") for c in side.claims))
    assert list_words([hidden]) == {}
    assert list_words([read_article(Article("y", "The talks lasted five hours."))]) == {}
