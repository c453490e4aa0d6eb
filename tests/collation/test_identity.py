"""Names in addresses: what is a place, and what two copies of one article are called."""

from __future__ import annotations

import pytest

from lib.collation.identity import identify_finding, is_place, name_place, swap_place
from tests.pages.build import make_collation


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("a1", True),
        ("b1", True),
        ("a3b15", True),
        ("a10b20", True),
        ("a11", False),
        ("b21", False),
        ("a3b21", False),
        ("a0", False),
        ("a01", False),
        ("b3a1", False),
        ("a1b1c1", False),
        ("a", False),
        ("", False),
        ("3", False),
        ("A1", False),
        ("a३", False),
        ("a1\n", False),
        (" a1", False),
        ("a99999999999", False),
        ("okj42r6g", False),
    ],
)
def test_a_place_is_a_claim_that_both_articles_have(name: str, is_one: bool) -> None:
    """Counted from one, in articles of ten and of twenty claims."""
    assert is_place(name, 10, 20) is is_one


def test_the_place_of_claims_is_the_first_of_each() -> None:
    """Claims count from nought in the engine and from one in a place."""
    assert name_place([4, 2], [14]) == "a3b15"
    assert name_place([], [0]) == "b1"
    assert name_place([], []) == ""


@pytest.mark.parametrize(
    ("name", "swapped"), [("a3b15", "a15b3"), ("a3", "b3"), ("b3", "a3"), ("okj42r6g", "okj42r6g")]
)
def test_a_place_follows_when_the_articles_change_places(name: str, swapped: str) -> None:
    """Twice is where it began; a name made of content stays."""
    assert swap_place(name) == swapped
    assert swap_place(swapped) == name


def test_two_copies_of_one_article_have_names_of_their_own() -> None:
    """What disagrees within A and within B is then made of the same readings."""
    [found] = make_collation().within_a
    names = {identify_finding(found), identify_finding(found, "a"), identify_finding(found, "b")}
    assert len(names) == 3
