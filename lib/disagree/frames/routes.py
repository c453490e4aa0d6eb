"""The way that something takes in a passage: from where, to where, by the compass.

English marks either end by a preposition behind the verb, Hindi by a postposition before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lib.disagree.frames.fillers import (
    PEOPLE,
    Filler,
    Sorts,
    ends_clause,
    find_movers,
    find_start,
    is_place_like,
    list_tokens,
    make_filler,
    read_after,
    read_before,
    stops_phrase,
)
from lib.disagree.slots.passage import Passage
from lib.language import lexicon
from lib.language.phrases import Match, find_phrases, phrase_index
from lib.model import Token

# In tokens; chosen.
_BEHIND = 16  # from an English word of motion to the ends of the way
_BEFORE = 12  # from a Hindi one back to them
_END = 3  # of a Hindi place before its postposition
_MOVER = 6  # from a Hindi participle on to what moves
_TURN = 4  # from a word of motion to the compass
_ORIGIN = "से"
_FINITE = frozenset({"है", "हैं", "था", "थी", "थे", "थीं"})
_FAR = frozenset({"km", "kilometres", "kilometers", "miles", "metres", "meters", "away", "far"})
_MET = frozenset({"by", "with", "into", "against"})
_AT = frozenset({"in", "at"})
_PERSON = frozenset({PEOPLE})
_WHOLE = frozenset({"way", "put"})  # stages of which both ends must be told


@dataclass(frozen=True, slots=True)
class Route:
    """From `origin` to `goal`, or by the compass. stage: as in journeys.txt. place: its tokens.

    mover: the sorts of what moves; empty where that is untold. degrees: from north, or None.
    """

    stage: str
    mover: Sorts
    place: tuple[int, int]
    origin: Filler | None = None
    goal: Filler | None = None
    degrees: int | None = None


def find_routes(passage: Passage) -> Iterator[Route]:
    """Find every way with its ends that one claim tells."""
    language = passage.claims[0].language
    journeys = find_phrases(passage.tokens, phrase_index("journeys", joined=True), language)
    read = _read_behind if language == "en" else _read_before
    used = set[tuple[int, int]]()
    verbs_first = sorted(range(len(journeys)), key=lambda n: journeys[n].value == "way")
    for n in verbs_first:
        for route in read(passage, journeys, n):
            if route.place not in used:
                used.add(route.place)
                yield route
    if journeys:
        yield from _find_bearings(passage, journeys)


def _read_behind(passage: Passage, journeys: Sequence[Match], n: int) -> Iterator[Route]:
    """English: went from X to Y, left X for Y, set out from X and was due in Y; there and back."""
    tokens, first = passage.tokens, journeys[n]
    stage, *bare = first.value.split(", ")
    later = {match.first: match for match in journeys[n + 1 :]}
    ways: list[dict[str, Filler]] = [{}]
    at, last = first.last, first
    if bare and bare[0].startswith("after"):
        _set_end(passage, ways, bare[0].split()[1], read_after(passage, at))
    while at < min(len(tokens), first.last + _BEHIND) and not ends_clause(tokens[at]):
        if at in later and later[at].value.split(", ")[0] != "way":
            last = later[at]
        cue = _cues("en").get(tokens[at].norm) or ("goal" if _is_at(last, tokens[at].norm) else "")
        filler = read_after(passage, at + 1) if cue and not _is_distance(tokens, at) else None
        goes_on = _set_end(passage, ways, cue, filler)
        at = filler.last if filler is not None and goes_on else at + 1
    for ends in ways:
        if ends and not (stage in _WHOLE and len(ends) < 2):
            place = list_tokens(ends.values())
            mover = _find_mover(passage, first, place)
            yield Route(stage, mover, place, ends.get("origin"), ends.get("goal"))


def _is_at(journey: Match, norm: str) -> bool:
    return norm in _AT and journey.value.split(", ")[1:] == ["at goal"]


def _is_distance(tokens: Sequence[Token], at: int) -> bool:
    """How far from a place it is: 25 km from Pune, away from home."""
    before = tokens[max(0, at - 2) : at]
    return any(token.kind == "number" or token.norm in _FAR for token in before)


def _set_end(
    passage: Passage, ways: list[dict[str, Filler]], cue: str, filler: Filler | None
) -> bool:
    """Keep a place as an end, of a second way once the first has both; tell whether it is one."""
    if not cue or filler is None or not is_place_like(passage, filler):
        return False
    if len(ways[-1]) > 1:
        ways.append({})
    ways[-1].setdefault(cue, filler)
    return True


def _read_before(passage: Passage, journeys: Sequence[Match], n: int) -> Iterator[Route]:
    """Hindi: X से Y जा रही बस; X से Y को सामान भेजा; Y की ओर, Y के लिए."""
    journey = journeys[n]
    start = find_start(passage, journey.first, _BEFORE)
    goal, origin = _read_pair(passage, start, journey.first)
    if goal is None or (origin is None and not is_place_like(passage, goal)):
        goal = None
    stage = journey.value.split(", ")[0]
    ends = [each for each in (origin, goal) if each is not None]
    if ends and not (stage in _WHOLE and len(ends) < 2):
        place = list_tokens(ends)
        yield Route(stage, _find_mover(passage, journey, place), place, origin, goal)


def _read_pair(passage: Passage, start: int, last: int) -> tuple[Filler | None, Filler | None]:
    """The goal and the origin that stand before token `last`, the nearest of either."""
    cues = {m.last: m for m in find_phrases(passage.tokens, phrase_index("route_cues"), "hi")}
    goal = origin = None
    for at in range(last, start, -1):
        cue = cues.get(at)
        if cue is None:
            if at == last and not stops_phrase(passage.tokens[at - 1]):
                goal = _read_end(passage, at, start, is_named=False)
        elif cue.value == "origin":
            origin = _read_end(passage, cue.first, start, is_named=goal is None)
            if origin is not None:
                break
        elif goal is None or not is_place_like(passage, goal):
            between = passage.tokens[max(start, cue.first - 2) : cue.first - 1]
            is_named = all(token.norm != _ORIGIN for token in between)
            goal = _read_end(passage, cue.first, start, is_named=is_named) or goal
    return goal, origin


def _read_end(passage: Passage, last: int, start: int, is_named: bool) -> Filler | None:
    """The place that ends before token `last`; is_named: only if it reads as a name."""
    filler = read_before(passage, last, min(_END, last - start))
    if filler is None:
        return None
    named = [n for n in filler.terms if is_place_like(passage, _narrow(passage, filler, n))]
    terms = named or ([] if is_named else [filler.terms[-1]])
    return make_filler(passage, passage.terms[terms[0]].first, last) if terms else None


def _narrow(passage: Passage, filler: Filler, term: int) -> Filler:
    own = passage.terms[term]
    return Filler(own.first, own.last, (term,), filler.sorts)


def _find_mover(passage: Passage, journey: Match, place: tuple[int, int]) -> Sorts:
    """The sorts of what moves: the nearest before the verb; behind a Hindi participle."""
    movers = [each for each in find_movers(passage) if not _is_other_party(passage, each[0])]
    before = [sorts for at, sorts in movers if at < min(journey.first, place[0])][::-1]
    behind = [(at, sorts) for at, sorts in movers if at >= journey.last]
    if passage.claims[0].language == "hi":
        after = passage.tokens[journey.last : journey.last + 1]
        near = [sorts for at, sorts in behind if at - journey.last < _MOVER]
        if near and not any(token.norm in _FINITE for token in after):
            return near[0]
    end = _find_end(passage, journey.last)
    found = [sorts for at, sorts in movers if journey.first <= at < journey.last]
    found += [*before, *(sorts for at, sorts in behind if at < end)]
    things = next((sorts for sorts in found if PEOPLE not in sorts), frozenset())
    people = next((sorts for sorts in found if PEOPLE in sorts), frozenset())
    return things | people | (_PERSON if _has_person(passage, journey.first) else frozenset())


def _has_person(passage: Passage, last: int) -> bool:
    """A person or a pronoun stands in the clause before a token."""
    first = next((at + 1 for at in range(last - 1, -1, -1) if ends_clause(passage.tokens[at])), 0)
    pronouns = lexicon.words_of_all("personal_pronouns")
    return any(first <= m.first < last for m in passage.of_kind("name")) or any(
        passage.tokens[at].norm in pronouns for at in range(first, last)
    )


def _is_other_party(passage: Passage, at: int) -> bool:
    """Something by or with which the mover met: was hit by a truck while returning."""
    near = passage.tokens[max(0, at - 3) : at]
    return any(token.norm in _MET for token in near)


def _find_end(passage: Passage, first: int) -> int:
    """Where the clause that goes on at a token ends, at most _BEHIND tokens on."""
    last = min(len(passage.tokens), first + _BEHIND)
    return next((at for at in range(first, last) if ends_clause(passage.tokens[at])), last)


def _find_bearings(passage: Passage, journeys: Sequence[Match]) -> Iterator[Route]:
    """Headed south, turned east; दक्षिण की ओर बढ़ा."""
    language = passage.claims[0].language
    places = {at for m in passage.of_kind("place") for at in range(m.first, m.last)}
    for match in find_phrases(passage.tokens, phrase_index("compass"), language):
        if match.first in places:
            continue
        for journey in journeys:
            gap = match.first - journey.last if language == "en" else journey.first - match.last
            if 0 <= gap < _TURN and not _is_crossed(passage, journey, match):
                place = min(journey.first, match.first), max(journey.last, match.last)
                mover = _find_mover(passage, journey, place)
                yield Route(journey.value.split(", ")[0], mover, place, degrees=int(match.value))
                break


def _is_crossed(passage: Passage, journey: Match, match: Match) -> bool:
    between = range(min(journey.last, match.last), max(journey.first, match.first))
    return any(ends_clause(passage.tokens[at]) for at in between)


@cache
def _cues(language: str) -> Mapping[str, str]:
    return {form: values[0] for form, values in lexicon.table(language, "route_cues").items()}
