"""How common a word is in general, from wordfreq's Hindi and English lists."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from functools import cache

from lib.model import Language

UNSEEN = 1.5  # the Zipf value given to a word that is not in the list


@cache
def _frequencies(language: Language) -> Mapping[str, float]:
    import wordfreq  # late: reading the lists takes a fifth of a second

    frequencies: Mapping[str, float] = wordfreq.get_frequency_dict(language, wordlist="small")
    return frequencies


def zipf(word: str, language: Language) -> float:
    """The Zipf frequency of a word as written: about 7 for "the", 3 for a rare word, 1.5 unseen."""
    frequency = _frequencies(language).get(unicodedata.normalize("NFC", word).casefold())
    return UNSEEN if frequency is None else max(UNSEEN, math.log10(frequency) + 9)
