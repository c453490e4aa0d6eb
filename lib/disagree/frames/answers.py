"""What a passage names as the cause, the motive, the weapon or the occasion of what it tells.

Of each a story mostly has one, so that two articles that name two disagree. What names which
stands in answers.txt; most of it counts only beside a cue (answer_cues.txt), as fog is often only
the weather.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lib.disagree.slots.passage import Passage
from lib.disagree.words.verbs import ENDS
from lib.language import lexicon
from lib.language.phrases import Match, find_phrases, phrase_index
from lib.model import Mention

# In tokens; chosen.
_CUE = 6  # between an answer and its cue
_DENIED = 6  # and the word that denies it
_BARE, _DENIED_BY_ITSELF, _ANY = "bare", "denied", "*"
_OWN = frozenset(
    {"weapon", "make of weapon", "occasion"}
)  # questions that have cues of their own alone
_UNKNOWN = frozenset({"whether", "if", "क्या", "अगर", "यदि"})
_QUARRELS = frozenset({"dispute", "disputes"})  # nouns, mostly
_OPEN = frozenset({"possible", "likely", "planned", "future", "obliged"})  # kinds of modality


@dataclass(frozen=True, slots=True)
class Answer:
    """One of `answers` to a question. place: its tokens; stance: those that deny or confirm it.

    is_denied: it is ruled out. is_open: it is suspected or possible. is_past: the claim tells of an
    earlier time, which may be another story.
    """

    question: str
    answers: frozenset[str]
    place: tuple[int, int]
    stance: tuple[int, int]
    is_denied: bool = False
    is_open: bool = False
    is_past: bool = False


def find_answers(passage: Passage) -> Iterator[Answer]:
    """Find what a passage names as a cause, a motive or a weapon; no question that is left open."""
    language = passage.claims[0].language
    index = phrase_index("answers", joined=True)
    matches = find_phrases(passage.tokens, index, language)
    if not matches:
        return
    cues = find_phrases(passage.tokens, phrase_index("answer_cues", joined=True), language)
    is_past = any(t.norm in lexicon.words(language, "earlier_words") for t in passage.tokens)
    for match in matches:
        question, *answers = match.value.split(", ")
        is_bare = _BARE in answers
        cue = next((c for c in cues if _is_beside(passage, match, c)), None)
        if (cue is None and not is_bare) or _is_asked(passage, match):
            continue
        denial = _find_denial(passage, match)
        word = denial or _find_confirmation(passage, match) or match
        yield Answer(
            question,
            frozenset(answers) - {_BARE, _DENIED_BY_ITSELF},
            (match.first, match.last),
            (word.first, word.last),
            denial is not None or _DENIED_BY_ITSELF in answers,
            _is_open(passage, match),
            is_past,
        )


def _is_beside(passage: Passage, match: Match, cue: Match) -> bool:
    values, (question, *answers) = set(cue.value.split(", ")), match.value.split(", ")
    if values.isdisjoint((question, *answers)) and (_ANY not in values or question in _OWN):
        return False
    first, last = sorted(((match.first, match.last), (cue.first, cue.last)))
    between = passage.tokens[first[1] : last[0]]
    return len(between) <= _CUE and not any(token.text in ENDS for token in between)


def _is_asked(passage: Passage, match: Match) -> bool:
    """Somebody looks into whether it was so."""
    before = passage.tokens[max(0, match.first - 2 * _CUE) : match.first]
    return any(token.norm in _UNKNOWN for token in before)


def _find_denial(passage: Passage, match: Match) -> Mention | None:
    """The word of "denied that it was caused by sabotage"; "not" stands nearer."""
    inside = range(match.first, match.last)
    far = range(match.first - 2 * _DENIED, match.last + _DENIED)
    near = range(match.first - _DENIED, match.last + _DENIED)
    denials = [
        m
        for m in passage.of_kind("negation")
        if m.first not in inside
        and ((m.value == "not" and m.first in near) or (m.value == "deny" and m.first in far))
    ]
    said = passage.of_kind("attribution")
    denials += [
        m
        for m in said
        if m.value in ("deny", "reject")
        and m.first in far
        and m.first not in inside
        and passage.tokens[m.first].norm not in _QUARRELS
    ]
    return next(iter(denials), None)


def _find_confirmation(passage: Passage, match: Match) -> Mention | None:
    near = range(match.first - 2 * _DENIED, match.last + _DENIED)
    said = passage.of_kind("attribution")
    return next((m for m in said if m.value == "confirm" and m.first in near), None)


def _is_open(passage: Passage, match: Match) -> bool:
    near = range(match.first - 2 * _CUE, match.last + 2 * _CUE)
    return any(m.value in _OPEN and m.first in near for m in passage.of_kind("modality"))
