"""From pairs of articles to stories: who tells one event, and which of them are one text.

Copies and near copies are one text; texts that are well connected are one story
(`lib.corpus.linkage`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from lib.corpus.linkage import cluster, order
from lib.model import Article

Text = tuple[Article, ...]  # copies of one text, the earliest first


class Pair(Protocol):
    """What a scan found of two articles, by id: `lib.corpus.scan.ScannedPair` and the like."""

    @property
    def a(self) -> str: ...
    @property
    def b(self) -> str: ...
    @property
    def relation(self) -> str: ...
    @property
    def overlap(self) -> float: ...
    @property
    def disagreements(self) -> int: ...
    @property
    def updates(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Square:
    """Two texts of a story by their places, row ≤ column, and the comparison that stands for them.

    Where a text has copies, that is the one with most conflicts, then updates. row == column: two
    copies. disagreements: conflicts and updates together.
    """

    row: int
    column: int
    a: Article
    b: Article
    overlap: float
    disagreements: int
    updates: int = 0

    @property
    def conflicts(self) -> int:
        """The disagreements that no later moment explains."""
        return self.disagreements - self.updates


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell one event. texts: the earliest first, undated ones last.

    center: the place of the text that overlaps most with the others. squares: by row and column.
    """

    texts: tuple[Text, ...]
    center: int
    squares: tuple[Square, ...]

    @property
    def id(self) -> str:
        """The id of its central article; `find_story` finds it by any other as well."""
        return self.texts[self.center][0].id

    @property
    def title(self) -> str:
        """A headline of the central text, an id where it has none."""
        return next((a.title for a in self.texts[self.center] if a.title), self.id)

    @property
    def articles(self) -> tuple[Article, ...]:
        """All of them, text by text."""
        return tuple(article for text in self.texts for article in text)

    @property
    def outlets(self) -> frozenset[str]:
        """The sources that are named."""
        return frozenset(article.source for article in self.articles if article.source)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of publication, None where none is known."""
        known = [article.published for article in self.articles if article.published]
        return (min(known), max(known)) if known else None

    @property
    def disagreements(self) -> int:
        """Those of all squares."""
        return sum(square.disagreements for square in self.squares)

    @property
    def updates(self) -> int:
        """How many of them are updates."""
        return sum(square.updates for square in self.squares)

    @property
    def conflicts(self) -> int:
        """How many of them are conflicts."""
        return self.disagreements - self.updates


def find_stories(articles: Mapping[str, Article], pairs: Iterable[Pair]) -> tuple[Story, ...]:
    """The stories of at least two articles, the latest first; the same in whatever order.

    articles: by id; pairs with others are left out.
    """
    known = [pair for pair in pairs if pair.a in articles and pair.b in articles]
    known.sort(key=lambda pair: (min(pair.a, pair.b), max(pair.a, pair.b)))
    texts = _fold_copies(articles, known)
    place = {article.id: at for at, text in enumerate(texts) for article in text}
    edges: dict[tuple[int, int], float] = {}
    for pair in known:
        between = order(place[pair.a], place[pair.b])
        if between[0] != between[1]:
            edges[between] = max(edges.get(between, 0.0), pair.overlap)
    groups = cluster(len(texts), edges)
    members = {at: number for number, group in enumerate(groups) for at in group}
    inside = defaultdict[int, list[Pair]](list)
    for pair in known:
        if members[place[pair.a]] == members[place[pair.b]]:
            inside[members[place[pair.a]]].append(pair)
    stories = [
        _make_story([texts[at] for at in group], inside[number], articles)
        for number, group in enumerate(groups)
        if sum(len(texts[at]) for at in group) > 1
    ]
    return tuple(sorted(stories, key=_sort_latest_first))


def find_story(stories: Iterable[Story], id: str) -> Story | None:
    """The story with this article, so that its address holds while the story grows."""
    return next((s for s in stories if any(a.id == id for a in s.articles)), None)


def lay_out(stories: Sequence[Story], pairs: Iterable[Pair]) -> Story:
    """All stories as if they were one, for a map: their texts in a row, and every known pair."""
    articles = {article.id: article for story in stories for article in story.articles}
    inside = [pair for pair in pairs if pair.a in articles and pair.b in articles]
    texts = [text for story in stories for text in story.texts]
    return Story(tuple(texts), 0, _find_squares(texts, inside, articles))


def choose_central(story: Story, most: int) -> tuple[Text, ...]:
    """At most so many texts of a story, those that share most with the others, in its order."""
    near = _sum_overlaps(story.squares, len(story.texts))
    chosen = sorted(range(len(near)), key=lambda at: (-near[at], at))[:most]
    return tuple(story.texts[at] for at in sorted(chosen))


def _fold_copies(articles: Mapping[str, Article], pairs: Iterable[Pair]) -> list[Text]:
    """The articles, copies together: a copy of a copy is one, however much was cut at each step."""
    root = {id: id for id in articles}

    def find(id: str) -> str:
        while root[id] != id:
            root[id] = id = root[root[id]]
        return id

    for pair in pairs:
        if pair.relation == "copy":
            one, other = sorted((find(pair.a), find(pair.b)))
            root[other] = one
    texts = defaultdict[str, list[Article]](list)
    for article in articles.values():
        texts[find(article.id)].append(article)
    return sorted((_sort(text) for text in texts.values()), key=lambda text: text[0].id)


def _make_story(
    texts: Iterable[Text], pairs: Sequence[Pair], articles: Mapping[str, Article]
) -> Story:
    row = sorted(texts, key=lambda text: _tell_age(text[0]))
    squares = _find_squares(row, pairs, articles)
    near = _sum_overlaps(squares, len(row))
    return Story(tuple(row), near.index(max(near)), squares)


def _sum_overlaps(squares: Iterable[Square], count: int) -> list[float]:
    """For each text how far it overlaps with all others together."""
    near = [0.0] * count
    for square in squares:
        if square.row != square.column:
            near[square.row] += square.overlap
            near[square.column] += square.overlap
    return near


def _find_squares(
    texts: Sequence[Text], pairs: Iterable[Pair], articles: Mapping[str, Article]
) -> tuple[Square, ...]:
    place = {article.id: at for at, text in enumerate(texts) for article in text}
    best: dict[tuple[int, int], Square] = {}
    for pair in sorted(pairs, key=lambda pair: (pair.a, pair.b)):
        ends = sorted((pair.a, pair.b), key=lambda id: (place[id], _tell_age(articles[id])))
        a, b = (articles[id] for id in ends)
        counts = pair.disagreements, pair.updates
        square = Square(place[a.id], place[b.id], a, b, pair.overlap, *counts)
        best[square.row, square.column] = max(
            square, best.get((square.row, square.column), square), key=_tell_weight
        )
    return tuple(best[at] for at in sorted(best))


def _tell_weight(square: Square) -> tuple[int, int, float]:
    return square.conflicts, square.updates, square.overlap


def _sort(articles: Iterable[Article]) -> Text:
    return tuple(sorted(articles, key=_tell_age))


def _tell_age(article: Article) -> tuple[date, str, str]:
    """The order of `lib.consensus`, so that a text's number is that of its column there."""
    return article.published or date.max, article.source, article.id


def _sort_latest_first(story: Story) -> tuple[bool, int, str]:
    days = story.days
    return days is None, -days[1].toordinal() if days else 0, story.id
