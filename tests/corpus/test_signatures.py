"""Signatures in one matrix find what a comparison one by one finds."""

from __future__ import annotations

from lib.corpus.copies import find_candidates, make_signature
from lib.corpus.signatures import Signatures

WORDS = [f"{place}{what}" for place in "abc" for what in ("road", "bridge", "river", "bus")]


def make_text(n: int) -> str:
    """One of many texts; those whose numbers are near share most of their words."""
    return " ".join(WORDS[(n // 7 + place * (1 + n // 50)) % len(WORDS)] for place in range(40))


def test_the_same_is_found_as_one_by_one() -> None:
    """Over more texts than the matrix begins with."""
    known = {f"{n:03}": make_signature(make_text(n)) for n in range(200)}
    signatures = Signatures()
    for id, signature in known.items():
        signatures.add(id, signature)
    for n in (0, 63, 64, 199):
        mine = make_signature(make_text(n))
        found = signatures.find(mine)
        assert f"{n:03}" in found
        assert found == find_candidates(mine, known)


def test_what_has_no_words_or_another_version_is_never_found() -> None:
    signatures = Signatures()
    assert signatures.find(make_signature("The bridge fell.")) == []
    signatures.add("empty", b"")
    signatures.add("old", b"m0" + bytes(512))
    assert signatures.find(make_signature("The bridge fell.")) == []
    assert signatures.find(b"") == []
