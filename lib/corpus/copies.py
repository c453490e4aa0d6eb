"""Texts that the library has already, or nearly: by MinHash quickly, then exactly.

Similarity is the Jaccard index of the sets of shingles of two texts (Broder 1997): runs of three
words, folded, so that spelling habits and punctuation make no difference. One changed word in 300
leaves .98.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from lib.language.text import tokenise

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR_COPY = 0.5  # similarity from which a text is shown as a near copy; chosen, see docs/decisions
SHINGLE = 3  # words
_PERMUTATIONS = 128  # the estimate's standard error is at most .045
_SEED = 20240618
SLACK = 0.15  # over three standard errors: what is estimated lower is not looked at exactly
VERSION = b"m1"  # of all above and of rensa's hashing; another one is not comparable


def find_near_copies(
    text: str, others: Mapping[str, str], at_least: float = NEAR_COPY
) -> list[tuple[str, float]]:
    """Which of the other texts nearly say the same, by id, with similarity in [at_least, 1].

    Most alike first, then by id; the same input always gives the same answer.
    """
    signature = make_signature(text)
    known = {each: make_signature(other) for each, other in others.items()}
    candidates = find_candidates(signature, known, at_least)
    return rank_exactly(text, {each: others[each] for each in candidates}, at_least)


def make_signature(text: str) -> bytes:
    """What stands for a text when copies are sought: 514 bytes to keep, b"" without a word."""
    shingles = make_shingles(text)
    if not shingles:
        return b""
    from rensa import RMinHash

    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update(sorted(shingles))
    digest = array("I", sketch.digest())
    if sys.byteorder == "big":
        digest.byteswap()
    return VERSION + digest.tobytes()


def is_current(signature: bytes) -> bool:
    """Whether a kept signature can be compared with those made today."""
    return not signature or signature.startswith(VERSION)


def find_candidates(
    signature: bytes, known: Mapping[str, bytes], at_least: float = NEAR_COPY
) -> list[str]:
    """The ids whose signatures may belong to a near copy, sorted; to be checked exactly."""
    ids = sorted(each for each, other in known.items() if len(other) == len(signature) > 0)
    ids = [each for each in ids if is_current(known[each])]
    if not ids or not is_current(signature):
        return []
    rows = read_signatures([signature, *(known[each] for each in ids)])
    alike = (rows[1:] == rows[0]).mean(axis=1)
    return [each for each, share in zip(ids, alike, strict=True) if share >= at_least - SLACK]


def read_signatures(signatures: Sequence[bytes]) -> NDArray[np.uint32]:
    """The values of each signature, a row each; two rows share a value where texts are alike.

    A signature without a word gets values that no other row has.
    """
    import numpy as np

    size = 4 * _PERMUTATIONS
    rows = np.zeros((len(signatures), _PERMUTATIONS), dtype=np.uint32)
    for row, signature in enumerate(signatures):
        values = signature[len(VERSION) :] if is_current(signature) else b""
        rows[row] = np.frombuffer(values, "<u4") if len(values) == size else row
    return rows


def rank_exactly(
    text: str, others: Mapping[str, str], at_least: float = NEAR_COPY
) -> list[tuple[str, float]]:
    """Those of the texts that are near copies, by exact overlap, as `find_near_copies` does."""
    mine = make_shingles(text)
    measured = ((each, overlap(mine, make_shingles(other))) for each, other in others.items())
    found = [(each, share) for each, share in measured if share >= at_least]
    return sorted(found, key=lambda each: (-each[1], each[0]))


def make_shingles(text: str) -> frozenset[str]:
    """Every run of three words and numbers, folded; all words as one where there are fewer."""
    words = [token.norm for token in tokenise(text) if token.kind != "mark"]
    if 0 < len(words) < SHINGLE:
        return frozenset({" ".join(words)})
    runs = zip(*(islice(words, start, None) for start in range(SHINGLE)), strict=False)
    return frozenset(" ".join(run) for run in runs)


def overlap(a: Iterable[str], b: Iterable[str]) -> float:
    """The Jaccard index of two sets, in [0, 1]; 0 where both are empty."""
    a, b = frozenset(a), frozenset(b)
    return len(a & b) / len(a | b) if a or b else 0.0


def name_article(title: str, source: str) -> str:
    """An article in a sentence on its copies."""
    return f"{title} — {source or 'no source'}"


def say_known(title: str, has_source: bool) -> str:
    """That a draft is an article which the library has. has_source: the draft names one."""
    advice = "" if has_source else "; if it comes from another outlet, name its source"
    return f"100 % the same as {title}, which is left as it is: this is not kept beside it{advice}"


def say_copy(title: str) -> str:
    """That a draft has the text of another outlet's article."""
    return f"100 % the same as {title}, but from another outlet: kept as an article of its own"


def say_percent(similarity: float) -> str:
    """A similarity in words that never round up to the same: "98 %", "more than 99 %", "100 %"."""
    if similarity == 1:
        return "100 %"
    return "more than 99 %" if similarity > 0.99 else f"{int(100 * similarity)} %"
