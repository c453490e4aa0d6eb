"""The sentence that tells two events apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lib.model import Event, Findings, Happening, Kind, Mention
from lib.wording.events import TWO, say_day, tell_events
from lib.wording.summary import tell_found, tell_rest
from tests.mentions.test_relate import read
from tests.pages.build import make_collation


def tell(a: Happening, b: Happening) -> str:
    return tell_events(Event(0.1, True, a, b)).removeprefix(f"**{TWO}**")


def happen(**said: tuple[str, Kind]) -> Happening:
    return Happening(**{name: read(text, kind) for name, (text, kind) in said.items()})


PUNE = happen(day=("on 12 June 2019", "date"), place=("in Pune", "place"))


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (
            happen(day=("on 3 May 2019", "date"), place=("in Nashik", "place")),
            ": A on 12 June 2019 in Pune, B on 3 May 2019 in Nashik.",
        ),
        (
            happen(day=("सोमवार को", "date"), place=("नासिक में", "place")),
            ": A on 12 June 2019 in Pune, B on a Monday in Nashik.",
        ),
        # A state and its city, one day told twice: neither tells anything apart.
        (happen(day=("on 3 May 2019", "date"), place=("in Maharashtra", "place")),
         ": A on 12 June 2019, B on 3 May 2019."),
        (happen(day=("on 12 June", "date"), place=("in Nashik", "place")),
         ": A in Pune, B in Nashik."),
        (happen(place=("उत्तर कोरिया में", "place")),
         ": A on 12 June 2019 in Pune, B in North Korea."),
        (happen(), "."),
        (PUNE, "."),
    ],
)  # fmt: skip
def test_says_when_and_where_as_far_as_they_differ(other: Happening, told: str) -> None:
    assert tell(PUNE, other) == told


def test_names_people_only_where_nothing_else_tells_apart() -> None:
    one = happen(person=("Ramesh Kale", "name"), place=("in Pune", "place"))
    other = happen(person=("श्री सुनील वर्मा", "name"), place=("in Pune", "place"))
    assert tell(one, other) == ": A about Ramesh Kale, B about Sunīl Varmā."
    elsewhere = replace(other, place=read("in Nashik", "place"))
    assert "about" not in tell(one, elsewhere)


def test_no_word_of_an_article_is_a_sign_of_markdown() -> None:
    """A page reads the sentence as Markdown; an image would tell others who reads."""
    place = PUNE.place
    assert place is not None
    assert place.place is not None
    trick = "![x](//x.y) :red[*x*] $y$ `z` <b>"
    unlisted = replace(place.place, id=trick, is_listed=False)
    evil: Mention = replace(place, text=trick, what=unlisted, value=trick)
    told = tell(happen(place=("in Nashik", "place")), Happening(place=evil))
    assert not set("![](){}*`$<>:_") & set(told.removeprefix(": "))


def test_two_events_come_before_what_was_found() -> None:
    """Of one event nothing is said of it."""
    shown = make_collation()
    parts = tuple(replace(link, relation="part") for link in shown.links)
    event = Event(0.1, True, PUNE, happen(place=("in Nashik", "place")))
    two = replace(shown, event=event, links=parts, findings=Findings())
    assert tell_found(two).startswith(f"**{TWO}**")
    assert tell_rest(two).startswith("They are not compared and have 3 parts in common. ")
    assert "nothing in common" in tell_rest(replace(two, links=()))
    one = replace(two, event=replace(event, are_two=False))
    assert tell_found(one).startswith("**No two claims tell the same thing**")
    assert "not compared" not in tell_rest(one)


def test_a_day_is_told_with_the_year_that_the_day_of_writing_gives() -> None:
    """5 May of an article of 2025 is not the 5 May of the one of 2024."""
    a = read("The ferry Alma sank off Ostvik on 3 May.", "date", date(2024, 5, 4))
    b = read("The ferry Brage sank off Ostvik on 5 May.", "date", date(2025, 5, 6))
    assert (say_day(a), say_day(b)) == ("on 3 May 2024", "on 5 May 2025")
