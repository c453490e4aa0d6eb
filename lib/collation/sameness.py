"""Whether two mentions of one kind speak of one thing, and which pairs are worth asking about.

The verdicts are those of lib.names, lib.mentions.values and the canonical values; nothing here
compares anew. A full name comparison is dear, so that names are first told apart by sound.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import numpy as np

from lib.disagree.entities.bodies import is_department, split_body
from lib.language import lexicon
from lib.language.gloss import cite
from lib.language.lexicon import LANGUAGES
from lib.language.text import fold
from lib.mentions.numbers.units import find_scale
from lib.mentions.places.listed import is_listed
from lib.mentions.values import compare_moments, compare_quantities
from lib.model import Mention, Quantity
from lib.names.aliases import find_entities
from lib.names.align import ACCEPT
from lib.names.compare import compare_names
from lib.names.parts import read_name
from lib.names.phonetics import skeleton, sound_matrix

Relation = Literal["same", "variant", "reordered", "partial"]
_LOOSE = 0.9  # how sure one body is where only one side says its country; chosen


@dataclass(frozen=True, slots=True)
class Match:
    """Two mentions that may be of one thing. score: 0.5 to 1; why: one sentence, "" where same.

    is_certain: no other reading is possible; else it counts only where it has no rival.
    """

    relation: Relation
    score: float
    why: str = ""
    is_certain: bool = True


def relate(a: Mention, b: Mention) -> Match | None:
    """What two mentions of one kind are to one another; None where they are two things."""
    if a.kind == "name":
        return _relate_names(a, b)
    if a.kind == "number":
        return _relate_numbers(a, b)
    if a.kind == "date":
        return _relate_dates(a, b)
    return _relate_entities(a, b)


def _relate_names(a: Mention, b: Mention) -> Match | None:
    if fold(a.text) == fold(b.text):
        return Match("same", 1.0)
    found = compare_names(a.text, b.text)
    if found.relation == "conflict":
        return None
    return Match(found.relation, found.score, found.why, is_certain=found.relation != "partial")


def _relate_entities(a: Mention, b: Mention) -> Match | None:
    """Bodies and places by their ids; bodies that no list knows also by name."""
    if a.value == b.value:
        return _tell_same(a, b, f"name the same {a.kind}.")
    if a.kind == "place" and not (is_listed(a.value) and is_listed(b.value)):
        found = compare_names(a.text, b.text)
        return (
            None if found.relation == "conflict" else Match(found.relation, found.score, found.why)
        )
    if a.kind != "organisation":
        return None
    (country_a, body_a), (country_b, body_b) = split_body(a), split_body(b)
    if body_a == body_b:
        loose = _tell_same(a, b, "name the same organisation if they are of one country.")
        return None if country_a and country_b else replace(loose, score=_LOOSE, is_certain=False)
    if is_department(a) or is_department(b):
        return None
    found = compare_names(a.text, b.text)
    if found.relation == "conflict" or found.relation == "partial":
        return None  # a council is a part of its union, not its short name
    return Match(found.relation, found.score, found.why)


def _relate_numbers(a: Mention, b: Mention) -> Match | None:
    if a.quantity is None or b.quantity is None:
        return None
    relation = compare_quantities(a.quantity, b.quantity)
    if relation == "equal":
        return _tell_same(a, b, f"are the same amount, {_say_value(a)}.")
    return _tell_both_hold(a, b) if relation == "compatible" else None


def _relate_dates(a: Mention, b: Mention) -> Match | None:
    if a.moment is None or b.moment is None:
        return None
    relation = compare_moments(a.moment, b.moment)
    if relation == "equal" or (relation == "unresolved" and fold(a.text) == fold(b.text)):
        what = "time" if a.moment.grain == "time" else "date"
        return _tell_same(
            a, b, f"mean the same {what}{f', {a.value}' if _is_told_in_full(a) else ''}."
        )
    return _tell_both_hold(a, b) if relation == "compatible" else None


def _tell_same(a: Mention, b: Mention, how: str) -> Match:
    if fold(a.text) == fold(b.text):
        return Match("same", 1.0)
    return Match("variant", 1.0, f"{_cite(a)} and {_cite(b)} {how}")


def _cite(mention: Mention) -> str:
    return cite(mention.text, is_name=mention.kind == "place")


def _tell_both_hold(a: Mention, b: Mention) -> Match:
    reason = f"{_say_value(a)} does not rule out {_say_value(b)}"
    if not (_is_told_in_full(a) and _is_told_in_full(b)):
        reason = "one of them does not tell the whole date"
    return Match("partial", _LOOSE, f"{_cite(a)} and {_cite(b)} can both hold: {reason}.", False)


def _is_told_in_full(mention: Mention) -> bool:
    return bool(mention.value) and "X" not in mention.value


def _say_value(mention: Mention) -> str:
    return f"{mention.value} {mention.unit}".strip()


def find_candidates(a: Sequence[Mention], b: Sequence[Mention]) -> set[tuple[int, int]]:
    """Places (in a, in b) of mentions of one kind that may be of one thing."""
    found = _pair_by([list(_list_keys(m)) for m in a], [list(_list_keys(m)) for m in b])
    if a and b and a[0].kind in ("name", "organisation", "place"):
        found |= _find_namesakes([m.text for m in a], [m.text for m in b])
    return found


def _pair_by(
    keys_a: Sequence[Sequence[Hashable]], keys_b: Sequence[Sequence[Hashable]]
) -> set[tuple[int, int]]:
    holders: dict[Hashable, list[int]] = {}
    for j, keys in enumerate(keys_b):
        for key in keys:
            holders.setdefault(key, []).append(j)
    return {(i, j) for i, keys in enumerate(keys_a) for key in keys for j in holders.get(key, ())}


def _list_keys(mention: Mention) -> Iterator[Hashable]:
    """What two mentions of one thing share without a look at how they sound."""
    if mention.kind in ("name", "organisation"):
        run_together = "".join(part.norm for part in read_name(mention.text).parts)
        yield from (split_body(mention)[1], skeleton(run_together), *find_entities(mention.text))
    elif mention.kind == "number" and mention.quantity is not None:
        yield measure(mention.quantity)
    elif mention.kind == "date" and mention.value:
        yield mention.value
        if mention.moment is not None and mention.moment.grain == "day":
            yield mention.value[-5:]  # month and day: the year may be left unsaid
    else:
        yield mention.value or fold(mention.text)


def measure(quantity: Quantity) -> Hashable:
    """A key that equal quantities share, whatever their units: 60 minutes and one hour."""
    scale = find_scale(quantity.unit)
    if scale is None:
        return quantity.form == "ordinal", quantity.unit, quantity.low, quantity.high
    low, high = (value * scale.factor + scale.zero for value in (quantity.low, quantity.high))
    return quantity.form == "ordinal", scale.dimension, low, high


def _find_namesakes(a: Sequence[str], b: Sequence[str]) -> set[tuple[int, int]]:
    """Names that may have a word in common, by its sound."""
    words_a, words_b = [_list_words(name) for name in a], [_list_words(name) for name in b]
    vocabulary_a = sorted({word for words in words_a for word in words})
    vocabulary_b = sorted({word for words in words_b for word in words})
    heard = sound_matrix(vocabulary_a, vocabulary_b) >= ACCEPT
    holders_a, holders_b = _index(words_a), _index(words_b)
    return {
        (i, j)
        for u, v in np.argwhere(heard)
        for i in holders_a[vocabulary_a[u]]
        for j in holders_b[vocabulary_b[v]]
    }


def _list_words(name: str) -> list[str]:
    """The words a name is known by: no initial, no particle where it has others."""
    parts = [part.norm for part in read_name(name).parts]
    return [part for part in parts if len(part) > 1 and part not in _common_words()] or parts


def _index(words: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    holders: dict[str, list[int]] = {}
    for place, some in enumerate(words):
        for word in set(some):
            holders.setdefault(word, []).append(place)
    return holders


@cache
def _common_words() -> frozenset[str]:
    """Particles and words like "council", which alone make no two names one."""
    heads = (lexicon.words(language, "organisation_heads") for language in LANGUAGES)
    return lexicon.words("common", "particles").union(*heads)
