"""How many values of one sort an article tells: of one toll, one height, one age there is no doubt
which is meant; of five temperatures each may answer another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lib.model import Kind, Mention, Side

# The keys of the words that a number in claim n counts.
Heads = Callable[[int, Mention], frozenset[str]]


@dataclass
class Rivals:
    """Counts the rivals of the mentions of one article; what is asked twice is counted once."""

    side: Side
    heads: Heads
    _of_kind: dict[Kind, list[tuple[int, Mention]]] = field(default_factory=dict)
    _counts: dict[tuple[int, int], int] = field(default_factory=dict)

    def count(self, n: int, mention: Mention) -> int:
        """Count the other values of the mention's sort in the whole article; n: its claim."""
        key = n, mention.start
        if key not in self._counts:
            self._counts[key] = len(
                {
                    other.value
                    for k, other in self._list(mention.kind)
                    if (other.value, other.unit) != (mention.value, mention.unit)
                    and self._is_of_sort(n, mention, k, other)
                }
            )
        return self._counts[key]

    def _list(self, kind: Kind) -> list[tuple[int, Mention]]:
        if kind not in self._of_kind:
            self._of_kind[kind] = [
                (claim.n, mention)
                for claim, mentions in zip(self.side.claims, self.side.mentions, strict=True)
                for mention in mentions
                if mention.kind == kind and claim.role != "boilerplate"
            ]
        return self._of_kind[kind]

    def _is_of_sort(self, n: int, one: Mention, k: int, other: Mention) -> bool:
        """Tell whether two values of one kind answer one question: the same unit, fate or noun."""
        if one.moment is not None and other.moment is not None:
            return one.moment.grain == other.moment.grain
        if one.quantity is None or other.quantity is None:
            return True
        if one.unit != other.unit or one.quantity.form != other.quantity.form:
            return False
        fates = one.qualifiers.fate, other.qualifiers.fate
        if any(fates) or not one.quantity.is_bare:
            return fates[0] == fates[1]
        return not self.heads(n, one).isdisjoint(self.heads(k, other))
