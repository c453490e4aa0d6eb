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

from lib.disagree.judge.event import measure_agreement, measure_linked, share_values
from lib.disagree.judge.pieces import (
    compare_heads,
    count_rivals,
    is_sum,
    list_heads,
    measure_fates,
    measure_heads,
    measure_names,
    measure_values,
    tells_earlier,
)
from lib.disagree.judge.propose import KINDS, Proposal
from lib.disagree.judge.rivals import Rivals
from lib.disagree.judge.told import Told
from lib.disagree.slots.passage import Beside, Pair
from lib.disagree.values.holders import have_other_holders
from lib.links.likeness import MATCHED
from lib.mentions.relate import relate
from lib.model import Kind, Link, Mention

_LEAD = 3  # claims from the first that tell the news; chosen
_NEAR_EDGE = 0.01
_EVENT: Sequence[Kind] = ("number", "date", "name", "place")
_STORY = 6  # the place of "story" among lib/links/features.FUZZY


@dataclass
class Evidence(Beside):
    """Measures the proposals of one pair of articles; what they share is measured once."""

    links: Sequence[Link] = ()
    _articles: dict[str, float] = field(default_factory=dict)
    _told: dict[tuple[int, int, int, int], tuple[bool, bool]] = field(default_factory=dict)
    _equal: dict[tuple[int, int, Kind], NDArray[np.bool_]] = field(default_factory=dict)
    _rivals: tuple[Rivals, Rivals] = field(init=False)
    _values: tuple[Told, Told] = field(init=False)

    def __post_init__(self) -> None:
        c = self.comparison
        self._values = Told(c.a), Told(c.b)
        self._rivals = (
            Rivals(c.a, lambda n, mention: list_heads(self.lay_beside(n, 0).a, mention)),
            Rivals(c.b, lambda n, mention: list_heads(self.lay_beside(0, n).b, mention)),
        )

    def measure(self, proposal: Proposal) -> dict[str, float]:
        """Give every piece of evidence for two values by its name; small words have their own."""
        p = proposal
        pair = self.lay_beside(p.i, p.j)
        found = {
            **self._measure_articles(),
            **self._measure_claims(p),
            **measure_fates(p.a, p.b),
            "other_holders": have_other_holders(pair, p.a, p.b),
            **measure_values(p),
            **self._measure_others(pair, p),
            **self._measure_elsewhere(pair, p),
            "rivals": self._count_rivals(p),
            **measure_heads(pair, p.a, p.b),
            **measure_names(pair, p.a, p.b),
            **{f"is_{kind}": p.a.kind == kind for kind in KINDS},
        }
        return {name: float(value) for name, value in found.items()}

    def _measure_articles(self) -> dict[str, float]:
        """Whether the two articles tell one event: places, people, days and figures in common.

        Two events of one topic share words and hardly a day, a figure or a name.
        """
        if not self._articles:
            c = self.comparison
            self._articles = {f"shared_{kind}": share_values(c.a, c.b, kind) for kind in _EVENT}
            self._articles["agreement"] = measure_agreement(c, self.links)
            self._articles["leads_alike"] = float(c.scores[:2, :2].max(initial=0.0))
            self._articles["linked_share"] = measure_linked(c.scores)
        return self._articles

    def _measure_claims(self, p: Proposal) -> dict[str, float]:
        """How likely the two claims tell the same, and where they stand."""
        c = self.comparison
        scores, score = c.scores, float(c.scores[p.i, p.j])
        above = min(int((scores[p.i] > score).sum()), int((scores[:, p.j] > score).sum()))
        beside = (
            scores[p.i, : p.j], scores[p.i, p.j + 1 :], scores[: p.i, p.j], scores[p.i + 1 :, p.j]
        )  # fmt: skip
        rivals = max(float(others.max(initial=0.0)) for others in beside)
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
            "earlier_in_one": past[0] != past[1],
        }

    def _measure_others(self, pair: Pair, p: Proposal) -> dict[str, float]:
        """What else of the kind the two claims have: equal values, the value itself."""
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
            equal = self._values[1 - side].find_same(mention)
            alike = any(self._are_alike(side, n, mention, k, m) for k, m in equal)
            self._told[key] = bool(equal), alike
        return self._told[key]

    def _are_alike(self, side: int, n: int, mention: Mention, k: int, other: Mention) -> bool:
        if mention.qualifiers.fate and mention.qualifiers.fate == other.qualifiers.fate:
            return True
        pair = self.lay_beside(n, k) if side == 0 else self.lay_beside(k, n)
        a, b = (mention, other) if side == 0 else (other, mention)
        return compare_heads(pair, a, b) >= MATCHED
