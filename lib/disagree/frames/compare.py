"""Two happenings laid beside each other role by role: what has changed places, what differs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from lib.disagree.frames.blows import Blow
from lib.disagree.frames.fillers import (
    Filler,
    are_one,
    are_other_places,
    are_surely_one,
    compare_movers,
)
from lib.disagree.frames.routes import Route
from lib.disagree.slots.passage import Pair, Passage
from lib.disagree.words.clash import WordClash, measure_place
from lib.language.gloss import cite
from lib.mentions.relate import relate

_TURNED, _OTHER_WAY = "the way is turned round.", "not the same way."
_APART = 90  # degrees from which on two ways by the compass cannot be one
_ONGOING = frozenset({"on", "back"})
_LEFT = frozenset({"on", "out"})
# Blows that are often answered in kind, so that both tellings may hold.
_RETURNED = frozenset(
    {"accuse", "attack", "beat", "kill", "maul", "pelt", "shoot", "stab", "threaten"}
)
_DURING = frozenset({"on", "back", "put", "way"})
_STARTED = frozenset({"on", "out", "way", "in"})  # who is taken somewhere is another mover


def may_clash(a: Route | Blow, b: Route | Blow) -> bool:
    """Tell whether two happenings may be one told in two ways, before their words are compared."""
    if isinstance(a, Blow) or isinstance(b, Blow):
        return isinstance(a, Blow) and isinstance(b, Blow) and bool(a.blows & b.blows)
    if not compare_movers(a.mover, b.mover) or not _are_of_one_time(a, b):
        return False
    have_crossed = (a.origin and b.goal) or (a.goal and b.origin)
    is_ongoing = {a.stage, b.stage} <= _ONGOING
    forks = {a.stage, b.stage} <= _LEFT and a.origin and b.origin
    return (
        bool(have_crossed or forks) or is_ongoing or a.degrees is not None or b.degrees is not None
    )


def compare_routes(pair: Pair, a: Route, b: Route) -> Iterator[WordClash]:
    """Give the clash of two ways that may clash: turned round, or with another end."""
    if a.degrees is not None or b.degrees is not None:
        if _have_other_bearing(a, b):
            yield _clash_routes(pair, a, b, 0.0, _OTHER_WAY)
        return
    turned = _count_crossed(pair, a, b)
    if turned == 1 or (turned and {a.stage, b.stage} <= _DURING):
        yield _clash_routes(pair, a, b, turned, _TURNED)
    elif not turned and _has_other_end(pair, a, b):
        is_back = {a.stage, b.stage} == {"on", "back"}  # on the way there, or on the way back
        forks = _is_one(pair, a.origin, b.origin) or _is_one(pair, a.goal, b.goal)
        why = _TURNED if is_back else _OTHER_WAY
        yield _clash_routes(pair, a, b, 0.5 * (is_back or forks), why)


def _have_other_bearing(a: Route, b: Route) -> bool:
    if a.degrees is None or b.degrees is None or not (a.mover & b.mover):
        return False
    return _measure_angle(a.degrees, b.degrees) >= _APART


def _are_of_one_time(a: Route, b: Route) -> bool:
    """Both may be told of one moment: who had gone there may have been on the way back."""
    stages = {a.stage, b.stage}
    if "back" in stages:
        return stages <= _ONGOING
    return len(stages) == 1 or stages <= _STARTED


def _measure_angle(a: int, b: int) -> int:
    turn = abs(a - b) % 360
    return min(turn, 360 - turn)


def _count_crossed(pair: Pair, a: Route, b: Route) -> float:
    """1 where both ends have changed places, a half where one has; 0 where any end is the same."""
    if _is_one(pair, a.origin, b.origin) or _is_one(pair, a.goal, b.goal):
        return 0.0
    crossed = _is_one(pair, a.origin, b.goal), _is_one(pair, a.goal, b.origin)
    return sum(crossed) / 2


def _has_other_end(pair: Pair, a: Route, b: Route) -> bool:
    """On the way to one place at the time, or to another; two other ends are another journey.

    From one origin it may also have set out for either.
    """
    is_ongoing = {a.stage, b.stage} <= _ONGOING and a.mover and b.mover
    forks = {a.stage, b.stage} <= _LEFT and _is_one(pair, a.origin, b.origin)
    if not (is_ongoing or forks):
        return False
    ends = [(x, y) for x, y in ((a.goal, b.goal), (a.origin, b.origin)) if x and y]
    other = [are_other_places(pair, x, y) for x, y in ends]
    return sum(other) == 1


def _is_one(pair: Pair, a: Filler | None, b: Filler | None) -> bool:
    return a is not None and b is not None and are_one(pair, a, b)


def _clash_routes(pair: Pair, a: Route, b: Route, turned: float, how: str) -> WordClash:
    readings = pair.a.read_tokens(*a.place), pair.b.read_tokens(*b.place)
    why = f"A says {cite(readings[0].text)}, B {cite(readings[1].text)}: {how}"
    evidence = measure_place(pair, a.place, b.place) | {
        "is_turned": turned,
        "of_one": compare_movers(a.mover, b.mover),
    }
    values = readings[0].text, readings[1].text
    return WordClash(
        "direction", "route", a.place, b.place, values, why, "high", evidence, about="way"
    )


def runs_alike(pair: Pair, a: Route, b: Route) -> bool:
    """Tell whether two ways have an end in common and none that differs."""
    if a.degrees is not None and b.degrees is not None:
        return _measure_angle(a.degrees, b.degrees) < _APART
    ends = [(x, y) for x, y in ((a.goal, b.goal), (a.origin, b.origin)) if x and y]
    return bool(ends) and all(are_one(pair, x, y) for x, y in ends)


def is_told_again(passage: Passage, a: Route, other_passage: Passage, b: Route) -> bool:
    """Tell whether two ways of one article are one by the words of their ends."""
    if (a.stage, a.degrees) != (b.stage, b.degrees) or not compare_movers(a.mover, b.mover):
        return False
    ends = [(x, y) for x, y in ((a.goal, b.goal), (a.origin, b.origin)) if x and y]
    return bool(ends) and all(
        _list_words(passage, x) & _list_words(other_passage, y) for x, y in ends
    )


def _list_words(passage: Passage, filler: Filler) -> set[str]:
    return {
        passage.tokens[at].norm
        for n in filler.terms
        for at in range(passage.terms[n].first, passage.terms[n].last)
    }


def compare_blows(pair: Pair, a: Blow, b: Blow) -> Iterator[WordClash]:
    """Give the clash of two blows of one sort whose parties have changed places."""
    if not _have_changed_places(pair, a, b):
        return
    is_returned = bool(a.blows & b.blows & _RETURNED)
    if is_returned and _are_of_other_times(pair):
        return  # a tiger killed a man in the morning, and men a tiger in the evening
    who = [pair.a.read_tokens(a.agent.first, a.agent.last)]
    who.append(pair.a.read_tokens(a.patient.first, a.patient.last))
    other = [pair.b.read_tokens(b.agent.first, b.agent.last)]
    other.append(pair.b.read_tokens(b.patient.first, b.patient.last))
    said = pair.a.read_tokens(*a.place), pair.b.read_tokens(*b.place)
    why = f"A says {cite(said[0].text)}, B {cite(said[1].text)}: the parties have changed places."
    evidence = measure_place(pair, a.place, b.place) | {
        "is_turned": 1.0,
        "of_one": 0.5 if is_returned else 1.0,
    }
    values = " > ".join(each.text for each in who), " > ".join(each.text for each in other)
    about = min(a.blows & b.blows)
    yield WordClash("event", "blow", a.place, b.place, values, why, "high", evidence, about=about)


def _are_of_other_times(pair: Pair) -> bool:
    times = product(pair.a.of_kind("date"), pair.b.of_kind("date"))
    return any(relate(x, y).verdict == "apart" for x, y in times)


def _have_changed_places(pair: Pair, a: Blow, b: Blow) -> bool:
    """Each party of A is the other one of B, and none the same; "vehicle" may be any."""
    crossed = (a.agent, b.patient), (a.patient, b.agent)
    straight = (a.agent, b.agent), (a.patient, b.patient)
    return (
        all(are_one(pair, x, y) for x, y in crossed)
        and any(are_surely_one(pair, x, y) for x, y in crossed)
        and not any(are_surely_one(pair, x, y) for x, y in straight)
        and not all(are_one(pair, x, y) for x, y in straight)
    )


def does_alike(pair: Pair, a: Blow, b: Blow) -> bool:
    """Tell whether two claims have the same blow done by the same to the same."""
    return (
        bool(a.blows & b.blows)
        and are_one(pair, a.agent, b.agent)
        and are_one(pair, a.patient, b.patient)
    )
