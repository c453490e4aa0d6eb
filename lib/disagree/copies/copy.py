"""Two copies of one sentence: where the words of one differ from those of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from lib.disagree.slots.curves import CURVES
from lib.disagree.slots.passage import Pair, Passage
from lib.language import lexicon
from lib.model import Disagreement, Kind, Mention, Severity

Range = tuple[int, int]

COPIED = 0.6  # so many of the words of two copies are the same; measured on disagree_summedits


@dataclass(frozen=True, slots=True)
class Change:
    """Tokens [a) of A in whose place B has its tokens [b); one of them may be empty."""

    a: Range
    b: Range


@dataclass(frozen=True, slots=True)
class Copy:
    """A pair of which one was made from the other. share: of the words, those that are the same."""

    pair: Pair
    share: float
    changes: tuple[Change, ...]

    def mirror(self) -> Copy:
        """The same copy seen from the other side."""
        changes = tuple(Change(change.b, change.a) for change in self.changes)
        return Copy(self.pair.mirror(), self.share, changes)


def find_copy(pair: Pair) -> Copy | None:
    """Where two passages of one language differ, or None where they are no copies."""
    if pair.a.claims[0].language != pair.b.claims[0].language:
        return None
    words_a, words_b = _list_words(pair.a), _list_words(pair.b)
    norms_a = [pair.a.tokens[at].norm for at in words_a]
    norms_b = [pair.b.tokens[at].norm for at in words_b]
    steps = _align(norms_a, norms_b)
    same = len(norms_a) - sum(j - i for i, j, _, _ in steps)
    share = 2 * same / max(1, len(norms_a) + len(norms_b))
    if share < COPIED:
        return None
    changes = [
        Change(_locate(pair.a, words_a, i, j), _locate(pair.b, words_b, k, m))
        for i, j, k, m in steps
    ]
    return Copy(pair, share, tuple(c for c in changes if _is_whole(pair, c)))


def _list_words(passage: Passage) -> list[int]:
    return [at for at, token in enumerate(passage.tokens) if token.kind != "mark"]


def _align(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The stretches [i, j) of `a` and [k, m) of `b` that differ, by the longest common sequence.

    Of several such sequences the same one is taken for B × A as for A × B.
    """
    if (len(b), b) < (len(a), a):
        return [(k, m, i, j) for i, j, k, m in _align(b, a)]
    found: list[tuple[int, int, int, int]] = []
    for step in Indel.opcodes(a, b):
        if step.tag == "equal":
            continue
        i, j, k, m = step.src_start, step.src_end, step.dest_start, step.dest_end
        if found and found[-1][1] == i and found[-1][3] == k:
            i, _, k, _ = found.pop()
        found.append((i, j, k, m))
    return found


def _locate(passage: Passage, words: Sequence[int], first: int, last: int) -> Range:
    if first < last:
        return words[first], words[last - 1] + 1
    at = words[first] if first < len(words) else len(passage.tokens)
    return at, at


def _is_whole(pair: Pair, change: Change) -> bool:
    """On either side the change lies in one claim, so that it can be read."""
    return all(
        first == last or passage.find_claim(first) == passage.find_claim(last - 1)
        for passage, (first, last) in ((pair.a, change.a), (pair.b, change.b))
    )


def list_content(passage: Passage, place: Range) -> list[int]:
    """The tokens of a place that are neither marks nor function words."""
    small = lexicon.words_of_all("function_words")
    tokens = passage.tokens
    return [
        at for at in range(*place) if tokens[at].kind != "mark" and tokens[at].norm not in small
    ]


def read_place(passage: Passage, place: Range) -> str:
    """What stands on the tokens of a place."""
    return passage.read_tokens(*place).text


def find_mention(passage: Passage, place: Range, kind: Kind) -> Mention | None:
    """The first mention of a kind that covers a place."""
    return next(
        (m for m in passage.of_kind(kind) if m.first <= place[0] and place[1] <= m.last), None
    )


def is_moved(copy: Copy, words_a: Sequence[int], words_b: Sequence[int]) -> bool:
    """What either side has on these tokens the other has as often, elsewhere."""
    a, b = copy.pair.a.tokens, copy.pair.b.tokens
    count_a, count_b = Counter(t.norm for t in a), Counter(t.norm for t in b)
    norms = [*(a[at].norm for at in words_a), *(b[at].norm for at in words_b)]
    return all(count_a[norm] == count_b[norm] for norm in norms)


def tell_exchange(
    copy: Copy, kind: Kind, severity: Severity, places: tuple[Range, Range], why: str
) -> Disagreement:
    """A disagreement on the two places of an exchange; it is as sure as the copy is true."""
    readings = copy.pair.a.read_tokens(*places[0]), copy.pair.b.read_tokens(*places[1])
    confidence = CURVES["exchange"].judge(rest=copy.share)
    return Disagreement(kind, *readings, severity, confidence, why)
