"""Tokens at which a list or a clause goes on with something else: commas, "and", "while"."""

from __future__ import annotations

from collections.abc import Sequence

from lib.language import lexicon
from lib.model import Token

_MARKS = {",", ";", "،"}


def holds_joint(tokens: Sequence[Token]) -> bool:
    """Tell whether a comma or a word that joins the items of a list is among the tokens."""
    return any(is_joint(token) for token in tokens)


def is_joint(token: Token) -> bool:
    """Tell whether a token is a comma or a word that joins the items of a list."""
    return token.norm in _MARKS or token.norm in lexicon.words_of_all("list_joints")


def find_clause(tokens: Sequence[Token], first: int, last: int) -> range:
    """Give the tokens around [first, last) up to the next joint or clause word on either side."""
    opens = lexicon.words_of_all("clause_words")
    joints = [at for at, token in enumerate(tokens) if is_joint(token) or token.norm in opens]
    start = max((at + 1 for at in joints if at < first), default=0)
    return range(start, min((at for at in joints if at >= last), default=len(tokens)))
