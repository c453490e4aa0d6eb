"""Evidence that two values carry with them: their fates and sizes, and the words beside them."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from lib.disagree.judge.propose import Proposal, measure_ratio
from lib.disagree.slots.passage import Pair, Passage, role_beside
from lib.disagree.values.relations import find_heads
from lib.language import lexicon
from lib.language.romanise import romanise
from lib.language.text import fold
from lib.model import Language, Mention, Token
from lib.names.phonetics import sound_similarity

_HEARD = 0.85  # parts of names that sound this alike are one; as in disagree/entities/people


def measure_fates(a: Mention, b: Mention) -> dict[str, float]:
    """What befell those counted, and whether the figures are wholes or parts."""
    one, other = a.qualifiers, b.qualifiers
    return {
        "same_fate": bool(one.fate) and one.fate == other.fate,
        "fate_in_one": bool(one.fate) != bool(other.fate),
        "is_toll": one.is_total + other.is_total,
        "part_in_both": one.is_part and other.is_part,
        "rest_in_one": one.is_rest != other.is_rest,
        "former_in_one": one.is_former != other.is_former,
        "hedged_in_one": one.is_hedged != other.is_hedged,
    }


def measure_values(p: Proposal) -> dict[str, float]:
    """The values themselves: units, size, looseness."""
    a, b = p.a, p.b
    ratio = measure_ratio(a, b)
    loose = [m.quantity is not None and m.quantity.approximate for m in (a, b)]
    grains = [m.moment.grain for m in (a, b) if m.moment is not None]
    relative = [m.moment.relative for m in (a, b) if m.moment is not None]
    return {
        "cannot_both_hold": p.relation.verdict == "apart",
        "ratio": ratio,
        "near_miss": 0 < ratio < 0.2,
        "same_unit": bool(a.unit) and a.unit == b.unit,
        "unit_in_one": bool(a.unit) != bool(b.unit),
        "other_unit": bool(a.unit and b.unit) and a.unit != b.unit,
        "loose_in_one": loose[0] != loose[1],
        "small": a.kind == "number" and _is_small(a) and _is_small(b),
        "same_person": bool(a.qualifiers.person and b.qualifiers.person),  # others do not clash
        "same_grain": len(set(grains)) == 1,
        "both_clock": grains == ["time", "time"],
        "relative_in_one": len(set(relative)) == 2,
        "both_relative": relative == [True, True],
    }


def measure_heads(pair: Pair, a: Mention, b: Mention) -> dict[str, float]:
    """How alike the words are that the two values stand beside."""
    return {
        "head": compare_heads(pair, a, b),
        "after": _compare_next(pair, a, b, 1),
        "before": _compare_next(pair, a, b, -1),
    }


def measure_names(pair: Pair, a: Mention, b: Mention) -> dict[str, float]:
    """How alike two names sound, and whether both hold one office."""
    if a.kind not in ("name", "organisation", "place"):
        return {"sound": 0.0, "shares_part": 0.0, "same_office": 0.0, "spelled_alike": 0.0}
    offices = role_beside(pair.a, a), role_beside(pair.b, b)
    parts = [(x, y) for x in a.text.split() for y in b.text.split() if min(len(x), len(y)) > 2]
    heard = max((sound_similarity(x, y) for x, y in parts), default=0.0)
    return {
        "sound": sound_similarity(a.text[:60], b.text[:60]),
        "shares_part": heard >= _HEARD,
        "same_office": len({role.value for role in offices if role}) == 1 and all(offices),
        "spelled_alike": Indel.normalized_similarity(*(fold(romanise(m.text)) for m in (a, b))),
    }


def list_heads(passage: Passage, mention: Mention) -> frozenset[str]:
    """The keys of the nouns that a number counts."""
    return frozenset(passage.terms[at].key for at in find_heads(passage, mention))


def compare_heads(pair: Pair, a: Mention, b: Mention) -> float:
    """How alike the nouns are that two numbers count, in [0, 1]."""
    heads_a, heads_b = find_heads(pair.a, a), find_heads(pair.b, b)
    return max((float(pair.likeness[i, j]) for i in heads_a for j in heads_b), default=0.0)


def _compare_next(pair: Pair, a: Mention, b: Mention, step: int) -> float:
    """How alike the two terms right after (step 1) or before (-1) either value are."""
    of_a, of_b = _list_next(pair.a, a, step), _list_next(pair.b, b, step)
    return max((float(pair.likeness[i, j]) for i in of_a for j in of_b), default=0.0)


def _list_next(passage: Passage, mention: Mention, step: int) -> list[int]:
    beside = passage.terms_beside(mention.first, mention.last)
    if step > 0:
        return [at for at in beside if passage.terms[at].first >= mention.last][:2]
    return [at for at in beside if passage.terms[at].last <= mention.first][-2:]


def _is_small(mention: Mention) -> bool:
    return mention.quantity is not None and abs(mention.quantity.low) <= 3


def is_sum(a: Mention, b: Mention, others: Sequence[Mention]) -> bool:
    """One is the other and a third figure beside: 20 is 14 and 6."""
    values = {m.quantity.told[0] for m in others if m.quantity and m.quantity.told}
    if a.quantity is None or b.quantity is None or not a.quantity.told or not b.quantity.told:
        return False
    apart = abs(a.quantity.told[0] - b.quantity.told[0])
    return apart in values


def count_rivals(mention: Mention, own: Sequence[Mention]) -> int:
    """Other figures of its claim with the same fate."""
    fate = mention.qualifiers.fate
    return sum(bool(fate) and m.start != mention.start and m.qualifiers.fate == fate for m in own)


def tells_earlier(language: Language, tokens: Sequence[Token]) -> bool:
    """A claim says by a word that it tells of an earlier time."""
    return any(token.norm in lexicon.words(language, "earlier_words") for token in tokens)
