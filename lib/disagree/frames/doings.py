"""Who did something of which a story has one doer, and where: who ordered it, where it was signed.

Read from doings.txt. Only somebody in particular counts, a name, an office, a body ("the police"
may be anybody's); a place by its name, or by which part of which building it is (spots.txt).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lib.disagree.frames.fillers import (
    PEOPLE,
    Filler,
    Sorts,
    find_movers,
    find_start,
    make_filler,
    read_after,
    read_before,
    stops_phrase,
)
from lib.disagree.frames.parties import (
    AGENT,
    BE,
    BY_HINDI,
    CLAUSE,
    FROM,
    NOUNLY,
    OF,
    PARTY,
    RELATIVES,
    TO,
    UNREAL,
    find_word,
    is_denied,
    narrow_party,
    narrow_place,
    read_marked,
    read_subject,
    skip_of,
)
from lib.disagree.slots.passage import Passage
from lib.disagree.words.verbs import ENDS, list_clause
from lib.language.phrases import Match, find_phrases, phrase_index
from lib.links.terms import Term
from lib.model import Token

# In tokens; chosen.
_BY = 6  # from a passive verb to its "by", from a noun to its "of"
_TO = 8  # from "sold" to its "to", from "signed" to its "in"
_ON = 8  # and on to one behind the noun: गोल दीपा ने किया
_PLACE = 8  # of an English place behind its preposition
_NEGATED = 3  # between a verb and the word that denies it
_VEHICLE = 2  # from "was driving" to what is driven
_OBJECTS = 8  # words of content of the sentence on which it is done
_OFS = frozenset({"by", "from", "of"})
_ALL = frozenset({"all", "every", "everyone", "सभी", "सारे", "समस्त"})
_COPULA = frozenset({"was", "is", "were", "are", ",", ":", "as", "named"})
_WHERE = frozenset({"in", "at", "to", "inside", "outside", "on", "near", "from"})
_IN = frozenset({"में", "पर", "स्थित"})
_CONTENT = frozenset({"word", "name", "organisation", "place", "role"})


@dataclass(frozen=True, slots=True)
class Doing:
    """`doing` with `party` in its `role`. objects: the words beside, the nearest first.

    is_one: a story has one such doing, whatever is told beside. sorts: of the vehicle in its words.
    """

    doing: str
    role: str
    party: Filler
    act: tuple[int, int]
    objects: tuple[int, ...]
    is_one: bool = False
    sorts: Sorts = frozenset()


def find_doings(passage: Passage) -> Iterator[Doing]:
    """Find every doing of which somebody in particular, or a place, is told."""
    language = passage.claims[0].language
    read = _read_english if language == "en" else _read_hindi
    if any(m.moment is not None and m.moment.grain == "year" for m in passage.of_kind("date")):
        return  # of another year
    for match in find_phrases(passage.tokens, phrase_index("doings", joined=True), language):
        doing, role, *options = match.value.split(", ")
        if is_denied(passage, match, _NEGATED):
            continue
        if role == "where":
            is_told = "all" not in options or _tells_all(passage, match)
            marks = _IN | {FROM} if "from" in options else _IN
            party = _read_where(passage, match, marks) if is_told else None
        else:
            found = read(passage, match, role, "noun" in options)
            party = narrow_party(passage, found) if found is not None else None
        if party is not None:
            act = match.first, match.last
            objects = _list_objects(passage, match, party)
            sorts = _find_sorts(passage, match)
            yield Doing(doing, role, party, act, objects, "one" in options, sorts)


def _find_sorts(passage: Passage, match: Match) -> Sorts:
    """The bus driver; was driving the bus."""
    near = range(match.first, match.last + _VEHICLE)
    found = (sorts for at, sorts in find_movers(passage) if at in near)
    return frozenset[str]().union(*found) - {PEOPLE}


def _tells_all(passage: Passage, match: Match) -> bool:
    """Of each of several groups of injured a story may tell where they went, of all but once."""
    clause = list_clause(passage, match.first)
    return any(passage.tokens[at].norm in _ALL for at in clause)


def _list_objects(passage: Passage, match: Match, party: Filler) -> tuple[int, ...]:
    found = [
        (abs(term.first - match.first), n)
        for n, term in enumerate(passage.terms)
        if term.kind in _CONTENT and n not in party.terms and not _is_on(term, match)
    ]
    return tuple(n for _, n in sorted(found)[:_OBJECTS])


def _is_on(term: Term, match: Match) -> bool:
    return match.first <= term.first < match.last


def _read_where(passage: Passage, match: Match, marks: frozenset[str]) -> Filler | None:
    """The place behind an English verb; before a Hindi one, with or without its में; else behind."""
    tokens = passage.tokens
    if passage.claims[0].language == "en":
        at = find_word(tokens, match.last - 1, _TO, _WHERE)
        return narrow_place(passage, at + 1, at + 1 + _PLACE) if at is not None else None
    start = find_start(passage, match.first, CLAUSE)
    for at in range(match.first - 1, start, -1):
        if tokens[at].norm in marks:
            return narrow_place(passage, max(start, at - PARTY), at)
    before = narrow_place(passage, max(start, match.first - PARTY), match.first, is_last=True)
    return before or narrow_place(passage, match.last, match.last + PARTY)


def _read_english(passage: Passage, match: Match, role: str, is_noun: bool) -> Filler | None:
    tokens, first, last = passage.tokens, match.first, match.last
    before = tokens[first - 1].norm if first else ""
    if role == "is":
        return _read_named(passage, match)
    if is_noun:
        return _read_owner(passage, match)
    by = find_word(tokens, last - 1, _BY, frozenset({"by"}))
    is_near = by in (last - 1, last)
    if before in UNREAL or (not is_near and before in NOUNLY - RELATIVES):
        return None
    is_passive = before in BE or is_near
    if role == "to":
        to = find_word(tokens, last - 1, _TO, frozenset({"to"}))
        return read_after(passage, to + 1) if to is not None else None
    if (role == "who") == is_passive:
        after = by if role == "who" else last - 1
        return read_after(passage, after + 1) if after is not None else None
    return read_subject(passage, first)


def _read_named(passage: Passage, match: Match) -> Filler | None:
    """The runner-up was X; runner-up X; X, a lawyer, is the choice for mayor."""
    tokens, at = passage.tokens, match.last
    while at < len(tokens) and tokens[at].text in _COPULA:
        at += 1
    if at < len(tokens) and tokens[at].norm not in RELATIVES | _OFS:
        behind = read_after(passage, at)
        if behind is not None and narrow_party(passage, behind) is not None:
            return behind
    be = _find_be(tokens, match.first)
    if be is None:
        return None
    beside = [m for m in passage.of_kind("name") if m.last < be and be - m.last < _BY]
    if beside and tokens[beside[-1].last].text == "," == tokens[be - 1].text:
        return make_filler(passage, beside[-1].first, beside[-1].last)
    return read_subject(passage, be)


def _find_be(tokens: Sequence[Token], before: int) -> int | None:
    near = range(before - 1, max(0, before - _BY), -1)
    return next((n for n in near if tokens[n].norm in BE), None)


def _read_owner(passage: Passage, match: Match) -> Filler | None:
    """The chief secretary's order; an order issued by, orders from, the idea of X."""
    tokens, first = passage.tokens, match.first
    if first > 2 and tokens[first - 1].norm == "s" and tokens[first - 2].text in ("'", "’"):
        return read_before(passage, first - 2)
    of = find_word(tokens, match.last, _BY, _OFS)
    between = tokens[match.last : of] if of is not None else ()
    if of is None or any(stops_phrase(token) for token in between):
        return None
    return read_after(passage, of + 1)


def _read_hindi(passage: Passage, match: Match, role: str, is_noun: bool) -> Filler | None:
    tokens, at = passage.tokens, match.first
    if is_noun and at > 1 and tokens[at - 1].norm in OF:
        owner = read_before(passage, at - 1, PARTY)
        if owner is not None and narrow_party(passage, owner) is not None:
            return owner
    if role == "is":
        behind = make_filler(passage, match.last, _end_name(passage, match.last))
        return behind or read_before(passage, at, PARTY)
    marks = TO if role in ("to", "whom") else frozenset({AGENT, BY_HINDI})
    return read_marked(passage, at, marks) or _read_behind_hindi(passage, match, marks)


def _read_behind_hindi(passage: Passage, match: Match, marks: frozenset[str]) -> Filler | None:
    """गोल दीपा ने किया; and of a noun a name alone: नेतृत्व राहुल के हाथ में था."""
    tokens = passage.tokens
    for n in range(match.last, min(len(tokens), match.last + _ON)):
        if tokens[n].text in ENDS or tokens[n].text == ",":
            return None
        if tokens[n].norm in marks:
            return read_before(passage, skip_of(tokens, n), min(PARTY, n - match.last))
        end = _end_name(passage, n)
        after = tokens[end].norm if n < end < len(tokens) else ""
        if AGENT in marks and after in ("कर", "के"):
            return make_filler(passage, n, end)
    return None


def _end_name(passage: Passage, first: int) -> int:
    """Where a name that begins on a token ends: the token itself where none does."""
    named = (m for m in passage.of_kind("name") if m.first == first)
    return next((m.last for m in named), first)
