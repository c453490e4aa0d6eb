"""Lists, in which the order of the items says nothing: "brother Arun and father Mohan"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from lib.disagree.copies.copy import Range, list_content
from lib.disagree.slots.passage import Passage
from lib.language import lexicon
from lib.language.joints import is_joint
from lib.language.stems import stem


def lists_in_other_order(a: Passage, place_a: Range, b: Passage, place_b: Range) -> bool:
    """The two places hold the same items of a list, each with the words that belong to it.

    Not so "tea for Arun and milk for Mohan" against "milk for Arun and tea for Mohan". What both
    sides say before the first item and after the last one ("police met …") belongs to neither.
    """
    if any(t.norm in lexicon.words_of_all("ordered_lists") for p in (a, b) for t in p.tokens):
        return False
    items_a, items_b = _cut_items(a, place_a), _cut_items(b, place_b)
    if len(items_a) < 2 or len(items_a) != len(items_b):
        return False
    before = _count_shared(items_a[0], items_b[0])
    after = _count_shared(items_a[-1][::-1], items_b[-1][::-1])
    return any(
        _trim(items_a, left, right) == _trim(items_b, left, right)
        for left in range(before + 1)
        for right in range(after + 1)
    )


def _cut_items(passage: Passage, place: Range) -> list[tuple[str, ...]]:
    """The stems of each item that the place reaches into, whole items."""
    tokens, language = passage.tokens, passage.claims[0].language
    joints = [-1, *(at for at, token in enumerate(tokens) if is_joint(token)), len(tokens)]
    found = []
    for start, end in pairwise(joints):
        words = list_content(passage, (start + 1, end))
        if words and start < place[1] and end > place[0]:
            found.append(tuple(stem(tokens[at].norm, language) for at in words))
    return found


def _count_shared(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words two items share from their beginning."""
    return next(
        (n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )


def _trim(items: Sequence[tuple[str, ...]], left: int, right: int) -> Counter[tuple[str, ...]]:
    first, *middle, last = items
    return Counter([first[left:], *middle, last[: len(last) - right]])
