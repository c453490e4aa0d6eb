"""What linked claims say together: several of one article against those of the other."""

from __future__ import annotations

import pytest

from lib.collation.collate import collate
from lib.disagree.once import tell_places_once
from lib.model import Article, Disagreement, Kind, Reading

BODY = "At least 12 boats sank in a storm off Pelm on Sunday, the harbour office said."
OTHER = "The harbour office said 15 boats sank in a storm off Pelm on Sunday."
BUS = "पुलिस ने बताया कि पेल्म के पास बस पर भूस्खलन से"


def find(a: str, b: str) -> list[tuple[str, str, str]]:
    """The disagreements of two short articles, every claim of which is linked."""
    found = collate(Article("a", a), Article("b", b))
    assert {n for link in found.links for n in link.a} == {claim.n for claim in found.a.claims}
    return [(d.kind, d.a.text, d.b.text) for d in found.findings.disagreements]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (f"12 boats sink in storm off Pelm\n{BODY}", OTHER, [("number", "12", "15")]),
        (
            "Landslide near Pelm kills 12\nAt least 12 people died when a landslide buried a bus "
            "near Pelm, the police said.",
            "A landslide buried a bus near Pelm and 15 people died, the police said.",
            [("number", "12", "15")],
        ),
        (
            f"पेल्म में भूस्खलन, 12 लोगों की मौत\n{BUS} कम से कम 12 लोगों की मौत हो गई।",
            f"{BUS} 15 लोगों की मौत हो गई।",
            [("number", "12", "15")],
        ),
        (
            "Old bridge at Tarnow reopens on 5 June\n"
            "The old bridge at Tarnow will reopen in June after repairs, the mayor said.",
            "The old bridge at Tarnow will reopen on 8 June after repairs, the mayor said.",
            [("date", "5 June", "8 June")],
        ),
    ],
)
def test_a_bound_does_not_hold_what_another_claim_rules_out(
    a: str, b: str, expected: list[tuple[str, str, str]]
) -> None:
    """12 and at least 12 are together 12; a day and its month are the day. Either way round."""
    assert find(a, b) == expected
    mirrored = collate(Article("b", b), Article("a", a)).findings.disagreements
    assert [(d.kind, d.b.text, d.a.text) for d in mirrored] == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (f"At least 12 boats sink in storm off Pelm\n{BODY}", OTHER),
        (
            f"12 boats sink in storm off Pelm\n{BODY}\n"
            "The harbour office later said 15 boats sank in the storm off Pelm.",
            OTHER,
        ),
        (
            "12 boats sink in storm off Pelm\n12 boats sank in a storm off Pelm on Sunday and at "
            "least 10 sailors were hurt, the harbour office said.",
            "12 boats sank in a storm off Pelm on Sunday and 15 sailors were hurt, the harbour "
            "office said.",
        ),
    ],
)
def test_a_value_that_a_linked_claim_holds_is_no_conflict(a: str, b: str) -> None:
    """By a bound that stands alone, by a later figure, by a bound on something else."""
    assert find(a, b) == []


def make_finding(kind: Kind, a: tuple[int, int], b: tuple[int, int], sure: float) -> Disagreement:
    """A finding of a kind between places of the first claims."""
    readings = (Reading(0, *place, "x" * (place[1] - place[0])) for place in (a, b))
    return Disagreement(kind, *readings, "high", sure, "Why.")


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (("attribution", (0, 4), (0, 5), 0.9), ("organisation", (0, 4), (0, 5), 0.6), [1]),
        (("name", (0, 4), (0, 5), 0.6), ("name", (0, 9), (0, 9), 0.9), [1]),
        (("framing", (2, 4), (0, 5), 0.9), ("role", (0, 9), (0, 5), 0.6), [1]),
        (("number", (0, 4), (0, 5), 0.9), ("number", (6, 9), (6, 9), 0.6), [0, 1]),
        (("name", (0, 4), (0, 5), 0.9), ("place", (0, 4), (7, 9), 0.6), [0, 1]),
        (("negation", (0, 9), (0, 9), 0.9), ("number", (6, 9), (6, 9), 0.6), [0, 1]),
        (("negation", (0, 9), (0, 9), 0.9), ("attribution", (0, 9), (0, 9), 0.6), [0]),
    ],
)
def test_two_places_are_told_once(
    first: tuple[Kind, tuple[int, int], tuple[int, int], float],
    second: tuple[Kind, tuple[int, int], tuple[int, int], float],
    kept: list[int],
) -> None:
    """By the kind that says most; a value inside a denial, and another place, are told apart."""
    findings = [make_finding(*first), make_finding(*second)]
    assert tell_places_once(findings) == [findings[place] for place in kept]
