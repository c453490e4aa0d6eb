"""Where an article tells a value: a number is found by its size, not by a walk through them all."""

from __future__ import annotations

from dataclasses import dataclass, field

from lib.mentions.figures import read_amount_of
from lib.mentions.relate import relate
from lib.mentions.values import list_sizes
from lib.model import Kind, Mention, Side

# A claim's number, and the mention there.
Place = tuple[int, Mention]


@dataclass
class Told:
    """Finds the mentions of one article that have a given value."""

    side: Side
    _of_kind: dict[Kind, list[Place]] = field(default_factory=dict)
    _of_size: dict[str, list[Place]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for n, mentions in enumerate(self.side.mentions):
            for mention in mentions:
                self._of_kind.setdefault(mention.kind, []).append((n, mention))
                for size in _list_sizes(mention):
                    self._of_size.setdefault(size, []).append((n, mention))

    def find_same(self, mention: Mention) -> list[Place]:
        """List the mentions with the value of one of either article, in the order of the text."""
        if mention.kind != "number":
            near = self._of_kind.get(mention.kind, [])
        else:
            places = (each for size in _list_sizes(mention) for each in self._of_size.get(size, []))
            near = sorted({(n, m.start): (n, m) for n, m in places}.values(), key=_place)
        return [(n, m) for n, m in near if relate(mention, m).verdict == "same"]


def _place(each: Place) -> tuple[int, int]:
    return each[0], each[1].start


def _list_sizes(mention: Mention) -> set[str]:
    """Keys of which two numbers that are the same share one."""
    quantity = read_amount_of(mention) if mention.kind == "number" else None
    return {f"{size:.9g}" for size in list_sizes(quantity)} if quantity else set()
