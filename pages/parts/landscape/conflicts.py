"""Which disagreement lies between two readings of a story, so that a link can open just that."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from lib.collation.identity import identify_finding, name_place
from lib.consensus import Place
from lib.model import Collation, Disagreement


class Conflicts:
    """The disagreements of the pairs of a story, by the articles' ids in order."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[Disagreement, ...]] = {}

    def keep(self, collation: Collation) -> None:
        """Know what was found in one pair."""
        pair = collation.a.article.id, collation.b.article.id
        self._found[pair] = collation.findings.disagreements

    def choose(self, mine: Iterable[Place], theirs: Iterable[Place]) -> tuple[Place, Place, str]:
        """Two places, one of each, and what to select between them.

        That is a disagreement in which both stand, else the claims of the first two. Neither may
        be empty.
        """
        pairs = [*product(mine, theirs)]
        named = ((one, other, self._find(one, other)) for one, other in pairs)
        first, second = pairs[0]
        claims = name_place([first.reading.claim], [second.reading.claim])
        return next((each for each in named if each[2]), (first, second, claims))

    def _find(self, one: Place, other: Place) -> str:
        """The name of the disagreement between two places, "" where there is none."""
        is_turned = (one.article, other.article) not in self._found
        a, b = (other, one) if is_turned else (one, other)
        return next(
            (
                identify_finding(found)
                for found in self._found.get((a.article, b.article), ())
                if found.a.overlaps(a.reading) and found.b.overlaps(b.reading)
            ),
            "",
        )
