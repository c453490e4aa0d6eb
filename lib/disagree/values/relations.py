"""How two values stand to each other in their claims, and which values the other side holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from itertools import islice

import regex

from lib.disagree.slots.passage import (
    Pair,
    Passage,
    compare_slots,
    find_context,
    measure_rest,
    span,
)
from lib.language import lexicon
from lib.language.text import fold
from lib.mentions.relate import Relation, relate
from lib.model import Mention

_FIGURE = regex.compile(r"\p{Nd}+(?:[.,]\p{Nd}+)*")
COPIED = 0.85  # so much of two claims agrees only where one was made from the other; chosen
HEAD_DISTANCE = 2  # terms after a number among which its counted noun is looked for
_GRAINS = {"time": 0, "day": 1, "week": 2, "month": 3, "year": 4}  # the finer first


def relate_in_context(pair: Pair, a: Mention, b: Mention) -> Relation:
    """As `relate`, but a changed figure, measure or day clashes where all else is the same."""
    relation = relate(a, b)
    may_change = relation.reason in ("looser", "rounder") or (
        a.kind == "date" and relation.reason == "open"
    )
    is_changed = may_change and _is_changed(pair, a, b)
    is_moved = relation.reason == "figure" and measure_rest(pair, span(a), span(b)) >= COPIED
    return Relation("apart", "value") if is_changed or is_moved else relation


def _is_changed(pair: Pair, a: Mention, b: Mention) -> bool:
    """In two copies of one sentence, two values written alike but for their digits.

    "over 50" and "over 70" can both hold, and 32,500 can be rounded to 32,000; but whoever copies
    a sentence and writes another figure in the same form has changed it.
    """
    return (
        fold(a.text) != fold(b.text)
        and _write_shape(a.text) == _write_shape(b.text)
        and _is_loose(a) == _is_loose(b)
        and measure_rest(pair, span(a), span(b)) >= COPIED
    )


def _is_loose(mention: Mention) -> bool:
    """The value is a range or a bound: about 2,000, more than 40."""
    return mention.quantity is not None and mention.quantity.low != mention.quantity.high


def _write_shape(text: str) -> str:
    return str(_FIGURE.sub("0", fold(text)))


def find_heads(passage: Passage, number: Mention) -> list[int]:
    """The terms right after a number; before it where it ends the passage ("toll rises to 45")."""
    terms = passage.terms
    after = (at for at, term in enumerate(terms) if term.first >= number.last)
    found = list(islice((at for at in after if _may_be_counted(passage, at)), HEAD_DISTANCE))
    if found:
        return found
    before = (at for at in range(len(terms) - 1, -1, -1) if terms[at].last <= number.first)
    nearest = islice((at for at in before if _may_be_counted(passage, at)), HEAD_DISTANCE)
    return list(nearest)[::-1]


def _may_be_counted(passage: Passage, at: int) -> bool:
    term = passage.terms[at]
    clauses = lexicon.words_of_all("clause_words")
    return term.kind != "date" and passage.tokens[term.first].norm not in clauses


def list_restatements(passage: Passage, mention: Mention) -> list[Mention]:
    """The mention, and what other linked claims say in its slot that it fits: 12, at least 12."""
    return [mention, *(m for m in passage.of_kind(mention.kind) if _restates(passage, m, mention))]


def _restates(passage: Passage, one: Mention, other: Mention) -> bool:
    return (
        one is not other
        and passage.read(one).claim != passage.read(other).claim
        and relate(one, other).both_hold
        and _share_slot(passage, one, other)
    )


def _share_slot(passage: Passage, one: Mention, other: Mention) -> bool:
    """Two values of one article speak of one thing: the same unit, fate or word beside them."""
    if one.unit != other.unit:
        return False
    fates = {one.qualifiers.fate, other.qualifiers.fate}
    if one.kind == "number" and fates != {""}:
        return len(fates) == 1
    near = [_list_keys_near(passage, mention) for mention in (one, other)]
    return bool(near[0] & near[1])


def _list_keys_near(passage: Passage, mention: Mention) -> set[str]:
    if mention.kind == "number" and not mention.unit:
        places = find_heads(passage, mention)
    else:
        places = list(find_context(passage, *span(mention)))
    return {passage.terms[at].key for at in places}


def drop_held(
    pair: Pair,
    left: tuple[Sequence[Mention], Sequence[Mention]],
    fits: Callable[[Mention, Mention], bool],
) -> tuple[list[Mention], list[Mention]]:
    """The mentions of A and of B that fit none of the other side's.

    A loose value fits nothing that its own side rules out: where one claim says 12 and another at
    least 12, the article does not say 15.
    """
    found = [
        (i, j)
        for i, a in enumerate(left[0])
        for j, b in enumerate(left[1])
        if fits(a, b)
        and not _is_narrowed(pair.a, left[0], a, b)
        and not _is_narrowed(pair.b, left[1], b, a)
    ]
    return _leave_out(left, {i for i, _ in found}, {j for _, j in found})


def drop_equal(
    pair: Pair, left: tuple[Sequence[Mention], Sequence[Mention]]
) -> tuple[list[Mention], list[Mention]]:
    """The numbers of A and of B that the other side does not have, each answered by one.

    What a claim says twice ("25 people, 25 boats") the other side must say twice; what a second
    claim says again it need not.
    """
    equal = [
        (i, j)
        for i, a in enumerate(left[0])
        for j, b in enumerate(left[1])
        if relate(a, b).reason == "equal"
    ]
    slots = {(i, j): compare_slots(pair, span(left[0][i]), span(left[1][j])) for i, j in equal}
    equal.sort(key=lambda p: (-slots[p], abs(p[0] - p[1]), sum(p), p))
    taken: dict[int, int] = {}
    for i, j in equal:
        if i not in taken and j not in taken.values():
            taken[i] = j
    answered = {j: i for i, j in taken.items()}
    again_a = {i for i, j in equal if _says_again(pair.a, left[0], i, answered.get(j, i))}
    again_b = {j for i, j in equal if _says_again(pair.b, left[1], j, taken.get(i, j))}
    return _leave_out(left, taken.keys() | again_a, answered.keys() | again_b)


def _says_again(passage: Passage, own: Sequence[Mention], one: int, other: int) -> bool:
    return passage.read(own[one]).claim != passage.read(own[other]).claim


def _leave_out(
    left: tuple[Sequence[Mention], Sequence[Mention]], held_a: Set[int], held_b: Set[int]
) -> tuple[list[Mention], list[Mention]]:
    return (
        [m for place, m in enumerate(left[0]) if place not in held_a],
        [m for place, m in enumerate(left[1]) if place not in held_b],
    )


def _is_narrowed(passage: Passage, own: Sequence[Mention], loose: Mention, other: Mention) -> bool:
    """What the same side says more narrowly in the same slot clashes with the other's value."""
    return any(
        relate(exact, other).verdict == "apart"
        and _is_narrower(exact, loose)
        and _restates(passage, exact, loose)
        for exact in own
    )


def _is_narrower(exact: Mention, loose: Mention) -> bool:
    if exact.quantity is not None and loose.quantity is not None:
        width = exact.quantity.high - exact.quantity.low
        return width < loose.quantity.high - loose.quantity.low
    if exact.moment is None or loose.moment is None:
        return False
    return _GRAINS[exact.moment.grain] < _GRAINS.get(loose.moment.grain, 0)
