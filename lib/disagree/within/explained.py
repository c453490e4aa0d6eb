"""What explains two unlike numbers of one article, so that they are no clash."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lib.disagree.judge.pieces import tells_earlier
from lib.disagree.judge.propose import Proposal
from lib.disagree.judge.told import Told
from lib.language import lexicon
from lib.mentions.relate import relate
from lib.model import Claim, Kind, Mention, Side

_SHORT = frozenset({"day", "hour"})  # a span of which is no other event's


def is_explained(told: Told, p: Proposal) -> bool:
    """Tell whether the article itself says how both values can stand.

    They are of another event or place, parts or a rest or what it was before, or a third value
    makes up the difference: seven, where six and one died.
    """
    side, one, other = told.side, p.a.qualifiers, p.b.qualifiers
    return (
        one.is_rest != other.is_rest
        or one.is_former != other.is_former
        or (one.is_part and other.is_part)
        or _is_of_another_event(side, p)
        or _differ(side, p, "place")
        or _differ(side, p, "date")
        or _is_held(side, p)
        or _is_sum(side, p)
        or _stand_together(told, p)
    )


def list_of(side: Side, n: int, kind: Kind) -> list[Mention]:
    """List the values of a kind in claim `n`."""
    return [mention for mention in side.mentions[n] if mention.kind == kind]


def has_word(claim: Claim, words: str) -> bool:
    """Tell whether a word or two words of a list stand in a claim."""
    listed = lexicon.words(claim.language, words)
    norms = [token.norm for token in claim.tokens]
    return any(norm in listed for norm in norms) or any(
        f"{one} {other}" in listed for one, other in pairwise(norms)
    )


def _is_of_another_event(side: Side, p: Proposal) -> bool:
    """A claim of the two tells of something earlier, or they or one between of something else."""
    claims = [side.claims[n] for n in sorted({p.i, max(p.i, p.j - 1), p.j})]
    ends = claims[0], claims[-1]
    return any(_is_background(side, claim) for claim in ends) or any(
        has_word(claim, "other_event_words") for claim in claims
    )


def _is_background(side: Side, claim: Claim) -> bool:
    """It tells of something earlier; "in the last three days" is still the news."""
    spans = {m.first for m in list_of(side, claim.n, "number") if m.unit in _SHORT}
    told = [token for at, token in enumerate(claim.tokens) if at + 1 not in spans]
    return tells_earlier(claim.language, told)


def _differ(side: Side, p: Proposal, kind: Kind) -> bool:
    """Both claims have values of a kind, and of no two can both hold."""
    first, second = list_of(side, p.i, kind), list_of(side, p.j, kind)
    verdicts = [relate(x, y).verdict for x in first for y in second]
    return bool(verdicts) and all(verdict == "apart" for verdict in verdicts)


def _is_held(side: Side, p: Proposal) -> bool:
    """One claim has the value of the other as well, whatever befell whom it counts."""
    return any(
        relate(value, m).verdict == "same"
        for value, n, own in ((p.a, p.j, p.b), (p.b, p.i, p.a))
        for m in list_of(side, n, value.kind)
        if m.start != own.start
    )


def _is_sum(side: Side, p: Proposal) -> bool:
    """What one value has more than the other is told in the two claims or beside the later one."""
    sizes = [m.quantity.told[0] for m in (p.a, p.b) if m.quantity and m.quantity.told]
    if len(sizes) < 2:
        return False
    apart = abs(sizes[0] - sizes[1])
    near = list(_list_near(side, p))
    if apart == 1 and any(has_word(claim, "one_more_words") for claim in near):
        return True
    beside = [m for claim in near for m in list_of(side, claim.n, "number")]
    told = [m.quantity.told for m in beside if m.start not in (p.a.start, p.b.start) and m.quantity]
    return any(values and values[0] == apart for values in told)


def _list_near(side: Side, p: Proposal) -> Iterator[Claim]:
    """The two claims, and those beside the later one."""
    for n in sorted({p.i, p.j - 1, p.j, p.j + 1}):
        if n < len(side.claims):
            yield side.claims[n]


def _stand_together(told: Told, p: Proposal) -> bool:
    """A third claim tells both values: they are of two things."""
    places = (
        {n for n, m in told.find_same(value) if _share_fate(value, m)} for value in (p.a, p.b)
    )
    return bool(set.intersection(*places) - {p.i, p.j})


def _share_fate(one: Mention, other: Mention) -> bool:
    fates = {one.qualifiers.fate, other.qualifiers.fate} - {""}
    return len(fates) < 2
