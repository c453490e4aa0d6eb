"""How many values of one sort an article tells: of one toll, one height, one age there is no doubt
which is meant; of five temperatures each may answer another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lib.model import Mention, Side

# The keys of the words that a number in claim n counts.
Heads = Callable[[int, Mention], frozenset[str]]
# What answers one question: the kind, and with it a grain, or a unit, a form and a fate or a noun.
Sort = tuple[str, ...]


@dataclass
class Rivals:
    """Counts the rivals of the mentions of one article; its values are gone through once."""

    side: Side
    heads: Heads
    _values: dict[Sort, set[tuple[str, str]]] = field(init=False)

    def __post_init__(self) -> None:
        self._values = defaultdict(set)
        for claim, mentions in zip(self.side.claims, self.side.mentions, strict=True):
            for mention in mentions if claim.role != "boilerplate" else ():
                for sort in self._list_sorts(claim.n, mention):
                    self._values[sort].add((mention.value, mention.unit))

    def count(self, n: int, mention: Mention) -> int:
        """Count the other values of the mention's sort in the whole article; n: its claim."""
        told = [self._values[sort] for sort in self._list_sorts(n, mention) if sort in self._values]
        others = set().union(*told) - {(mention.value, mention.unit)}
        return len({value for value, _ in others})

    def _list_sorts(self, n: int, mention: Mention) -> Iterator[Sort]:
        """The sorts of a value: two of one kind are rivals where they share one."""
        if mention.moment is not None:
            yield mention.kind, mention.moment.grain
        elif mention.quantity is None:
            yield (mention.kind,)
        else:
            of_form = mention.kind, mention.unit, mention.quantity.form
            fate = mention.qualifiers.fate
            if fate or not mention.quantity.is_bare:
                yield *of_form, "fate", fate
            else:
                yield from ((*of_form, "noun", head) for head in self.heads(n, mention))
