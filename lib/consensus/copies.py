"""Which articles are one text, and which copies say something else after all."""

from __future__ import annotations

from collections.abc import Sequence

from lib.consensus.story import Collate
from lib.consensus.witnesses import find_families, order_articles
from lib.errors import MilaanError
from lib.model import Article, Collation

Group = list[Article]


def fold_copies(articles: Sequence[Article], collate: Collate) -> list[Group]:
    """Articles grouped so that copies and near copies are together; each group is one witness.

    A copy of a copy is one as well. Copies that contradict each other are put apart.
    """
    ordered = order_articles(articles)
    groups: dict[int, Group] = {}
    for article, family in zip(ordered, find_families(ordered), strict=True):
        groups.setdefault(family, []).append(article)
    return separate_altered([*groups.values()], collate)


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
        found = collate(one, other)
    except MilaanError:
        return True  # what cannot be compared is told by find_consensus
    return not (found.findings.disagreements or _gives_other_figures(found))


def _gives_other_figures(found: Collation) -> bool:
    """Each text has a figure that the other has not: more was changed than what was cut off."""
    values_a, values_b = (
        {m.value for claim in side.mentions for m in claim if m.kind == "number"}
        for side in (found.a, found.b)
    )
    return bool(values_a - values_b) and bool(values_b - values_a)
