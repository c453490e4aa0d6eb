"""Whether the clause around a word speaks of the past or the future."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.mentions.numbers.pieces import Piece

Tense = Literal["past", "future"]
_CLAUSE_END = frozenset({"कि", ";", "।", "|", "?", "!"})


def find_tense(pieces: Sequence[Piece], start: int, end: int) -> Tense | None:
    """The tense of the verb that a time on pieces [start, end) belongs to; None where unclear.

    A Hindi verb ends its clause: the first verb form after the time is its own. In English the
    nearest form counts, and the one before it where both are as near.
    """
    if not pieces[start].norm.isascii():
        return _find_after(pieces, end)
    best: tuple[int, Tense] | None = None
    for at, piece in enumerate(pieces):
        tense = _tense_of(piece.norm)
        distance = start - at if at < start else at - end + 1
        if tense and not start <= at < end and (best is None or distance < best[0]):
            best = distance, tense
    return best[1] if best else None


def _find_after(pieces: Sequence[Piece], end: int) -> Tense | None:
    for piece in pieces[end:]:
        if piece.norm in _CLAUSE_END:
            return None
        tense = _tense_of(piece.norm)
        if tense:
            return tense
    return None


@lru_cache(maxsize=20_000)
def _tense_of(word: str) -> Tense | None:
    forms, endings = _forms()
    if word in forms:
        return forms[word]
    return next((tense for ending, tense in endings.items() if word.endswith(ending)), None)


@lru_cache(maxsize=1)
def _forms() -> tuple[Mapping[str, Tense], Mapping[str, Tense]]:
    forms: dict[str, Tense] = {}
    endings: dict[str, Tense] = {}
    for language in LANGUAGES:
        for form, values in lexicon.table(language, "tense").items():
            tense: Tense = "past" if values[0] == "past" else "future"
            if form.startswith("-"):
                endings[form[1:]] = tense
            else:
                forms[form] = tense
    return forms, endings
