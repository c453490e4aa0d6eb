"""Text made to be slow is read in time that grows with its length, near that of ordinary prose."""

from __future__ import annotations

import time

import pytest

from lib.claims.split import split_claims
from lib.mentions.find import find_mentions
from lib.model import Claim

pytestmark = pytest.mark.slow

PROSE = (
    "The minister said on Tuesday that 45 people from Kerala had been moved to camps near the "
    "river after 3 hours of heavy rain, Rajiv Malhotra reported. मंत्री ने मंगलवार को कहा कि केरल के 45 "
    "लोगों को भारी बारिश के बाद नदी के पास शिविरों में भेजा गया। "
)
HOSTILE = (
    "19-", "एक लाख ", "A B C D E ", "Abcde Fghij ", "1234567890", "123 456 ", "डेढ़ ", "सौ ", "एक ",
    "एक और ", "1/", "1:", "1^", "दो दिन ", "एक दिन और ", "$1 ", "5 से ", "- 1 ", "between 5 and ",
    "12:30-", "19 जून ", "पिछले ", "in ", "Union ", "दो बटा ", "एक सौ ", "in Abcde ", "गांव ",
)  # fmt: skip
LENGTH = 20_000  # characters
# Chosen: a mark or a digit a character makes seven times as many tokens as prose of that length.
RATIO = 14
GROWTH = 1.5  # exponent of the time over the length, noise included; the true one is about 1


def fill(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def measure(claims: tuple[Claim, ...]) -> float:
    """The quickest of two readings, in seconds of this process."""
    times = []
    for _ in range(2):
        start = time.process_time()
        find_mentions(claims)
        times.append(time.process_time() - start)
    return min(times)


@pytest.fixture(scope="module")
def ordinary() -> float:
    claims = split_claims(fill(PROSE, LENGTH))
    find_mentions(claims)  # loads the lists
    return measure(claims)


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_costs_little_more_than_prose(unit: str, ordinary: float) -> None:
    """Repeated scraps of numbers, dates and capitals, as many as fit into a text."""
    assert measure(split_claims(fill(unit, LENGTH))) < RATIO * ordinary


@pytest.mark.parametrize("unit", ["19-", "एक लाख ", "दो दिन ", "Abcde Fghij ", PROSE])
def test_time_grows_with_the_length(unit: str, ordinary: float) -> None:
    """Four times the text takes about four times as long."""
    short, long = (measure(split_claims(fill(unit, n))) for n in (LENGTH // 2, LENGTH * 2))
    assert long < short * 4**GROWTH + ordinary
