"""Many articles at once: which of them tell the story of a given one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lib.collate import read_article
from lib.errors import MilaanError
from lib.lexical import gloss_stems
from lib.model import Article
from lib.phonetics import skeleton
from lib.terms import Term, find_side_terms


@lru_cache(maxsize=1_000)
def find_features(article: Article) -> frozenset[str]:
    """What an article speaks of, in keys that Hindi and English share; empty if unreadable."""
    try:
        side = read_article(article)
    except MilaanError:
        return frozenset()
    return frozenset(
        key for claim in find_side_terms(side) for term in claim for key in _list_keys(term)
    )


def _list_keys(term: Term) -> Iterator[str]:
    if term.kind == "name":
        yield f"sound {skeleton(term.text)}"
    elif term.kind != "word":
        yield f"{term.kind} {term.key}"
    elif term.language == "en":
        yield term.key
    else:
        yield from sorted(gloss_stems().get(term.key, (term.key,)))


def rank_by_overlap(article: Article, others: Sequence[Article]) -> list[tuple[Article, float]]:
    """The other articles with their overlap in [0, 1], most first, then by id.

    Overlap is the Dice coefficient over what both speak of, each key weighted by its rarity among
    these articles.
    """
    features = {other.id: find_features(other) for other in (article, *others)}
    held = Counter(key for keys in features.values() for key in keys)
    weights = {key: math.log(1 + len(features) / count) for key, count in held.items()}
    mine = features[article.id]
    ranked = [(other, _overlap(mine, features[other.id], weights)) for other in others]
    return sorted(ranked, key=lambda found: (-found[1], found[0].id))


def _overlap(a: frozenset[str], b: frozenset[str], weights: dict[str, float]) -> float:
    total = sum(weights[key] for key in a) + sum(weights[key] for key in b)
    return 2 * sum(weights[key] for key in a & b) / total if total else 0.0
