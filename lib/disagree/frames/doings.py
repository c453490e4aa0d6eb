"""Who did something of which a story has one doer: who ordered it, who scored, to whom it was sold.

Read from doings.txt. Only somebody in particular counts: a name, an office, a body; "the police"
may be anybody's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lib.disagree.frames.fillers import (
    Filler,
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
    NOUNLY,
    OF,
    RELATIVES,
    TO,
    UNREAL,
    find_word,
    read_subject,
    skip_of,
)
from lib.disagree.slots.negation import is_under_negation
from lib.disagree.slots.passage import Passage
from lib.disagree.words.verbs import ENDS
from lib.language import lexicon
from lib.language.phrases import Match, find_phrases, phrase_index
from lib.links.terms import Term

# In tokens; chosen.
_BY = 6  # from a passive verb to its "by", from a noun to its "of"
_TO = 8  # from "sold" to its "to"
_CLAUSE = 20  # from a Hindi verb back to its doer
_ON = 8  # and on to one behind the noun: गोल दीपा ने किया
_PARTY = 5  # of a Hindi party before its postposition
_OBJECTS = 8  # words of content of the sentence on which it is done
_OFS = frozenset({"by", "from", "of"})
_COPULA = frozenset({"was", "is", "were", "are", ",", ":", "as", "named"})
_NAMED = frozenset({"name", "organisation", "role"})
_CONTENT = frozenset({"word", "name", "organisation", "place", "role"})
_GENERIC = frozenset({"police", "government", "court", "army", "force", "company", "party", "team"})


@dataclass(frozen=True, slots=True)
class Doing:
    """`doing` with `party` in its `role`. objects: the words beside, the nearest first."""

    doing: str
    role: str
    party: Filler
    act: tuple[int, int]
    objects: tuple[int, ...]


def find_doings(passage: Passage) -> Iterator[Doing]:
    """Find every doing of which somebody in particular is told."""
    language = passage.claims[0].language
    index = phrase_index("doings", by_stem=True, joined=True)
    read = _read_english if language == "en" else _read_hindi
    for match in find_phrases(passage.tokens, index, language):
        doing, role, *options = match.value.split(", ")
        if is_under_negation(passage, match.first) or _is_denied(passage, match):
            continue
        party = read(passage, match, role, "noun" in options)
        if party is not None and is_somebody(passage, party):
            act = match.first, match.last
            yield Doing(doing, role, party, act, _list_objects(passage, match, party))


def _is_denied(passage: Passage, match: Match) -> bool:
    near = range(match.first - 3, match.last + 3)
    return any(m.value == "not" and m.first in near for m in passage.of_kind("negation"))


def is_somebody(passage: Passage, party: Filler) -> bool:
    """Tell whether a phrase names somebody in particular, not "the police" or "students"."""
    terms = [passage.terms[n] for n in party.terms]
    if any(term.kind in ("name", "organisation") and not _is_generic(term) for term in terms):
        return True
    if any(term.kind == "role" and not _is_loose(term) for term in terms):
        return True
    if passage.claims[0].language == "en":
        inner = [t for t in terms if t.first > 0 and t.kind == "word"]
        return any(term.text[:1].isupper() for term in inner)
    heads = lexicon.words("hi", "organisation_heads")
    tokens = passage.tokens[party.first : party.last]
    return len(terms) > 1 and any(token.norm in heads for token in tokens)


def _is_generic(term: Term) -> bool:
    return term.key in _GENERIC or (term.mention is not None and term.mention.value in _GENERIC)


def _is_loose(term: Term) -> bool:
    value = term.mention.value if term.mention is not None else ""
    return value in lexicon.words("common", "loose_offices") or value in _RANKS


_RANKS = frozenset({"soldier", "teacher", "student", "driver", "engineer", "doctor"})


def _list_objects(passage: Passage, match: Match, party: Filler) -> tuple[int, ...]:
    found = [
        (abs(term.first - match.first), n)
        for n, term in enumerate(passage.terms)
        if term.kind in _CONTENT and n not in party.terms and not _is_on(term, match)
    ]
    return tuple(n for _, n in sorted(found)[:_OBJECTS])


def _is_on(term: Term, match: Match) -> bool:
    return match.first <= term.first < match.last


def _read_english(passage: Passage, match: Match, role: str, is_noun: bool) -> Filler | None:
    tokens, first, last = passage.tokens, match.first, match.last
    before = tokens[first - 1].norm if first else ""
    if role == "is":
        return _read_named(passage, match)
    if is_noun:
        return _read_owner(passage, match)
    if before in UNREAL or before in NOUNLY - RELATIVES:
        return None
    by = find_word(tokens, last, _BY, frozenset({"by"}))
    is_passive = before in BE or by == last
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
    if at < len(tokens) and tokens[at].norm in RELATIVES | _OFS:
        return None
    behind = read_after(passage, at) if at < len(tokens) else None
    if behind is not None and is_somebody(passage, behind):
        return behind
    be = next(
        (n for n in range(match.first - 1, max(0, match.first - _BY), -1) if tokens[n].norm in BE),
        None,
    )
    return read_subject(passage, be) if be is not None else None


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
        owner = read_before(passage, at - 1, _PARTY)
        if owner is not None and is_somebody(passage, owner):
            return owner
    start = find_start(passage, at, _CLAUSE)
    if role == "is":
        behind = make_filler(passage, match.last, _end_name(passage, match.last))
        return behind or read_before(passage, at, _PARTY)
    marks = TO if role in ("to", "whom") else frozenset({AGENT, BY_HINDI})
    for n in range(at - 1, start, -1):
        if tokens[n].norm in marks:
            return read_before(passage, skip_of(tokens, n), _PARTY)
    for n in range(match.last, min(len(tokens), match.last + _ON)):
        if tokens[n].text in ENDS or tokens[n].text == ",":
            return None
        if tokens[n].norm in marks:
            return read_before(passage, skip_of(tokens, n), min(_PARTY, n - match.last))
    return None


def _end_name(passage: Passage, first: int) -> int:
    """Where a name that begins on a token ends: the token itself where none does."""
    named = (m for m in passage.of_kind("name") if m.first == first)
    return next((m.last for m in named), first)
