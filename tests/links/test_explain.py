"""Why two claims were paired."""

from __future__ import annotations

from itertools import pairwise

import pytest

from lib.collation.collate import collate, collate_as_claims, read_as_claim
from lib.links.explain import MOST, tell_link
from lib.model import Article, Collation, Evidence
from lib.reports.data import describe_collation
from lib.store.samples import load_samples

PAIRS = [
    ("vostochny-en", "vostochny-hi-1"),
    ("vostochny-hi-1", "vostochny-hi-2"),
    ("neelamgarh-en-1", "neelamgarh-hi"),
]


@pytest.fixture(params=PAIRS, ids=lambda pair: pair[0])
def collation(request: pytest.FixtureRequest) -> Collation:
    """Samples that tell one story."""
    samples = load_samples()
    a, b = request.param
    return collate(samples[a], samples[b])


def explain(a: str, b: str) -> tuple[Evidence, ...]:
    """What speaks for pairing two sentences."""
    return pair(a, b).evidence[0]


def pair(a: str, b: str) -> Collation:
    """Two sentences linked whatever their score."""
    return collate_as_claims(read_as_claim(Article("a", a)), read_as_claim(Article("b", b)))


@pytest.mark.parametrize(
    ("a", "b", "kind", "readings"),
    [
        ("The old bridge fell.", "A bridge was rebuilt.", "same", ("bridge", "bridge")),
        ("Satellites fell.", "A satellite rose.", "spelling", ("Satellites", "satellite")),
        ("Russia promised satellites.", "रूस ने उपग्रह दिए।", "translation", ("satellites", "उपग्रह")),
        ("Russia promised satellites.", "रूस ने उपग्रह दिए।", "value", ("Russia", "रूस")),
        ("नेताओं की बैठक चली।", "नेताओं की मुलाकात चली।", "synonym", ("बैठक", "मुलाकात")),
        ("Minister Tomar left.", "मंत्री तोमर गए।", "sound", ("Tomar", "तोमर")),
        ("In all 112 were hurt.", "कुल 112 घायल हुए।", "same", ("112", "112")),
        ("It took four hours.", "इसमें चार घंटे लगे।", "value", ("four hours", "चार घंटे")),
    ],
)  # fmt: skip
def test_tells_how_two_readings_meet(a: str, b: str, kind: str, readings: tuple[str, str]) -> None:
    """By the same word, another form, a synonym, a translation, the sound of a name, a value."""
    assert (kind, *readings) in [(e.kind, e.a.text, e.b.text) for e in explain(a, b)]


def test_leaves_out_what_disagrees() -> None:
    """A surname that the other claim has not is no reason to pair the two."""
    found = explain("Spokesman Matthew Miller spoke.", "प्रवक्ता मैथ्यू मिलन बोले।")
    assert ("Matthew", "मैथ्यू") in [(e.a.text, e.b.text) for e in found]
    assert not any("Miller" in e.a.text for e in found)


def test_gives_every_link_its_evidence(collation: Collation) -> None:
    """At most MOST pieces a link, the weightiest first, shares of no more than the whole."""
    assert len(collation.evidence) == len(collation.links)
    for evidence in collation.evidence:
        weights = [piece.weight for piece in evidence]
        assert len(weights) <= MOST
        assert weights == sorted(weights, reverse=True)
        assert all(weight > 0 for weight in weights)
        assert sum(weights) <= 1 + 1e-9


def test_reads_from_the_linked_claims(collation: Collation) -> None:
    """Every reading is what the article has at that place, inside a claim of the link."""
    for link, evidence in zip(collation.links, collation.evidence, strict=True):
        for piece in evidence:
            for side, reading, claims in (
                (collation.a, piece.a, link.a),
                (collation.b, piece.b, link.b),
            ):
                assert reading.claim in claims
                assert side.article.text[reading.start : reading.end] == reading.text


def test_counts_each_place_once(collation: Collation) -> None:
    """No word speaks for a link twice."""
    for evidence in collation.evidence:
        for places in (
            [(e.a.start, e.a.end) for e in evidence],
            [(e.b.start, e.b.end) for e in evidence],
        ):
            ordered = sorted(places)
            assert all(end <= start for (_, end), (start, _) in pairwise(ordered))


def test_mirrors() -> None:
    """B with A meets by the same readings."""
    a, b = "Russia promised 112 satellites.", "रूस ने 112 उपग्रह दिए।"
    there = {(e.kind, e.a.text, e.b.text) for e in explain(a, b)}
    assert there == {(e.kind, e.b.text, e.a.text) for e in explain(b, a)}


def test_tells_a_link_in_one_sentence() -> None:
    """An English word for each piece, with both readings where they differ or are Hindi."""
    found = explain("Russia promised 112 satellites.", "रूस ने 112 उपग्रह दिए।")
    told = tell_link(found)
    assert told.startswith("Paired because both have ")
    assert "satellites (satellites / उपग्रह)" in told
    assert "Russia (Russia / रूस)" in told
    assert ", 112" in told or "have 112" in told


def test_tells_hindi_in_english_letters() -> None:
    """Two Hindi readings get a gloss, or their sound where none is listed, as with names."""
    told = tell_link(explain("अरविंद तोमर को उपग्रह मिला।", "अरविंद तोमर को उपग्रह मिला।"))
    assert "satellite (उपग्रह)" in told
    assert "Arvind Tomar (अरविंद तोमर)" in told


def test_says_so_where_nothing_meets() -> None:
    """Without the encoder nothing can be named; with it the meaning of the whole can."""
    assert explain("Ships sailed.", "बारिश हुई।") == ()
    assert tell_link(()) == "No word, name or value of one claim meets one of the other."
    assert tell_link((), is_semantic=True).startswith("Paired by the meaning of the whole")


def test_is_part_of_the_report() -> None:
    """The JSON of a link has the sentence and the pieces."""
    (link,) = describe_collation(pair("It took four hours.", "इसमें चार घंटे लगे।"), "x")["links"]
    assert link["why"].startswith("Paired because both have four hours")
    piece = link["evidence"][0]
    assert (piece["kind"], piece["a"]["text"], piece["b"]["text"]) == (
        "value",
        "four hours",
        "चार घंटे",
    )
