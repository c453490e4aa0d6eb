"""People: the same name in another spelling, or another person in the same slot."""

from __future__ import annotations

from collections.abc import Iterator

from lib import lexicon
from lib.disagree.confidence import CURVES
from lib.disagree.leftovers import pair_clashes
from lib.disagree.passage import (
    Pair,
    Passage,
    compare_slots,
    measure_rest,
    role_beside,
    span,
)
from lib.gloss import cite, is_hindi
from lib.model import Disagreement, Mention, Variant
from lib.names import compare_names
from lib.phonetics import sound_similarity

UNLIKE = 0.03  # parts of two names that sound less alike than this are two names; measured
HEARD = 0.85  # a name part that sounds this like a word of the other passage stands there; chosen


def compare_people(pair: Pair) -> Iterator[Disagreement | Variant]:
    """Names of A against names of B: variants of one name, then clashes among the rest."""
    names_a, names_b = pair.a.of_kind("name"), pair.b.of_kind("name")
    matched_a, matched_b = set[int](), set[int]()
    for i, a in enumerate(names_a):
        for j, b in enumerate(names_b):
            relation = compare_names(a.text, b.text)
            if relation.same:
                matched_a.add(i)
                matched_b.add(j)
                if relation.kind:
                    yield Variant(relation.kind, pair.a.read(a), pair.b.read(b), relation.why)
    left_a = [a for i, a in enumerate(names_a) if i not in matched_a]
    left_b = [b for j, b in enumerate(names_b) if j not in matched_b]
    for clash in pair_clashes(left_a, left_b, lambda a, b: _judge(pair, a, b)):
        a, b = clash.a, clash.b
        yield Disagreement(
            "name", pair.a.read(a), pair.b.read(b), "high", clash.confidence, _explain(pair, a, b)
        )


def _judge(pair: Pair, a: Mention, b: Mention) -> float:
    if _is_heard_beside(pair.b, a, b) or _is_heard_beside(pair.a, b, a):
        return 0.0
    if not _is_clearly_other(pair, a, b):
        return 0.0
    if _may_be_meant(pair.a, a, b, pair.b) or _may_be_meant(pair.b, b, a, pair.a):
        return 0.0
    office_a, office_b = role_beside(pair.a, a), role_beside(pair.b, b)
    return CURVES["name"].judge(
        link=pair.score,
        slot=compare_slots(pair, span(a), span(b)),
        rest=measure_rest(pair, span(a), span(b)),
        office=float(bool(office_a and office_b and office_a.value == office_b.value)),
        shared_part=float(_share_part(a, b)),
    )


def _is_clearly_other(pair: Pair, a: Mention, b: Mention) -> bool:
    """Across scripts, names that nobody would take for one written by ear or by eye.

    Translators spell Hughes and Kavanaugh in ways no rule foresees; a slight difference counts only
    where both sides name the holder of one office.
    """
    if is_hindi(a.text) == is_hindi(b.text):
        return True
    office_a, office_b = role_beside(pair.a, a), role_beside(pair.b, b)
    if office_a and office_b and office_a.value == office_b.value:
        return True
    differing = compare_names(a.text, b.text).differing or (a.text, b.text)
    return sound_similarity(*differing) < UNLIKE


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


def _explain(pair: Pair, a: Mention, b: Mention) -> str:
    offices = {role.value for role in (role_beside(pair.a, a), role_beside(pair.b, b)) if role}
    where = f"As {offices.pop()}" if len(offices) == 1 else "In the same place"
    cited_a, cited_b = cite(a.text, is_name=True), cite(b.text, is_name=True)
    return f"{where}, A names {cited_a} and B names {cited_b}: {compare_names(a.text, b.text).why}"
