"""Every clash of roles between two claims, and between two articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lib.disagree.frames.answers import Answer, find_answers
from lib.disagree.frames.blows import Blow, find_blows
from lib.disagree.frames.compare import (
    compare_blows,
    compare_routes,
    does_alike,
    is_told_again,
    may_clash,
    runs_alike,
)
from lib.disagree.frames.compare_roles import (
    answers_alike,
    compare_answers,
    compare_doings,
    does_the_same,
    has_other_party,
    may_clash_in_answers,
    may_clash_in_doings,
)
from lib.disagree.frames.doings import Doing, find_doings
from lib.disagree.frames.offices import (
    Office,
    compare_offices,
    find_offices,
    holds_alike,
    may_clash_in_offices,
)
from lib.disagree.frames.routes import Route, find_routes
from lib.disagree.slots.passage import Beside, Pair, Passage
from lib.disagree.words.clash import WordClash
from lib.model import Side
from lib.settings import MAX_CROSSED

_MOST = 3  # rivals beyond which one more says nothing; chosen

Frame = Route | Blow | Answer | Doing | Office


def read_frames(passage: Passage) -> tuple[Frame, ...]:
    """Find the happenings of a passage of which two roles are told."""
    return (
        *find_routes(passage),
        *find_blows(passage),
        *find_answers(passage),
        *find_doings(passage),
        *find_offices(passage),
    )


def compare_frames(pair: Pair, a: tuple[Frame, ...], b: tuple[Frame, ...]) -> Iterator[WordClash]:
    """Give every clash of two claims' happenings, and none of what both of them tell."""
    for one in a:
        for other in b:
            if any(_are_alike(pair, x, other) for x in a) or any(
                _are_alike(pair, one, y) for y in b
            ):
                continue
            if may_be_told_otherwise(one, other):
                yield from _compare(pair, one, other)


def may_be_told_otherwise(one: Frame, other: Frame) -> bool:
    """Tell whether two happenings may be one told in two ways, before their words are compared."""
    if isinstance(one, Answer) and isinstance(other, Answer):
        return may_clash_in_answers(one, other)
    if isinstance(one, Doing) and isinstance(other, Doing):
        return may_clash_in_doings(one, other)
    if isinstance(one, Office) and isinstance(other, Office):
        return may_clash_in_offices(one, other)
    if isinstance(one, Route | Blow) and isinstance(other, Route | Blow):
        return may_clash(one, other)
    return False


def _compare(pair: Pair, one: Frame, other: Frame) -> Iterator[WordClash]:
    if isinstance(one, Route) and isinstance(other, Route):
        yield from compare_routes(pair, one, other)
    elif isinstance(one, Blow) and isinstance(other, Blow):
        yield from compare_blows(pair, one, other)
    elif isinstance(one, Answer) and isinstance(other, Answer):
        yield from compare_answers(pair, one, other)
    elif isinstance(one, Doing) and isinstance(other, Doing):
        yield from compare_doings(pair, one, other)
    elif isinstance(one, Office) and isinstance(other, Office):
        yield from compare_offices(pair, one, other)


def _are_alike(pair: Pair, one: Frame, other: Frame) -> bool:
    if isinstance(one, Route) and isinstance(other, Route):
        return runs_alike(pair, one, other)
    if isinstance(one, Answer) and isinstance(other, Answer):
        return answers_alike(one, other)
    if isinstance(one, Doing) and isinstance(other, Doing):
        return does_the_same(pair, one, other)
    if isinstance(one, Office) and isinstance(other, Office):
        return holds_alike(one, other)
    return isinstance(one, Blow) and isinstance(other, Blow) and does_alike(pair, one, other)


def list_told(side: Side) -> list[int]:
    """List the claims that tell the story: no datelines, nothing of the page's own."""
    return [claim.n for claim in side.claims if claim.role not in ("dateline", "boilerplate")]


@dataclass
class FrameReader(Beside):
    """Compares the happenings of two articles; those of each claim are found once."""

    _read: dict[tuple[int, int], tuple[Frame, ...]] = field(default_factory=dict)

    def find_clashes(self, i: int, j: int) -> Iterator[WordClash]:
        """Give the clashes of claim `i` of A with claim `j` of B.

        None where either article tells in another claim, too, what the other has: two journeys,
        a blow and the blow that answers it.
        """
        a, b = self.read(0, i), self.read(1, j)
        if not a or not b:
            return
        for one in a:
            for other in b:
                if not may_be_told_otherwise(one, other):
                    continue
                if self._was_told(0, i, one) or self._was_told(1, j, other):
                    continue
                clashes = list(_compare(self.lay_beside(i, j), one, other))
                if clashes and not self._is_told_too(i, one, j, other):
                    rivals = self._count_rivals(0, i, one) + self._count_rivals(1, j, other)
                    for clash in clashes:
                        told = {**clash.evidence, "rivals": float(min(_MOST, rivals))}
                        yield replace(clash, evidence=told)

    def list_claims(self, side: int) -> list[int]:
        """List the claims of an article that tell a happening."""
        own = (self.comparison.a, self.comparison.b)[side]
        return [n for n in list_told(own) if self.read(side, n)]

    def read(self, side: int, n: int) -> tuple[Frame, ...]:
        """Find the happenings of a claim, once."""
        if (side, n) not in self._read:
            passage = self._read_passage(side, n)
            is_short = len(passage.terms) ** 2 <= MAX_CROSSED
            self._read[side, n] = read_frames(passage) if is_short else ()
        return self._read[side, n]

    def _was_told(self, side: int, n: int, frame: Frame) -> bool:
        """An earlier claim of its article tells the same way: the first telling is shown."""
        return isinstance(frame, Route) and any(
            isinstance(other, Route)
            and is_told_again(
                self._read_passage(side, n), frame, self._read_passage(side, k), other
            )
            for k in self.list_claims(side)
            if k < n
            for other in self.read(side, k)
        )

    def _read_passage(self, side: int, n: int) -> Passage:
        pair = self.lay_beside(n, 0) if side == 0 else self.lay_beside(0, n)
        return (pair.a, pair.b)[side]

    def _count_rivals(self, side: int, n: int, frame: Frame) -> int:
        """How many other answers or parties its own article tells."""
        if not isinstance(frame, Answer | Doing):
            return 0
        return sum(
            self._are_of_two(side, n, frame, k, other)
            for k in self.list_claims(side)
            for other in self.read(side, k)
        )

    def _are_of_two(self, side: int, n: int, one: Frame, k: int, other: Frame) -> bool:
        if isinstance(one, Answer) and isinstance(other, Answer):
            is_other = one.question == other.question and not one.answers & other.answers
            return is_other and not other.is_denied
        if not (isinstance(one, Doing) and isinstance(other, Doing)):
            return False
        return has_other_party(self._read_passage(side, n), one, self._read_passage(side, k), other)

    def _is_told_too(self, i: int, one: Frame, j: int, other: Frame) -> bool:
        """A tells what `other` tells, or B what `one` does."""
        return any(
            _are_alike(self.lay_beside(k, j), frame, other)
            for k in self.list_claims(0)
            for frame in self.read(0, k)
        ) or any(
            _are_alike(self.lay_beside(i, k), one, frame)
            for k in self.list_claims(1)
            for frame in self.read(1, k)
        )
