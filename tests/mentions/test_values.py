"""Two readings conflict only where they cannot both hold."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.language.text import tokenise
from lib.mentions.dates.find import find_dates
from lib.mentions.numbers.find import find_numbers
from lib.mentions.values import compare_moments, compare_quantities, list_sizes
from lib.model import Moment, Quantity

PUBLISHED = date(2024, 6, 18)
NUMBERS = st.decimals(min_value=0, max_value=10**9, places=1)
UNITS = st.sampled_from(["", "km", "mile", "INR", "USD", "%", "score", "year", "day"])


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    form = draw(st.sampled_from(["cardinal", "ordinal"]))
    return Quantity(low, high, draw(UNITS), form, draw(st.booleans()))


def quantity(text: str) -> Quantity:
    (mention,) = find_numbers(text, tokenise(text), [])
    assert mention.quantity is not None
    return mention.quantity


def moment(text: str, published: date | None = PUBLISHED) -> Moment:
    (mention,) = find_dates(text, tokenise(text), 0, published)
    assert mention.moment is not None
    return mention.moment


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("1.87 लाख", "एक लाख 87 हजार", "equal"),
        ("5,566 करोड़ रुपये", "₹55.66 billion", "equal"),
        ("12 फीसदी", "12 per cent", "equal"),
        ("3 km", "3000 metres", "equal"),
        ("24 महीने", "two years", "equal"),
        ("45 वर्षीय", "aged 45", "equal"),
        ("about 2,000 people", "2,013 people", "compatible"),
        ("2.3 million people", "2,312,000 people", "compatible"),
        ("5 miles", "8 km", "compatible"),
        ("550 pounds", "250 kg", "compatible"),
        ("more than 100 people", "145 people", "compatible"),
        ("10 से 15 लोग", "12 लोग", "compatible"),
        ("₹500", "500", "compatible"),
        ("45 लोग", "54 लोग", "conflict"),
        ("50 लोग", "54 लोग", "conflict"),
        ("20 million people", "20 crore people", "conflict"),
        ("more than 20 million people", "more than 20 crore people", "conflict"),
        ("more than 20 people", "less than 20 people", "conflict"),
        ("3 km", "5 miles", "conflict"),
        ("19वीं बैठक", "20वीं बैठक", "conflict"),
        ("टीम 3-1 से जीती", "टीम 3-2 से जीती", "conflict"),
        ("टीम 3-1 से जीती", "the team lost 1-3", "equal"),
        ("तीसरी बैठक", "3 बैठकें", "incomparable"),
        ("5 किलो", "5 km", "incomparable"),
        ("₹500", "$500", "incomparable"),
        ("₹500", "600", "incomparable"),
    ],
)
def test_quantities(one: str, other: str, relation: str) -> None:
    """Values are compared, not strings, in either order."""
    assert compare_quantities(quantity(one), quantity(other)) == relation
    assert compare_quantities(quantity(other), quantity(one)) == relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("19 जून 2024", "June 19, 2024", "equal"),
        ("19 जून", "2024-06-19", "equal"),
        ("जून में", "19 जून", "compatible"),
        ("in 2024", "19 June 2024", "compatible"),
        ("19-20 जून", "20 जून", "compatible"),
        ("बुधवार को", "19 जून 2024", "compatible"),
        ("बुधवार को बैठक होगी", "19 जून 2024", "equal"),
        ("आज", "18 जून", "equal"),
        ("last week", "12 June", "compatible"),
        ("1990s", "in 1994", "compatible"),
        ("19 जून", "20 जून", "conflict"),
        ("19 जून", "19 जुलाई", "conflict"),
        ("in 2019", "in 2020", "conflict"),
        ("19-20 जून", "22 जून", "conflict"),
        ("yesterday", "tomorrow", "conflict"),
        ("19:30 BST", "12 a.m. IST", "equal"),
        ("7:30 pm", "19:30", "equal"),
        ("7:30", "19:30", "compatible"),
        ("7 बजे", "शाम 7 बजे", "compatible"),
        ("7 am", "7 pm", "conflict"),
        ("19:30 BST", "20:30", "unresolved"),
        ("7 am", "19 जून", "incomparable"),
    ],
)
def test_moments(one: str, other: str, relation: str) -> None:
    """Days and times are compared with the precision that was said, in either order."""
    assert compare_moments(moment(one), moment(other)) == relation
    assert compare_moments(moment(other), moment(one)) == relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("आज", "कल हुआ", "unresolved"),
        ("last week", "19 June 2024", "unresolved"),
        ("बुधवार को", "Wednesday", "equal"),
        ("बुधवार को", "गुरुवार को", "conflict"),
        ("बुधवार को", "आज", "unresolved"),
        ("बुधवार को", "19 जून 2024", "compatible"),
        ("बुधवार को", "20 जून 2024", "conflict"),
        ("19 जून", "20 जून", "conflict"),
        ("19 जून", "19 June 2024", "compatible"),
        ("19-20 जून", "21 June 2024", "conflict"),
        ("19-20 जून", "20 जून", "compatible"),
        ("जून में", "in 2024", "unresolved"),
    ],
)
def test_moments_without_publication(one: str, other: str, relation: str) -> None:
    """Without a publication date relative dates stay open; days of the week still differ."""
    assert compare_moments(moment(one, None), moment(other, None)) == relation
    assert compare_moments(moment(other, None), moment(one, None)) == relation


@given(quantities(), quantities())
def test_comparison_is_symmetric(a: Quantity, b: Quantity) -> None:
    """It does not matter which article is A."""
    assert compare_quantities(a, b) == compare_quantities(b, a)


@given(quantities(), quantities())
def test_equal_quantities_share_a_size(a: Quantity, b: Quantity) -> None:
    """So that one is found by the other's."""
    if compare_quantities(a, b) == "equal":
        assert set(list_sizes(a)) & set(list_sizes(b))


@pytest.mark.parametrize(
    ("one", "other"),
    [("3 km", "3000 metres"), ("1/4 हिस्सा", "25%"), ("24 महीने", "two years"), ("5", "five")],
)
def test_a_size_does_not_depend_on_the_unit_told(one: str, other: str) -> None:
    """Of length, time and share alike."""
    assert set(list_sizes(quantity(one))) & set(list_sizes(quantity(other)))


@given(quantities())
def test_a_quantity_agrees_with_itself(a: Quantity) -> None:
    """Nothing disagrees with what it says."""
    assert compare_quantities(a, a) == "equal"
