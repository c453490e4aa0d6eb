"""Readings that analysts taught to be the same are variants from then on."""

from __future__ import annotations

import pytest

from lib.collation.collate import collate
from lib.collation.taught import apply_taught, group_taught, name_taught
from lib.model import Article, Collation


@pytest.fixture(scope="module")
def collation() -> Collation:
    a = "Spokesman Peter Hollis said on Friday that the bridge at Tarnow will close for repairs."
    b = "Spokesman Peter Harris said on Friday that the bridge at Tarnow will close for repairs."
    return collate(Article("a", a), Article("b", b))


def test_the_names_are_a_disagreement_before(collation: Collation) -> None:
    assert [found.kind for found in collation.findings.disagreements] == ["name"]


@pytest.mark.parametrize(
    "taught",
    [
        [("Peter Hollis", "Peter Harris")],
        [("Harris", "Hollis")],
        [("hollis", "Holis"), ("Holis", "HARRIS")],
    ],
)
def test_a_taught_pair_becomes_a_variant(
    collation: Collation, taught: list[tuple[str, str]]
) -> None:
    """In either order, as a part of the name, and by way of a third spelling."""
    found = apply_taught(collation, taught).findings
    assert found.disagreements == ()
    assert "judged to be the same" in found.variants[-1].why
    assert {found.variants[-1].a.text, found.variants[-1].b.text} == {
        reading.text
        for before in collation.findings.disagreements
        for reading in (before.a, before.b)
    }


@pytest.mark.parametrize("taught", [[], [("Hollis", "Horace")], [("", "Harris")]])
def test_what_was_not_taught_stays(collation: Collation, taught: list[tuple[str, str]]) -> None:
    assert apply_taught(collation, taught).findings == collation.findings


def test_a_collation_knows_what_it_was_taught(collation: Collation) -> None:
    """So that the ledger, which lists what no finding tells, can follow."""
    assert apply_taught(collation, [("Hollis", "Harris")]).taught == {("Hollis", "Harris")}
    assert apply_taught(collation, []).taught == frozenset()


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Peter Hollis", ("peter", "harris")),
        ("HARRIS", ("harris",)),
        ("Peter Horace", ()),
        ("", ()),
    ],
)
def test_a_reading_is_known_by_the_taught_phrases_in_it(text: str, known: tuple[str, ...]) -> None:
    names = group_taught([("Hollis", "Harris")])
    assert name_taught(text, names) == known
