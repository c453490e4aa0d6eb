"""Links of claims that have only a part in common, beside those that tell the same."""

from __future__ import annotations

from dataclasses import replace

from lib.collation.collate import collate, link_sides, read_article
from lib.disagree.judge.weigh import Judge, Judges, load_judges
from lib.links.assign import MOST, PART
from lib.model import Article, Collation, Side
from lib.wording.summary import tell_found

TOLD = "The old bridge over the Kesra fell in the night."
AGAIN = [f"{TOLD[:-1]}, the paper says {n} times." for n in ("two", "three", "four", "five", "six")]
# Articles of fewer than four claims are never doubted.
STORY = [
    "The ferry Lindholm sank off Port Kesra on Monday.",
    "Captain Arne Solberg was arrested by harbour police.",
    "Divers searched the hull until nightfall.",
    "The owner had skipped an inspection in spring.",
    "Relatives gathered in the town hall of Kesra.",
    "Parliament will debate new rules for lifeboats.",
]
OTHER = [
    "Farmers began to sow wheat in the valley.",
    "Shares of the bank rose by two per cent.",
    "The museum shows pottery from the islands.",
    "A new bus line opens next week.",
]


def read(*sentences: str) -> Side:
    return read_article(Article("a", " ".join(sentences)))


def tell_again() -> Collation:
    """One sentence against five that say it, of which a link takes four."""
    return collate(Article("a", TOLD), Article("b", " ".join(AGAIN)))


def test_what_a_link_has_no_room_for_is_told_as_a_part() -> None:
    """With the probability of a part in common, which is no less than that of the same."""
    found = tell_again()
    same, part = sorted(found.links, key=lambda link: link.relation == "part")
    assert (same.relation, part.relation) == ("same", "part")
    assert len(same.b) == MOST
    assert set(part.b) | set(same.b) == set(range(len(AGAIN)))
    assert part.score >= PART
    assert part.score >= found.scores[part.a[0]][part.b[0]]


def test_a_claim_with_a_part_in_common_is_not_lacking_in_the_other_article() -> None:
    assert tell_again().only_b == ()


def test_a_part_in_common_is_no_paired_claim() -> None:
    assert "1 paired claim" in tell_found(tell_again())


def test_parts_in_common_alone_are_nothing_to_compare() -> None:
    found = tell_again()
    alone = replace(found, links=tuple(each for each in found.links if each.relation == "part"))
    assert tell_found(alone).startswith("**No two claims tell the same thing**")


NEVER = Judges(load_judges().clash, Judge(-9.0, {}))  # tells two events of any two articles


def link(first: list[str], second: list[str]) -> set[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    """The links, where it is doubted that the articles tell one event."""
    doubted = link_sides(read(*first), read(*second), judges=NEVER)
    return {(each.relation, each.a, each.b) for each in doubted.links}


def test_articles_on_two_events_tell_nothing_the_same() -> None:
    """What their claims share is a part in common, whatever their words."""
    assert link(STORY, STORY[:3] + OTHER) == {("part", (n,), (n,)) for n in range(3)}


def test_articles_that_tell_most_claims_alike_tell_one_event() -> None:
    """Though neither has a day or a name to know it by."""
    assert link(STORY, STORY) == {("same", (n,), (n,)) for n in range(6)}


def test_of_short_articles_it_is_not_doubted_that_they_tell_one_event() -> None:
    assert link(STORY[:3], STORY[:2] + OTHER) == {("same", (n,), (n,)) for n in range(2)}
