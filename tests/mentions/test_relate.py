"""One place decides whether two values are one (tests/cases/relations.txt)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import get_args

import pytest

from lib.claims.split import claims_from_sentences
from lib.mentions.find import find_mentions
from lib.mentions.relate import Reason, Relation, relate
from lib.model import Mention
from tests.mentions.cases import CASES

Case = tuple[str, str, str, str]
EARLIER, LATER = date(2024, 6, 1), date(2024, 6, 2)


def read_cases() -> Iterator[Case]:
    """The cases of the file, in order."""
    for line in (CASES / "relations.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, a, b, wanted = (part.strip() for part in line.split("|"))
            yield kind, a, b, wanted


def read(text: str, kind: str, published: date | None = None) -> Mention:
    """The first mention of a kind."""
    (mentions,) = find_mentions(claims_from_sentences([text]), published)
    return next(mention for mention in mentions if mention.kind == kind)


def tell(found: Relation) -> str:
    return f"{found.verdict}, {found.reason}"


@pytest.mark.parametrize("case", list(read_cases()), ids=lambda case: f"{case[1]} / {case[2]}")
def test_two_values_stand_to_each_other_the_same_either_way_round(case: Case) -> None:
    kind, a, b, wanted = case
    one, other = read(a, kind), read(b, kind)
    assert tell(relate(one, other)) == wanted
    assert tell(relate(other, one)) == wanted


def test_days_told_from_days_of_writing_far_apart_are_other_news() -> None:
    one = read("on Wednesday", "date", date(2024, 6, 19))
    other = read("on Wednesday", "date", date(2024, 9, 25))
    assert tell(relate(one, other)) == "unknown, news"


def test_the_same_open_words_are_one_day() -> None:
    assert tell(relate(read("कल बैठक", "date"), read("कल बैठक", "date"))) == "same, words"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("12 people died", "15 people died"),
        ("20 homes were damaged", "35 homes were damaged"),
        ("12 लोगों की मौत", "15 people died"),
    ],
)
def test_a_count_that_grew_from_a_day_to_a_later_one_is_an_update(a: str, b: str) -> None:
    """Not if it fell, not on one day, and not where a day is unknown."""
    one, other = read(a, "number"), read(b, "number")
    assert tell(relate(one, other, (EARLIER, LATER))) == "update, grown"
    assert tell(relate(other, one, (LATER, EARLIER))) == "update, grown"
    for days in ((LATER, EARLIER), (EARLIER, EARLIER), (None, LATER)):
        assert tell(relate(one, other, days)) == "apart, value"


def test_the_missing_may_be_fewer_on_a_later_day() -> None:
    one, other = read("40 people are missing", "number"), read("22 लोग लापता", "number")
    assert tell(relate(one, other, (EARLIER, LATER))) == "update, grown"
    assert tell(relate(one, other, (EARLIER, EARLIER))) == "apart, value"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("12 people died", "50 people were injured"),
        ("12 chairs were sold", "50 chairs were sold"),
        ("900 m of road damaged", "1 km of road damaged"),
        ("Two more people died", "15 people died"),
    ],
)
def test_other_counts_do_not_grow_into_each_other(a: str, b: str) -> None:
    """Of another fate, of what does not grow, in other units, or a part."""
    found = relate(read(a, "number"), read(b, "number"), (EARLIER, LATER))
    assert found.verdict != "update"


def test_every_reason_has_a_case() -> None:
    told = {wanted.partition(", ")[2] for *_, wanted in read_cases()}
    assert set(get_args(Reason)) - told == {"news"}
