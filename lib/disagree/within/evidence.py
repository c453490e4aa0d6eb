"""What speaks for two unlike values of one article being two readings of one thing, by name.

What each piece weighs stands in data/judge_within.toml, which `python -m bench.within` fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lib.disagree.judge.pieces import count_rivals, measure_fates, measure_heads, measure_values
from lib.disagree.judge.propose import Proposal
from lib.disagree.slots.passage import Beside
from lib.disagree.within.explained import has_word, list_of
from lib.model import Mention

_NEAR = 0.25  # |ln(a / b)| under which two counts may be one that was told wrongly; chosen
_FEW = 10  # counts under this are near each other by chance; chosen
_MOST = 3  # rival values that are counted; chosen
_FATES: Sequence[str] = ("same_fate", "is_toll")
_VALUES: Sequence[str] = ("ratio", "same_unit")


@dataclass
class OwnEvidence(Beside):
    """Measures the proposals of one article; comparison: of the article with itself."""

    def measure(self, p: Proposal) -> dict[str, float]:
        """Give every piece of evidence for one proposal by its name."""
        fates, values = measure_fates(p.a, p.b), measure_values(p)
        heads = measure_heads(self.lay_beside(p.i, p.j), p.a, p.b)
        found = {
            **self._measure_claims(p),
            **{name: fates[name] for name in _FATES},
            **{name: values[name] for name in _VALUES},
            **_measure_nearness(p, values["ratio"]),
            "head": heads["head"],
            "after": heads["after"],
            **self._measure_others(p),
        }
        return {name: float(value) for name, value in found.items()}

    def _measure_claims(self, p: Proposal) -> dict[str, float]:
        """Where the two claims stand, and what they say of whom they count."""
        claims = self.comparison.a.claims[p.i], self.comparison.a.claims[p.j]
        subset = [has_word(claim, "subset_words") for claim in claims]
        return {
            "headline": p.i == 0 or claims[0].role == "headline",
            "contrasted": p.j == p.i + 1 and has_word(claims[1], "contrast_words"),
            "subset_in_one": subset[0] != subset[1],
            "dated_in_one": self._is_dated(p.i) != self._is_dated(p.j),
            "narrower_place": self._is_narrower(p),
        }

    def _is_dated(self, n: int) -> bool:
        """The claim or the one before it tells a date by the calendar: another event's, often."""
        beside = (m for at in (max(0, n - 1), n) for m in list_of(self.comparison.a, at, "date"))
        return any(_is_by_calendar(m) and not m.qualifiers.is_stamp for m in beside)

    def _is_narrower(self, p: Proposal) -> bool:
        """One claim tells of several places, the other of some of them."""
        places = [{m.value for m in list_of(self.comparison.a, n, "place")} for n in (p.i, p.j)]
        few, many = sorted(places, key=len)
        return bool(few) and few < many

    def _measure_others(self, p: Proposal) -> dict[str, float]:
        """What else of the kind the two claims have, and the article of one fate."""
        own_a, own_b = (list_of(self.comparison.a, n, "number") for n in (p.i, p.j))
        return {
            "only": len(own_a) == len(own_b) == 1,
            "same_fate_rivals": min(_MOST, count_rivals(p.a, own_a) + count_rivals(p.b, own_b)),
            "rivals": min(_MOST, self._count_rivals(p.a)),
        }

    def _count_rivals(self, mention: Mention) -> int:
        """How many numbers beside two the article tells of one fate."""
        fate = mention.qualifiers.fate
        told = (m for mentions in self.comparison.a.mentions for m in mentions)
        values = {m.value for m in told if m.quantity and fate and m.qualifiers.fate == fate}
        return max(0, len(values) - 2)


def _measure_nearness(p: Proposal, ratio: float) -> dict[str, float]:
    """Whether the two numbers are near, by what they count."""
    sizes = [abs(m.quantity.high) for m in (p.a, p.b) if m.quantity is not None]
    are_few = max(sizes) < _FEW
    fate = bool(p.a.qualifiers.fate)
    return {
        "few": are_few,
        "near_toll": fate and ratio < _NEAR and not are_few,
        "near_count": not fate and not p.a.unit and ratio < _NEAR,
    }


def _is_by_calendar(date: Mention) -> bool:
    """A day of a month, a month or a year; not today, not Friday."""
    moment = date.moment
    if moment is None or moment.grain == "time" or moment.weekday is not None:
        return False
    return not moment.relative or moment.grain in ("month", "year")
