"""A finding's key is made of content: it holds while texts and readings hold, and only then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.collation.collate import collate
from lib.model import Article, Collation, Disagreement
from lib.store.keys import (
    clean,
    describe_finding,
    digest_text,
    fold_reading,
    is_recut,
    judgement_key,
    make_finding,
    name_pair,
    name_text,
)
from lib.store.records import Place
from lib.store.samples import load_samples

A = Place("a", "1" * 64, "The fire killed 45 people, police said.", "45")
B = Place("b", "2" * 64, "The blaze killed 54.", "54")


@pytest.fixture(scope="module")
def articles() -> tuple[Article, Article]:
    samples = load_samples()
    return samples["vostochny-hi-1"], samples["vostochny-hi-2"]


@pytest.fixture(scope="module")
def collation(articles: tuple[Article, Article]) -> Collation:
    return collate(*articles)


def list_all(collation: Collation) -> tuple[Disagreement, ...]:
    return collation.findings.disagreements + collation.within_a + collation.within_b


def test_each_finding_of_a_comparison_has_a_key_of_its_own(collation: Collation) -> None:
    found = list_all(collation)
    keys = {judgement_key(collation, one) for one in found}
    assert found
    assert len(keys) == len(found)
    assert {len(key) for key in keys} == {24}


def test_keys_are_the_same_when_the_articles_change_places(
    articles: tuple[Article, Article], collation: Collation
) -> None:
    other = collate(articles[1], articles[0])
    assert {judgement_key(collation, d) for d in list_all(collation)} == {
        judgement_key(other, d) for d in list_all(other)
    }


def test_keys_hold_when_claims_are_counted_anew(collation: Collation) -> None:
    """Another link, severity, confidence or reason, and another number for the same claim."""
    found = collation.findings.disagreements[0]
    side = replace(collation.a, claims=(collation.a.claims[0], *collation.a.claims))
    a = replace(found.a, claim=found.a.claim + 1, start=found.a.start + 9, end=found.a.end + 9)
    moved = replace(found, a=a, link=99, severity="low", confidence=0.1, why="x")
    again = replace(collation, a=side)
    assert judgement_key(again, moved) == judgement_key(collation, found)


def test_keys_hold_when_only_what_is_known_of_an_article_changes(
    articles: tuple[Article, Article], collation: Collation
) -> None:
    """Another id, title or source: the text is what was judged."""
    a, b = articles
    renamed = collate(replace(a, id="other", title="x", source="y"), b)
    for one, other in zip(list_all(collation), list_all(renamed), strict=True):
        assert judgement_key(collation, one) == judgement_key(renamed, other)


def test_a_finding_within_one_article_is_found_beside_any_other(
    articles: tuple[Article, Article], collation: Collation
) -> None:
    """It speaks of one text alone."""
    a, _ = articles
    found = Disagreement(
        "name", collation.findings.disagreements[0].a, collation.findings.disagreements[0].a,
        "high", 0.9, "x",
    )  # fmt: skip
    here = replace(collation, within_a=(found,))
    beside = replace(collation, a=collation.b, b=collation.a, within_b=(found,))
    assert judgement_key(here, found) == judgement_key(beside, found)
    described = describe_finding(here, found)
    assert described.a.digest == described.b.digest == digest_text(a.text)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (replace(A, reading="46"), B, "number"),
        (replace(A, claim="The fire killed 45 people in Surat, police said."), B, "number"),
        (replace(A, digest="3" * 64), B, "number"),
        (A, B, "name"),
        (replace(A, reading="54"), replace(B, reading="45"), "number"),
    ],
)
def test_another_content_has_another_key(a: Place, b: Place, kind: str) -> None:
    assert make_finding(kind, a, b).key != make_finding("number", A, B).key


def test_keys_never_change() -> None:
    """These stand in libraries and in addresses that people keep."""
    assert make_finding("number", A, B).key == "dpkrx2myh67427ibcv5ieu6l"
    assert make_finding("number", B, A).key == "dpkrx2myh67427ibcv5ieu6l"
    assert make_finding("number", A, B).near_key == "ljeyxhngpii7ei35rcuov7xe"
    assert name_text(digest_text("पुल")) == "hosjxjqsiddnszai"
    assert name_pair("NSA", "एनएसए") == "aahzl72cxsj35jtubaj7hsw4"
    assert name_pair("एनएसए", "nsa.") == name_pair("NSA", "एनएसए")


def test_white_space_and_marks_at_the_edges_of_a_claim_do_not_count() -> None:
    claim = "\u201c The  fire killed 45 people,\npolice said \u201d"
    assert (
        make_finding("number", replace(A, claim=claim), B).key == make_finding("number", A, B).key
    )


def test_a_claim_that_was_cut_elsewhere_is_recognised() -> None:
    """The readings are the same and one claim holds the other, whichever side comes first."""
    whole = make_finding("number", A, B)
    part = make_finding("number", B, replace(A, claim="The fire killed 45 people"))
    assert part.key != whole.key
    assert is_recut(whole, part)
    assert is_recut(part, whole)


def test_the_same_readings_in_another_claim_are_another_finding() -> None:
    other = make_finding("number", replace(A, claim="He is 45 years old."), B)
    assert not is_recut(other, make_finding("number", A, B))


@pytest.mark.parametrize(
    ("given", "folded"),
    [
        (" “45” ", "45"),
        ("45%", "45"),
        ("…", "…"),
        ("", ""),
        ("Miller\n Jr.", "miller jr"),
        ("की", "की"),
    ],
)
def test_readings_are_folded_at_their_edges(given: str, folded: str) -> None:
    assert fold_reading(given) == folded


def test_what_no_database_takes_is_replaced() -> None:
    assert clean("a\0b\ud800\udc00c") == "ab\ufffd\ufffdc"
