"""Hospitals, police, roads and the like are found by their noun and the name beside it."""

from __future__ import annotations

import pytest

from lib.claims.split import split_claims
from lib.mentions.find import find_mentions
from lib.mentions.sites.read import find_site, read_site
from lib.model import Site
from tests.mentions.cases import read_cases

CALLED = {"organisation": "body", "place": "place"}


@pytest.mark.parametrize(("text", "expected"), read_cases("sites.txt"))
def test_case(text: str, expected: str) -> None:
    """Every line of tests/cases/sites.txt holds."""
    found = [m for mentions in find_mentions(split_claims(text)) for m in mentions if find_site(m)]
    told = "; ".join(f"{CALLED[mention.kind]} {mention.text}" for mention in found)
    assert told == ("" if expected == "-" else expected)


def test_a_site_is_read_from_its_value() -> None:
    """Its own name, the words that rank it, its sort; a town's station keeps every word."""
    assert read_site("Katihar district hospital") == Site(
        "Katihar", frozenset({"district"}), "hospital"
    )
    assert read_site("civil lines police station") == Site(
        "civil lines", frozenset(), "police station"
    )
    assert read_site("harbour council") is None


def test_a_town_with_a_station_is_a_place_in_all_claims() -> None:
    """What a station is called after is known wherever it stands."""
    found = find_mentions(split_claims("अछलदा रेलवे स्टेशन बंद है। लोग अछलदा में रुके।"))
    assert [m.text for m in found[1] if m.kind == "place"] == ["अछलदा"]
