"""Rules of one line each that a pair of claims in tests/cases/disagreements.txt cannot show.

They need days of publication, two whole articles, or a look at one step by itself.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lib.collation.collate import collate, collate_as_claims, read_as_claim
from lib.disagree.clauses.denials import compare_denials
from lib.disagree.clauses.stance import find_speaker
from lib.mentions.values import compare_with_time
from lib.model import Article, Side
from tests.passages import lay_beside, read_alone

WRITTEN = date(2024, 6, 19)
SPEECH = "अभियंता रवि मेनन ने {} कहा कि पुल सुरक्षित है।"


def read(text: str, published: date | None = None) -> Side:
    return read_as_claim(Article("", text, published=published))


def list_clashes(a: Side, b: Side) -> list[tuple[str, str, str]]:
    found = collate_as_claims(a, b).findings.disagreements
    return [(d.kind, d.a.text, d.b.text) for d in found]


# --- other news -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "clashes"), [(14, True), (15, False)])
def test_days_more_than_a_fortnight_apart_belong_to_other_news(days: int, clashes: bool) -> None:
    """Where they are told from the days of writing; the weekly board meets again."""
    published = WRITTEN + timedelta(days=days + 1)
    a = read("The board met today to vote on the bridge.", WRITTEN)
    b = read("The board met yesterday to vote on the bridge.", published)
    assert list_clashes(a, b) == ([("date", "today", "yesterday")] if clashes else [])
    assert list_clashes(b, a) == ([("date", "yesterday", "today")] if clashes else [])


def test_full_dates_clash_however_far_apart() -> None:
    a = read("The board met on 19 June 2024 to vote on the bridge.", WRITTEN)
    b = read("The board met on 14 August 2024 to vote on the bridge.", WRITTEN)
    assert list_clashes(a, b) == [("date", "19 June 2024", "14 August 2024")]


# --- who speaks -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("between", "speaks"),
    [
        ("शहर में सभी लोगों से", True),
        ("शहर में आए सभी लोगों से", False),
    ],
)
def test_a_speaker_stands_near_the_verb(between: str, speaks: bool) -> None:
    """Six words may stand between, ने among them; seven may not."""
    speaker = find_speaker(read_alone(SPEECH.format(between)))
    assert (speaker.text if speaker else None) == ("रवि मेनन" if speaks else None)


# --- departments ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "Russia's foreign ministry closed the harbour.",
            "Russia's defence ministry shut the port at noon.",
            [("foreign ministry", "defence ministry")],
        ),
        (
            "Russia closed the harbour, the foreign ministry said.",
            "Russia shut the port at noon, Poland's defence ministry said.",
            [],
        ),
    ],
)
def test_two_departments_of_one_government_speak_for_a_link(
    a: str, b: str, expected: list[tuple[str, str]]
) -> None:
    """The claims are about one thing and differ in who did it; two governments are no reason."""
    found = collate(Article("a", a), Article("b", b))
    assert [(d.a.text, d.b.text) for d in found.findings.disagreements] == expected
    assert bool(found.links) == bool(expected)


# --- said and denied ------------------------------------------------------------------------------


def test_who_denies_that_it_is_not_so_says_that_it_is() -> None:
    said = "Transport Minister Farah Khan said the bridge was closed."
    denied = "Transport Minister Farah Khan denied that the bridge was{} closed."
    assert len(list(compare_denials(lay_beside(said, denied.format(""))))) == 1
    assert list(compare_denials(lay_beside(said, denied.format(" not")))) == []


# --- numbers beside times -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "time", "relation"),
    [
        ("साढ़े ग्यारह", "11:30", "compatible"),
        ("साढ़े ग्यारह", "23:30", "compatible"),
        ("साढ़े ग्यारह", "11:45", "conflict"),
        ("11 boats", "23:30", "compatible"),
        ("23 boats", "23:30", "compatible"),
        ("30 boats", "23:30", "compatible"),
        ("19 boats", "00:03:19", "compatible"),
        ("12 boats", "23:30", "conflict"),
        ("3 minutes 19 seconds", "00:03:19", "compatible"),
        ("90 minutes", "01:30", "compatible"),
        ("90 minutes", "01:40", "conflict"),
        ("90 km", "01:30", "incomparable"),
        ("the 11th boat", "11:30", "incomparable"),
        ("more than 11 boats", "11:30", "incomparable"),
    ],
)
def test_a_number_fits_a_time_that_may_be_read_out_like_it(
    number: str, time: str, relation: str
) -> None:
    """By its hour, minute or second, by hours with their half, or by how long it lasts."""
    (quantity,) = [m.quantity for m in read(number).mentions[0] if m.quantity]
    (moment,) = [m.moment for m in read(time).mentions[0] if m.moment]
    assert compare_with_time(quantity, moment) == relation


def test_a_number_that_is_not_the_time_clashes_with_it() -> None:
    assert [d[1:] for d in list_clashes(read("साढ़े ग्यारह"), read("11:45"))] == [
        ("साढ़े ग्यारह", "11:45")
    ]


def test_a_number_against_a_time_is_one_kind_of_disagreement_from_either_side() -> None:
    (found,) = list_clashes(read("साढ़े ग्यारह"), read("11:45"))
    (mirrored,) = list_clashes(read("11:45"), read("साढ़े ग्यारह"))
    assert found[0] == mirrored[0]
