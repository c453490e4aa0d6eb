"""The whole journey for two articles: claims → mentions → links → findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeVar

import regex

from lib.claims.split import claims_from_sentences, split_claims
from lib.disagree.find import find_findings, find_within
from lib.disagree.judge.background import keep_background
from lib.disagree.judge.clashes import Judged, judge_clashes, link_clashes
from lib.disagree.judge.event import trust_event, weigh_event
from lib.disagree.judge.weigh import Judges, load_judges
from lib.errors import EmptyText, TooLong, UnknownScript
from lib.language.text import detect_language, sanitise
from lib.links.assign import LINK, PART, align, list_parts
from lib.links.explain import explain_link
from lib.links.score import Comparison, compare_sides
from lib.links.tolls import link_tolls
from lib.mentions.datelines import find_day
from lib.mentions.find import find_mentions
from lib.model import (
    Article,
    Claim,
    Collation,
    Disagreement,
    Event,
    Findings,
    Link,
    Side,
    Unresolved,
    Variant,
)
from lib.settings import MAX_CLAIMS, MAX_CLAIMS_WITHIN, MAX_PAIRS, MAX_TEXT_CHARS

_Finding = TypeVar("_Finding", Disagreement, Variant, Unresolved)
_SIDES = 32  # articles of which is remembered where they disagree with themselves (chosen)


def collate(a: Article, b: Article, semantics: bool = False) -> Collation:
    """Compare two articles. Raises EmptyText, UnknownScript or TooLong.

    semantics: let the sentence encoder take part in the linking, where it is installed.
    """
    return collate_sides(read_article(a, "Article A"), read_article(b, "Article B"), semantics)


def read_article(article: Article, called: str = "The article") -> Side:
    """Split an article into claims with their mentions; `called` names it in errors.

    Where no day was given, the article's is that of its dateline.

    NUL and lone surrogates, which no text needs, become U+FFFD one for one, so that places hold.
    """
    check_text(article.text, called)
    article = replace(article, text=sanitise(article.text))
    return _make_side(article, split_claims(article.text), called)


def read_claims(article: Article, sentences: Sequence[str], called: str = "The article") -> Side:
    """Take an article that comes already split; every sentence keeps its index as claim number."""
    check_text(" ".join(sentences), called)
    claims = claims_from_sentences([sanitise(sentence) for sentence in sentences])
    return _make_side(replace(article, text=sanitise(article.text)), claims, called)


def read_as_claim(article: Article, called: str = "The article") -> Side:
    """Take a whole text as one claim; figures alone will do ("2,013")."""
    if not regex.search(r"\p{Nd}", article.text):
        check_text(article.text, called)
    article = replace(article, text=sanitise(article.text))
    return _make_side(article, claims_from_sentences([article.text]), called)


def check_text(text: str, called: str) -> None:
    """Raise where a text cannot be compared: blank, in no known script, or too long."""
    if not text.strip():
        raise EmptyText(called)
    if len(text) > MAX_TEXT_CHARS:
        raise TooLong(called, f"{len(text):,} characters", f"{MAX_TEXT_CHARS:,}")
    if detect_language(text) is None:
        raise UnknownScript(called)


def _make_side(article: Article, claims: tuple[Claim, ...], called: str) -> Side:
    if len(claims) > MAX_CLAIMS:
        raise TooLong(called, f"{len(claims):,} claims", f"{MAX_CLAIMS:,}")
    return _date_side(article, claims) or Side(
        article, claims, find_mentions(claims, article.published)
    )


def _date_side(
    article: Article, claims: tuple[Claim, ...], near: date | None = None
) -> Side | None:
    """An article without a day with that of its dateline; None where it has one, or tells none."""
    if article.published is not None or len(claims) < 2:
        return None  # a day that stands alone is a value to compare
    day = find_day(claims, near)
    if day is None:
        return None
    return Side(replace(article, published=day), claims, find_mentions(claims, day), True)


def _lend_year(side: Side, other: Side) -> Side:
    """The side with the day of its dateline, where the other's day tells of which year it is."""
    near = other.article.published
    return (near and _date_side(side.article, side.claims, near)) or side


def collate_sides(a: Side, b: Side, semantics: bool = False) -> Collation:
    """Link the claims of two prepared articles and compare what is linked. Raises TooLong."""
    return _conclude(link_sides(a, b, semantics))


@dataclass(frozen=True, slots=True)
class Linked:
    """Two articles measured against each other, their links, and the clashes that were judged.

    event: whether they tell one event, where that can be said.
    """

    comparison: Comparison
    links: tuple[Link, ...]
    judged: tuple[Judged, ...] | None = None
    event: Event | None = None

    @property
    def same(self) -> tuple[Link, ...]:
        """The links between claims that tell the same."""
        return tuple(link for link in self.links if link.relation == "same")

    def find_findings(self) -> Findings:
        """Find what the linked claims disagree on, and what is but another spelling."""
        return find_findings(self.comparison, self.links, self.judged)


def link_sides(a: Side, b: Side, semantics: bool = False, judges: Judges | None = None) -> Linked:
    """Compare the claims of two prepared articles and pair those that tell the same.

    The one way from sides to links: a scan takes it as well. A dateline without its year has it
    from the other article's day. judges: others than the fitted ones, for measuring.
    Raises TooLong.
    """
    if len(a.claims) * len(b.claims) > MAX_PAIRS:
        size = f"{len(a.claims):,} × {len(b.claims):,} claims"
        raise TooLong("This pair of articles", size, f"{MAX_PAIRS:,} pairs of claims")
    a, b = _lend_year(a, b), _lend_year(b, a)
    judges = judges or load_judges()
    comparison = compare_sides(a, b, semantics)
    links = link_tolls(comparison, align(comparison.scores))
    event = weigh_event(comparison, links, judges.event)
    if event is not None and event.are_two:
        return Linked(comparison, keep_background(comparison, links), (), event)
    judged = judge_clashes(comparison, links, judges.clash, event)
    # Two events of one topic have much in common and seldom a statement.
    is_one = trust_event(event)
    same = tuple(link for link in links if link.score * is_one >= LINK)
    parts = list_parts(comparison.shares, same)
    linked = link_clashes((*same, *parts), judged, comparison.shares)
    return Linked(comparison, linked, judged, event)


def collate_as_claims(a: Side, b: Side) -> Collation:
    """Link the only claim of each side, whatever their score."""
    comparison = compare_sides(a, b)
    return _conclude(Linked(comparison, (Link((0,), (0,), float(comparison.scores[0, 0])),)))


@lru_cache(maxsize=_SIDES)
def _compare_with_itself(side: Side) -> tuple[Disagreement, ...]:
    if len(side.claims) > MAX_CLAIMS_WITHIN:
        return ()
    return find_within(compare_sides(side, side))


def _keep_told(linked: Linked) -> tuple[tuple[Link, ...], Findings]:
    """Leave out unlikely parts in common of which nothing is told; the findings' links follow.

    The background that articles on two events share is all that they have in common: it stays.
    """
    links, findings, shares = linked.links, linked.find_findings(), linked.comparison.shares
    if linked.event is not None and linked.event.are_two:
        return links, findings
    told = {found.link for found in findings.disagreements}
    kept = [
        n
        for n, link in enumerate(links)
        if link.relation == "same" or n in told or shares[link.a[0], link.b[0]] >= PART
    ]
    place = {n: at for at, n in enumerate(kept)}

    def move(found: Sequence[_Finding]) -> tuple[_Finding, ...]:
        return tuple(replace(f, link=None if f.link is None else place[f.link]) for f in found)

    return tuple(links[n] for n in kept), Findings(
        move(findings.disagreements), move(findings.variants), move(findings.unresolved)
    )


def _conclude(linked: Linked) -> Collation:
    comparison = linked.comparison
    links, findings = _keep_told(linked)
    a, b = comparison.a, comparison.b
    linked_a = {n for link in links for n in link.a}
    linked_b = {n for link in links for n in link.b}
    return Collation(
        a=a,
        b=b,
        links=links,
        findings=findings,
        within_a=_compare_with_itself(a),
        within_b=_compare_with_itself(b),
        only_a=tuple(c.n for c in a.claims if c.n not in linked_a and c.role != "boilerplate"),
        only_b=tuple(c.n for c in b.claims if c.n not in linked_b and c.role != "boilerplate"),
        scores=tuple(tuple(row) for row in comparison.scores.tolist()),
        is_semantic=comparison.is_semantic,
        evidence=tuple(explain_link(comparison, link) for link in links),
        event=linked.event,
    )
