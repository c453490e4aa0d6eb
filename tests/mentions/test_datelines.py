"""The day on which an article was written, read off its dateline or its page."""

from __future__ import annotations

from datetime import date

import pytest

from lib.claims.split import split_claims
from lib.collation.collate import collate, read_article, read_claims
from lib.mentions.datelines import find_day
from lib.model import Article
from lib.reports.data import describe_collation

DAY = date(2024, 6, 13)
FELL = "A footbridge fell in Ashapur on Wednesday, killing nine people. The river was high."
GIRA = "आशापुर में बुधवार को एक पुल गिर गया, जिसमें नौ लोगों की मौत हो गई। नदी उफान पर थी।"


def find(text: str, near: date | None = None) -> date | None:
    """The day of a text."""
    return find_day(split_claims(text), near)


@pytest.mark.parametrize(
    "text",
    [
        f"Footbridge falls\nPublish Date: Thu, 13 Jun 2024 06:15 PM (IST)\n\n{FELL}",
        f"Footbridge falls in Ashapur ashapur Updated: Jun 13, 2024 08:08 IST {FELL}",
        f"Footbridge falls\nAshapur News Updated: 13 June 2024, 18:15 IST\n{FELL}",
        f"Footbridge falls\nThu 13 Jun 2024 18.15 BST\n{FELL}",
        f"पुल गिरा\nPublish Date: Thu, 13 Jun 2024 06:15 PM (IST)\n\n{GIRA}",
        f"पुल गिरा\nनागपुर, 13 जून 2024, अपडेटेड 6:15 PM IST\n\n{GIRA}",
        f"पुल गिरा\nआशापुर, 13 जून 2024, भाषा।\n{GIRA}",
    ],
)
def test_the_page_tells_its_day(text: str) -> None:
    assert find(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        f"ASHAPUR, June 13 (Reuters) - {FELL}",
        f"Footbridge falls\n\nNAGPUR, June 13: {FELL}",
        f"Footbridge falls. Ashapur, June 13. {FELL}",
        f"पुल गिरा\n\nआशापुर, 13 जून (भाषा) {GIRA}",
        f"पुल गिरा\n\nआशापुर, 13 जून। {GIRA}",
    ],
)
def test_a_dateline_without_a_year_has_that_of_a_near_day(text: str) -> None:
    """Two weeks away it is still the same news; without another day the year stays open."""
    assert find(text, date(2024, 6, 11)) == DAY
    assert find(text, date(2024, 6, 27)) == DAY
    assert find(text) is None
    assert find(text, date(2024, 7, 13)) is None
    assert find(text, date(2023, 12, 30)) is None


def test_the_year_turns_between_two_days() -> None:
    text = f"ASHAPUR, Dec 31 (Reuters) - {FELL}"
    assert find(text, date(2025, 1, 2)) == date(2024, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        f"Footbridge falls\n\nOn 13 June 2024 a footbridge fell in Nagpur. {FELL}",
        f"Footbridge falls\n\nIn Nagpur, June 13 was the hottest day. {FELL}",
        f"Footbridge falls\n\nNagpur: June 13, 2024 was the day it fell. {FELL}",
        f"Footbridge falls\n\nThe report was updated: June 13, 2024 is the new date. {FELL}",
        f"Footbridge falls\n\nThe talks in Nagpur end on June 13. {FELL}",
        f"पुल गिरा\n\nनागपुर में 13 जून 2024 को पुल गिर गया। {GIRA}",
        f"पुल गिरा\n\nनागपुर में 13 जून की शाम पुल गिर गया। {GIRA}",
    ],
)
def test_the_day_of_an_event_is_no_dateline(text: str) -> None:
    assert find(text, DAY) is None


def test_an_article_without_a_day_has_that_of_its_dateline() -> None:
    """And its "Wednesday" is that of the week; a given day is kept."""
    text = f"Footbridge falls\nNAGPUR, June 13, 2024 (PTI) {FELL}"
    side = read_article(Article("a", text))
    assert (side.article.published, side.is_dated_by_text) == (DAY, True)
    values = [m.value for claim in side.mentions for m in claim if m.text == "Wednesday"]
    assert values == ["2024-06-12"]
    given = read_article(Article("a", text, published=date(2024, 6, 14)))
    assert (given.article.published, given.is_dated_by_text) == (date(2024, 6, 14), False)


def test_a_lone_day_is_a_value() -> None:
    """A text that is nothing but a date was not written on it."""
    assert read_claims(Article("a", "13 June 2024"), ["13 June 2024"]).article.published is None


def test_the_json_says_where_a_day_is_from() -> None:
    """The year of B's dateline comes from A, whichever stands first."""
    a = Article("a", f"Footbridge falls\n\n{FELL}", published=date(2024, 6, 12))
    b = Article("b", f"पुल गिरा\n\nआशापुर, 13 जून (भाषा) {GIRA}")
    told = describe_collation(collate(a, b), "pair")
    assert (told["a"]["published"], told["a"]["published_from"]) == ("2024-06-12", "given")
    assert (told["b"]["published"], told["b"]["published_from"]) == ("2024-06-13", "dateline")
    turned = describe_collation(collate(b, a), "pair")
    assert turned["a"]["published"] == "2024-06-13"
    undated = describe_collation(collate(b, b), "pair")
    assert (undated["a"]["published"], undated["a"]["published_from"]) == (None, None)
