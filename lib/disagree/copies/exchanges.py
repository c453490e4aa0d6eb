"""Two copies of one sentence in which a word was exchanged for another that cannot stand with it.

That a sentence was copied says that its slots are the same, so that here a name nobody has listed,
a month for a week or "mediocre" for "impressive" can be told apart from a freer wording.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from lib.disagree.clauses.opposed import Opposed, find_opposed, is_answered
from lib.disagree.clauses.opposites import are_nearly_opposite
from lib.disagree.clauses.rivals import are_rivals, name_class
from lib.disagree.copies.capitals import compare_capitals, find_capitals
from lib.disagree.copies.copy import (
    Change,
    Copy,
    Range,
    find_mention,
    is_moved,
    list_content,
    read_place,
    tell_exchange,
)
from lib.disagree.copies.figures import compare_figures, has_digits
from lib.disagree.copies.lists import lists_in_other_order
from lib.disagree.slots.passage import Passage
from lib.disagree.values.anchors import have_other_anchors
from lib.language.gloss import cite
from lib.language.stems import stem
from lib.model import Disagreement, Kind

_NEGATION_DISTANCE = 2  # tokens, one of which may stand between: "not very"
_SPEAKER_DISTANCE = 2  # tokens, one of which may stand between: "said the", "पुलिस ने कहा"
_ANCHOR_DISTANCE = 5  # tokens from a distance to what it is measured from; chosen
LONGEST = 3  # content words of an exchange; longer ones are another wording; chosen


@dataclass(frozen=True, slots=True)
class Swap:
    """Two changes that undo each other: "35 … 50" against "50 … 35"."""

    first: Change
    second: Change


def compare_exchanges(copy: Copy) -> Iterator[Disagreement]:
    """Every exchange of names, values, rivals or opposites, each change told once."""
    swaps, opposed = _find_swaps(copy), find_opposed(copy.pair)
    swapped = {change for swap in swaps for change in (swap.first, swap.second)}
    distances = _find_distances(copy)
    for change in copy.changes:
        if change in swapped or _is_negated(copy, change) or _is_within(change, distances):
            continue
        for compare in (compare_figures, compare_capitals, partial(compare_words, opposed=opposed)):
            found = compare(copy, change)
            if found is not None:
                yield found
                break
    for swap in swaps:
        yield _tell_swap(copy, swap)


def _find_distances(copy: Copy) -> list[Range]:
    """Tokens of A about distances that B gives otherwise, from elsewhere: both can hold."""
    a, b = copy.pair.a, copy.pair.b
    return [
        (one.first - _ANCHOR_DISTANCE, one.last + _ANCHOR_DISTANCE)
        for one in a.of_kind("number")
        for other in b.of_kind("number")
        if one.value != other.value and have_other_anchors(copy.pair, one, other)
    ]


def _is_within(change: Change, places: Iterable[Range]) -> bool:
    return any(first <= change.a[0] and change.a[1] <= last for first, last in places)


def compare_words(
    copy: Copy, change: Change, opposed: Sequence[Opposed] = ()
) -> Disagreement | None:
    """A word against a rival or a near opposite; the first such pair of a short change.

    opposed: all opposites of the two sentences, of which two may make the same statement.
    """
    a, b = copy.pair.a, copy.pair.b
    words_a, words_b = _list_free(a, change.a), _list_free(b, change.b)
    if not 1 <= len(words_a) <= LONGEST or not 1 <= len(words_b) <= LONGEST:
        return None
    stems_a, stems_b = _stem_words(a, words_a), _stem_words(b, words_b)
    if set(stems_a) & set(stems_b):
        return None
    language = a.claims[0].language
    said_a, said_b = (Counter(_stem_words(side, range(len(side.tokens)))) for side in (a, b))
    for i, one in zip(words_a, stems_a, strict=True):
        for j, other in zip(words_b, stems_b, strict=True):
            if said_a[other] >= said_b[other] or said_b[one] >= said_a[one]:
                continue  # killing and injuring against injuring: the latter is on both sides
            if _is_answered_at(copy, i, j, opposed):
                return None
            if are_nearly_opposite(one, other, language) and not is_moved(copy, [i], [j]):
                return _tell_words(copy, i, j, "negation", "these turn the statement round")
            if are_rivals(one, other, language) and not is_moved(copy, [i], [j]):
                group = name_class(one, other, language)
                kind: Kind = "attribution" if _speaks(a, i) and _speaks(b, j) else "name"
                return _tell_words(copy, i, j, kind, f"only one {group} can stand there")
    return None


def _speaks(passage: Passage, at: int) -> bool:
    """The noun is who says it: "the police said", "said the police.", पुलिस ने कहा."""
    tokens = passage.tokens
    ends = at + 1 == len(tokens) or tokens[at + 1].kind == "mark"
    return any(
        0 <= verb.first - at - 1 < _SPEAKER_DISTANCE
        or (ends and 0 <= at - verb.last < _SPEAKER_DISTANCE)
        for verb in passage.of_kind("attribution")
    )


def _is_answered_at(copy: Copy, i: int, j: int, opposed: Sequence[Opposed]) -> bool:
    """The words on these tokens are opposites that others answer: deficit shrank, surplus grew."""
    a, b = copy.pair.a, copy.pair.b
    for each in opposed:
        if (a.terms[each.a].first, b.terms[each.b].first) == (i, j):
            is_rival = each.strength == "rival"  # two rivals do not answer each other
            others = [o for o in opposed if not is_rival or o.strength != "rival"]
            return is_answered(copy.pair, each.a, each.b, others)
    return False


def _tell_words(copy: Copy, i: int, j: int, kind: Kind, reason: str) -> Disagreement:
    places = (i, i + 1), (j, j + 1)
    said = [
        cite(read_place(passage, place))
        for passage, place in zip((copy.pair.a, copy.pair.b), places, strict=True)
    ]
    why = f"The two sentences are alike, but A says {said[0]} where B says {said[1]}: {reason}."
    return tell_exchange(copy, kind, "medium", places, why)


def _list_free(passage: Passage, place: Range) -> list[int]:
    """The content of a place outside numbers and dates, whose units belong to them."""
    values = [m for m in passage.mentions if m.kind in ("number", "date")]
    return [
        at for at in list_content(passage, place) if not any(m.first <= at < m.last for m in values)
    ]


def _stem_words(passage: Passage, words: Iterable[int]) -> list[str]:
    language = passage.claims[0].language
    return [stem(passage.tokens[at].norm, language) for at in words]


def _is_negated(copy: Copy, change: Change) -> bool:
    """A negation stands in the change or right before it: "not expensive" against "cheap"."""
    return any(
        negation.value == "not" and place[0] - _NEGATION_DISTANCE <= negation.first < place[1]
        for passage, place in ((copy.pair.a, change.a), (copy.pair.b, change.b))
        for negation in passage.of_kind("negation")
    )


def _find_swaps(copy: Copy) -> list[Swap]:
    """Every two changes that undo each other; a change is part of one swap at most."""
    found: list[Swap] = []
    open_changes: dict[tuple[str, str], Change] = {}
    for change in copy.changes:
        said = _say(copy.pair.a, change.a), _say(copy.pair.b, change.b)
        if not all(said) or said[0] == said[1]:
            continue
        partner = open_changes.get((said[1], said[0]))
        if partner is None:
            open_changes.setdefault(said, change)
        elif _is_exclusive(copy, Swap(partner, change), said):
            found.append(Swap(partner, change))
            del open_changes[said[1], said[0]]
    return found


def _say(passage: Passage, place: Range) -> str:
    return " ".join(passage.tokens[at].norm for at in list_content(passage, place))


def _is_exclusive(copy: Copy, swap: Swap, said: tuple[str, str]) -> bool:
    """What changed places are values, names, rivals or opposites, not two words for one thing."""
    a, b, first = copy.pair.a, copy.pair.b, swap.first
    if lists_in_other_order(a, (first.a[0], swap.second.a[1]), b, (first.b[0], swap.second.b[1])):
        return False
    if all(has_digits(text) for text in said):
        return True
    if find_capitals(a, first.a) and find_capitals(b, first.b):
        return True
    language = a.claims[0].language
    one, other = (stem(text, language) for text in said)
    return are_rivals(one, other, language) or are_nearly_opposite(one, other, language)


def _tell_swap(copy: Copy, swap: Swap) -> Disagreement:
    a, b, change = copy.pair.a, copy.pair.b, swap.first
    said = cite(read_place(a, change.a)), cite(read_place(b, change.b))
    kind: Kind = "name"
    if has_digits(read_place(a, change.a)):
        kind = "number"
    elif find_mention(a, change.a, "date"):
        kind = "date"
    why = f"{said[0]} and {said[1]} have changed places between the two sentences."
    return tell_exchange(copy, kind, "medium", (change.a, change.b), why)
