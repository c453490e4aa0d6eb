"""Numbers are found with their values, and nothing else is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lib.language.text import tokenise
from lib.mentions.dates.find import find_dates
from lib.mentions.numbers.find import find_numbers
from lib.model import Mention
from tests.mentions.cases import read_cases

WORDS = (
    "एक दो सौ हज़ार लाख करोड़ साढ़े सवा आधा बटा और से को 5 1,87,000 1.5 ½ - – / % ₹ $ Rs500 km "
    "साल वर्षीय a one half third hundred and to of x2 ^ . , : ( ) पहले तीसरी 19वीं कल जून March May"
)
TEXTS = st.lists(st.sampled_from(WORDS.split(" ")), max_size=12)


def find(text: str, offset: int = 0) -> list[Mention]:
    tokens = tokenise(text, offset)
    return find_numbers(text, tokens, find_dates(text, tokens, offset), offset)


def describe(mention: Mention) -> str:
    form = mention.quantity.form if mention.quantity else ""
    words = (mention.value, mention.unit, "" if form == "cardinal" else form)
    return " ".join(word for word in words if word)


def group_indian(number: int) -> str:
    digits = str(number)
    head, tail = digits[:-3], digits[-3:]
    pairs = []
    while head:
        head, pair = head[:-2], head[-2:]
        pairs.append(pair)
    return ",".join([*reversed(pairs), tail])


@pytest.mark.parametrize(("text", "expected"), read_cases("numbers.txt"))
def test_case(text: str, expected: str) -> None:
    """Every line of tests/cases/numbers.txt holds."""
    found = "; ".join(describe(mention) for mention in find(text))
    assert found == ("" if expected == "-" else expected)


@given(st.integers(1, 10**9 - 1))
def test_commas_do_not_change_a_value(number: int) -> None:
    """A count has one value with Indian commas, with Western ones and in Devanagari digits."""
    devanagari = "".join(chr(ord("०") + int(digit)) for digit in str(number))
    for written in (group_indian(number), f"{number:,}", devanagari):
        assert [mention.value for mention in find(f"कुल {written} लोग")] == [str(number)]


@given(st.integers(1, 99), st.integers(1, 99), st.integers(1, 99), st.integers(0, 999))
def test_scales_add_up(crore: int, lakh: int, thousand: int, rest: int) -> None:
    """A number said in crore, lakh and thousand is the sum of its parts."""
    text = f"{crore} करोड़ {lakh} लाख {thousand} हजार" + (f" {rest}" if rest else "")
    value = crore * 10**7 + lakh * 10**5 + thousand * 1000 + rest
    assert [mention.value for mention in find(text)] == [str(value)]


@given(st.decimals(min_value="0.1", max_value="999", places=2))
def test_decimals_scale(count: Decimal) -> None:
    """So many lakh and a tenth as many million are the same."""
    (lakh,), (million,) = find(f"{count} लाख"), find(f"{count / 10} million")
    assert lakh.value == million.value


@given(TEXTS, st.integers(0, 500))
def test_places_match_the_text(words: list[str], offset: int) -> None:
    """A mention's text stands at its place and its tokens cover it, whatever the words are."""
    text = " ".join(words)
    tokens = tokenise(text, offset)
    last = 0
    for mention in find(text, offset):
        assert text[mention.start - offset : mention.end - offset] == mention.text
        assert tokens[mention.first].start <= mention.start
        assert mention.end <= tokens[mention.last - 1].end
        assert mention.first >= last
        last = mention.first
        assert mention.quantity is not None
        assert mention.quantity.low <= mention.quantity.high


@given(st.text(max_size=60))
@example("\U0001e4f0")  # a digit that regex knows and Decimal does not
def test_no_text_makes_the_reader_of_numbers_raise(text: str) -> None:
    find(text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("about 2,000 people", 1600, 2400),
        ("करीब 50 लोग", 45, 55),
        ("more than 100 people", 100, 200),
        ("100 से अधिक लोग", 100, 200),
        ("at least 45 people", 45, 90),
        ("up to 30 people", 0, 30),
        ("30 से कम लोग", 15, 30),
    ],
)
def test_emphasis_widens_the_quantity(text: str, low: int, high: int) -> None:
    """ "About" and "more than" make a range and leave the value as it was said."""
    (mention,) = find(text)
    quantity = mention.quantity
    assert quantity is not None
    assert (quantity.low, quantity.high) == (low, high)
    assert quantity.approximate


def test_text_keeps_what_was_written() -> None:
    """The mention shows the article's own letters, digits torn from a currency sign included."""
    assert [mention.text for mention in find("कीमत Rs5,000 और १२ हज़ार", 7)] == [
        "Rs5,000",
        "१२ हज़ार",
    ]


def test_long_digits_are_a_code() -> None:
    """Thousands of digits are no number and take no time."""
    assert find("9" * 6000) == []
