"""A word that is no more than a slip of the other: one letter misread, or two in wrong order.

Only where the slip gives a word that nobody uses: Pulin for Putin, but not Milan for Miller. In
Devanagari only a vowel sign that stands a letter too early or too late: फडतेर for फडतरे.
"""

from __future__ import annotations

import unicodedata

from lib.language import lexicon
from lib.language.rarity import UNSEEN, zipf
from lib.model import Language

SHORTEST = 5  # letters; in shorter words a slip gives another name too easily; chosen


def is_misprint(a: str, b: str) -> bool:
    """Whether one of two folded words can only be a slip of the other, past its first letter."""
    if len(a) != len(b) or len(a) < SHORTEST or a[0] != b[0] or a.isascii() != b.isascii():
        return False
    differing = [place for place in range(len(a)) if a[place] != b[place]]
    language: Language = "en" if a.isascii() else "hi"
    if language == "hi":
        slipped = len(differing) == 2 and _moves_sign(a, b, *differing)
    elif len(differing) == 1:
        slipped = _look_alike(a[differing[0]], b[differing[0]])
    else:
        slipped = len(differing) == 2 and _are_swapped(a, b, *differing)
    return slipped and min(zipf(a, language), zipf(b, language)) <= UNSEEN


def _moves_sign(a: str, b: str, first: int, second: int) -> bool:
    is_sign = [unicodedata.category(letter).startswith("M") for letter in (a[first], a[second])]
    return _are_swapped(a, b, first, second) and is_sign[0] != is_sign[1]


def _look_alike(x: str, y: str) -> bool:
    groups = lexicon.groups("common", "lookalikes")
    return x in groups and groups[x] == groups.get(y)


def _are_swapped(a: str, b: str, first: int, second: int) -> bool:
    return second == first + 1 and a[first] == b[second] and a[second] == b[first]
