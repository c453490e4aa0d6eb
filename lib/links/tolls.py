"""The toll of each article in claims that are too unlike to be linked by their words.

"The toll rose to 54" and "45 people died in the accident" tell of one thing where the two articles
tell one story and neither has a second number of dead.
"""

from __future__ import annotations

from collections.abc import Sequence

from lib.links.score import Comparison
from lib.model import Link, Mention, Side

_FATE = "dead"
ONE_STORY = 3  # links without which two articles hardly tell one story; chosen
LIKELY = 0.5  # the probability of a link between two such claims, at least; chosen
LEAST = 0.12  # the probability of a link, by the words, that the two claims must have; chosen


def link_tolls(comparison: Comparison, links: Sequence[Link]) -> tuple[Link, ...]:
    """The links, and one more between the claims that tell the toll where no link has both."""
    tolls = _find_tolls(comparison.a), _find_tolls(comparison.b)
    if len(links) < ONE_STORY or not all(tolls):
        return tuple(links)
    linked_a = {n for link in links for n in link.a}
    linked_b = {n for link in links for n in link.b}
    if any(set(tolls[0]) & set(link.a) and set(tolls[1]) & set(link.b) for link in links):
        return tuple(links)
    free = [
        (float(comparison.scores[i, j]), -i - j, -min(i, j), i, j)
        for i in tolls[0]
        for j in tolls[1]
        if i not in linked_a and j not in linked_b and comparison.scores[i, j] >= LEAST
    ]
    if not free:
        return tuple(links)
    score, *_, i, j = max(free)
    added = Link((i,), (j,), max(score, LIKELY))
    return tuple(sorted([*links, added], key=lambda link: (link.a[0], link.b[0])))


def _find_tolls(side: Side) -> list[int]:
    """The claims that tell the one number of dead of an article; none where it tells two."""
    found: dict[int, set[str]] = {}
    for claim, mentions in zip(side.claims, side.mentions, strict=True):
        values = {mention.value for mention in mentions if _is_toll(mention)}
        if values and claim.role != "boilerplate":
            found[claim.n] = values
    return [*found] if len(set().union(*found.values())) == 1 else []


def _is_toll(mention: Mention) -> bool:
    said = mention.qualifiers
    return not mention.unit and said.fate == _FATE and not (said.is_part or said.is_addition)
