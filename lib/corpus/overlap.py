"""How far two articles speak of the same: one measure for the picker, the map and the scan."""

from __future__ import annotations

from lib.corpus.keys import Keys
from lib.corpus.story import compare_keys

DIGITS = 4


def measure_overlap(a: Keys, b: Keys) -> float:
    """The share of what both speak of, each thing weighed by its general rarity, in [0, 1].

    a, b: the keys of two articles. The Dice coefficient; 0 where one of them has none.
    """
    return round(float(compare_keys(a, b)[0, 0]), DIGITS)
