"""How far apart two words sound, whatever their scripts.

Two rows of phones (lib/sounds.py) are aligned by weighted edit distance (Damerau 1964; Needleman
and Wunsch 1970). The weights are the prices of the habits in lib/habits.py: what writers mix up is
cheap, another consonant is dear, and dearer at the start of a word.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from lib.habits import BIAS, COSTS, name_change, name_loss, price
from lib.sounds import Phones, sound

__all__ = ["distance", "skeleton", "sound", "sound_matrix", "sound_similarity"]

NEAR_SKELETON = 0.7  # how alike the coarse consonants must be for words to be aligned; chosen
HOPELESS = 7.0  # an alignment that costs more is broken off: similarity under 0.02

# One letter a class of consonants that are ever taken for one another.
_COARSE = str.maketrans(
    "kgxɣčẋʠ" + "cjʃszʒǧǰżṡẍ" + "tdʈɖθṫḋ" + "pbφfvẇḅ" + "nɳmṅ" + "rɽlṛ",
    "k" * 7 + "s" * 11 + "t" * 7 + "p" * 7 + "n" * 4 + "r" * 4,
    "aAiIuUeEoOɔæ·ʰ~hyħỳạẹịọụẏə",
)


@lru_cache(maxsize=20_000)
def _price_change(x: str, y: str, position: str) -> float:
    return price(name_change(x, y, position))


@lru_cache(maxsize=100_000)
def _price_losses(phones: Phones) -> tuple[float, ...]:
    return tuple(price(name_loss(phones, place)) for place in range(len(phones)))


def distance(a: Phones, b: Phones) -> float:
    """The least cost, in logits, of turning one row of phones into the other.

    Broken off as infinite once it is sure to pass HOPELESS.
    """
    losses_a, losses_b = _price_losses(a), _price_losses(b)
    above: list[float] = []
    row = [0.0]
    for loss in losses_b:
        row.append(row[-1] + loss)
    for i, x in enumerate(a):
        two_above, above = above, row
        row = [above[0] + losses_a[i]]
        for j, y in enumerate(b):
            best = min(above[j + 1] + losses_a[i], row[j] + losses_b[j])
            if x == y:
                best = min(best, above[j])
            else:
                position = _pair_position(i, j, len(a), len(b))
                best = min(best, above[j] + _price_change(x, y, position))
                if i > 1 and j > 1 and x == b[j - 1] and y == a[i - 1]:
                    best = min(best, two_above[j - 1] + COSTS["swap"])
            row.append(best)
        if min(row) > HOPELESS and (i == len(a) - 1 or min(above) > HOPELESS):
            return math.inf
    return row[-1]


def _pair_position(i: int, j: int, length_a: int, length_b: int) -> str:
    if i == 0 and j == 0:
        return "start"
    return "end" if i == length_a - 1 and j == length_b - 1 else "inside"


def sound_similarity(a: str, b: str) -> float:
    """How alike two words of any script sound: 1 the same, 0.5 the border, 0 nothing alike."""
    return _compare_sounds(*sorted((sound(a), sound(b))))


@lru_cache(maxsize=200_000)
def _compare_sounds(a: Phones, b: Phones) -> float:
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    return _as_similarity(distance(a, b))


def _as_similarity(cost: float) -> float:
    if cost == math.inf:
        return 0.0
    # A logistic curve through 1 at no cost.
    return (1 + math.exp(-BIAS)) / (1 + math.exp(cost - BIAS))


def skeleton(word: str) -> str:
    """The coarse consonants of a word: alike for words that may sound alike; "" for vowels only."""
    return _reduce(sound(word))


@lru_cache(maxsize=100_000)
def _reduce(phones: Phones) -> str:
    return "".join(phones).translate(_COARSE)


def sound_matrix(words_a: Sequence[str], words_b: Sequence[str]) -> np.ndarray:
    """`sound_similarity` of every word of A with every word of B, as float32 (len A, len B).

    Pairs whose coarse consonants differ too much to be near are left at 0.
    """
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    result = np.zeros((len(words_a), len(words_b)), dtype=np.float32)
    if not result.size:
        return result
    sounds_a, sounds_b = [sound(word) for word in words_a], [sound(word) for word in words_b]
    near = cdist(
        [_reduce(phones) for phones in sounds_a],
        [_reduce(phones) for phones in sounds_b],
        scorer=Indel.normalized_similarity,
        score_cutoff=NEAR_SKELETON,
    )
    for i, j in np.argwhere(near):
        result[i, j] = _compare_sounds(*sorted((sounds_a[i], sounds_b[j])))
    return result
