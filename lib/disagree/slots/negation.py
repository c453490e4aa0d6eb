"""What a negation reaches: the words right after it, or the rest of its clause."""

from __future__ import annotations

from collections.abc import Sequence

from lib.disagree.slots.passage import Passage
from lib.language import lexicon
from lib.language.phrases import find_phrases, phrase_index
from lib.model import Mention, Token

_CLAUSE_WORDS = frozenset({"but", "although", "though", "while", "because"})  # it ends there
_CLAUSE_MARKS = frozenset(",;:—–")  # or here


def is_under_negation(passage: Passage, at: int) -> bool:
    """A negation stands further before a token in its English clause: "never part of A or B"."""
    return any(
        _is_one_clause(passage.tokens[marker.last : at])
        for marker in passage.of_kind("negation")
        if marker.value == "not" and marker.last < at
    )


def _is_one_clause(tokens: Sequence[Token]) -> bool:
    return not any(
        token.norm in _CLAUSE_WORDS or (token.kind == "mark" and token.text != "-")
        for token in tokens
    )


def cuts_off(passage: Passage, first: int, last: int) -> bool:
    """A clause ends among tokens [first, last), so that a negation before does not reach behind."""
    opens = lexicon.words_of_all("clause_words") | _CLAUSE_MARKS
    return any(token.norm in opens for token in passage.tokens[first:last])


def tells_end(passage: Passage) -> bool:
    """A passage says how long a thing went on, so that it stopped: "lent until May"."""
    return any(token.norm in lexicon.words_of_all("until_words") for token in passage.tokens)


def is_no_more(passage: Passage, marker: Mention) -> bool:
    """A negation says that a state has ended, which it then was: nobody is missing any more."""
    found = find_phrases(passage.tokens, phrase_index("ended_states"), "en")
    return any(match.first >= marker.last for match in found)
