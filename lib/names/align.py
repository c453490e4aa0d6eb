"""Which word of one name answers which word of another, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from lib.language import lexicon
from lib.language.text import fold
from lib.names.habits import name_change, price
from lib.names.misprints import is_misprint
from lib.names.parts import Name, Part, spell_hindi
from lib.names.phonetics import sound_similarity
from lib.names.sounds import sound

# How surely two words are one where sound alone does not tell; chosen.
SURE = 1.0
SAME_WORD = 0.97  # one word in two forms or languages: द्वीप, Islands
NICKNAME = 0.9
INITIAL = 0.8
MISPRINT = 0.6
ACCEPT = 0.5  # the border of lib/phonetics
INITIAL_COST = 1.0  # an initial and its name may differ by a cheap habit: S. and श्याम
_LETTERS = 3  # of a surname that is read letter by letter
MAX_JOIN = 4  # words written as one

# Sounds a lone letter stands for besides its own: C. Chandra, S. Sharma, G. George.
_OTHER_SOUNDS = {"c": "č", "s": "ʃ", "g": "ǧ", "x": "ʃ", "z": "ʒ"}


Way = Literal["equal", "sound", "listed", "nickname", "initial", "misprint"]


@dataclass(frozen=True, slots=True)
class Tie:
    """Words `a` of one name (their places) answered by words `b` of the other.

    score: how surely, 0 to 1; way: by what the two are one word.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float
    way: Way


@dataclass(frozen=True, slots=True)
class Alignment:
    """Ties, and the parts of either name that nothing answers."""

    ties: tuple[Tie, ...]
    left_a: tuple[Part, ...]
    left_b: tuple[Part, ...]


def align_parts(a: Name, b: Name) -> Alignment:
    """Tie the words of two names one to one, then words written apart to words written together."""
    ties = _tie_one_to_one(a.parts, b.parts)
    free_a = [i for i in range(len(a.parts)) if all(i not in tie.a for tie in ties)]
    free_b = [j for j in range(len(b.parts)) if all(j not in tie.b for tie in ties)]
    joined = _find_joined(a.parts, free_a, b.parts, free_b)
    if joined is None:
        flipped = _find_joined(b.parts, free_b, a.parts, free_a)
        joined = flipped and replace(flipped, a=flipped.b, b=flipped.a)
    if joined is not None:
        ties.append(joined)
    return Alignment(
        tuple(sorted(ties, key=lambda tie: tie.a)),
        _find_unanswered(a, [i for tie in ties for i in tie.a]),
        _find_unanswered(b, [j for tie in ties for j in tie.b]),
    )


def _tie_one_to_one(a: Sequence[Part], b: Sequence[Part]) -> list[Tie]:
    scored = [
        (found[0], -abs(i - j), i, j, found[1])
        for i, x in enumerate(a)
        for j, y in enumerate(b)
        if (found := find_way(x, y))[0] >= ACCEPT
    ]
    ties: list[Tie] = []
    taken_a, taken_b = set[int](), set[int]()
    for score, _, i, j, way in sorted(scored, reverse=True):
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            ties.append(Tie((i,), (j,), score, way))
    return ties


def _find_joined(
    whole: Sequence[Part], free_whole: list[int], split: Sequence[Part], free_split: list[int]
) -> Tie | None:
    """The best tie of one free word to a run of free words of the other name, if any holds."""
    best: Tie | None = None
    for i in free_whole:
        for start in range(len(free_split)):
            for length in range(2, MAX_JOIN + 1):
                run = tuple(free_split[start : start + length])
                if len(run) < length or run[-1] - run[0] != length - 1:
                    break
                score = sound_similarity(whole[i].norm, "".join(split[j].norm for j in run))
                if score >= ACCEPT and (best is None or score > best.score):
                    best = Tie((i,), run, score, "sound")
    return best


def _find_unanswered(name: Name, tied: Sequence[int]) -> tuple[Part, ...]:
    own = [name.parts[i] for i in tied]
    return tuple(
        part
        for place, part in enumerate(name.parts)
        if place not in tied
        and part.norm not in _particles()
        and not any(part.norm == other.norm for other in own)  # a word said twice
    )


def compare_parts(x: Part, y: Part) -> float:
    """How surely two words of names are one word, 0 to 1."""
    return find_way(x, y)[0]


def find_way(x: Part, y: Part) -> tuple[float, Way]:
    """How surely two words of names are one word, 0 to 1, and by what."""
    if x.norm == y.norm:
        return SURE, "equal"
    if x.initial and y.initial:
        return SURE if x.initial == y.initial else 0.0, "initial"
    is_listed = _share_group("name_words", x, y)
    if any(character.isdecimal() for character in x.norm + y.norm):
        return SAME_WORD if is_listed else 0.0, "listed"
    heard = 0.0 if are_two_first_names(x.norm, y.norm) else sound_similarity(x.norm, y.norm)
    ways: list[tuple[float, Way]] = [(heard, "sound")]
    if x.initial or y.initial:
        ways.append((INITIAL if _is_initial_of(x, y) else 0.0, "initial"))
        return max(ways, key=lambda each: each[0])
    ways.append((SAME_WORD if is_listed or _is_spelled_out(x, y) else 0.0, "listed"))
    ways.append((NICKNAME if _share_nickname(x, y) else 0.0, "nickname"))
    if heard < ACCEPT and is_misprint(x.norm, y.norm):
        ways.append((MISPRINT, "misprint"))
    return max(ways, key=lambda each: each[0])


def _is_spelled_out(x: Part, y: Part) -> bool:
    """Whether a short surname was taken for letters: Ng, एनजी."""
    latin, hindi = (x.norm, y.norm) if x.norm.isascii() else (y.norm, x.norm)
    return len(latin) <= _LETTERS and spell_hindi(hindi) == latin


def _share_group(name: str, x: Part, y: Part) -> bool:
    groups = lexicon.groups("common", name)
    return x.norm in groups and groups[x.norm] == groups.get(y.norm)


def are_two_first_names(x: str, y: str) -> bool:
    """Tell whether two folded words of one script are listed as first names, and not as one."""
    if x not in _first_names() or y not in _first_names() or x.isascii() != y.isascii():
        return False
    spellings = lexicon.groups("common", "name_spellings")
    return x != y and (x not in spellings or spellings[x] != spellings.get(y))


@cache
def _first_names() -> frozenset[str]:
    return lexicon.words_of_all("given_names") | lexicon.words("hi", "ambiguous_names")


def _share_nickname(x: Part, y: Part) -> bool:
    return bool(_nicknames().get(x.norm, set()) & _nicknames().get(y.norm, set()))


@cache
def _nicknames() -> dict[str, set[int]]:
    """Every name with the groups it is in; sasha may be Alexander or Alexandra."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(lexicon.members("common", "nicknames")):
        for member in group:
            found.setdefault(fold(member), set()).add(number)
    return found


def _is_initial_of(x: Part, y: Part) -> bool:
    letter, word = (x.initial, y) if x.initial else (y.initial, x)
    if word.norm.isascii():
        return word.norm.startswith(letter)
    spoken = sound(word.norm)
    if not spoken:
        return False
    openings = [*sound(letter)[:1], *_OTHER_SOUNDS.get(letter, "")]
    return any(
        price(name_change(opening, spoken[0], "start")) <= INITIAL_COST for opening in openings
    )


@cache
def _particles() -> frozenset[str]:
    return lexicon.words("common", "particles")
