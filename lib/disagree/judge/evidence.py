"""What speaks for two unlike values being two readings of one thing, each piece with its name.

Every piece is a number, mostly 0 or 1. What each weighs stands in data/judge.toml, which
`python -m bench.judge` fits.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from lib.disagree.judge.event import measure_agreement, measure_linked, share_values
from lib.disagree.judge.propose import KINDS, Proposal, measure_ratio
from lib.disagree.judge.rivals import Rivals
from lib.disagree.slots.passage import Pair, Passage, make_pair, role_beside
from lib.disagree.values.holders import have_other_holders
from lib.disagree.values.relations import find_heads
from lib.disagree.words.clash import measure_words
from lib.language import lexicon
from lib.language.romanise import romanise
from lib.language.text import fold
from lib.links.likeness import MATCHED
from lib.links.score import Comparison
from lib.mentions.relate import relate
from lib.model import Kind, Language, Link, Mention, Token
from lib.names.phonetics import sound_similarity

_LEAD = 3  # claims from the first that tell the news; chosen
_HEARD = 0.85  # parts of names that sound this alike are one; as in disagree/entities/people
_NEAR_EDGE = 0.01
_EVENT: Sequence[Kind] = ("number", "date", "name", "place")
_OTHERS = (
    "others_equal", "also_in_claim", "only", "same_place_from_end", "is_sum", "same_fate_rivals",
)  # fmt: skip
_STORY = 6  # the place of "story" among lib/links/features.FUZZY


@dataclass
class Evidence:
    """Measures the proposals of one pair of articles; what they share is measured once."""

    comparison: Comparison
    links: Sequence[Link] = ()
    _articles: dict[str, float] = field(default_factory=dict)
    _pairs: dict[tuple[int, int], Pair] = field(default_factory=dict)
    _told: dict[tuple[int, int, int, int], tuple[bool, bool]] = field(default_factory=dict)
    _equal: dict[tuple[int, int, Kind], NDArray[np.bool_]] = field(default_factory=dict)
    _rivals: tuple[Rivals, Rivals] = field(init=False)

    def __post_init__(self) -> None:
        c = self.comparison
        self._rivals = (
            Rivals(c.a, lambda n, mention: _list_heads(self.lay_beside(n, 0).a, mention)),
            Rivals(c.b, lambda n, mention: _list_heads(self.lay_beside(0, n).b, mention)),
        )

    def measure(self, proposal: Proposal) -> dict[str, float]:
        """Give every piece of evidence for one proposal by its name."""
        p = proposal
        pair = self.lay_beside(p.i, p.j)
        found = {
            **self._measure_articles(),
            **self._measure_claims(p),
            **measure_fates(p.a, p.b),
            "other_holders": p.words is None and have_other_holders(pair, p.a, p.b),
            **measure_values(p),
            **self._measure_others(pair, p),
            **self._measure_elsewhere(pair, p),
            "rivals": 0.0 if p.words else self._count_rivals(p),
            **measure_heads(pair, p.a, p.b),
            **measure_names(pair, p.a, p.b),
            **{f"is_{kind}": p.words is None and p.a.kind == kind for kind in KINDS},
            **measure_words(p.words),
        }
        return {name: float(value) for name, value in found.items()}

    def lay_beside(self, i: int, j: int) -> Pair:
        """Give claim `i` of A and claim `j` of B as a pair of passages."""
        if (i, j) not in self._pairs:
            score = float(self.comparison.scores[i, j])
            self._pairs[i, j] = make_pair(self.comparison, [i], [j], score)
        return self._pairs[i, j]

    def _measure_articles(self) -> dict[str, float]:
        """Whether the two articles tell one event: places, people, days and figures in common.

        Two events of one topic share words and hardly a day, a figure or a name.
        """
        if not self._articles:
            c = self.comparison
            self._articles = {f"shared_{kind}": share_values(c.a, c.b, kind) for kind in _EVENT}
            self._articles["agreement"] = measure_agreement(c, self.links)
        return self._articles

    def _measure_claims(self, p: Proposal) -> dict[str, float]:
        """How likely the two claims tell the same, and where they stand."""
        c = self.comparison
        scores, score = c.scores, float(c.scores[p.i, p.j])
        above = min(int((scores[p.i] > score).sum()), int((scores[:, p.j] > score).sum()))
        rivals = max(
            float(np.delete(scores[p.i], p.j).max(initial=0.0)),
            float(np.delete(scores[:, p.j], p.i).max(initial=0.0)),
        )
        claims = c.a.claims[p.i], c.b.claims[p.j]
        late = max(p.i / len(c.a.claims), p.j / len(c.b.claims))
        past = [tells_earlier(claim.language, claim.tokens) for claim in claims]
        return {
            "link": math.log((score + _NEAR_EDGE) / (1 + _NEAR_EDGE - score)),
            "is_linked": p.link is not None,
            "rank": 1 / (1 + above),
            "margin": score - rivals,
            "story": float(c.features[p.i, p.j, _STORY]),
            "crosses_languages": claims[0].language != claims[1].language,
            "late": late,
            "both_lead": max(p.i, p.j) < _LEAD,
            "headline": sum(claim.role == "headline" for claim in claims),
            "leads_alike": float(scores[:2, :2].max(initial=0.0)),
            "linked_share": measure_linked(scores),
            "earlier_in_one": past[0] != past[1],
        }

    def _measure_others(self, pair: Pair, p: Proposal) -> dict[str, float]:
        """What else of the kind the two claims have: equal values, the value itself."""
        if p.words is not None:
            return dict.fromkeys(_OTHERS, 0.0)
        own_a, own_b = pair.a.of_kind(p.a.kind), pair.b.of_kind(p.b.kind)
        others_a = [m for m in own_a if m.start != p.a.start]
        others_b = [m for m in own_b if m.start != p.b.start]
        same = self._list_equal(pair, p)
        is_a = np.array([m.start == p.a.start for m in own_a])
        is_b = np.array([m.start == p.b.start for m in own_b])
        held = int(same[is_a].sum() + same[:, is_b].sum())
        equal = int(same.sum()) - held  # the two of the proposal are unlike
        back_a = len([m for m in own_a if m.start > p.a.start])
        back_b = len([m for m in own_b if m.start > p.b.start])
        return {
            "others_equal": min(equal, 3),
            "also_in_claim": min(held, 2),
            "only": not others_a and not others_b,
            "same_place_from_end": back_a == back_b,
            "is_sum": p.a.kind == "number" and is_sum(p.a, p.b, [*others_a, *others_b]),
            "same_fate_rivals": min(4, count_rivals(p.a, own_a) + count_rivals(p.b, own_b)),
        }

    def _count_rivals(self, p: Proposal) -> float:
        """How many other values of their sort the two articles tell, on a logarithmic scale."""
        counts = self._rivals[0].count(p.i, p.a), self._rivals[1].count(p.j, p.b)
        return sum(math.log1p(count) for count in counts)

    def _list_equal(self, pair: Pair, p: Proposal) -> NDArray[np.bool_]:
        """Which values of the proposal's kind are the same, of A's claim against B's; kept."""
        key = p.i, p.j, p.a.kind
        if key not in self._equal:
            own_a, own_b = pair.a.of_kind(p.a.kind), pair.b.of_kind(p.b.kind)
            same = [[relate(x, y).verdict == "same" for y in own_b] for x in own_a]
            self._equal[key] = np.array(same, dtype=bool)
        return self._equal[key]

    def _measure_elsewhere(self, pair: Pair, p: Proposal) -> dict[str, float]:
        """Whether the other article tells the value, too: anywhere, of a like thing."""
        a = b = False, False
        if p.words is None:
            a, b = self._find_elsewhere(0, p.i, p.a), self._find_elsewhere(1, p.j, p.b)
        return {
            "elsewhere": a[0] or b[0],
            "elsewhere_both": a[0] and b[0],
            "elsewhere_alike": a[1] or b[1],
        }

    def _find_elsewhere(self, side: int, n: int, mention: Mention) -> tuple[bool, bool]:
        """Whether the other article has the value at all, and with the same fate or like nouns."""
        key = side, n, mention.start, mention.end
        if key not in self._told:
            c = self.comparison
            other = c.b if side == 0 else c.a
            equal = [
                (k, m)
                for k, mentions in enumerate(other.mentions)
                for m in mentions
                if m.kind == mention.kind and relate(mention, m).verdict == "same"
            ]
            alike = any(self._are_alike(side, n, mention, k, m) for k, m in equal)
            self._told[key] = bool(equal), alike
        return self._told[key]

    def _are_alike(self, side: int, n: int, mention: Mention, k: int, other: Mention) -> bool:
        if mention.qualifiers.fate and mention.qualifiers.fate == other.qualifiers.fate:
            return True
        pair = self.lay_beside(n, k) if side == 0 else self.lay_beside(k, n)
        a, b = (mention, other) if side == 0 else (other, mention)
        return _compare_heads(pair, a, b) >= MATCHED


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
        "same_grain": len(set(grains)) == 1,
        "both_clock": grains == ["time", "time"],
        "relative_in_one": len(set(relative)) == 2,
        "both_relative": relative == [True, True],
    }


def measure_heads(pair: Pair, a: Mention, b: Mention) -> dict[str, float]:
    """How alike the words are that the two values stand beside."""
    return {
        "head": _compare_heads(pair, a, b),
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


def _list_heads(passage: Passage, mention: Mention) -> frozenset[str]:
    return frozenset(passage.terms[at].key for at in find_heads(passage, mention))


def _compare_heads(pair: Pair, a: Mention, b: Mention) -> float:
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
    return any(token.norm in lexicon.words(language, "earlier_words") for token in tokens)
