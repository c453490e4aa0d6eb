"""Claims that count people whom the same befell."""

from __future__ import annotations

import pytest

from lib.collation.collate import read_as_claim
from lib.links.fates import measure_fates
from lib.model import Article, Side


def make_side(text: str) -> Side:
    return read_as_claim(Article("a", text))


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ("The toll rose to 54 dead.", "At least 45 people died.", 1.0),
        ("कम से कम 45 लोगों की मौत हो गई।", "At least 54 people were killed.", 1.0),
        ("In all 12 people were injured.", "At least 45 people died.", 0.0),
        ("The council approved 45 budgets.", "At least 45 people died.", 0.0),
        ("Ships sailed.", "Ships sank.", 0.0),
    ],
)
def test_two_claims_share_the_fate_that_both_count(a: str, b: str, shared: float) -> None:
    """Whatever their figures."""
    assert measure_fates(make_side(a), make_side(b)).tolist() == [[shared]]
    assert measure_fates(make_side(b), make_side(a)).tolist() == [[shared]]


def test_a_claim_that_counts_more_fates_shares_less_of_them() -> None:
    both = make_side("In all 45 people died and 12 were injured.")
    ((found,),) = measure_fates(both, make_side("At least 45 people died.")).tolist()
    assert found == pytest.approx(0.5**0.5)
