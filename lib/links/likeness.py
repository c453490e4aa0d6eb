"""How alike two terms are, within one language or across Hindi and English, in [0, 1].

Equal values and stems, synonyms, glosses from Hindi into English, near spellings (rapidfuzz), and
the sound of names and loan words across scripts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from lib.language import lexicon
from lib.language.stems import stem
from lib.language.text import fold
from lib.links.terms import Term
from lib.links.values import compare_value
from lib.model import Language
from lib.names.phonetics import sound_matrix

Matrix = NDArray[np.float64]

# What a match of each sort is worth against an equal value (1.0); chosen.
SYNONYM = 0.85
GLOSS = 0.85
PART = 0.6  # the hotel against the Biloxi hotel: enough to be its partner; measured on align_ecb
MATCHED = 0.6  # a term whose best partner is less alike has none; chosen
# Below these a likeness is chance.
SPELLING_FLOOR = 82.0
SOUND_FLOOR = 0.80
LOAN_FLOOR = 0.88


def compare_terms(terms_a: Sequence[Term], terms_b: Sequence[Term]) -> Matrix:
    """Likeness of every term of A with every term of B, shape (len(terms_a), len(terms_b))."""
    likeness = np.zeros((len(terms_a), len(terms_b)))
    if not likeness.size:
        return likeness
    _compare_values(terms_a, terms_b, likeness)
    for language in ("hi", "en"):
        _compare_spellings(terms_a, terms_b, language, likeness)
        _compare_synonyms(terms_a, terms_b, language, likeness)
    _compare_glosses(terms_a, terms_b, likeness)
    _compare_glosses(terms_b, terms_a, likeness.T)
    _compare_sounds(terms_a, terms_b, likeness)
    _compare_parts(terms_a, terms_b, likeness)
    _compare_parts(terms_b, terms_a, likeness.T)
    return likeness


def _places(terms: Sequence[Term], kinds: set[str], language: Language | None = None) -> list[int]:
    return [
        at
        for at, term in enumerate(terms)
        if term.kind in kinds and (language is None or term.language == language)
    ]


def _raise_to(likeness: Matrix, rows: Sequence[int], columns: Sequence[int], found: Matrix) -> None:
    block = np.ix_(rows, columns)
    likeness[block] = np.maximum(likeness[block], found)


def _compare_values(terms_a: Sequence[Term], terms_b: Sequence[Term], likeness: Matrix) -> None:
    kinds = {"place", "organisation", "role", "number", "date"}
    for i in _places(terms_a, kinds):
        for j in _places(terms_b, {terms_a[i].kind}):
            likeness[i, j] = compare_value(terms_a[i], terms_b[j])


def _compare_parts(terms_a: Sequence[Term], terms_b: Sequence[Term], likeness: Matrix) -> None:
    """What of a term of A may be told by itself, against the single terms of B."""
    columns = [j for j, term in enumerate(terms_b) if not term.parts]
    parts = [(i, part) for i, term in enumerate(terms_a) for part in term.parts]
    if parts and columns:
        found = compare_terms([part for _, part in parts], [terms_b[j] for j in columns])
        for (i, _), row in zip(parts, found, strict=True):
            likeness[i, columns] = np.maximum(likeness[i, columns], np.minimum(row, PART))


def _compare_spellings(
    terms_a: Sequence[Term], terms_b: Sequence[Term], language: Language, likeness: Matrix
) -> None:
    rows = _places(terms_a, {"word", "name"}, language)
    columns = _places(terms_b, {"word", "name"}, language)
    if rows and columns:
        found = process.cdist(
            [terms_a[i].key for i in rows],
            [terms_b[j].key for j in columns],
            scorer=fuzz.ratio,
            score_cutoff=SPELLING_FLOOR,
        )
        _raise_to(likeness, rows, columns, np.asarray(found, dtype=np.float64) / 100)


def _compare_synonyms(
    terms_a: Sequence[Term], terms_b: Sequence[Term], language: Language, likeness: Matrix
) -> None:
    rows = _places(terms_a, {"word"}, language)
    columns = _places(terms_b, {"word"}, language)
    groups = _synonym_groups(language)
    sets_a = [groups.get(terms_a[i].key, frozenset()) for i in rows]
    for at, j in enumerate(columns):
        group = groups.get(terms_b[j].key)
        if group:
            for row, members in enumerate(sets_a):
                if members & group:
                    i = rows[row]
                    likeness[i, columns[at]] = max(likeness[i, columns[at]], SYNONYM)


@cache
def _synonym_groups(language: Language) -> dict[str, frozenset[int]]:
    """For each stem the synonym groups that hold it."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(lexicon.members(language, "synonyms")):
        for member in group:
            words = member.split()
            if len(words) == 1:
                found.setdefault(stem(fold(words[0]), language), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


@lru_cache(maxsize=1)
def gloss_stems() -> dict[str, frozenset[str]]:
    """For each Hindi stem the English stems its glosses consist of."""
    found: dict[str, set[str]] = {}
    for phrase, glosses in lexicon.table("hi", "gloss").items():
        if " " in phrase:
            continue
        stems = {stem(fold(word), "en") for gloss in glosses for word in _gloss_words(gloss)}
        found.setdefault(stem(phrase, "hi"), set()).update(stems)
    return {key: frozenset(stems) for key, stems in found.items()}


def _gloss_words(gloss: str) -> list[str]:
    words = gloss.replace("-", " ").split()
    return [word for word in words if fold(word) not in lexicon.words("en", "function_words")]


def _compare_glosses(hindi: Sequence[Term], english: Sequence[Term], likeness: Matrix) -> None:
    """Hindi words of the first list against English words of the second."""
    columns = _places(english, {"word", "name", "role"}, "en")
    groups = _synonym_groups("en")
    by_stem: dict[str, list[int]] = {}
    by_group: dict[int, list[int]] = {}
    for j in columns:
        by_stem.setdefault(english[j].key, []).append(j)
        for group in groups.get(english[j].key, ()):
            by_group.setdefault(group, []).append(j)
    for i in _places(hindi, {"word"}, "hi"):
        for gloss in gloss_stems().get(hindi[i].key, ()):
            for j in by_stem.get(gloss, ()):
                likeness[i, j] = max(likeness[i, j], GLOSS)
            for group in groups.get(gloss, ()):
                for j in by_group.get(group, ()):
                    likeness[i, j] = max(likeness[i, j], GLOSS * SYNONYM)


def _compare_sounds(terms_a: Sequence[Term], terms_b: Sequence[Term], likeness: Matrix) -> None:
    """Names by sound; across scripts also words that no gloss explains, which may be loans."""
    rows = [i for i in _places(terms_a, {"word", "name"}) if _may_be_heard(terms_a[i])]
    columns = [j for j in _places(terms_b, {"word", "name"}) if _may_be_heard(terms_b[j])]
    if not rows or not columns:
        return
    heard = sound_matrix([terms_a[i].text for i in rows], [terms_b[j].text for j in columns])
    names_a = np.array([terms_a[i].kind == "name" for i in rows])
    names_b = np.array([terms_b[j].kind == "name" for j in columns])
    scripts_a = np.array([terms_a[i].language for i in rows])
    scripts_b = np.array([terms_b[j].language for j in columns])
    both_names = names_a[:, None] & names_b[None, :]
    crosses = scripts_a[:, None] != scripts_b[None, :]
    floor = np.where(both_names, SOUND_FLOOR, np.where(crosses, LOAN_FLOOR, 2.0))
    _raise_to(likeness, rows, columns, np.where(heard >= floor, heard, 0.0))


def _may_be_heard(term: Term) -> bool:
    if term.kind == "name":
        return True
    return len(term.key) > 3 and (term.language == "en" or term.key not in gloss_stems())
