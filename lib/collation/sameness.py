"""Whether two mentions of one kind speak of one thing, and which pairs are worth asking about.

The verdicts are those of `lib.mentions.relate`; nothing here compares anew. A full name comparison
is dear, so that names are first told apart by sound.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np

from lib.language import lexicon
from lib.language.gloss import cite
from lib.language.lexicon import LANGUAGES
from lib.language.text import fold
from lib.mentions.numbers.units import find_scale
from lib.mentions.relate import relate
from lib.model import Mention, Quantity
from lib.names.aliases import find_entities
from lib.names.align import ACCEPT
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


def match(a: Mention, b: Mention) -> Match | None:
    """Describe how two mentions of one kind are of one thing; None where they are of two."""
    found = relate(a, b)
    if not found.both_hold:
        return None
    if fold(a.text) == fold(b.text) and found.reason not in ("looser", "rounder", "less"):
        return Match("same", 1.0)
    if found.names is not None:
        named: Relation = found.names.relation if found.names.relation != "conflict" else "partial"
        is_certain = named != "partial" or a.kind == "place"
        return Match(named, found.names.score, found.names.why, is_certain)
    if found.reason in ("looser", "rounder"):
        return _tell_both_hold(a, b)
    if found.reason == "less" and fold(a.text) == fold(b.text):
        return Match("same", _LOOSE, is_certain=False)
    if found.reason == "less":
        why = f"{_cite(a)} and {_cite(b)} name the same {a.kind} if they are of one country."
        return Match("variant", _LOOSE, why, is_certain=False)
    return Match("variant", 1.0, f"{_cite(a)} and {_cite(b)} {_say_how_same(a)}")


def _say_how_same(mention: Mention) -> str:
    if mention.kind == "number":
        return f"are the same amount, {_say_value(mention)}."
    if mention.moment is None:
        return f"name the same {mention.kind}."
    what = "time" if mention.moment.grain == "time" else "date"
    return f"mean the same {what}{f', {mention.value}' if mention.moment.is_full else ''}."


def _cite(mention: Mention) -> str:
    return cite(mention.text, is_name=mention.kind == "place")


def _tell_both_hold(a: Mention, b: Mention) -> Match:
    reason = f"{_say_value(a)} does not rule out {_say_value(b)}"
    if any(m.moment is not None and not m.moment.is_full for m in (a, b)):
        reason = "one of them does not tell the whole date"
    return Match("partial", _LOOSE, f"{_cite(a)} and {_cite(b)} can both hold: {reason}.", False)


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
        yield from (
            mention.body.id if mention.body else mention.value,
            skeleton(run_together),
            *find_entities(mention.text),
        )
    elif mention.kind == "number" and mention.quantity is not None:
        yield measure(mention.quantity)
    elif mention.kind == "date" and mention.value:
        yield mention.value
        if mention.moment is not None and mention.moment.month_and_day:
            yield mention.moment.month_and_day  # the year may be left unsaid
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
