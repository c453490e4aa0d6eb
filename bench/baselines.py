"""What the engine is measured against: plain string scores, tf-idf, the encoder alone.

A scorer takes two lists of texts and gives a matrix, texts A × texts B; higher is more alike.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher

import numpy as np
import regex
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from lib.language.text import fold
from lib.links.encoder import encode

Matrix = NDArray[np.float64]
Scorer = Callable[[Sequence[str], Sequence[str]], Matrix]

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_NEGATION = regex.compile(r"\b(?:no|not|never|none|nothing|without|\w+n[’']t)\b", regex.IGNORECASE)


def _make_fuzzy(score: Callable[..., float]) -> Scorer:
    return lambda a, b: np.asarray(process.cdist(a, b, scorer=score), dtype=np.float64)


def match_with_difflib(a: Sequence[str], b: Sequence[str]) -> Matrix:
    """difflib's ratio for every pair of texts."""
    return np.array([[SequenceMatcher(None, x, y).ratio() for y in b] for x in a])


def weigh_by_rarity(a: Sequence[str], b: Sequence[str]) -> Matrix:
    """Cosine of word tf-idf vectors, with the rarity counted over both lists together."""
    bags = [Counter(fold(word) for word in _WORD.findall(text)) for text in (*a, *b)]
    held = Counter(word for bag in bags for word in bag)
    places = {word: at for at, word in enumerate(held)}
    vectors = np.zeros((len(bags), len(places)))
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            vectors[row, places[word]] = count * math.log((1 + len(bags)) / (1 + held[word])) + 1e-9
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    product: Matrix = vectors[: len(a)] @ vectors[len(a) :].T
    return product


def compare_vectors(a: Sequence[str], b: Sequence[str]) -> Matrix:
    """Cosine of the sentence encoder's vectors. Raises RuntimeError where there is no encoder."""
    vectors = encode([*a, *b])
    if vectors is None:
        raise RuntimeError("the sentence encoder is not installed")
    cosine: Matrix = vectors[: len(a)].astype(np.float64) @ vectors[len(a) :].T
    return cosine


FUZZY: Mapping[str, Scorer] = {
    "WRatio": _make_fuzzy(fuzz.WRatio),
    "token_set_ratio": _make_fuzzy(fuzz.token_set_ratio),
    "ratio": _make_fuzzy(fuzz.ratio),
    "partial_ratio": _make_fuzzy(fuzz.partial_ratio),
    "difflib ratio": match_with_difflib,
}
LEVENSHTEIN: Mapping[str, Scorer] = {"Levenshtein": _make_fuzzy(Levenshtein.normalized_similarity)}
WORDS: Mapping[str, Scorer] = {"tf-idf": weigh_by_rarity}
ENCODER: Mapping[str, Scorer] = {"encoder alone": compare_vectors}


def list_scorers(semantics: bool) -> dict[str, Scorer]:
    """Every scorer of whole claims; the encoder only where it may take part."""
    return {**FUZZY, **WORDS, **(ENCODER if semantics else {})}


def pair_mutual_best(scores: Matrix) -> list[tuple[int, int]]:
    """The pairs in which each is the other's best."""
    if not scores.size:
        return []
    best_a, best_b = scores.argmax(axis=1), scores.argmax(axis=0)
    return [(i, int(j)) for i, j in enumerate(best_a) if best_b[j] == i]


def digits_differ(a: str, b: str) -> bool:
    """The two texts hold different digits."""
    return Counter(regex.findall(r"\d+", a)) != Counter(regex.findall(r"\d+", b))


def facts_differ(a: str, b: str) -> bool:
    """The naive rule: other digits, other words with a capital, or another count of negations."""
    capitals = [set(regex.findall(r"\b\p{Lu}[\p{L}]*", text)) for text in (a, b)]
    negations = [len(_NEGATION.findall(text)) for text in (a, b)]
    return digits_differ(a, b) or capitals[0] != capitals[1] or negations[0] != negations[1]
