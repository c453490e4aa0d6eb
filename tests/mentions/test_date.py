"""Dates and times are found with their ISO 8601 values, and resolved only where that is safe."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.language.text import tokenise
from lib.mentions.dates.find import find_dates
from lib.model import Mention
from tests.mentions.cases import read_cases

HINDI_MONTHS = "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"
MONTHS = HINDI_MONTHS.split(" ")
DATES = st.dates(date(1900, 1, 1), date(2099, 12, 31))
WORDS = (
    "19 20 1990 2024 जून June May मार्च की को से - / : . , ( ) बुधवार Wednesday कल आज last next "
    "पिछले साल week बजे बजकर am IST शाम 7:35 तारीख सदी दशक s ago पहले दो ईसा पूर्व BC and of the"
)
TEXTS = st.lists(st.sampled_from(WORDS.split(" ")), max_size=12)


def find(text: str, published: date | None = None, offset: int = 0) -> list[Mention]:
    return find_dates(text, tokenise(text, offset), offset, published)


@pytest.mark.parametrize(("text", "published", "expected"), read_cases("dates.txt"))
def test_case(text: str, published: str, expected: str) -> None:
    """Every line of tests/cases/dates.txt holds."""
    day = None if published == "-" else date.fromisoformat(published)
    found = "; ".join(mention.value or "open" for mention in find(text, day))
    assert found == ("" if expected == "-" else expected)


@given(DATES)
def test_every_way_of_writing_a_day_gives_the_day(day: date) -> None:
    """Digits, Hindi and English words for one day have one value."""
    for text in (
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
    ):
        (mention,) = find(text)
        assert mention.value == day.isoformat()
        assert mention.moment is not None
        assert mention.moment.first == mention.moment.last == day


@given(TEXTS, st.one_of(st.none(), DATES), st.integers(0, 500))
def test_places_match_the_text(words: list[str], published: date | None, offset: int) -> None:
    """A mention's text stands at its place, mentions do not overlap, days are in order."""
    text = " ".join(words)
    last = 0
    for mention in find(text, published, offset):
        assert text[mention.start - offset : mention.end - offset] == mention.text
        assert mention.start >= last
        last = mention.end
        moment = mention.moment
        assert moment is not None
        assert (moment.first is None) == (moment.last is None)
        assert moment.first is None or moment.last is None or moment.first <= moment.last


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_of_dates_raise(text: str) -> None:
    find(text)


@pytest.mark.parametrize("text", ["आज", "कल गए थे", "last week", "दो दिन पहले", "this year"])
def test_relative_dates_stay_open_without_a_publication_date(text: str) -> None:
    """Nothing is guessed: such a date has no first day."""
    (mention,) = find(text)
    assert mention.moment is not None
    assert mention.moment.first is None
    assert mention.moment.relative


def test_the_year_not_said_is_the_nearest() -> None:
    """In January "28 December" is the month before; the value still says that no year is said."""
    (mention,) = find("28 दिसंबर को", date(2024, 1, 5))
    assert mention.value == "XXXX-12-28"
    assert mention.moment is not None
    assert mention.moment.first == date(2023, 12, 28)


def test_next_weekday_that_may_be_this_weeks_stays_open() -> None:
    """Said on a Monday, "next Sunday" is read both ways."""
    (mention,) = find("next Sunday", date(2024, 6, 17))
    assert mention.value == "XXXX-WXX-7"


@pytest.mark.parametrize(
    ("text", "is_relative"), [("7:35", True), ("19:35", False), ("7:35 am", False)]
)
def test_a_time_says_whether_its_half_of_the_day_is_known(text: str, is_relative: bool) -> None:
    """Twelve-hour times without am or pm can be either."""
    (mention,) = find(f"at {text}")
    assert mention.moment is not None
    assert mention.moment.grain == "time"
    assert mention.moment.relative is is_relative
