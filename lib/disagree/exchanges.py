"""Two copies of one sentence in which a word was exchanged for another that cannot stand with it.

That a sentence was copied says that its slots are the same, so that here a name nobody has listed,
a month for a week or "mediocre" for "impressive" can be told apart from a freer wording.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lib.disagree.capitals import compare_capitals, find_capitals
from lib.disagree.copies import (
    Change,
    Copy,
    Range,
    find_mention,
    is_moved,
    list_content,
    read_place,
    tell_exchange,
)
from lib.disagree.figures import compare_figures, has_digits
from lib.disagree.passage import Passage
from lib.gloss import cite
from lib.model import Disagreement, Kind
from lib.opposites import are_nearly_opposite
from lib.rivals import are_rivals, name_class
from lib.stems import stem

_LIST_JOINTS = {",", "and", "or", "और", "या", "व", "एवं", "तथा"}
_NEGATION_DISTANCE = 2  # tokens, one of which may stand between: "not very"
LONGEST = 3  # content words of an exchange; longer ones are another wording; chosen


def compare_exchanges(copy: Copy) -> Iterator[Disagreement]:
    """Every exchange of names, values, rivals or opposites, each change told once."""
    swapped = _find_swapped(copy)
    for change in copy.changes:
        if change in swapped or _is_negated(copy, change):
            continue
        for compare in (compare_figures, compare_capitals, compare_words):
            found = compare(copy, change)
            if found is not None:
                yield found
                break
    for first, second in swapped.items():
        if second is not None:
            yield _tell_swapped(copy, first)


def compare_words(copy: Copy, change: Change) -> Disagreement | None:
    """A word against a rival or a near opposite; the first such pair of a short change."""
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
            if are_nearly_opposite(one, other, language) and not is_moved(copy, [i], [j]):
                return _tell_words(copy, i, j, "negation", "these turn the statement round")
            if are_rivals(one, other, language) and not is_moved(copy, [i], [j]):
                group = name_class(one, other, language)
                return _tell_words(copy, i, j, "name", f"only one {group} can stand there")
    return None


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


def _find_swapped(copy: Copy) -> dict[Change, Change | None]:
    """Changes that undo each other: "35 … 50" against "50 … 35". The second of two maps to None."""
    found: dict[Change, Change | None] = {}
    seen: dict[tuple[str, str], Change] = {}
    for change in copy.changes:
        said = _say(copy.pair.a, change.a), _say(copy.pair.b, change.b)
        partner = seen.get((said[1], said[0]))
        if not all(said) or said[0] == said[1]:
            continue
        if partner is not None and _is_exclusive(copy, partner, change, said):
            found[partner], found[change] = change, None
        seen.setdefault(said, change)
    return found


def _say(passage: Passage, place: Range) -> str:
    return " ".join(passage.tokens[at].norm for at in list_content(passage, place))


def _is_exclusive(copy: Copy, first: Change, second: Change, said: tuple[str, str]) -> bool:
    """What changed places are values, names, rivals or opposites, not two words for one thing."""
    a, b = copy.pair.a, copy.pair.b
    if _lists_both(a, first.a, second.a):
        return False
    if all(has_digits(text) for text in said):
        return True
    if find_capitals(a, first.a) and find_capitals(b, first.b):
        return True
    language = a.claims[0].language
    one, other = (stem(text, language) for text in said)
    return are_rivals(one, other, language) or are_nearly_opposite(one, other, language)


def _lists_both(passage: Passage, first: Range, second: Range) -> bool:
    """Both are items of one list, whose order says nothing: "tea, sugar and rice"."""
    joints = (passage.tokens[first[1]].norm, passage.tokens[second[0] - 1].norm)
    return all(joint in _LIST_JOINTS for joint in joints)


def _tell_swapped(copy: Copy, change: Change) -> Disagreement:
    a, b = copy.pair.a, copy.pair.b
    said = cite(read_place(a, change.a)), cite(read_place(b, change.b))
    kind: Kind = "name"
    if has_digits(read_place(a, change.a)):
        kind = "number"
    elif find_mention(a, change.a, "date"):
        kind = "date"
    why = f"{said[0]} and {said[1]} have changed places between the two sentences."
    return tell_exchange(copy, kind, "medium", (change.a, change.b), why)
