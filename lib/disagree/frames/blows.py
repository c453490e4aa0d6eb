"""Who did what to whom in a passage.

English tells it by order, by the passive and by prepositions, Hindi by postpositions: ने who did it,
को, पर or का to whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lib.disagree.frames.fillers import (
    Filler,
    find_start,
    list_tokens,
    make_filler,
    read_after,
    read_before,
)
from lib.disagree.frames.parties import (
    AGENT,
    BE,
    BY_HINDI,
    CLAUSE,
    FROM,
    INTO,
    NOUNLY,
    OF,
    RELATIVES,
    TO,
    UNREAL,
    find_word,
    is_denied,
    read_first,
    read_subject,
    skip_of,
)
from lib.disagree.slots.passage import Passage
from lib.language.phrases import Match, find_phrases, phrase_index

# In tokens; chosen.
_BY = 6  # from a passive verb to its "by"
_AT = 6  # from "threw stones" to "at"
_NEGATED = 4  # between a verb and what denies it
_PARTY = 4  # of a Hindi party before its postposition
_ON = frozenset({"at", "on", "upon"})
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
        if is_denied(passage, match, _NEGATED):
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


def _read_english(
    passage: Passage, match: Match, values: frozenset[str]
) -> tuple[Filler, Filler] | None:
    tokens = passage.tokens
    before = tokens[match.first - 1].norm if match.first else ""
    if before in UNREAL or before in NOUNLY - RELATIVES:
        return None
    by = find_word(tokens, match.last, _BY, frozenset({"by"}))
    at = find_word(tokens, match.last, _AT, _ON)
    is_passive = before in BE or by == match.last
    if is_passive and by is None:
        return None
    subject = read_subject(passage, match.first)
    if "at" in values:
        agent = read_after(passage, by + 1) if is_passive and by is not None else subject
        at = find_word(tokens, by or match.last, 2 * _AT, _ON)
        patient = read_after(passage, at + 1) if at is not None else None
    elif is_passive and by is not None:
        agent, patient = read_after(passage, by + 1), subject
    else:
        begins = match.last
        if begins < len(tokens) and tokens[begins].norm in (*_ON, "into"):
            begins += 1
        agent, patient = subject, read_after(passage, begins)
    return (agent, patient) if agent is not None and patient is not None else None


def _read_hindi(
    passage: Passage, match: Match, values: frozenset[str]
) -> tuple[Filler, Filler] | None:
    tokens = passage.tokens
    start = find_start(passage, match.first, CLAUSE)
    agent = patient = None
    marks = TO | (OF if "of" in values else set()) | ({INTO} if "ram" in values else set())
    agents = {AGENT, BY_HINDI} | ({FROM} if "turned" in values else set())
    for at in range(match.first - 1, start, -1):
        norm = tokens[at].norm
        if norm in agents:
            agent = agent or read_before(passage, skip_of(tokens, at), _PARTY)
        elif norm in marks and (norm not in OF or at == match.first - 1):
            patient = patient or read_before(passage, at, _PARTY)
    if "turned" in values:
        patient = patient or read_first(passage, start, agent)
    else:
        agent = agent or read_first(passage, start, patient)
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
