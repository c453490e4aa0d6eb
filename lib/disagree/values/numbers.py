"""Numbers: one value in two forms, a looser value, or another value in the same slot."""

from __future__ import annotations

from collections.abc import Iterator

from lib.disagree.slots.clashes import pair_clashes
from lib.disagree.slots.curves import CURVES
from lib.disagree.slots.passage import (
    Pair,
    Passage,
    allow_for_translation,
    compare_slots,
    measure_contained,
    span,
)
from lib.disagree.values.anchors import have_other_anchors
from lib.disagree.values.relations import (
    drop_equal,
    drop_held,
    find_heads,
    list_restatements,
    relate_in_context,
)
from lib.disagree.values.telling import tell_equal, tell_numbers
from lib.language.text import fold
from lib.links.likeness import MATCHED
from lib.mentions.figures import name_one_thing
from lib.mentions.relate import relate
from lib.model import Disagreement, Mention, Reading, Severity, Variant

BOTH_TOLLS = 0.6  # that two whole numbers of one fate clash, in whatever words they stand; chosen
NEAR_MISS = 0.05  # values closer than this, relative to the greater, differ by little; chosen


def compare_numbers(pair: Pair) -> Iterator[Disagreement | Variant]:
    """Numbers of A against numbers of B."""
    left = pair.a.of_kind("number"), pair.b.of_kind("number")
    yield from _find_variants(pair, *left)
    left = drop_equal(pair, left)
    left = drop_held(pair, left, lambda a, b: _fit(pair, a, b))
    for clash in pair_clashes(*left, lambda a, b: _judge(pair, a, b)):
        a, b = clash.a, clash.b
        why = tell_numbers(pair, a, b)
        readings = pair.a.read(a), pair.b.read(b)
        yield Disagreement("number", *readings, _grade(a, b), clash.confidence, why)


def are_parts_of_others(pair: Pair, a: Reading, b: Reading) -> bool:
    """Both are parts of, or add to, numbers that differ: 12 after three more, 14 after two."""
    of_a = [n for n in pair.a.of_kind("number") if pair.a.read(n).overlaps(a)]
    of_b = [n for n in pair.b.of_kind("number") if pair.b.read(n).overlaps(b)]
    are_parts = any(_is_aside(x) and _is_aside(y) for x in of_a for y in of_b)
    return are_parts and _have_other_tolls(pair)


def _find_variants(
    pair: Pair, numbers_a: list[Mention], numbers_b: list[Mention]
) -> Iterator[Variant]:
    for a in numbers_a:
        for b in numbers_b:
            if fold(a.text) != fold(b.text) and relate_in_context(pair, a, b).reason == "equal":
                why = tell_equal(pair, a, b)
                yield Variant("number_format", pair.a.read(a), pair.b.read(b), why)


def _fit(pair: Pair, a: Mention, b: Mention) -> bool:
    """One number is as the other allows, and may be of the same: not 22 hurt, at least 14 dead."""
    return relate_in_context(pair, a, b).verdict == "fits" and not _are_apart(pair, a, b)


def _judge(pair: Pair, a: Mention, b: Mention) -> float:
    """The confidence that two numbers clash, by those restatements that best answer each other."""
    if relate_in_context(pair, a, b).verdict != "apart":
        return 0.0
    pairs = [(x, y) for x in list_restatements(pair.a, a) for y in list_restatements(pair.b, b)]
    if any(_are_apart(pair, x, y) for x, y in pairs):
        return 0.0
    return max(_measure_clash(pair, x, y) for x, y in pairs)


def _are_apart(pair: Pair, a: Mention, b: Mention) -> bool:
    """What the claims say of two numbers lets both hold."""
    if a.qualifiers.is_negated != b.qualifiers.is_negated:
        return True  # "the second" against "not the first"
    parts = _is_aside(a), _is_aside(b)
    if any(parts) and (not all(parts) or _have_other_tolls(pair)):
        return True  # 14 killed, three more killed; 12 after three more, 14 after two more
    fates = {a.qualifiers.fate, b.qualifiers.fate} - {""}
    return len(fates) > 1 or have_other_anchors(pair, a, b)  # three killed, 50 injured


def _have_other_tolls(pair: Pair) -> bool:
    """Both sides tell a whole number, and not the same one."""
    tolls = [[n for n in p.of_kind("number") if n.qualifiers.is_total] for p in (pair.a, pair.b)]
    return any(relate(x, y).verdict == "apart" for x in tolls[0] for y in tolls[1])


def _measure_clash(pair: Pair, a: Mention, b: Mention) -> float:
    are_tolls = _are_tolls(a, b)
    head = 1.0 if are_tolls or name_one_thing(a, b) else _compare_heads(pair, a, b)
    if head < MATCHED and not a.unit and _has_context(pair):
        return 0.0
    judged = CURVES["number"].judge(
        link=pair.score,
        slot=allow_for_translation(pair, compare_slots(pair, span(a), span(b))),
        rest=allow_for_translation(pair, measure_contained(pair, span(a), span(b))),
        head=head,
        unit=float(bool(a.unit)),
        only=float(_is_only(pair.a, a) and _is_only(pair.b, b)),
    )
    return max(judged, BOTH_TOLLS) if are_tolls else judged


def _are_tolls(a: Mention, b: Mention) -> bool:
    """Both count the same fate, and one at least says that it is the whole number."""
    one, other = a.qualifiers, b.qualifiers
    return bool(one.fate) and one.fate == other.fate and (one.is_total or other.is_total)


def _is_aside(number: Mention) -> bool:
    """The figure is a part of another one or an addition to it: three more, two of them."""
    return number.qualifiers.is_part or number.qualifiers.is_addition


def _is_only(passage: Passage, number: Mention) -> bool:
    """The passage has no other number of this unit, but for restatements."""
    same = [other for other in passage.of_kind("number") if other.unit == number.unit]
    return len(same) == 1 or len(list_restatements(passage, number)) == len(same)


def _has_context(pair: Pair) -> bool:
    return len(pair.a.terms) > 1 and len(pair.b.terms) > 1


def _compare_heads(pair: Pair, a: Mention, b: Mention) -> float:
    """How alike the nouns are that the two numbers count."""
    heads_a, heads_b = find_heads(pair.a, a), find_heads(pair.b, b)
    return max((float(pair.likeness[i, j]) for i in heads_a for j in heads_b), default=0.0)


def _grade(a: Mention, b: Mention) -> Severity:
    if a.quantity is None or b.quantity is None:
        return "high"
    greater = max(abs(a.quantity.low), abs(b.quantity.low))
    apart = abs(a.quantity.low - b.quantity.low)
    return "medium" if greater and apart / greater < NEAR_MISS else "high"
