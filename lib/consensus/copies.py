"""Which articles are one text, and which copies say something else after all."""

from __future__ import annotations

from collections.abc import Sequence

from lib.consensus.story import Collate
from lib.consensus.witnesses import order_articles
from lib.errors import MilaanError
from lib.ingest.copies import NEAR_COPY, make_shingles, overlap
from lib.model import Article

Group = list[Article]


def fold_copies(articles: Sequence[Article], collate: Collate) -> list[Group]:
    """Articles grouped so that copies and near copies are together; each group is one witness.

    A copy of a copy is one as well. Copies that contradict each other are put apart.
    """
    words = {id(article): make_shingles(article.text) for article in articles}
    groups: list[Group] = []
    for article in order_articles(articles):
        alike = [
            group
            for group in groups
            if any(overlap(words[id(article)], words[id(o)]) >= NEAR_COPY for o in group)
        ]
        groups = [group for group in groups if group not in alike]
        groups.append([each for group in alike for each in group] + [article])
    return separate_altered(groups, collate)


def separate_altered(groups: Sequence[Sequence[Article]], collate: Collate) -> list[Group]:
    """The same groups, but a copy that disagrees with the earliest is a witness of its own.

    Whoever takes over a text and changes the toll says something else; copies of that copy stay
    with it. Each copy that is not word for word the same costs a comparison.
    """
    return [part for group in groups for part in _separate(order_articles(group), collate)]


def _separate(group: Sequence[Article], collate: Collate) -> list[Group]:
    parts: list[Group] = []
    for article in group:
        part = next((part for part in parts if _agree(part[0], article, collate)), None)
        if part is None:
            parts.append([article])
        else:
            part.append(article)
    return parts


def _agree(one: Article, other: Article, collate: Collate) -> bool:
    if one.text == other.text:
        return True
    try:
        return not collate(one, other).findings.disagreements
    except MilaanError:
        return True  # what cannot be compared is told by find_consensus
