"""Pasted text: what cannot be kept is replaced, what misleads is noticed, the rest is untouched."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.errors import EmptyText, MilaanError, MisreadText, TooLong
from lib.ingest.clean import clean_line, clean_text, find_notices

HINDI = "क्‍षेत्र में 45 लोग मारे गए। “यह सच है,” मंत्री ने कहा।"


def kinds(text: str) -> list[str]:
    return [notice.kind for notice in clean_text(text).notices]


def test_sound_text_is_kept_as_it_is() -> None:
    """Devanagari joiners and emoji sequences need their hidden characters."""
    text = f"{HINDI}\n\nFamily 👩‍👩‍👧 and a flag 🏳️‍🌈."
    assert clean_text(text).text == text
    assert kinds(text) == []


def test_lone_surrogate_becomes_a_visible_sign_with_a_notice() -> None:
    cleaned = clean_text("45 people \ud800 died \U0001f600")
    assert cleaned.text == "45 people \ufffd died \U0001f600"
    [notice] = cleaned.notices
    assert notice.kind == "unreadable"
    assert cleaned.text[slice(*notice.places[0])] == "\ufffd"


def test_surrogates_that_belong_together_are_one_character() -> None:
    assert clean_text("fire \ud83d\udd25 in Surat").text == "fire 🔥 in Surat"


def test_nul_and_other_controls_are_left_out_with_a_notice() -> None:
    cleaned = clean_text("45\x00 people\x07 died\x1b.")
    assert cleaned.text == "45 people died."
    assert [notice.kind for notice in cleaned.notices] == ["control"]
    assert "3" in cleaned.notices[0].message


def test_every_line_break_is_one_kind_of_line_break() -> None:
    assert clean_text("a\r\nb\rc\u2028d\x0be\x0cf").text == "a\nb\nc\nd\ne\nf"


@pytest.mark.parametrize("mark", "\u202e\u202d\u202b\u2067")
def test_direction_override_is_made_visible(mark: str) -> None:
    cleaned = clean_text(f"He paid {mark}054 rupees.")
    assert mark not in cleaned.text
    assert "\ufffd054" in cleaned.text
    assert "direction" in [notice.kind for notice in cleaned.notices]


@pytest.mark.parametrize("hidden", ["\u200b", "\u200d", "\u00ad", "\u2060", "\ufeff"])
def test_hidden_characters_are_flagged_and_kept(hidden: str) -> None:
    text = f"The mini{hidden}ster resigned."
    cleaned = clean_text(text)
    assert cleaned.text == text
    [notice] = cleaned.notices
    assert notice.kind == "invisible"
    assert [text[start:end] for start, end in notice.places] == [hidden]


@pytest.mark.parametrize("word", ["Рutin", "Pυtin", "miniѕter", "Kіm"])
def test_letters_of_another_alphabet_are_flagged_not_altered(word: str) -> None:
    text = f"President {word} spoke."
    cleaned = clean_text(text)
    assert cleaned.text == text
    [notice] = cleaned.notices
    assert notice.kind == "homoglyph"
    assert word in notice.message


@pytest.mark.parametrize("text", ["Путин said so.", "TGFβ and 5 μg were found.", "The Ω sign."])
def test_other_alphabets_of_their_own_are_no_disguise(text: str) -> None:
    assert kinds(text) == []


def test_ten_thousand_marks_on_one_letter_are_capped() -> None:
    started = time.process_time()
    cleaned = clean_text("Surat" + "\u0301" * 10_000 + " burned. " + "कि" + "ि\u200d" * 5_000)
    assert time.process_time() - started < 0.5
    assert len(cleaned.text) < 60
    assert "marks" in [notice.kind for notice in cleaned.notices]


def test_ten_megabytes_are_refused_within_a_second() -> None:
    text = "The bridge fell. " * 600_000
    started = time.process_time()
    with pytest.raises(TooLong, match="10,200,000 characters"):
        clean_text(text)
    assert time.process_time() - started < 1


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00\x00", "\u200b\ufeff", "…!?", "\ud800"])
def test_empty_and_blank_are_refused_in_words(text: str) -> None:
    with pytest.raises(EmptyText, match="The text is empty"):
        clean_text(text)


def test_hindi_of_an_old_font_is_refused_in_words() -> None:
    kruti = (
        'jktLFkku esa dy jkr gqbZ o"kkZ ls yksx gSjku gS vkSj dbZ xkao ds yksx ugha fudy ik;s gSa '
    )
    with pytest.raises(MisreadText, match="Kruti Dev"):
        clean_text(kruti * 3)


def test_hindi_read_in_the_wrong_encoding_is_refused_in_words() -> None:
    torn = "मुख्यमंत्री ने कहा कि 45 लोग मारे गए।".encode().decode("latin-1")
    with pytest.raises(MisreadText, match="wrong encoding"):
        clean_text(torn)


def test_a_single_torn_sign_is_noticed() -> None:
    assert kinds("The minister didnâ€™t resign.") == ["misread"]


@pytest.mark.parametrize(
    "text",
    [
        "It is us, and the dh and ds of it. " * 20,
        "Les élèves à Genève coûtent £5. " * 20,
        HINDI * 20,
    ],
)
def test_western_and_hindi_text_is_not_taken_for_misread(text: str) -> None:
    assert kinds(text) == []


def test_a_line_is_one_line() -> None:
    assert clean_line(" A\n title\x00\u202e ", 100) == "A title\ufffd"
    assert len(clean_line("x" * 5_000, 100)) == 100


def test_long_hostile_text_takes_linear_time() -> None:
    """Texts made for regular expressions: a hundred thousand of one thing."""
    for piece in ("à¤", "a\u0301", "\u200b", "Рu ", "\ud800", "â€", "\u202e"):
        started = time.process_time()
        text = "a b " + piece * (99_000 // len(piece))
        with contextlib.suppress(MilaanError):
            clean_text(text)
        assert time.process_time() - started < 1, repr(piece)


ODD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\ud800\udfff\x00\u202e\u200b\u200d\ufeff\u0301िं्क\r\n\x85а"),
    ),
    max_size=80,
)


@settings(max_examples=150)
@given(ODD)
def test_cleaned_text_can_be_kept_and_cleaning_again_changes_nothing(text: str) -> None:
    try:
        cleaned = clean_text(text)
    except MilaanError:
        return
    cleaned.text.encode("utf-8")
    assert "\x00" not in cleaned.text
    assert clean_text(cleaned.text).text == cleaned.text
    for notice in find_notices(cleaned.text):
        for start, end in notice.places:
            assert 0 <= start < end <= len(cleaned.text)
