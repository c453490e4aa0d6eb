"""How far apart two words sound, whatever their scripts.

Two rows of phones (lib/names/sounds.py) are aligned by weighted edit distance (Needleman and Wunsch
1970). The weights are the prices of the habits in lib/names/habits.py: what writers mix up is
cheap, another consonant is dear, and dearer at the start of a word.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

import numpy as np

from lib.names.habits import BIAS, is_vowel, name_change, name_loss, price
from lib.names.sounds import Phones, sound

__all__ = ["distance", "skeleton", "sound", "sound_matrix", "sound_similarity"]

NEAR_SKELETON = 0.7  # how alike the coarse consonants must be for words to be aligned; chosen
HOPELESS = 6.5  # an alignment that costs more is broken off: similarity under 0.07

# One letter a class of consonants that are ever taken for one another.
_COARSE = str.maketrans(
    "kgxɣčẋʠ" + "cjʃszʒǧǰżṡẍ" + "tdʈɖθðťṫḋ" + "pbφfvẇḅ" + "nɳmṅŋɱ" + "rɽlṛ",
    "k" * 7 + "s" * 11 + "t" * 9 + "p" * 7 + "n" * 6 + "r" * 4,
    "aAiIuUeEoOɔæ·ʰ~hyħḥỳạẹịọụẏəʉąǫųŷ",
)


@lru_cache(maxsize=20_000)
def _price_change(x: str, y: str, position: str) -> float:
    return price(name_change(x, y, position))


def distance(a: Phones, b: Phones) -> float:
    """The least cost, in logits, of turning one row of phones into the other.

    A vowel left out beside another vowel put in is no way around the price of changing the one
    into the other. Broken off as infinite once the cost is sure to pass HOPELESS.
    """
    profile_a, profile_b = _profile(a), _profile(b)
    row = _open_row(profile_b)
    last = len(a) - 1
    for i, step in enumerate(profile_a):
        row = _extend(row, step, profile_b, ("start" if i == 0 else "inside", i == last))
        if min(row)[0] > HOPELESS:
            return math.inf
    return row[-1][0]


# A phone, the price of leaving it out, whether it is a vowel.
_Step = tuple[str, float, bool]
# The least cost so far, in all; where the last step put no phone in; where it left none out.
_Cell = tuple[float, float, float]


@lru_cache(maxsize=100_000)
def _profile(phones: Phones) -> tuple[_Step, ...]:
    return tuple(
        (phone, price(name_loss(phones, place)), is_vowel(phone))
        for place, phone in enumerate(phones)
    )


def _open_row(profile: Sequence[_Step]) -> list[_Cell]:
    totals = list(accumulate((gain for _, gain, _ in profile), initial=0.0))
    return [(total, math.inf if j else 0.0, total) for j, total in enumerate(totals)]


def _extend(
    above: list[_Cell], step: _Step, profile: Sequence[_Step], where: tuple[str, bool]
) -> list[_Cell]:
    """The row of cells for one phone of A from the row before it.

    where: the position to price a change by, and whether this is A's last phone.
    """
    x, loss, x_is_vowel = step
    position, is_last = where
    end = len(profile) - 1
    left = (above[0][0] + loss, above[0][0] + loss, math.inf)
    row = [left]
    diagonal = above[0]
    for j, (y, gain, y_is_vowel) in enumerate(profile):
        up = above[j + 1]
        blocked = x_is_vowel and y_is_vowel
        changed = diagonal[0]
        if x != y:
            changed += _price_change(x, y, "end" if is_last and j == end else position)
        lost = up[1 if blocked else 0] + loss
        gained = left[2 if blocked else 0] + gain
        kept = changed if changed < lost else lost
        left = (kept if kept < gained else gained, kept, changed if changed < gained else gained)
        row.append(left)
        diagonal = up
        position = "inside"
    return row


def sound_similarity(a: str, b: str) -> float:
    """How alike two words of any script sound: 1 the same, 0.5 the border, 0 nothing alike."""
    return _compare_sounds(*sorted((sound(a), sound(b))))


@lru_cache(maxsize=200_000)
def _compare_sounds(a: Phones, b: Phones) -> float:
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    consonants = min(len(_reduce(a)), len(_reduce(b)))
    return _as_similarity(distance(a, b), BIAS[min(consonants, len(BIAS) - 1)])


def _as_similarity(cost: float, bias: float) -> float:
    if cost == math.inf:
        return 0.0
    # A logistic curve through 1 at no cost.
    return (1 + math.exp(-bias)) / (1 + math.exp(cost - bias))


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
