"""What befell the people whom a number counts: killed, injured, missing (…/fates.txt).

A fate stands right before its number ("killing 12", मारे गए 12) or further on in its clause ("12
people, most of them pilgrims, were killed", 12 लोगों की मौत). Figures with a unit, ages and labels
count nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lib.language import lexicon
from lib.language.joints import holds_joint
from lib.language.lexicon import LANGUAGES
from lib.language.phrases import find_phrases, phrase_index
from lib.mentions.qualifiers.surroundings import Surroundings
from lib.model import Mention

# All chosen by reading tests/cases/qualifiers.txt, half of them; in tokens.
_FURTHEST = 25  # from a number to its fate, in one clause
_TOLD_AS_WHOLE = 25  # from a toll to its figure, in one long sentence
_ASIDE = 15  # of what stands between two commas
_PHRASE = 6  # of a number and its noun, before "and three civilians"
_BESIDE = 3  # from "number" to "dead", from संख्या to मरने वालों की
_DENIED = 3  # from a fate to the नहीं that denies it
_ENDS = {".", ";", "।", ":", "?", "!"}
_COMMAS = {",", "،"}
_OPENERS, _CLOSERS = {",", "("}, {",", ")"}


@dataclass(frozen=True, slots=True)
class Fate:
    """A word or phrase on tokens [first, last) that tells what befell somebody."""

    first: int
    last: int
    name: str


def list_fates(around: Surroundings) -> tuple[Fate, ...]:
    """List the fates that a claim tells of somebody, in order; none that it denies."""
    index = phrase_index("fates", joined=True)
    norms = {token.norm for token in around.tokens}
    found = []
    for match in find_phrases(around.tokens, index, around.language):
        name, *others = match.value.split(", ")
        fate = Fate(match.first, match.last, name)
        if norms.isdisjoint(others) and not _is_denied(around, fate):
            found.append(fate)
    return tuple(found)


def _is_denied(around: Surroundings, fate: Fate) -> bool:
    """A negation of the clause stands before it in English, right after it in Hindi."""
    for marker in around.of_kind("negation"):
        if marker.value != "not" or fate.first <= marker.first < fate.last:
            continue
        if around.language == "hi" and 0 <= marker.first - fate.last < _DENIED:
            return True
        between = range(marker.last, fate.first)
        if around.language == "en" and marker.last <= fate.first and not _leaves(around, between):
            return not any(at in around.numbers and _follows_of(around, at) for at in between) or (
                marker.first == 0
            )
    return False


def _leaves(around: Surroundings, places: range) -> bool:
    """A clause or a sentence ends among the tokens."""
    return any(_ends_clause(around, at) for at in places) or any(
        around.tokens[at].text in _COMMAS for at in places
    )


def _follows_of(around: Surroundings, at: int) -> bool:
    return at > 0 and around.tokens[at - 1].norm in ("of", "the")


def find_fate(around: Surroundings, number: Mention, fates: Sequence[Fate], is_part: bool) -> str:
    """Find what befell those whom a number counts; "" if nothing is told, or if it counts nobody.

    is_part: the figure is a part of others, whose fate it shares: "15 were hurt, including four".
    """
    if not counts_people(around, number):
        return ""
    before = _find_before(around, number, fates)
    after = _find_after(around, number, fates)
    if around.language == "hi" and after and after.first - number.told[1] <= 1:
        return after.name
    found = before or after
    if found is None and is_part:
        found = next((fate for fate in reversed(fates) if fate.last <= number.first), None)
    return found.name if found else ""


def counts_people(around: Surroundings, number: Mention) -> bool:
    """Tell whether a figure may count people: no unit, no rank, no age, no label."""
    if number.quantity is None or not number.quantity.is_bare:
        return False
    return not is_label(around, number) and not _is_apposition(around, number)


def is_label(around: Surroundings, number: Mention) -> bool:
    """Tell whether a figure is a name and counts nothing: Section 302, Train No 13009."""
    labels = lexicon.words(around.language, "label_words")
    before = around.norms(number.first - 2, number.first)
    if before[-1:] == ["."]:
        before = before[:-1]
    return bool(before) and before[-1] in labels


def _is_apposition(around: Surroundings, number: Mention) -> bool:
    """Ages after names: "Ullas, 38, died", मोहन (42), "two sisters, 9 and 12, drowned"."""
    first, last = number.first, number.last
    if number.told != (first, last):
        return False
    run = {
        at for at, token in enumerate(around.tokens) if at in around.numbers or is_and(token.norm)
    }
    while first - 1 in run:
        first -= 1
    while last in run:
        last += 1
    opens = first > 0 and around.tokens[first - 1].text in _OPENERS
    return opens and last < len(around.tokens) and around.tokens[last].text in _CLOSERS


def is_and(norm: str) -> bool:
    """Tell whether a word joins two items: and, और; no comma."""
    return norm in lexicon.words_of_all("list_joints")


def _find_before(around: Surroundings, number: Mention, fates: Sequence[Fate]) -> Fate | None:
    """The fate that ends right before the number, small words allowed: killing at least 12."""
    small = lexicon.words(around.language, "object_joints")
    at = number.told[0]
    while at > 0 and around.tokens[at - 1].norm in small:
        if any(fate.first < at <= fate.last for fate in fates):
            break
        at -= 1
    return next((fate for fate in fates if fate.last == at), None)


def _find_after(around: Surroundings, number: Mention, fates: Sequence[Fate]) -> Fate | None:
    """The first fate in the rest of the number's clause, past asides and past figures beside it."""
    starts = {fate.first: fate for fate in fates}
    for at in _walk(around, number):
        if at in starts:
            return starts[at]
    return None


def _walk(around: Surroundings, number: Mention) -> Iterator[int]:
    """The tokens after a number up to the end of what is said of it."""
    at, end = number.told[1], min(len(around.tokens), number.told[1] + _FURTHEST)
    begun = number.told[1]
    while at < end:
        if _ends_clause(around, at):
            return
        if around.tokens[at].text in _COMMAS:
            at = _skip_aside(around, at)
            continue
        other = next((m for m in around.of_kind("number") if m.first == at), None)
        if other is not None and counts_people(around, other):
            if not (_is_joined(around, begun, other) or _is_of_others(around, number, other)):
                return
            at = begun = other.told[1]
            continue
        yield at
        at += 1


def _ends_clause(around: Surroundings, at: int) -> bool:
    token = around.tokens[at]
    if token.text in _ENDS:
        return True
    return token.norm in lexicon.words(around.language, "clause_breaks")


def _skip_aside(around: Surroundings, comma: int) -> int:
    """The token after what stands between two commas; without a second one, after the first."""
    for at in range(comma + 1, min(len(around.tokens), comma + 1 + _ASIDE)):
        if around.tokens[at].text in _ENDS:
            break
        if around.tokens[at].text in _COMMAS:
            return at + 1 if _is_aside(around, comma + 1, at) else comma + 1
    return comma + 1


def _is_aside(around: Surroundings, first: int, last: int) -> bool:
    """What opens like an aside: which, who, most of them, three of them, including, जो."""
    openers = lexicon.words(around.language, "aside_openers")
    return any(norm in openers for norm in around.norms(first, min(last, first + 3)))


def _is_joined(around: Surroundings, begun: int, other: Mention) -> bool:
    """Two policemen and three civilians were hurt: one fate for both figures."""
    between = around.tokens[begun : other.told[0]]
    if len(between) > _PHRASE or not holds_joint(between) or _opens_with_of(around):
        return False
    verbs = lexicon.words(around.language, "auxiliaries")
    return verbs.isdisjoint(token.norm for token in between)


def _opens_with_of(around: Surroundings) -> bool:
    """The claim begins with the whole of which it then tells a part: of the 43, nine died."""
    return around.language == "en" and around.norms(0, 1) == ["of"]


def _is_of_others(around: Surroundings, number: Mention, other: Mention) -> bool:
    """Two of the three dead, दो बच्चों समेत सात: the other figure is the whole of this one."""
    between = around.norms(number.last, other.told[0])
    if around.language == "en":
        return between in (["of"], ["of", "the"])
    return between[-1:] in (["समेत"], ["सहित"])


def find_toll(around: Surroundings, number: Mention, fates: Sequence[Fate]) -> str | None:
    """Find the fate of which a figure is the running whole, "" if that is open; None for no toll.

    "The death toll in the city, 16 on Monday, rose to 23" gives "dead".
    """
    if number.unit or not counts_people(around, number) or _counts_something(around, number):
        return None
    for at in range(number.first - 1, max(-1, number.first - 1 - _TOLD_AS_WHOLE), -1):
        token = around.tokens[at]
        if token.text in _ENDS or _is_other_count(around, at):
            return None
        if token.norm in _tolls():
            return _tolls()[token.norm] or _find_beside(fates, at)
    return None


def _is_other_count(around: Surroundings, at: int) -> bool:
    """A figure that counts something of its own stands there: of 40 boats, the number of dead."""
    other = next((m for m in around.of_kind("number") if m.first <= at < m.last), None)
    if other is None or not counts_people(around, other):
        return False
    return around.language == "en" and _counts_something(around, other)


def _counts_something(around: Surroundings, number: Mention) -> bool:
    """A word of some weight, no day, stands right after the figure: 4 bodies."""
    if around.language != "en" or number.last >= len(around.tokens):
        return False
    token = around.tokens[number.last]
    light = lexicon.words_of_all("function_words") | lexicon.words_of_all("clause_words")
    if token.kind != "word" or token.norm in light:
        return False
    return not any(d.first <= number.last < d.last for d in around.of_kind("date"))


def _find_beside(fates: Sequence[Fate], at: int) -> str:
    near = range(at - _BESIDE, at + 1 + _BESIDE)
    return next((fate.name for fate in fates if fate.first in near or fate.last - 1 in near), "")


@cache
def _tolls() -> dict[str, str]:
    return {
        word: "".join(fate)
        for language in LANGUAGES
        for word, fate in lexicon.table(language, "tolls").items()
    }
