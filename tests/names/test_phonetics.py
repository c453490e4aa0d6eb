"""Sound: what a word sounds like in either script, and how far two words are apart."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.language.devanagari import spell_out
from lib.names.habits import COSTS, NEVER, name_change, price
from lib.names.phonetics import skeleton, sound, sound_matrix, sound_similarity

DEVANAGARI = st.text("कखगचजटडतथदनपफबमयरलवशसहअआइईएओािीुेैोौंँ़्", min_size=1, max_size=10)
LATIN = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=10)
WORDS = st.one_of(DEVANAGARI, LATIN)


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("सरकार", "स a र क आ र"),
        ("जनता", "ज a न त आ"),
        ("राष्ट्रपति", "र आ ष ट र a प a त इ"),
        ("केंद्र", "क ए ं द र a"),
        ("ज़रूर", "ज़ a र ऊ र"),
        ("माँ", "म आ ं"),
        ("न", "न a"),
    ],
)
def test_unspoken_schwas_are_dropped(word: str, letters: str) -> None:
    """At the end and inside, but not where Hindi speaks them."""
    assert [*map(_compose, spell_out(word))] == [*map(_compose, letters.split())]


def _compose(letter: str) -> str:
    return letter.replace("\u095b", "ज\u093c")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("मिलर", "Miller"), ("मैथ्यू", "Matthew"), ("पुतिन", "Putin"), ("उन", "Un"),
        ("सिंह", "Singh"), ("शाह", "Shah"), ("शी", "Xi"), ("शोल्ज", "Scholz"), ("हिन्दी", "हिंदी"),
        ("जॉनसन", "Johnson"), ("नेतन्याहू", "Netanyahu"), ("मैक्रों", "Macron"), ("फोटो", "फ़ोटो"),
    ],
)  # fmt: skip
def test_one_sound_in_two_spellings(a: str, b: str) -> None:
    """Script, nukta and nasal signs do not make another sound."""
    assert sound_similarity(a, b) > 0.9


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("मिलर", "मिलन"), ("Miller", "Milan"), ("राजीव", "संजीव"), ("Johnson", "Johnston"),
        ("होटल्स", "होल्स"), ("क्रीम", "क्रोम"), ("टेंशन", "अटेंशन"), ("कमल", "विमल"),
    ],
)  # fmt: skip
def test_another_consonant_or_vowel_is_another_sound(a: str, b: str) -> None:
    """One that is no habit of spelling, wherever it stands."""
    assert sound_similarity(a, b) < 0.3


def test_a_vowel_cannot_be_swapped_by_leaving_out_and_putting_in() -> None:
    """Changing ई into ओ costs its full price although leaving out either is cheaper."""
    assert sound_similarity("स्टील", "स्टोल") < 0.5


def test_the_first_consonant_weighs_most() -> None:
    """The same change is dearer at the start of a word."""
    assert price(name_change("k", "m", "start")) > price(name_change("k", "m", "inside"))
    assert price(name_change("k", "g", "start")) > price(name_change("k", "g", "inside"))


def test_a_vowel_is_never_taken_for_a_consonant() -> None:
    """Only y and v stand near vowels."""
    assert price(name_change("k", "A", "inside")) == NEVER
    assert price(name_change("y", "i", "inside")) == COSTS["glide"]


@given(WORDS, WORDS)
def test_similarity_is_symmetric_and_bounded(a: str, b: str) -> None:
    """From 0 to 1, the same both ways."""
    assert 0 <= sound_similarity(a, b) <= 1
    assert sound_similarity(a, b) == sound_similarity(b, a)


@given(WORDS)
def test_a_word_sounds_like_itself(word: str) -> None:
    """Whenever it has a sound at all."""
    assert sound_similarity(word, word) == (1 if sound(word) else 0)


def test_marks_have_no_sound() -> None:
    """Punctuation and digits sound like nothing, not even like themselves."""
    assert sound("।") == ()
    assert sound_similarity("।", "।") == 0


def test_a_skeleton_is_shared_across_scripts() -> None:
    """The coarse consonants group words that may sound alike."""
    assert skeleton("मिलर") == skeleton("Miller") != skeleton("मिलन")


def test_the_matrix_holds_the_similarities() -> None:
    """Row by row; pairs that are nothing alike are 0."""
    matrix = sound_matrix(["मिलर", "पुतिन"], ["Miller", "Putin", "Kim"])
    assert matrix.shape == (2, 3)
    assert matrix[0, 0] == pytest.approx(sound_similarity("मिलर", "Miller"))
    assert matrix[1, 1] == pytest.approx(1)
    assert not np.any(matrix[:, 2])


def test_the_matrix_of_nothing_is_empty() -> None:
    """Either side may have no words."""
    assert sound_matrix([], ["Kim"]).shape == (0, 1)


def test_a_matrix_of_two_articles_is_fast() -> None:
    """Four hundred distinct words a side, none seen before, well under a second."""
    consonants, vowels = "कगचजटडतदपबमनरलवसह", "ािीुेो"
    words = [
        a + v + b + "ा" + c
        for a in consonants[:9]
        for v in vowels
        for b in consonants[:4]
        for c in "नल"
    ][:400]
    began = time.process_time()
    sound_matrix(words[:400], [word + "स" for word in words])
    assert time.process_time() - began < 5  # a loose bound: this case is far denser than news
