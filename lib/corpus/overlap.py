"""How far two articles speak of the same: one measure for the picker, the map and the scan."""

from __future__ import annotations

from collections.abc import Sequence

from lib.corpus.keys import Keys, read_keys
from lib.corpus.story import compare_keys
from lib.model import Article

DIGITS = 4


def find_overlap(a: Article, b: Article) -> float:
    """The share of what both speak of, each thing weighed by its general rarity, in [0, 1].

    The Dice coefficient; 0 for an article that cannot be read.
    """
    return measure_overlap(read_keys(a), read_keys(b))


def measure_overlap(a: Keys, b: Keys) -> float:
    """The same of the keys of two articles."""
    return round(float(compare_keys(a, b)[0, 0]), DIGITS)


def rank_by_overlap(article: Article, others: Sequence[Article]) -> list[tuple[Article, float]]:
    """The other articles with their overlap in [0, 1], most first, then by id."""
    ranked = [(other, find_overlap(article, other)) for other in others]
    return sorted(ranked, key=lambda found: (-found[1], found[0].id))
