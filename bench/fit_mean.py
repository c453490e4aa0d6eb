"""Measure the mean vector of news, data/encoder_mean.npy: `python -m bench.fit_mean`.

The mean of the sentence encoder's vectors of parts of words over the claims of align_ecb,
align_synth, align_hi_en and the real pairs, Hindi and English alike. lib/links/late.py takes it for
the topic of articles that are too short to tell theirs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np

from bench.data import is_present, make_side, read_jsonl
from bench.real import load_pairs
from lib.collation.collate import read_article
from lib.links.encoder import read_texts
from lib.model import Language, Side
from lib.settings import ENCODER_MEAN

SETS = (("align_ecb", "a", "b"), ("align_synth", "a", "b"), ("align_hi_en", "hi", "en"))


def list_sides() -> Iterator[Side]:
    """Every article of the sets."""
    for name, *sides in SETS:
        for row in read_jsonl(name):
            yield from (make_side(row[side]) for side in sides)
    for pair in load_pairs("real"):
        yield from (read_article(article) for article in (pair.a, pair.b))


def main() -> None:
    """Encode every claim once and write the mean of the two languages' means."""
    if not is_present():
        sys.exit("The public sets stand in ../shared/bench, which is not at hand.")
    texts: dict[Language, set[str]] = {"hi": set(), "en": set()}
    for side in list_sides():
        for claim in side.claims:
            texts[claim.language].add(claim.text)
    means = []
    for found in texts.values():
        read = read_texts(sorted(found))
        if read is None:
            sys.exit("The sentence encoder is not installed.")
        means.append(np.concatenate([text.parts for text in read]).mean(axis=0))
    np.save(ENCODER_MEAN, np.mean(means, axis=0).astype(np.float32))
    print(f"{sum(map(len, texts.values())):,} claims; written to {ENCODER_MEAN.name}")


if __name__ == "__main__":
    main()
