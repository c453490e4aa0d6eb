"""The five real articles, through the engine: what must be found, and what must stay quiet."""

from __future__ import annotations

import csv
from itertools import combinations

import pytest

from lib.collation.collate import collate
from lib.model import Article, Collation
from tests.conftest import SHARED

SPELLED_TWO_WAYS = [
    {"व्लादिमीर", "व्लादीमीर"},
    {"वास्तोचनी", "वोस्टोचनी"},
    {"मॉस्को", "मास्को"},
    {"किम उन जोंग", "किम जोंग उन"},
    {"संयुक्त राष्ट्र", "यूएन"},
]


@pytest.fixture(scope="module")
def collations(seeds: dict[str, str]) -> dict[tuple[str, str], Collation]:
    return {
        (a, b): collate(Article(a, seeds[a]), Article(b, seeds[b]))
        for a, b in combinations(sorted(seeds), 2)
    }


def _readings(collation: Collation) -> list[tuple[str, str, str]]:
    return [(d.kind, d.a.text, d.b.text) for d in collation.findings.disagreements]


def test_spokesman_claims_are_linked_and_disagree_on_name_and_department(
    collations: dict[tuple[str, str], Collation],
) -> None:
    """The user's own example: Miller against Milan, the State against the Home department."""
    found = collations["002", "003"]
    assert ("name", "मैथ्यू मिलन", "मैथ्यू मिलर") in _readings(found)
    assert ("organisation", "गृह विभाग", "विदेश विभाग") in _readings(found)
    linked = {
        (found.a.claims[i].text[:30], found.b.claims[j].text[:30])
        for link in found.links
        for i in link.a
        for j in link.b
    }
    assert any("गृह विभाग" in a and "विदेश विभाग" in b for a, b in linked)


def test_spokesman_pair_reports_nothing_else(
    collations: dict[tuple[str, str], Collation],
) -> None:
    """But that one calls Kim a dictator where the other calls him leader: no conflict of facts."""
    assert {found for found in _readings(collations["002", "003"]) if found[0] != "framing"} == {
        ("organisation", "गृह विभाग", "विदेश विभाग"),
        ("name", "मैथ्यू मिलन", "मैथ्यू मिलर"),
    }


def test_copies_link_every_claim_and_report_nothing(
    collations: dict[tuple[str, str], Collation],
) -> None:
    """001 republishes 000 with a headline and a comment form around it."""
    found = collations["000", "001"]
    assert found.only_a == ()
    assert _readings(found) == []
    assert found.within_a == ()
    for link in found.links:
        copied = {found.b.claims[j].text for j in link.b}
        assert {found.a.claims[i].text for i in link.a} <= copied


def test_no_spelling_variant_is_a_disagreement(
    collations: dict[tuple[str, str], Collation],
) -> None:
    for found in collations.values():
        for _, a, b in _readings(found):
            assert {a, b} not in SPELLED_TWO_WAYS


def test_article_002_disagrees_with_itself(
    collations: dict[tuple[str, str], Collation],
) -> None:
    """It lets the State department speak in one claim and the Home department in the next."""
    within = collations["002", "003"].within_a
    assert [(d.kind, d.a.text, d.b.text) for d in within] == [
        ("organisation", "विदेश विभाग", "गृह विभाग")
    ]


@pytest.mark.parametrize("denying", ["000", "001"])
def test_the_denial_of_arms_deals_is_told_against_may_give(
    collations: dict[tuple[str, str], Collation], denying: str
) -> None:
    """In claims that no link holds; 003, which rejects another claim, is no party to it."""
    assert _readings(collations[denying, "002"]) == [("negation", "लेनदेन से इनकार", "दे सकता")]
    assert _readings(collations[denying, "003"]) == []


def test_ten_pairs_give_at_most_ten_disagreements(
    collations: dict[tuple[str, str], Collation],
) -> None:
    assert sum(len(_readings(found)) for found in collations.values()) <= 10


def test_gold_claims_are_cut_as_the_gold_has_them(seeds: dict[str, str]) -> None:
    """Almost every claim of the hand-made gold is a claim of ours, letter for letter."""
    with (SHARED / "gold" / "seed_alignment.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wanted = {(row[f"article_{s}"][:3], row[f"claim_{s}"]) for row in rows for s in "ab"}
    found = collate(Article("", seeds["000"]), Article("", seeds["000"]))
    texts = {("000", claim.text) for claim in found.a.claims}
    assert {claim for claim in wanted if claim[0] == "000"} <= texts
