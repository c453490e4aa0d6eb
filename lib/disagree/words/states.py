"""States of one thing of which only one can hold: stable and critical, burnt and suffocated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lib.disagree.slots.passage import Pair, Passage
from lib.disagree.words.clash import WordClash, measure_place
from lib.language import lexicon
from lib.language.gloss import cite
from lib.language.phrases import find_phrases, phrase_index
from lib.links.likeness import MATCHED
from lib.model import Later, Mention

_NEGATED = 3  # tokens between a state and the negation that denies it; chosen
_COUNTED = 5  # tokens before a state in which those counted stand whose state it is; chosen
_NEAR = 6  # terms on either side among which the one whose state it is stands; chosen
_ANY = "any"
_HOLDERS = frozenset({"word", "name", "role", "organisation"})  # kinds of terms that have states


@dataclass(frozen=True, slots=True)
class State:
    """The state of a matter (states.txt) on tokens [first, last)."""

    first: int
    last: int
    matter: str
    state: str


def find_states(passage: Passage) -> tuple[State, ...]:
    """Find the states that a passage tells, and none that it denies or leaves open."""
    language = passage.claims[0].language
    markers = [
        m for m in (*passage.of_kind("negation"), *passage.of_kind("modality")) if m.value != "deny"
    ]
    found = []
    for match in find_phrases(passage.tokens, phrase_index("states", joined=True), language):
        near = range(match.first - _NEGATED, match.last + _NEGATED)
        inside = range(match.first, match.last)
        if not any(m.first in near and m.first not in inside for m in markers):
            matter, state = match.value.split(", ")
            found.append(State(match.first, match.last, matter, state))
    return tuple(found)


def compare_states(pair: Pair, a: Sequence[State], b: Sequence[State]) -> Iterator[WordClash]:
    """Give every two states of one matter, where neither side tells that of the other as well."""
    for one in a:
        for other in b:
            if one.matter != other.matter or one.state == other.state:
                continue
            if any(x.matter == one.matter and x.state == other.state for x in a):
                continue
            if any(y.matter == one.matter and y.state == one.state for y in b):
                continue
            if _are_of_others(_count_holders(pair.a, one), _count_holders(pair.b, other)):
                continue
            places = (one.first, one.last), (other.first, other.last)
            readings = pair.a.read_tokens(*places[0]), pair.b.read_tokens(*places[1])
            why = (
                f"A says {cite(readings[0].text)}, B says {cite(readings[1].text)}: "
                "of one at one time only one can hold."
            )
            evidence = measure_place(pair, *places) | {
                "same_holder": _compare_holders(pair, one, other)
            }
            yield WordClash(
                "negation",
                "state",
                *places,
                (one.state, other.state),
                why,
                "high",
                evidence,
                _find_later(one, other),
                one.matter,
            )


def _count_holders(passage: Passage, state: State) -> str | None:
    """How many are in the state, where that is told: of others it says nothing. None for one thing.

    "32" of "32 people in critical condition", "" for "others were slightly injured".
    """
    near = range(state.first - _COUNTED, state.last)
    counts = [n.value for n in passage.of_kind("number") if n.first in near and _counts(n)]
    some = lexicon.words(passage.claims[0].language, "other_people")
    if not counts and any(passage.tokens[at].norm in some for at in near if at >= 0):
        return ""
    return counts[-1] if counts else None


def _are_of_others(one: str | None, other: str | None) -> bool:
    """So many are in one state and so many in another; where none are counted it is not known."""
    return one != other and (None not in (one, other) or "" in (one, other))


def _counts(number: Mention) -> bool:
    return number.quantity is not None and number.quantity.is_bare


def _compare_holders(pair: Pair, one: State, other: State) -> float:
    """1 where the word nearest to either state stands near the other, a half where another does."""
    near_a, near_b = _list_near(pair.a, one), _list_near(pair.b, other)
    met = [
        (x, y)
        for x, i in enumerate(near_a)
        for y, j in enumerate(near_b)
        if pair.likeness[i, j] >= MATCHED
    ]
    return 1.0 if any(0 in places for places in met) else 0.5 * bool(met)


def _list_near(passage: Passage, state: State) -> list[int]:
    """The terms around a state, those before it first, the nearest first; no places, no figures."""
    around = passage.terms_beside(state.first, state.last)
    beside = [n for n in around if passage.terms[n].kind in _HOLDERS]
    before = [n for n in reversed(beside) if passage.terms[n].last <= state.first]
    return before[:_NEAR] + [n for n in beside if passage.terms[n].first >= state.last][:_NEAR]


def _find_later(one: State, other: State) -> Later:
    """Which of two states follows on the other; "any" where either may, "" where none does."""
    order = _list_stages().get(one.matter, ())
    if order == (_ANY,):
        return "any"
    if one.state not in order or other.state not in order:
        return ""
    return "a" if order.index(one.state) > order.index(other.state) else "b"


@cache
def _list_stages() -> Mapping[str, tuple[str, ...]]:
    return {matter: states for (matter, *_), states in lexicon.rows("common", "stages")}
