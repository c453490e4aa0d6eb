"""People: the same name in another spelling, or another person in the same slot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import Indel

from lib.disagree.copies.copy import find_copy
from lib.disagree.slots.clashes import pair_clashes
from lib.disagree.slots.curves import CURVES
from lib.disagree.slots.passage import (
    Pair,
    Passage,
    compare_slots,
    measure_rest,
    role_beside,
    span,
)
from lib.language import lexicon
from lib.language.gloss import cite, is_hindi
from lib.language.romanise import romanise
from lib.language.stems import stem
from lib.language.text import fold
from lib.mentions.places.scene import personal_words
from lib.mentions.relate import relate
from lib.model import Disagreement, Mention, Severity, Variant
from lib.names.align import ACCEPT, compare_parts
from lib.names.compare import compare_names
from lib.names.parts import read_name
from lib.names.phonetics import sound_similarity

_WORD = re.compile("[A-Za-z]+")
_PIECE = re.compile("[A-Z]?[a-z]+")  # MacBook: Mac, Book

NEAR_SURNAMES = 0.5  # Miller, Milan: .55; Gandhi, Vadra: .36; chosen
LONG, BY_EYE = 8, 0.7  # letters, and the share of them that two scripts have alike; chosen
UNLIKE = 0.03  # parts of two names that sound less alike than this are two names; measured
HEARD = 0.85  # a name part that sounds this like a word of the other passage stands there; chosen


def compare_people(pair: Pair) -> Iterator[Disagreement | Variant]:
    """Names of A against names of B: variants of one name, then clashes among the rest."""
    names_a, names_b = pair.a.of_kind("name"), pair.b.of_kind("name")
    matched_a, matched_b = set[int](), set[int]()
    for i, a in enumerate(names_a):
        for j, b in enumerate(names_b):
            found = relate(a, b)
            if found.both_hold and found.names is not None:
                matched_a.add(i)
                matched_b.add(j)
                if found.names.kind:
                    why = found.names.why
                    yield Variant(found.names.kind, pair.a.read(a), pair.b.read(b), why)
    left_a = [a for i, a in enumerate(names_a) if i not in matched_a]
    left_b = [b for j, b in enumerate(names_b) if j not in matched_b]
    for clash in pair_clashes(left_a, left_b, lambda a, b: _judge(pair, a, b)):
        a, b = clash.a, clash.b
        is_weak = _are_things(pair, a, b) or _may_bear_both(a.text, b.text)
        severity: Severity = "medium" if is_weak else "high"
        yield Disagreement(
            "name", pair.a.read(a), pair.b.read(b), severity, clash.confidence, _explain(pair, a, b)
        )


def _judge(pair: Pair, a: Mention, b: Mention) -> float:
    if _is_heard_beside(pair.b, a, b) or _is_heard_beside(pair.a, b, a):
        return 0.0
    if not _is_clearly_other(pair, a, b) or (_are_things(pair, a, b) and not find_copy(pair)):
        return 0.0
    if _may_be_meant(pair.a, a, b, pair.b) or _may_be_meant(pair.b, b, a, pair.a):
        return 0.0
    office_a, office_b = role_beside(pair.a, a), role_beside(pair.b, b)
    return CURVES["name"].judge(
        link=pair.score,
        slot=compare_slots(pair, span(a), span(b)),
        rest=measure_rest(pair, span(a), span(b)),
        office=float(bool(office_a and office_b and office_a.value == office_b.value)),
        shared_part=float(_share_part(a, b) and not _may_bear_both(a.text, b.text)),
    )


def _is_first_name(name: str) -> bool:
    """The name begins as a person's may: with no ordinary word."""
    first = name.split()[0]
    return _is_personal(first) or not any(map(_is_ordinary, _PIECE.findall(first)))


def _are_things(pair: Pair, a: Mention, b: Mention) -> bool:
    return _is_thing(pair.a, a) or _is_thing(pair.b, b)


def _is_thing(passage: Passage, name: Mention) -> bool:
    """Capitals of no person: they begin with an ordinary word, or have one and no personal name.

    Olympic Park, MacBook Air. Two such names are compared only in two copies of one sentence.
    """
    words = _WORD.findall(name.text)
    if not words or role_beside(passage, name) is not None:
        return False
    is_personal = [_is_personal(word) for word in words]
    is_ordinary = [any(map(_is_ordinary, _PIECE.findall(word))) for word in words]
    if is_ordinary[0] and not is_personal[0]:
        return True
    return any(is_ordinary) and not any(is_personal)


def _is_personal(word: str) -> bool:
    return fold(word) in personal_words() or fold(word) in lexicon.words("en", "word_names")


def _is_ordinary(word: str) -> bool:
    return stem(fold(word), "en") in _ordinary_stems()


@cache
def _ordinary_stems() -> frozenset[str]:
    """The English words that gloss Hindi ones."""
    glosses = (gloss for glosses in lexicon.table("hi", "gloss").values() for gloss in glosses)
    return frozenset(stem(fold(word), "en") for text in glosses for word in _WORD.findall(text))


def _is_clearly_other(pair: Pair, a: Mention, b: Mention) -> bool:
    """Across scripts, names that nobody would take for one written by ear or by eye.

    Translators spell Hughes and Kavanaugh in ways no rule foresees; a slight difference counts only
    where both sides name the holder of one office.
    """
    if is_hindi(a.text) == is_hindi(b.text):
        return True
    differing = compare_names(a.text, b.text).differing or (a.text, b.text)
    if _is_spelled_by_eye(*differing):
        return False
    office_a, office_b = role_beside(pair.a, a), role_beside(pair.b, b)
    if office_a and office_b and office_a.value == office_b.value:
        return True
    return sound_similarity(*differing) < UNLIKE


def _is_spelled_by_eye(a: str, b: str) -> bool:
    """A long name that has its letters in the other script, however it sounds: कवनगुआ, Kavanaugh."""
    written = [fold(romanise(name)) for name in (a, b)]
    return min(map(len, written)) >= LONG and Indel.normalized_similarity(*written) >= BY_EYE


def _is_heard_beside(passage: Passage, name: Mention, rival: Mention) -> bool:
    """A part of the name stands in the passage, outside the rival mention."""
    parts = [part for part in name.text.replace("-", " ").split() if len(part) > 1]
    others = [
        token.text
        for at, token in enumerate(passage.tokens)
        if token.kind == "word" and not rival.first <= at < rival.last
    ]
    return any(sound_similarity(part, other) >= HEARD for part in parts for other in others)


def _may_be_meant(passage: Passage, name: Mention, other: Mention, others: Passage) -> bool:
    """A pronoun of the passage may stand for the other name, which opens its own claim.

    "It tells of the Vedas" beside "Holi tells of spring": not two names of one festival.
    """
    opens = not any(term.first < other.first for term in others.terms)
    subject = min((term.first for term in passage.terms), default=0)
    if not opens or name.first <= subject:
        return False
    pronouns = lexicon.words_of_all("personal_pronouns")
    return any(token.norm in pronouns for token in passage.tokens)


def _share_part(a: Mention, b: Mention) -> bool:
    """One word of either name sounds like one of the other: the same first name, say."""
    return any(sound_similarity(x, y) >= HEARD for x in a.text.split() for y in b.text.split())


def _may_bear_both(a: str, b: str) -> bool:
    """Whether one person may have both names: one first name, surnames no slip would confuse.

    Priyanka Gandhi, Priyanka Vadra; not Miller and Milan, where one is likely a misprint.
    """
    name_a, name_b = read_name(a), read_name(b)
    if min(len(name_a.parts), len(name_b.parts)) < 2:
        return False
    if not _is_first_name(a) or compare_parts(name_a.parts[0], name_b.parts[0]) < ACCEPT:
        return False
    surnames = name_a.parts[-1].norm, name_b.parts[-1].norm
    written = [fold(romanise(surname)) for surname in surnames]
    return max(sound_similarity(*surnames), Indel.normalized_similarity(*written)) < NEAR_SURNAMES


def _explain(pair: Pair, a: Mention, b: Mention) -> str:
    offices = {role.value for role in (role_beside(pair.a, a), role_beside(pair.b, b)) if role}
    where = f"As {offices.pop()}" if len(offices) == 1 else "In the same place"
    cited_a, cited_b = cite(a.text, is_name=True), cite(b.text, is_name=True)
    why = f"{where}, A names {cited_a} and B names {cited_b}: {compare_names(a.text, b.text).why}"
    hint = " It may be one person who bears both surnames."
    return why + hint if _may_bear_both(a.text, b.text) else why
