"""Disagreements that nobody has judged, among the pairs that somebody has looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lib.errors import MilaanError
from lib.model import Article, Collation
from lib.store.keys import describe_finding
from lib.store.library import Store
from lib.store.records import Finding, JudgementFilter, Standing
from lib.wording.summary import count
from pages.parts import cached

MOST_PAIRS = 40  # compared for one list (chosen: some ten seconds if none of them is known)
_JUDGED = 500  # judged findings whose pairs are looked at


@dataclass(frozen=True, slots=True)
class Open:
    """What is open, and over how many pairs; left_out: further pairs that were not looked at."""

    standings: tuple[Standing, ...]
    pairs: int
    left_out: int


def find_open(store: Store, articles: Mapping[str, Article], wanted: JudgementFilter) -> Open:
    """Every wanted disagreement without a verdict. Raises LibraryUnavailable."""
    pairs = [pair for pair in _list_pairs(store) if {*pair} <= articles.keys()]
    findings: dict[str, Finding] = {}
    for a, b in pairs[:MOST_PAIRS]:
        if not wanted.article_id or wanted.article_id in (a, b):
            findings |= {found.key: found for found in _find_all(articles[a], articles[b])}
    judged = store.judgements_for(findings.values())
    standings = tuple(
        Standing(found, ())
        for key, found in findings.items()
        if key not in judged
        and (not wanted.kinds or found.kind in wanted.kinds)
        and (not wanted.sorts or found.sort in wanted.sorts)
    )
    return Open(standings, min(len(pairs), MOST_PAIRS), max(len(pairs) - MOST_PAIRS, 0))


def tell_open(found: Open) -> str:
    """How many, and out of what: no list says more than was looked at."""
    told = (
        f"{count(len(found.standings), 'open disagreement')} in {count(found.pairs, 'pair')} of "
        "articles: those compared since this server was started, and those with a verdict. "
        "What nobody has compared is not counted."
    )
    left_out = f" {count(found.left_out, 'further pair')} of these were not looked at."
    return told + (left_out if found.left_out else "")


def _list_pairs(store: Store) -> list[tuple[str, str]]:
    """Pairs of ids, the latest compared first, then the latest judged; none twice."""
    compared = cached.load_compared().copy()
    judged = store.all_judgements(size=_JUDGED).items
    both = [
        *reversed(compared),
        *((s.finding.a.article_id, s.finding.b.article_id) for s in judged),
    ]
    unique = {frozenset(pair): pair for pair in reversed(both)}
    return [pair for pair in reversed(unique.values()) if pair[0] != pair[1]]


def _find_all(a: Article, b: Article) -> Iterator[Finding]:
    try:
        collation: Collation = cached.find_best(a, b)
    except MilaanError:
        return  # the page Compare says why
    found = collation.findings.disagreements
    for each in (*found, *collation.within_a, *collation.within_b):
        yield describe_finding(collation, each)
