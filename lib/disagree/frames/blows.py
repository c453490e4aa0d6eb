"""Who did what to whom in a passage.

English tells it by order, by the passive and by prepositions, Hindi by postpositions: ने who did it,
को, पर or का to whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lib.disagree.frames.fillers import (
    Filler,
    ends_clause,
    find_start,
    list_tokens,
    make_filler,
    read_after,
    read_before,
    stops_phrase,
)
from lib.disagree.slots.negation import is_under_negation
from lib.disagree.slots.passage import Passage
from lib.language.joints import is_joint
from lib.language.phrases import Match, find_phrases, phrase_index
from lib.model import Mention, Token

# In tokens; chosen.
_BY = 6  # from a passive verb to its "by"
_AT = 6  # from "threw stones" to "at"
_CLAUSE = 20  # from a Hindi verb back to its parties
_NEGATED = 4  # between a verb and what denies it
_PARTY = 4  # of a Hindi party before its postposition
_BE = frozenset({"was", "were", "been", "being", "be", "is", "are", "get", "got"})
_HELPERS = frozenset(
    {"had", "has", "have", "also", "then", "later", "who", "which", "that", "will"}
)
_UNREAL = frozenset({"to", "would", "could", "may", "might", "should", "if", "not", "never"})
_NOUNLY = frozenset({"the", "a", "an", "of", "in", "this", "that", "its", "his", "her", "their"})
_ON = frozenset({"at", "on", "upon"})
_RELATIVES = frozenset({"who", "which", "that"})
_AGENT = "ने"
_BY_HINDI = "द्वारा"
_PATIENT = frozenset({"को", "पर"})
_INTO = "में"  # बस में टक्कर मारी; of other blows it says where
_OF = frozenset({"का", "के", "की"})
_FROM = "से"
_OPTIONS = frozenset({"at", "of", "turned"})


@dataclass(frozen=True, slots=True)
class Blow:
    """`agent` did one of `blows` to `patient`. place: the tokens from one to the other."""

    blows: frozenset[str]
    agent: Filler
    patient: Filler
    place: tuple[int, int]


def find_blows(passage: Passage) -> Iterator[Blow]:
    """Find every blow of one claim of which both parties are told."""
    language = passage.claims[0].language
    index = phrase_index("blows", by_stem=True, joined=True)
    read = _read_english if language == "en" else _read_hindi
    for match in find_phrases(passage.tokens, index, language):
        values = frozenset(match.value.split(", "))
        if _is_denied(passage, match):
            continue
        parties = read(passage, match, values)
        if parties is None:
            continue
        agent, patient = parties[::-1] if "turned" in values and language == "en" else parties
        if not _share_term(passage, agent, patient):
            yield Blow(values - _OPTIONS, agent, patient, list_tokens((agent, patient)))


def _share_term(passage: Passage, agent: Filler, patient: Filler) -> bool:
    keys = [{passage.terms[n].key for n in each.terms} for each in (agent, patient)]
    return bool(keys[0] & keys[1])


def _is_denied(passage: Passage, match: Match) -> bool:
    near = range(match.first - _NEGATED, match.last + _NEGATED)
    markers = [m for m in passage.of_kind("negation") if m.value == "not" and m.first in near]
    return bool(markers) or is_under_negation(passage, match.first)


def _read_english(
    passage: Passage, match: Match, values: frozenset[str]
) -> tuple[Filler, Filler] | None:
    tokens = passage.tokens
    before = tokens[match.first - 1].norm if match.first else ""
    if before in _UNREAL or before in _NOUNLY - _RELATIVES:
        return None
    by = _find_word(tokens, match.last, _BY, frozenset({"by"}))
    at = _find_word(tokens, match.last, _AT, _ON)
    is_passive = before in _BE or by == match.last
    if is_passive and by is None:
        return None
    subject = _read_subject(passage, match.first)
    if "at" in values:
        agent = read_after(passage, by + 1) if is_passive and by is not None else subject
        at = _find_word(tokens, by or match.last, 2 * _AT, _ON)
        patient = read_after(passage, at + 1) if at is not None else None
    elif is_passive and by is not None:
        agent, patient = read_after(passage, by + 1), subject
    else:
        begins = match.last
        if begins < len(tokens) and tokens[begins].norm in (*_ON, "into"):
            begins += 1
        agent, patient = subject, read_after(passage, begins)
    return (agent, patient) if agent is not None and patient is not None else None


def _find_word(tokens: Sequence[Token], first: int, most: int, words: frozenset[str]) -> int | None:
    """The first of some words within `most` tokens of one clause."""
    for at in range(first, min(len(tokens), first + most)):
        if ends_clause(tokens[at]) or tokens[at].text == ",":
            return None
        if tokens[at].norm in words:
            return at
    return None


def _read_subject(passage: Passage, verb: int) -> Filler | None:
    """The noun phrase with which the clause of an English verb begins."""
    tokens = passage.tokens
    end = verb
    while end > 0 and tokens[end - 1].norm in _BE | _HELPERS:
        end -= 1
    start = next((n + 1 for n in range(end - 1, -1, -1) if _opens_clause(tokens[n])), 0)
    opener = tokens[start - 1].norm if start else ""
    if opener in _RELATIVES and (opener != "that" or start == end):
        return read_before(passage, start - 1)
    last = start
    while last < end and not _closes_subject(tokens[last]):
        last += 1
    subject = make_filler(passage, start, last)
    if subject is None:
        subject = read_before(passage, end)
        if subject is not None and subject.first > start and tokens[subject.first - 1].norm != ",":
            return None  # "in Pune on Monday rammed": whatever stands behind a preposition
    return subject


def _opens_clause(token: Token) -> bool:
    return ends_clause(token) or token.text in {",", "“", "”", '"', "—", "–"} or token.norm == "and"


def _closes_subject(token: Token) -> bool:
    """The first preposition behind the subject: students of the college | on Monday pelted."""
    return stops_phrase(token) and token.norm not in _NOUNLY and not is_joint(token)


def _read_hindi(
    passage: Passage, match: Match, values: frozenset[str]
) -> tuple[Filler, Filler] | None:
    tokens = passage.tokens
    start = find_start(passage, match.first, _CLAUSE)
    agent = patient = None
    marks = _PATIENT | (_OF if "of" in values else set()) | ({_INTO} if "ram" in values else set())
    agents = {_AGENT, _BY_HINDI} | ({_FROM} if "turned" in values else set())
    for at in range(match.first - 1, start, -1):
        norm = tokens[at].norm
        if norm in agents:
            agent = agent or read_before(passage, _skip_of(tokens, at), _PARTY)
        elif norm in marks and (norm not in _OF or at == match.first - 1):
            patient = patient or read_before(passage, at, _PARTY)
    if "turned" in values:
        patient = patient or _read_first(passage, start, agent)
    else:
        agent = agent or _read_first(passage, start, patient)
    if agent is None and patient is not None:
        agent, patient = _split_parties(passage, patient)
    return (agent, patient) if agent is not None and patient is not None else None


def _split_parties(passage: Passage, both: Filler) -> tuple[Filler | None, Filler]:
    """Two names side by side before को: the first does it (भारत नेपाल को शुल्क देगा)."""
    names = [n for n in both.terms if passage.terms[n].kind in ("place", "organisation")]
    last = [passage.terms[n] for n in names[-2:]]
    if len(last) < 2 or last[0].last != last[1].first or last[1].last != both.last:
        return None, both
    agent = make_filler(passage, last[0].first, last[0].last)
    return agent, make_filler(passage, last[1].first, last[1].last) or both


def _skip_of(tokens: Sequence[Token], at: int) -> int:
    """Before "के द्वारा" the party ends before के."""
    return at - 1 if tokens[at - 1].norm in _OF else at


def _read_first(passage: Passage, start: int, other: Filler | None) -> Filler | None:
    """A name at the head of a Hindi clause, which needs no ने: भारत नेपाल को शुल्क देगा."""
    parties: list[Mention] = [
        m for m in passage.mentions if m.kind in ("name", "organisation", "place")
    ]
    head = next((m for m in parties if m.first == start), None)
    if head is None or other is None or head.last > other.first:
        return None
    after = passage.tokens[head.last].norm if head.last < len(passage.tokens) else ""
    if after in _PATIENT | _OF | {_FROM, _AGENT, _INTO}:
        return None
    return make_filler(passage, head.first, head.last)
