"""Which place lies in which: what is one event told of two places, and what are two events."""

from __future__ import annotations

import pytest

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.mentions.places.geography import can_both_be_said, lies_in

WHOLES_OF_ALL = {
    "Africa", "Antarctica", "Arab world", "Latin America", "North America", "Soviet Union",
    "the West", "Europe", "Asia",
}  # fmt: skip


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("Kanpur", "Uttar Pradesh"),
        ("Guwahati", "IN"),
        ("Joshimath", "Uttarakhand"),
        ("Lyon", "FR"),
        ("Tulsa", "Oklahoma"),
        ("Nairobi", "Africa"),
        ("Srinagar", "Kashmir"),
        ("Kashmir", "Jammu and Kashmir"),
        ("Taj Mahal", "Agra"),
    ],
)
def test_a_part_lies_in_its_whole_and_not_the_other_way_round(part: str, whole: str) -> None:
    """Through any number of steps: city, state, country, continent."""
    assert lies_in(part, whole)
    assert not lies_in(whole, part)
    assert can_both_be_said(part, whole)
    assert can_both_be_said(whole, part)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kanpur", "Lucknow"),
        ("Kanpur", "Bihar"),
        ("Mumbai", "Gujarat"),
        ("Jammu", "Srinagar"),
        ("Lyon", "DE"),
        ("Chicago", "Ohio"),
        ("IN", "PK"),
        ("TW", "CN"),
        ("Ganga", "Yamuna"),
    ],
)
def test_two_places_apart_are_not_said_of_one_event(a: str, b: str) -> None:
    """Neither holds the other, and both are known."""
    assert not can_both_be_said(a, b)
    assert not can_both_be_said(b, a)


def test_a_name_in_two_states_lies_in_both() -> None:
    """Which Aurangabad is meant is not known."""
    assert lies_in("Aurangabad", "Maharashtra")
    assert lies_in("Aurangabad", "Bihar")


def test_a_river_goes_with_any_place_and_an_unknown_village_with_any_state() -> None:
    """Nothing says that the boat on the Ganga was not in Bihar, or where Rampurwa lies."""
    assert can_both_be_said("Ganga", "Bihar")
    assert can_both_be_said("rampurwa", "Bihar")
    assert not can_both_be_said("rampurwa", "Patna")


def test_every_listed_place_has_its_whole_or_is_a_feature() -> None:
    """A place that is added to places.txt is put somewhere."""
    features = lexicon.words("common", "place_features")
    ids = {
        value
        for language in LANGUAGES
        for values in lexicon.table(language, "places").values()
        for value in values
    }
    missing = [
        place
        for place in sorted(ids - WHOLES_OF_ALL)
        if lexicon.fold_phrase(place) not in features
        and not any(lies_in(place, whole) for whole in _all_wholes())
    ]
    assert missing == []


def _all_wholes() -> list[str]:
    lines = lexicon.read_lines("common", "place_parts", "table")
    return [whole.strip() for line in lines for whole in line.split("=")[0].split(",")]
