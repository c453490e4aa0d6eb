"""Two copies of one sentence that say it of another share: all schools, some of the schools."""

from __future__ import annotations

from collections.abc import Iterator

from lib.disagree.copies.copy import Change, Copy, tell_exchange
from lib.disagree.slots.passage import Passage
from lib.language import lexicon
from lib.language.gloss import cite
from lib.language.stems import stem
from lib.mentions.shares import Share, find_shares
from lib.model import Disagreement, Severity


def compare_quantifiers(copy: Copy) -> Iterator[Disagreement]:
    """Shares of one noun that have no value in common, where a change put one for the other."""
    a, b = copy.pair.a, copy.pair.b
    for one in find_quantifiers(a):
        for other in find_quantifiers(b):
            if _may_both_hold(one, other) or not _counts_same(a, one, b, other):
                continue
            if any(_is_changed(change, one, other) for change in copy.changes):
                yield _tell(copy, one, other)


def says_same_share(copy: Copy, change: Change) -> bool:
    """The change put one quantifier for another that may mean as much: not all, some."""
    return any(
        _is_changed(change, one, other) and _may_both_hold(one, other)
        for one in find_quantifiers(copy.pair.a)
        for other in find_quantifiers(copy.pair.b)
    )


def _may_both_hold(one: Share, other: Share) -> bool:
    return one.high >= other.low and other.high >= one.low


def find_quantifiers(passage: Passage) -> list[Share]:
    """The shares that stand right before what they count, which is no number."""
    language = passage.claims[0].language
    joints = lexicon.words(language, "quantifier_joints")
    numbers = {at for m in passage.of_kind("number") for at in range(m.first, m.last)}
    return [
        share
        for share in find_shares(passage.tokens, language, numbers)
        if share.nouns
        and all(passage.tokens[at].norm in joints for at in range(share.last, share.nouns[0]))
    ]


def _counts_same(a: Passage, one: Share, b: Passage, other: Share) -> bool:
    nouns = (
        stem(passage.tokens[at].norm, passage.claims[0].language)
        for passage, at in ((a, one.nouns[0]), (b, other.nouns[0]))
    )
    return len(set(nouns)) == 1


def _is_changed(change: Change, one: Share, other: Share) -> bool:
    """The change put the one quantifier into the place of the other."""
    return (
        change.a[0] < one.last
        and one.first < change.a[1]
        and change.b[0] < other.last
        and other.first < change.b[1]
    )


def _tell(copy: Copy, one: Share, other: Share) -> Disagreement:
    a, b = copy.pair.a, copy.pair.b
    places = (one.first, one.nouns[0] + 1), (other.first, other.nouns[0] + 1)
    said = [cite(p.read_tokens(*place).text) for p, place in zip((a, b), places, strict=True)]
    severity: Severity = "medium" if one.high and other.high else "high"
    why = f"The two sentences are alike, but A says it of {said[0]} and B of {said[1]}."
    return tell_exchange(copy, "number", severity, places, why)
