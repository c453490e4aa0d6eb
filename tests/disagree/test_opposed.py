"""Words that turn a statement round, and when two turns make none."""

from __future__ import annotations

import pytest

from lib.disagree.clauses.opposed import (
    Opposed,
    find_opposed,
    find_places,
    has_other_partner,
    is_answered,
)
from lib.disagree.slots.passage import Pair
from tests.passages import find_term, lay_beside


def list_opposed(a: str, b: str) -> list[tuple[str, str, str]]:
    """The opposites of two sentences as written, the surest first; the same seen from B."""
    pair = lay_beside(a, b)
    found = [tell(pair, opposed) for opposed in find_opposed(pair)]
    mirrored = pair.mirror()
    back = [tell(mirrored, opposed) for opposed in find_opposed(mirrored)]
    assert sorted((y, x, strength) for x, y, strength in back) == sorted(found)
    return found


def tell(pair: Pair, opposed: Opposed) -> tuple[str, str, str]:
    place_a, place_b = find_places(pair, opposed)
    a, b = pair.a.read_tokens(*place_a), pair.b.read_tokens(*place_b)
    return a.text, b.text, opposed.strength


def answers(a: str, b: str, words: tuple[str, str]) -> bool:
    """Whether the turn that two words make is answered by another one."""
    pair = lay_beside(a, b)
    i, j = find_term(pair.a, words[0]), find_term(pair.b, words[1])
    return is_answered(pair, i, j, find_opposed(pair))


# --- three strengths ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Rents rose in spring.", "Rents fell in spring.", ("rose", "fell", "sure")),
        ("किराया बढ़ा।", "किराया घटा।", ("बढ़ा", "घटा", "sure")),
        ("Rents rose in spring.", "वसंत में किराया घटा।", ("rose", "घटा", "sure")),
        ("The pier is safe.", "The pier is unsafe.", ("safe", "unsafe", "sure")),
        ("The play was impressive.", "The play was mediocre.", ("impressive", "mediocre", "near")),
        ("It stood by the hotel.", "It stood by the hospital.", ("hotel", "hospital", "rival")),
    ],
)
def test_words_are_sure_or_near_opposites_or_rivals(
    a: str, b: str, expected: tuple[str, str, str]
) -> None:
    assert list_opposed(a, b) == [expected]


def test_names_turn_nothing_round() -> None:
    """A baker is no cook, but Thomas Baker may be told of where Thomas Cook is."""
    assert list_opposed("The baker sang.", "The cook sang.") == [("baker", "cook", "rival")]
    assert list_opposed("Thomas Baker sang.", "Thomas Cook sang.") == []


# --- each word once -------------------------------------------------------------------------------


def test_of_two_equal_opposites_the_one_in_the_same_slot_is_taken() -> None:
    """Though another stands before it."""
    pair = lay_beside("Rents rose.", "Wages fell, then rents fell.")
    (found,) = find_opposed(pair)
    assert pair.b.terms[found.b].first > find_term(pair.b, "rents")


def test_a_surer_opposite_goes_before_one_in_a_better_slot() -> None:
    a, b = "The board increased fees.", "The board halved fees, and wages decreased."
    assert list_opposed(a, "The board halved fees.") == [("increased", "halved", "near")]
    assert list_opposed(a, b) == [("increased", "decreased", "sure")]


# --- prefixes that are written apart --------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "places"),
    [
        ("Non-payers came.", "Payers came.", ("Non-payers", "Payers")),
        ("Non payers came.", "Payers came.", ("Non payers", "Payers")),
        ("गैर कानूनी काम हुआ।", "कानूनी काम हुआ।", ("गैर कानूनी", "कानूनी")),
    ],
)
def test_a_prefix_written_apart_makes_an_opposite_and_belongs_to_its_place(
    a: str, b: str, places: tuple[str, str]
) -> None:
    assert list_opposed(a, b) == [(*places, "sure")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Non-payers came.", "The non-payers came."),
        ("Non-payers came.", "Tenants came."),
        ("The pier is non-safe.", "The pier is unsafe."),
        ("The boat we came in - safe as ever - sank.", "The boat was safe as ever and sank."),
    ],
)
def test_a_prefix_turns_only_its_own_word(a: str, b: str) -> None:
    """On both sides it turns nothing; before another word, or a dash away, it is no prefix."""
    assert list_opposed(a, b) == []


# --- two turns ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("Unemployment fell in spring.", "Employment rose in spring.", ("fell", "rose")),
        ("Unemployment fell.", "Employment rose.", ("Unemployment", "Employment")),
        ("The hospital was closed.", "The hotel was open.", ("closed", "open")),
        ("The unemployment-rate fell.", "The employment-rate rose.", ("fell", "rose")),
    ],
)
def test_a_second_turn_in_the_clause_takes_the_first_back(
    a: str, b: str, words: tuple[str, str]
) -> None:
    assert answers(a, b, words)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Unemployment fell.", "Unemployment rose."),
        ("Unemployment of skilled men fell.", "Employment of unskilled men rose."),
    ],
)
def test_one_turn_and_three_turn_a_statement_round(a: str, b: str) -> None:
    assert not answers(a, b, ("fell", "rose"))


@pytest.mark.parametrize("joint", [", ", " and ", " while ", ": "])
def test_a_turn_in_another_clause_is_no_answer(joint: str) -> None:
    """On either side."""
    a, b = f"Unemployment grew{joint}rents fell.", f"Employment grew{joint}rents rose."
    assert not answers(a, b, ("fell", "rose"))
    assert not answers("Unemployment fell.", b, ("fell", "rose"))
    assert not answers(a, "Employment rose.", ("fell", "rose"))


def test_a_turn_far_off_is_no_answer() -> None:
    """Two words may stand between, three may not."""
    near, far = "{} among young graduates {}.", "{} among young rural graduates {}."
    words = ("Unemployment", "fell"), ("Employment", "rose")
    assert answers(*(near.format(*each) for each in words), ("fell", "rose"))
    assert not answers(*(far.format(*each) for each in words), ("fell", "rose"))


def test_a_turn_whose_word_the_other_side_has_as_well_is_no_answer() -> None:
    a = "Unemployment fell."
    assert answers(a, "Employment rose, wages stayed.", ("fell", "rose"))
    assert not answers(a, "Employment rose, unemployment stayed.", ("fell", "rose"))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Rents rose.", "Rents fell.", False),
        ("Rents rose.", "Rents fell, then rose.", True),
        ("Rents rose, then fell.", "Rents fell.", True),
    ],
)
def test_an_opposite_that_the_other_side_says_as_well_has_another_partner(
    a: str, b: str, expected: bool
) -> None:
    pair = lay_beside(a, b)
    words = find_term(pair.a, "rose"), find_term(pair.b, "fell")
    assert has_other_partner(pair, *words) == expected
