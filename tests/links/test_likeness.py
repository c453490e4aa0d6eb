"""How alike terms of two claims are: values that are one, and what longer values share."""

from __future__ import annotations

from datetime import date

import pytest

from lib.collation.collate import read_claims
from lib.links.likeness import MATCHED, compare_terms
from lib.links.terms import Term, find_terms
from lib.links.values import OTHER_SITE, SAME_SITE, SAME_WEEKDAY, WITHIN
from lib.model import Article

FRIDAY = date(2019, 5, 3)


def find(claim: str, published: date | None = None) -> tuple[Term, ...]:
    side = read_claims(Article("", claim, published=published), [claim])
    return find_terms(side.claims[0], side.mentions[0])


def measure(a: tuple[Term, ...], b: tuple[Term, ...], of: str, against: str) -> float:
    """The likeness of two terms by their texts; seen from B it is the same."""
    found = compare_terms(a, b)
    assert compare_terms(b, a) == pytest.approx(found.T)
    texts_a, texts_b = ([term.text for term in terms] for terms in (a, b))
    return float(found[texts_a.index(of), texts_b.index(against)])


def test_a_day_that_one_article_can_resolve_is_the_weekday_of_the_other() -> None:
    a, b = find("The mill at Tarnow burned down on Friday."), find("It burned on Friday.", FRIDAY)
    assert a[-1].key != b[-1].key
    assert measure(a, b, "Friday", "Friday") == SAME_WEEKDAY


def test_another_weekday_is_not_alike() -> None:
    a, b = find("The mill burned down on Monday."), find("The mill burned on Friday.", FRIDAY)
    assert measure(a, b, "Monday", "Friday") == 0


def test_a_month_is_partly_its_day() -> None:
    a, b = find("The bridge reopens in June 2031."), find("The bridge reopens on 5 June 2031.")
    assert measure(a, b, "June 2031", "5 June 2031") == WITHIN


def test_a_part_of_the_day_is_shared_with_a_day_told_with_it() -> None:
    a, b = find("It began on Tuesday evening."), find("It began in the evening, on Tuesday.")
    assert measure(a, b, "Tuesday evening", "Tuesday") == 1
    assert measure(a, b, "Tuesday evening", "evening") >= MATCHED


@pytest.mark.parametrize(
    ("a", "b", "site", "shared"),
    [
        (
            "She left the Rivermead hotel.",
            "She had a hotel room in Rivermead.",
            "Rivermead hotel",
            ["hotel", "Rivermead"],
        ),
        (
            "उसे जयपुर के सदर अस्पताल में भर्ती कराया गया।",
            "She was taken to a hospital.",
            "सदर अस्पताल",
            ["hospital"],
        ),
        (
            "The fire began in the Nagpur Hospital.",
            "The fire began in Nagpur.",
            "Nagpur Hospital",
            ["Nagpur"],
        ),
    ],
)
def test_a_site_is_shared_by_its_noun_and_by_its_name(
    a: str, b: str, site: str, shared: list[str]
) -> None:
    one, other = find(a), find(b)
    for word in shared:
        assert MATCHED <= measure(one, other, site, word) < 1


def test_a_site_says_nothing_of_other_nouns() -> None:
    a, b = find("She left the Rivermead hotel."), find("She had a room with a view.")
    assert measure(a, b, "Rivermead hotel", "room") == 0


def test_a_site_is_itself_with_its_rank_and_much_less_another_of_its_sort() -> None:
    a = find("He is in the Rivermead Hospital.")
    b = find("He is in the Rivermead District Hospital.")
    c = find("He is in the Tarnow Hospital.")
    assert measure(a, b, "Rivermead Hospital", "Rivermead District Hospital") == SAME_SITE
    assert measure(a, c, "Rivermead Hospital", "Tarnow Hospital") == OTHER_SITE < MATCHED


def test_two_things_called_after_one_person_are_not_alike_by_the_name() -> None:
    a = find("He was taken to the Harrow Memorial Hospital.")
    b = find("The team of coach Thomas Harrow won.")
    assert measure(a, b, "Harrow Memorial Hospital", "Harrow") == 0
