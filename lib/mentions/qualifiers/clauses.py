"""How far what is said of a figure goes: to the end of its clause, past asides and others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from lib.language import lexicon
from lib.language.joints import is_joint
from lib.language.stems import stem
from lib.mentions.qualifiers.surroundings import Surroundings
from lib.model import Language, Mention

# All chosen by reading tests/cases/qualifiers.txt; in tokens.
_FURTHEST = 25  # from a number to its fate, in one clause
_ASIDE = 15  # of what stands between two commas
_PHRASE = 6  # of a number and its noun, before "and three civilians"
_OPENING = 3  # of an aside, among which "which" or "of them" stands
ENDS = frozenset({".", ";", "।", ":", "?", "!"})
COMMAS = frozenset({",", "،"})
_OPENERS, _CLOSERS = {",", "("}, {",", ")"}


def ends_clause(around: Surroundings, at: int) -> bool:
    """Tell whether a token ends a sentence or begins another statement: while, जबकि."""
    token = around.tokens[at]
    return token.text in ENDS or token.norm in lexicon.words(around.language, "clause_breaks")


def counts_people(around: Surroundings, number: Mention) -> bool:
    """Tell whether a figure may count people: no unit, no rank, no age, no label."""
    if number.quantity is None or not number.quantity.is_bare:
        return False
    return not is_label(around, number) and not is_apposition(around, number)


def is_label(around: Surroundings, number: Mention) -> bool:
    """Tell whether a figure is a name and counts nothing: Section 302, Train No 13009."""
    return bool(find_label(around, number))


def find_label(around: Surroundings, number: Mention) -> str:
    """Find what a figure names: the section of "Section 302", of "sections 302 and 307"; or ""."""
    first = number.first
    if _closes_label(around, number):
        while first > 0 and (
            around.tokens[first - 1].text in COMMAS or _is_of_run(around, first - 1)
        ):
            first -= 1
    before = [norm for norm in around.norms(first - 2, first) if norm != "."]
    return (
        "".join(lexicon.table(around.language, "label_words").get(before[-1], "")) if before else ""
    )


def _closes_label(around: Surroundings, number: Mention) -> bool:
    """No noun follows that the figure may count: sections 302 and 307, not Ward 3 and 40 homes."""
    if number.last >= len(around.tokens):
        return True
    token = around.tokens[number.last]
    return token.kind == "mark" or token.norm in lexicon.words_of_all("function_words")


def is_apposition(around: Surroundings, number: Mention) -> bool:
    """Tell whether figures are ages after names: "Ullas, 38, died", मोहन (42), "two, 9 and 12,"."""
    first, last = number.first, number.last
    if number.told != (first, last):
        return False
    while first > 0 and _is_of_run(around, first - 1):
        first -= 1
    while last < len(around.tokens) and _is_of_run(around, last):
        last += 1
    opens = first > 0 and around.tokens[first - 1].text in _OPENERS
    return opens and last < len(around.tokens) and around.tokens[last].text in _CLOSERS


def _is_of_run(around: Surroundings, at: int) -> bool:
    is_and = around.tokens[at].norm in lexicon.words_of_all("list_joints")
    return is_and or at in around.number_at


def walk(around: Surroundings, number: Mention, is_part: bool = False) -> Iterator[int]:
    """Give the tokens after a number up to the end of what is said of it.

    Asides between commas are left out. The walk goes on past a figure that is joined to this one
    ("two policemen and three civilians") and past the whole of which this one is a part. is_part:
    a part of others, which no comma joins to more ("including 11 children, and 200 are missing").
    """
    at = begun = number.told[1]
    end = min(len(around.tokens), at + _FURTHEST)
    while at < end and not ends_clause(around, at):
        other = around.number_at.get(at)
        if around.tokens[at].text in COMMAS:
            at = _skip_aside(around, at)
        elif other is None or not counts_people(around, other):
            yield at
            at += 1
        elif is_part and _has_comma(around, begun, other.told[0]):
            return
        elif _is_joined(around, begun, other) or _is_of_others(around, number, other):
            at = begun = other.told[1]
        else:
            return


def _has_comma(around: Surroundings, first: int, last: int) -> bool:
    return any(token.text in COMMAS for token in around.tokens[first:last])


def _skip_aside(around: Surroundings, comma: int) -> int:
    """The token after what stands between two commas; without a second one, after the first."""
    for at in range(comma + 1, min(len(around.tokens), comma + 1 + _ASIDE)):
        if around.tokens[at].text in ENDS:
            break
        if around.tokens[at].text in COMMAS:
            return at + 1 if _is_aside(around, comma + 1, at) else comma + 1
    return comma + 1


def _is_aside(around: Surroundings, first: int, last: int) -> bool:
    """What opens like an aside: which, most of them, including, जो."""
    openers = lexicon.words(around.language, "aside_openers")
    return not openers.isdisjoint(around.norms(first, min(last, first + _OPENING)))


def _is_joined(around: Surroundings, begun: int, other: Mention) -> bool:
    """Two policemen and three civilians were hurt: one fate for both figures of people."""
    between = around.tokens[begun : other.told[0]]
    joint = next((at for at, token in enumerate(between) if is_joint(token)), None)
    if joint is None or len(between) > _PHRASE or _opens_with_of(around):
        return False
    asides = lexicon.words(around.language, "aside_openers")  # 50 people, 18 of them
    if not asides.isdisjoint(token.norm for token in between):
        return False
    if not joint:
        return True
    noun = stem(between[joint - 1].norm, around.language)  # beside it: not "45 survived and 3"
    return noun in _people_stems(around.language)


@cache
def _people_stems(language: Language) -> frozenset[str]:
    return frozenset(stem(word, language) for word in lexicon.words(language, "counted_people"))


def _opens_with_of(around: Surroundings) -> bool:
    """The claim begins with the whole of which it then tells a part: of the 43, nine died."""
    return around.language == "en" and around.norms(0, 1) == ["of"]


def is_whole_of_part(around: Surroundings, number: Mention) -> bool:
    """Tell whether a figure is the whole of which another is told as a part: 12 of the 40."""
    if around.language != "en":
        return False
    before = around.norms(number.told[0] - 2, number.told[0])
    back = 2 if before == ["of", "the"] else 1 if before[-1:] == ["of"] else 0
    return bool(back) and number.told[0] - back - 1 in around.number_at


# What stands between a part and its whole behind it: two of the three, दो बच्चों समेत सात.
_OF: Mapping[Language, tuple[list[str], ...]] = {
    "en": (["of"], ["of", "the"], ["among", "the"]),
    "hi": (["समेत"], ["सहित"]),
}


def _is_of_others(around: Surroundings, number: Mention, other: Mention) -> bool:
    between = around.norms(number.last, other.told[0])
    return any(between[-len(words) :] == words for words in _OF[around.language])
