"""A hundred thousand odd texts through cleaning and splitting: never a traceback."""

from __future__ import annotations

import random

import pytest

from lib.article import split_claims
from lib.errors import MilaanError
from lib.ingest.clean import clean_text

CASES = 100_000
# Letters and signs that normalising and splitting decide by, and what has broken others.
PIECES = (
    *"aZ09 .।?!|:;,\"'“”()[]{}<>#*-–—…\n\r\t\x00\x0b\x85\u2028",
    *"\ud800\udfff\ufffd\ufeff\u200b\u200c\u200d\u202e\u2067\u00ad\u0301\u0345",
    *"कखमिीुूेैंँः्ऽ़ॐ०९ड़ढ़ऱ𑀓",
    *"аОιΣßİıﬁ①Ⅷ½²\U0001f525\U0001f1ee\U0001f1f3\U000e0041\U0010ffff",
    "डॉ. ", "U.S. ", "कि.मी. ", "19-20 जून ", "2,000 ", "https://a.b ", "(भाषा)", "à¤", "gS ", "''",
)  # fmt: skip


@pytest.mark.slow
def test_odd_texts_are_cleaned_and_split_or_refused_in_words() -> None:
    draw = random.Random(5)
    kept = 0
    for _ in range(CASES):
        text = "".join(draw.choices(PIECES, k=draw.randint(0, 8)))
        try:
            cleaned = clean_text(text).text
        except MilaanError:
            continue
        kept += 1
        claims = split_claims(cleaned)
        for claim in claims:
            assert cleaned[claim.start : claim.end] == claim.text
        assert _squeeze("".join(claim.text for claim in claims)) == _squeeze(cleaned)
    assert kept > CASES / 2


def _squeeze(text: str) -> str:
    return "".join(text.split())
