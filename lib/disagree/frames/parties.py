"""The parties of a verb: who does it, by whom it is done, in the words of either language.

English tells it by order and by prepositions, Hindi by ने and द्वारा, or by the place at the head of
the clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from lib.disagree.frames.fillers import (
    Filler,
    ends_clause,
    find_start,
    make_filler,
    read_before,
    stops_phrase,
)
from lib.disagree.slots.negation import is_under_negation
from lib.disagree.slots.passage import Passage
from lib.disagree.words.verbs import ENDS
from lib.language import lexicon
from lib.language.joints import is_joint
from lib.language.phrases import Match, find_phrases, phrase_index
from lib.links.terms import Term
from lib.model import Mention, Token

# In tokens; chosen.
CLAUSE = 20  # from a Hindi verb back to its parties
PARTY = 5  # of a Hindi party before its postposition
BE = frozenset({"was", "were", "been", "being", "be", "is", "are", "get", "got"})
HELPERS = frozenset({"had", "has", "have", "also", "then", "later", "who", "which", "that", "will"})
NOUNLY = frozenset({"the", "a", "an", "of", "in", "this", "that", "its", "his", "her", "their"})
RELATIVES = frozenset({"who", "which", "that"})
UNREAL = frozenset({"to", "would", "could", "may", "might", "should", "if", "not", "never"})
AGENT = "ने"
BY_HINDI = "द्वारा"
OF = frozenset({"का", "के", "की"})
FROM = "से"
TO = frozenset({"को", "पर"})
_GENERIC = frozenset(
    {"police", "government", "court", "army", "company", "party", "team", "administration"}
    | {"state", "centre", "center", "board", "council", "ministry", "department", "hospital"}
)
_RANKS = frozenset(
    {"soldier", "teacher", "student", "driver", "engineer", "doctor", "constable", "accused"}
    | {"militant", "terrorist", "protester", "activist", "farmer", "labourer", "witness"}
)
INTO = "में"  # बस में टक्कर मारी; elsewhere it says where


def find_word(tokens: Sequence[Token], first: int, most: int, words: frozenset[str]) -> int | None:
    """Give the first of some words within `most` tokens of one clause, or None."""
    for at in range(first, min(len(tokens), first + most)):
        if ends_clause(tokens[at]) or tokens[at].text == ",":
            return None
        if tokens[at].norm in words:
            return at
    return None


def read_subject(passage: Passage, verb: int) -> Filler | None:
    """Give the noun phrase with which the clause of an English verb begins, or None."""
    tokens = passage.tokens
    end = verb
    while end > 0 and tokens[end - 1].norm in BE | HELPERS:
        end -= 1
    start = next((n + 1 for n in range(end - 1, -1, -1) if _opens_clause(tokens[n])), 0)
    opener = tokens[start - 1].norm if start else ""
    if opener in RELATIVES and (opener != "that" or start == end):
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
    return stops_phrase(token) and token.norm not in NOUNLY and not is_joint(token)


def read_first(passage: Passage, start: int, other: Filler | None) -> Filler | None:
    """Give a name at the head of a Hindi clause, which needs no ने: भारत नेपाल को शुल्क देगा.

    None where it ends behind `other`, or `other` is None.
    """
    parties: list[Mention] = [
        m for m in passage.mentions if m.kind in ("name", "organisation", "place")
    ]
    head = next((m for m in parties if m.first == start), None)
    if head is None or other is None or head.last > other.first:
        return None
    after = passage.tokens[head.last].norm if head.last < len(passage.tokens) else ""
    if after in TO | OF | {FROM, AGENT, INTO}:
        return None
    return make_filler(passage, head.first, head.last)


def skip_of(tokens: Sequence[Token], at: int) -> int:
    """Give where a party ends before "के द्वारा": before के."""
    return at - 1 if tokens[at - 1].norm in OF else at


def read_marked(passage: Passage, verb: int, marks: frozenset[str]) -> Filler | None:
    """Give the Hindi party before the nearest of some postpositions in front of a verb, or None."""
    for at in range(verb - 1, find_start(passage, verb, CLAUSE), -1):
        if passage.tokens[at].norm in marks:
            return read_before(passage, skip_of(passage.tokens, at), PARTY)
    return None


def is_denied(passage: Passage, match: Match, within: int) -> bool:
    """Tell whether a "not" stands within so many tokens of a verb, or one further off denies it."""
    near = range(match.first - within, match.last + within)
    has_not = any(m.value == "not" and m.first in near for m in passage.of_kind("negation"))
    return has_not or is_under_negation(passage, match.first)


def narrow_party(passage: Passage, party: Filler) -> Filler | None:
    """Give the part of a phrase that names somebody in particular; None of "the police"."""
    named = [n for n in party.terms if _names_somebody(passage, passage.terms[n])]
    if named:
        offices = [n for n in party.terms if passage.terms[n].kind == "role"]
        own = [passage.terms[n] for n in (*named, *offices)]
        return make_filler(passage, min(t.first for t in own), max(t.last for t in own))
    if passage.claims[0].language == "en" or len(party.terms) < 2:
        return None
    heads = {
        *lexicon.words("hi", "organisation_heads"),
        *lexicon.words("hi", "department_heads"),
        *lexicon.table("hi", "site_heads"),
    }
    ends = [at for at in range(party.first, party.last) if passage.tokens[at].norm in heads]
    before = [
        passage.terms[n].first for n in party.terms if ends and passage.terms[n].first < ends[-1]
    ]
    return make_filler(passage, before[-1], ends[-1] + 1) if before else None


def _names_somebody(passage: Passage, term: Term) -> bool:
    value = term.mention.value if term.mention is not None else term.key
    if term.kind in ("name", "organisation"):
        return value not in _GENERIC
    if term.kind == "role":
        return value not in lexicon.words("common", "loose_offices") and value not in _RANKS
    is_english = passage.claims[0].language == "en"
    if term.kind != "word" or not is_english or not term.text[:1].isupper():
        return False
    before = passage.tokens[term.first - 1].text if term.first else "."
    return before not in ENDS and term.text.casefold() not in _GENERIC


def narrow_place(passage: Passage, first: int, last: int, is_last: bool = False) -> Filler | None:
    """Give the site, the place or the spot that is named on tokens [first, last), or None.

    It ends at the first mark, and is_last: right before `last`.
    """
    tokens = passage.tokens
    last = min(last, len(tokens))
    stop = next((at for at in range(first, last) if tokens[at].text in ENDS), last)
    if is_last and stop < last:
        return None
    named = [
        n
        for n, term in enumerate(passage.terms)
        if first <= term.first and term.last <= stop and term.kind in ("place", "organisation")
    ]
    spots = [m for m in find_spots(passage) if first <= m.first and m.last <= stop]
    ends = [passage.terms[n].last for n in named] + [m.last for m in spots]
    if not ends or (is_last and max(ends) < last):
        return None
    begins = [passage.terms[n].first for n in named] + [m.first for m in spots]
    return make_filler(passage, min(begins), max(ends))


def find_spots(passage: Passage) -> list[Match]:
    """Find the words for parts of a building, buildings and ground."""
    index = phrase_index("spots", joined=True)
    return find_phrases(passage.tokens, index, passage.claims[0].language)
