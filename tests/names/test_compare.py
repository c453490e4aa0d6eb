"""Names: which are one name, which are two, and what is said about it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.names.aliases import spell_letters
from lib.names.compare import compare_names
from lib.names.misprints import is_misprint
from lib.names.parts import read_name
from tests.conftest import SHARED

CASES = Path(__file__).parents[1] / "cases" / "names.txt"
WORDS = [
    "मैथ्यू", "मिलर", "मिलन", "Matthew", "Miller", "M.", "जी", "Dr.", "Ltd", "बिन", "bin", "एम",
    "किम", "Jong-un", "यूएन", "UN", "Россия", "44", "&", "O'Neill", "राष्ट्रपति", "ज़ेलेंस्की",
]  # fmt: skip
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


def read_cases() -> list[tuple[str, str, str, str]]:
    """The lines of the case file as (name, name, relation, kind)."""
    cases = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            a, b, expected = (part.strip() for part in line.split("|"))
            relation, _, kind = expected.partition(" ")
            cases.append((a, b, relation, kind))
    return cases


@pytest.mark.parametrize(("a", "b", "relation", "kind"), read_cases())
def test_case_file(a: str, b: str, relation: str, kind: str) -> None:
    """Each line of tests/cases/names.txt holds, whichever name comes first."""
    for found in (compare_names(a, b), compare_names(b, a)):
        assert found.relation == relation, found
        assert (found.kind or "") == kind or not kind, found
        assert found.same == (relation != "conflict")
        assert (found.score >= 0.5) == found.same


@given(NAMES)
def test_a_name_is_itself(name: str) -> None:
    """Identity gives the relation "same" and the highest score."""
    found = compare_names(name, name)
    assert (found.same, found.score, found.relation) == (True, 1.0, "same")


@given(NAMES, NAMES)
def test_the_order_of_the_two_does_not_matter(a: str, b: str) -> None:
    """Only the sentence and the clashing words follow the order of the names."""
    one, other = compare_names(a, b), compare_names(b, a)
    assert (one.same, one.score, one.relation, one.kind) == (
        other.same, other.score, other.relation, other.kind,
    )  # fmt: skip
    assert one.differing == (other.differing and other.differing[::-1])


@given(NAMES, NAMES)
def test_unicode_composition_does_not_matter(a: str, b: str) -> None:
    """A nukta or accent may be composed or not."""
    decomposed = compare_names(unicodedata.normalize("NFD", a), b)
    assert decomposed == compare_names(unicodedata.normalize("NFC", a), b)


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_can_be_compared(a: str, b: str) -> None:
    """Whatever stands where a name should, the score stays in range and the sentence is there."""
    found = compare_names(a, b)
    assert 0 <= found.score <= 1
    assert found.why


def test_a_conflict_says_which_words_clash_and_romanises_them() -> None:
    """The shared first name is left out of `differing`."""
    found = compare_names("मैथ्यू मिलर", "Matthew Milan")
    assert found.differing == ("मिलर", "Milan")
    assert "“मिलर” (Milar) is not “Milan”" in found.why


def test_a_name_that_only_one_side_has_is_named() -> None:
    """A company with another word is another company, and the sentence says which word."""
    found = compare_names("Acme Steel Ltd", "Acme Ltd")
    assert "only one has “Steel”" in found.why


def test_a_name_is_taken_apart() -> None:
    """Titles, legal forms and initials are told from the name's own words."""
    name = read_name("Dr. J.-C. Juncker")
    assert [(part.norm, part.initial) for part in name.parts] == [
        ("j", "j"), ("c", "c"), ("juncker", ""),
    ]  # fmt: skip
    assert name.titles == ("dr",)
    assert read_name("OOO Vostok, Ltd.").forms == ("ltd", "ooo")


def test_a_name_of_nothing_but_titles_keeps_a_word() -> None:
    """There is always something to compare."""
    assert read_name("राष्ट्रपति").parts
    assert read_name("Mr. President").parts


@pytest.mark.parametrize(
    ("written", "letters"),
    [("NSA", "nsa"), ("N.S.A.", "nsa"), ("एनएसए", "nsa"), ("सीबीआई", "cbi"), ("पुतिन", "")],
)
def test_abbreviations_are_spelled_back(written: str, letters: str) -> None:
    """Letter names run together in Hindi are read back into Latin letters."""
    assert spell_letters(written) == letters


def test_a_slip_must_make_a_word_nobody_uses() -> None:
    """Two names that both exist stay two names, however alike."""
    assert is_misprint("putin", "pulin")
    assert is_misprint("donald", "donlad")
    assert not is_misprint("martin", "marlin")
    assert not is_misprint("johnson", "johnston")


@pytest.mark.skipif(
    not (SHARED / "bench").is_dir(), reason="the public sets are not beside this checkout"
)
def test_the_public_sets_keep_their_floors() -> None:
    """Balanced accuracy and F1 on the development halves; every STRONG row is right."""
    from bench.names import measure_names_hi, measure_names_multi

    hindi, multi = measure_names_hi(), measure_names_multi()
    assert hindi["words"]["balanced_accuracy"] >= 0.94
    assert hindi["places without alias"]["balanced_accuracy"] >= 0.95
    assert hindi["people_hi_en"]["balanced_accuracy"] >= 0.97
    assert multi["all"]["f1"] >= 0.82
    assert multi["STRONG"]["right"] == 1
