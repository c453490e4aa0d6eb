"""The columns: copies folded into one witness, and witnesses in order of publication."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from lib.claims.split import split_claims
from lib.collation.collate import check_text
from lib.consensus.model import Witness
from lib.corpus.copies import NEAR_COPY, make_shingles, overlap
from lib.errors import MilaanError
from lib.language.text import sanitise
from lib.mentions.datelines import find_day
from lib.model import Article
from lib.settings import MAX_TEXT_CHARS


def make_witnesses(groups: Sequence[Sequence[Article]]) -> tuple[list[Witness], list[str]]:
    """A witness for each group, by day of publication, and a sentence for what is left out.

    An article without a day has that of its dateline. It counts once, in the group that comes
    first; of a group, texts that cannot be read are left out.
    """
    left_out: list[str] = []
    seen: set[str] = set()
    columns = []
    dated = _date_by_text(groups)
    for group in sorted((order_articles(group) for group in dated if group), key=_order_group):
        readable = []
        for article in group:
            fault = _find_fault(article, seen)
            seen.add(article.id)
            if fault:
                left_out.append(fault)
            else:
                readable.append(article)
        if readable:
            columns.append(readable)
    columns.sort(key=lambda articles: _order(articles[0]))
    families = find_families([articles[0] for articles in columns])
    return [*map(_make_witness, columns, families)], left_out


def _date_by_text(groups: Sequence[Sequence[Article]]) -> list[list[Article]]:
    """The same groups; an article without a day has that of its own dateline, where it has one.

    A dateline without its year has it from the earliest day of the others that is near.
    """
    articles = [article for group in groups for article in group]
    undated = {a for a in articles if a.published is None and len(a.text) <= MAX_TEXT_CHARS}
    claims = {article: split_claims(sanitise(article.text)) for article in undated}
    days = {article: find_day(told) for article, told in claims.items()}
    known = sorted({day for a in articles if (day := a.published or days.get(a))})
    for article, told in claims.items():
        lent = (find_day(told, near) for near in known)
        days[article] = days[article] or next((day for day in lent if day), None)
    return [
        [replace(article, published=article.published or days.get(article)) for article in group]
        for group in groups
    ]


def name_article(article: Article) -> str:
    """What an article is called in a column's head: its source, its title, or its id."""
    return article.source.strip() or article.title.strip() or article.id


def order_articles(articles: Iterable[Article]) -> list[Article]:
    """The earliest first, those without a day last; complete, so that input order is no matter."""
    return sorted(articles, key=_order)


def find_families(articles: Sequence[Article]) -> list[int]:
    """For each article the number of the first one that it is, through others too, a copy of."""
    words = [make_shingles(article.text) for article in articles]
    pairs = combinations(range(len(articles)), 2)
    alike = [pair for pair in pairs if overlap(words[pair[0]], words[pair[1]]) >= NEAR_COPY]
    families = list(range(len(articles)))
    for a, b in alike:
        first, second = sorted((families[a], families[b]))
        families = [first if family == second else family for family in families]
    return families


def _make_witness(articles: Sequence[Article], family: int) -> Witness:
    first = articles[0]
    return Witness(tuple(articles), name_article(first), first.published, family)


def _order(article: Article) -> tuple[object, ...]:
    return article.published or date.max, article.source, article.id, article.title, article.text


def _order_group(group: Iterable[Article]) -> list[tuple[object, ...]]:
    return [_order(article) for article in group]


def _find_fault(article: Article, seen: set[str]) -> str:
    """Why an article cannot take part, as a sentence; "" where it can."""
    if article.id in seen:
        return f"“{article.id}” is given twice; it counts once."
    try:
        check_text(article.text, f"“{name_article(article)}”")
    except MilaanError as error:
        return f"Left out: {error}"
    return ""
