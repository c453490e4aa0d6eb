"""How common a word is in general, from wordfreq's Hindi and English lists."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from lib.language.text import strip_invisible
from lib.model import Language

UNSEEN = 1.5  # the Zipf value given to a word that is not in the list


@cache
def _frequencies(language: Language) -> Mapping[str, float]:
    """The Zipf frequency of each listed word.

    Reads wordfreq's own file, a list of lists in which the n-th holds the words of -n centibels:
    importing the package for it would load three tokenisers and take a fifth of a second.
    """
    import msgpack

    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        return {}
    path = Path(spec.origin).parent / "data" / f"small_{language}.msgpack.gz"
    with gzip.open(path) as file:
        _, *by_centibels = msgpack.load(file, raw=False)
    return {
        word: 9 - centibels / 100 for centibels, words in enumerate(by_centibels) for word in words
    }


@lru_cache(maxsize=100_000)
def zipf(word: str, language: Language) -> float:
    """The Zipf frequency of a word as written: about 7 for "the", 3 for a rare word, 1.5 unseen."""
    return max(UNSEEN, _frequencies(language).get(strip_invisible(word).casefold(), UNSEEN))
