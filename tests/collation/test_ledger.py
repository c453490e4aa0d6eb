"""Who, which body, where, how many and when: A against B."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from lib.collation.collate import collate, read_article
from lib.collation.ledger import LedgerRow, make_ledger
from lib.collation.taught import apply_taught
from lib.model import Article, Collation, Disagreement, Findings, Link, Mention, Reading
from lib.reports.data import describe_collation
from lib.store.samples import load_samples

SAMPLES = load_samples()
PAIRS = [
    ("vostochny-en", "vostochny-hi-1"),
    ("vostochny-hi-1", "vostochny-hi-2"),
    ("neelamgarh-en-1", "neelamgarh-hi"),
    ("sagardweep-rates-en", "sagardweep-rates-hi"),
    ("pyongyang-hi", "pyongyang-preview-hi"),
]


def collate_samples(a: str, b: str) -> Collation:
    """The collation of two samples."""
    return collate(SAMPLES[a], SAMPLES[b])


def put_side_by_side(a: str, b: str, *, linked: bool = False) -> Collation:
    """Two texts read, nothing found between them; `linked` links their first claims."""
    day = date(2024, 6, 18)
    sides = [
        read_article(Article(name, text, published=day)) for name, text in (("a", a), ("b", b))
    ]
    links = (Link((0,), (0,), 0.9),) if linked else ()
    return Collation(sides[0], sides[1], links, Findings(), (), (), (), (), ())


def find_row(rows: tuple[LedgerRow, ...], text: str) -> LedgerRow:
    """The only row with a reading of just this text."""
    (row,) = [row for row in rows if any(reading.text == text for reading in (*row.a, *row.b))]
    return row


def turn(row: LedgerRow) -> tuple[object, ...]:
    """A row as it reads when the articles change places, without the words that name a side."""
    relation = {"only_a": "only_b", "only_b": "only_a"}.get(row.relation, row.relation)
    return row.kind, relation, row.b, row.a


def test_gathers_the_forms_of_one_person() -> None:
    """Surname and full name are one row, in both scripts, with every place they stand in."""
    row = find_row(make_ledger(collate_samples("vostochny-en", "vostochny-hi-1")), "Vladimir Putin")
    assert (row.label, row.relation) == ("Vladimir Putin", "variant")
    assert {reading.text for reading in row.a} == {"Putin", "Vladimir Putin"}
    assert {reading.text for reading in row.b} == {"पुतिन", "व्लादिमीर पुतिन"}
    assert row.why.endswith(".")


def test_leaves_a_surname_alone_that_two_people_have() -> None:
    """Malhotra is neither Sanjeev nor Priya where the article has both."""
    rows = make_ledger(
        put_side_by_side(
            "Minister Sanjeev Malhotra met reporters. Officer Priya Malhotra was there. "
            "Minister Malhotra said nothing.",
            "Nothing happened.",
        )
    )
    assert [row.label for row in rows if row.kind == "name"] == [
        "Sanjeev Malhotra",
        "Priya Malhotra",
        "Malhotra",
    ]


def test_lists_two_people_apart_where_nothing_was_found_between_them() -> None:
    """Different names conflict only in one slot of a link; elsewhere each stands on one side."""
    rows = make_ledger(
        put_side_by_side("Minister Sanjeev Malhotra spoke.", "Minister Rajiv Malhotra spoke.")
    )
    assert [(row.label, row.relation) for row in rows if row.kind == "name"] == [
        ("Sanjeev Malhotra", "only_a"),
        ("Rajiv Malhotra", "only_b"),
    ]


def test_a_figure_that_grew_is_an_update_and_no_conflict() -> None:
    """As the disagreement that the row comes from."""
    text = "The storm off Ostvik killed {} fishermen in the northern harbour on Monday."
    for days, relation in (((3, 4), "update"), ((4, 3), "conflict")):
        a, b = (
            Article(toll, text.format(toll), published=date(2024, 7, day))
            for toll, day in zip(("16", "19"), days, strict=True)
        )
        row = find_row(make_ledger(collate(a, b)), "16")
        assert (row.label, row.relation) == ("16 / 19", relation)


def test_tells_reordered_and_partial_names() -> None:
    """Words in another order are one name; a surname alone is a part of the name."""
    rows = make_ledger(
        put_side_by_side(
            "President Viktor Orban arrived. मंत्री सर्गेई लावरोव मिले।",
            "President Orban Viktor arrived. मंत्री लावरोव मिले।",
        )
    )
    assert find_row(rows, "Viktor Orban").relation == "reordered"
    assert find_row(rows, "सर्गेई लावरोव").relation == "partial"


def test_shows_the_surest_disagreement_as_a_conflict() -> None:
    """Miller and Milan are one row, in the words of the finding."""
    collation = collate_samples("vostochny-en", "vostochny-hi-1")
    row = find_row(make_ledger(collation), "Matthew Miller")
    assert (row.relation, row.label) == ("conflict", "Matthew Miller / मैथ्यू मिलन")
    assert row.why in {found.why for found in collation.findings.disagreements}


TAUGHT_A = "Spokesman Peter Hollis said the bridge at Tarnow will close for repairs. Hollis left."
TAUGHT_B = (
    "Spokesman Peter Harris said the bridge at Tarnow will close for repairs. "
    "Harris then met the press with Peter Hollis."
)


@pytest.mark.parametrize(
    "taught", [[("Peter Hollis", "Peter Harris")], [("Harris", "Halis"), ("HALIS", "Hollis")]]
)
def test_what_was_taught_to_be_one_is_one_row(taught: list[tuple[str, str]]) -> None:
    """With every form on either side, by way of a third spelling too, and in the taught words."""
    found = collate(Article("a", TAUGHT_A), Article("b", TAUGHT_B))
    conflict, *_ = (row for row in make_ledger(found) if row.kind == "name")
    assert conflict.relation == "conflict"
    row = find_row(make_ledger(apply_taught(found, taught)), "Peter Harris")
    assert row.relation == "variant"
    assert {reading.text for reading in row.a} == {"Peter Hollis", "Hollis"}
    assert {reading.text for reading in row.b} == {"Peter Harris", "Harris", "Peter Hollis"}
    assert "judged to be the same" in row.why


def test_what_was_taught_holds_where_nothing_is_linked() -> None:
    """And leaves the rest of the ledger as it was."""
    plain = put_side_by_side(
        "मास्को में बैठक हुई। Anna Berg spoke.", "The Gorm Accord was signed in Oslo."
    )
    before = make_ledger(plain)
    assert make_ledger(replace(plain, taught=frozenset({("Anna", "Hanna")}))) == before
    after = make_ledger(replace(plain, taught=frozenset({("मास्को", "Oslo")})))
    assert find_row(after, "Oslo").relation == "variant"
    assert len(after) == len(before) - 1


def test_lists_what_agrees_in_one_place_and_conflicts_in_another() -> None:
    """A body that both have and that another body contradicts elsewhere has two rows."""
    plain = put_side_by_side("54 people died.", "45 people died. Officials had counted 54.")
    a, b = Reading(0, 0, 2, "54"), Reading(0, 0, 2, "45")
    found = Disagreement("number", a, b, "high", 0.9, "Two counts.", 0)
    rows = make_ledger(replace(plain, findings=Findings((found,))))
    assert [(row.label, row.relation, row.why) for row in rows] == [
        ("54 / 45", "conflict", "Two counts."),
        ("54", "same", ""),
    ]


@pytest.mark.parametrize(
    ("a", "b", "label", "relation"),
    [
        ("He paid 90 million rupees.", "उन्होंने 9 करोड़ रुपये दिए।", "90 million rupees", "variant"),
        ("It took 60 minutes.", "It took one hour.", "one hour", "variant"),
        ("Troops came from Russia.", "The Russian troops came.", "Russia", "same"),
        ("They met in Moscow.", "वे मॉस्को में मिले।", "Moscow", "variant"),
        ("The UN spoke.", "The United Nations spoke.", "United Nations", "variant"),
        ("It began on June 19.", "यह 19 जून को शुरू हुआ।", "June 19", "variant"),
        ("It began on June 19.", "It began on 19 June 2024.", "19 June 2024", "variant"),
    ],
)
def test_joins_equal_values(a: str, b: str, label: str, relation: str) -> None:
    """One value in two formats, units, scripts or lengths is one row, linked or not."""
    (row,) = make_ledger(put_side_by_side(a, b))
    assert (row.label, row.relation) == (label, relation)


def test_takes_a_looser_number_for_the_same_only_in_a_link() -> None:
    """About 2,000 may be 2,013 where the claims tell the same, else it may be anything."""
    texts = ("Nearly 2,000 people came.", "In all 2,013 people came.")
    assert [row.relation for row in make_ledger(put_side_by_side(*texts, linked=True))] == [
        "partial"
    ]
    assert [row.relation for row in make_ledger(put_side_by_side(*texts))] == ["only_a", "only_b"]


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_lists_every_mention(a: str, b: str) -> None:
    """Each name, body, place, number and date outside boilerplate is in a row of its own side."""
    collation = collate_samples(a, b)
    rows = make_ledger(collation)
    for side, readings in (
        (collation.a, {reading for row in rows for reading in row.a}),
        (collation.b, {reading for row in rows for reading in row.b}),
    ):
        wanted = {
            Reading(claim.n, m.start, m.end, m.text)
            for claim, mentions in zip(side.claims, side.mentions, strict=True)
            for m in mentions
            if is_listed(m) and claim.role != "boilerplate"
        }
        assert readings == wanted


def is_listed(mention: Mention) -> bool:
    """The ledger lists mentions of this kind."""
    return mention.kind in ("name", "organisation", "place", "number", "date")


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_never_contradicts_the_findings(a: str, b: str) -> None:
    """A conflict has a disagreement between its readings, and two rows never share both sides."""
    collation = collate_samples(a, b)
    found = collation.findings.disagreements
    rows = make_ledger(collation)
    for row in rows:
        if row.relation == "conflict":
            assert any(d.a in row.a and d.b in row.b for d in found)
        else:
            assert not any(d.a in row.a and d.b in row.b for d in found)
    assert not any(x.a and x.b and (x.a, x.b) == (y.a, y.b) for x, y in combinations(rows, 2))


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_says_why_where_the_sides_differ(a: str, b: str) -> None:
    """One sentence for every variant, reordered, partial and conflict; none for the others."""
    for row in make_ledger(collate_samples(a, b)):
        silent = row.relation in ("same", "only_a", "only_b")
        assert row.why == "" if silent else row.why.endswith(".")


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_mirrors(a: str, b: str) -> None:
    """B against A has the same rows with their sides exchanged."""
    collation = collate_samples(a, b)
    found = collation.findings.disagreements
    mirrored = replace(
        collation,
        a=collation.b,
        b=collation.a,
        links=tuple(Link(link.b, link.a, link.score) for link in collation.links),
        findings=Findings(tuple(replace(d, a=d.b, b=d.a) for d in found)),
    )
    rows, turned = make_ledger(collation), make_ledger(mirrored)
    assert {turn(row) for row in rows} == {(row.kind, row.relation, row.a, row.b) for row in turned}


@pytest.mark.parametrize("name", list(SAMPLES))
def test_an_article_against_itself_is_the_same_throughout(name: str) -> None:
    """A × A: every row is the same on both sides."""
    rows = make_ledger(collate_samples(name, name))
    assert rows
    assert all(row.relation == "same" and row.a == row.b for row in rows)


def test_orders_by_kind_then_place() -> None:
    """Kinds in their fixed order; within one by the first place in A, what only B has last."""
    rows = make_ledger(collate_samples("vostochny-en", "vostochny-hi-1"))
    kinds = ["name", "organisation", "place", "number", "date"]
    keys = [(kinds.index(row.kind), not row.a, (row.a or row.b)[0].claim) for row in rows]
    assert keys == sorted(keys)


def test_leaves_boilerplate_out() -> None:
    """Who is named only in a line that is no part of the story is not listed."""
    plain = put_side_by_side("Minister Sanjeev Malhotra spoke.", "Nothing happened.")
    side = replace(plain.a, claims=tuple(replace(c, role="boilerplate") for c in plain.a.claims))
    assert not make_ledger(replace(plain, a=side))


def test_is_part_of_the_report() -> None:
    """The JSON of a collation has the ledger's rows as plain data."""
    collation = collate_samples("vostochny-en", "vostochny-hi-1")
    described = describe_collation(collation, "x")["ledger"]
    rows = make_ledger(collation)
    assert [(row["label"], row["relation"]) for row in described] == [
        (row.label, row.relation) for row in rows
    ]
    assert described[0].keys() >= {"kind", "label", "relation", "a", "b"}
    assert described[0]["a"][0].keys() == {"claim", "start", "end", "text"}
