"""Every mention of a claim with what the words around it say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from lib.language import lexicon
from lib.language.phrases import Match
from lib.language.stems import stem
from lib.mentions.qualifiers.anchors import find_anchors
from lib.mentions.qualifiers.aspects import find_aspect, find_person, find_scope, list_scopes
from lib.mentions.qualifiers.clauses import find_label
from lib.mentions.qualifiers.fates import Fate, find_fate, list_fates
from lib.mentions.qualifiers.parts import find_standing
from lib.mentions.qualifiers.stamps import is_stamp
from lib.mentions.qualifiers.stance import find_holder, is_hedged, is_negated
from lib.mentions.qualifiers.surroundings import Surroundings, look_around
from lib.mentions.qualifiers.tenures import find_tenure
from lib.mentions.qualifiers.tolls import find_toll
from lib.model import Claim, Language, Mention, Qualifiers
from lib.settings import MAX_QUALIFIED

_GROWS = 4  # tokens between a figure and the word that says it grows; chosen
_CHANGE = 8  # tokens between what a figure was and what it became; chosen
_VALUES = ("name", "organisation", "place", "role", "number", "date")


def qualify(claim: Claim, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Give the mentions of a claim their qualifiers; words that mark others have none.

    A claim with more than MAX_QUALIFIED mentions is a table, of which nothing more is read.
    """
    if len(mentions) > MAX_QUALIFIED:
        return tuple(mentions)
    around = look_around(claim, mentions)
    fates = list_fates(around)
    found = [
        replace(mention, qualifiers=_qualify_one(around, mention, fates))
        if mention.kind in _VALUES
        else mention
        for mention in mentions
    ]
    scopes = list_scopes(around)
    return tuple(_add_scope(around, _add_former(mention, found), scopes) for mention in found)


def _add_scope(around: Surroundings, mention: Mention, scopes: Sequence[Match]) -> Mention:
    if mention.kind != "number" or not scopes:
        return mention
    scope = find_scope(around, mention, scopes)
    return replace(mention, qualifiers=replace(mention.qualifiers, scope=scope))


def _add_former(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """The figure with what it was before: the 18 of "12 से बढ़कर 18", of "18, up from 12"."""
    if mention.kind != "number" or mention.qualifiers.is_aside:
        return mention
    former = [
        other
        for other in mentions
        if other.kind == "number" and other.unit == mention.unit and other.qualifiers.is_former
    ]
    nearest = min(former, key=lambda m: _count_between(m, mention), default=None)
    if nearest is None or _count_between(nearest, mention) > _CHANGE or nearest.quantity is None:
        return mention
    return replace(mention, qualifiers=replace(mention.qualifiers, was=nearest.quantity.told[0]))


def _count_between(one: Mention, other: Mention) -> int:
    return max(one.first - other.last, other.first - one.last)


def _qualify_one(around: Surroundings, mention: Mention, fates: Sequence[Fate]) -> Qualifiers:
    found = mention.qualifiers
    if mention.kind == "number":
        found = _qualify_number(around, mention, fates)
    elif mention.kind == "role":
        found = _qualify_office(around, mention)
    elif mention.kind == "date":
        standing = find_standing(around, mention, fates)
        found = replace(found, is_former="former" in standing, is_stamp=is_stamp(around, mention))
    if is_negated(around, mention):
        found = replace(found, is_negated=True)
    if mention.kind in ("number", "date", "role") and is_hedged(around, mention, fates):
        found = replace(found, is_hedged=True)
    return found


def _qualify_number(around: Surroundings, number: Mention, fates: Sequence[Fate]) -> Qualifiers:
    toll = find_toll(around, number, fates)
    standing = find_standing(around, number, fates)
    told = {fate.name for fate in fates}
    fate = find_fate(around, number, fates, "part" in standing) or toll or ""
    return replace(
        number.qualifiers,
        fate=fate,
        claim_fate=told.pop() if len(told) == 1 else "",
        is_total=(toll is not None or "total" in standing) and "former" not in standing,
        is_part="part" in standing or fate == "critical",  # they are always some of the hurt
        is_addition="addition" in standing,
        is_rest="others" in standing,
        is_former="former" in standing,
        is_stamp=is_stamp(around, number),
        grows=_grows(around, number),
        label=find_label(around, number),
        aspect=find_aspect(around, number),
        person=find_person(around, number),
        counted=_find_counted(around, number),
        measured_from=find_anchors(around, number),
        holder=find_holder(around, number),
    )


def _qualify_office(around: Surroundings, office: Mention) -> Qualifiers:
    state, first = find_tenure(around, office)
    told = (first, office.last) if first < office.first else None
    return Qualifiers(told=told, is_former=state == "past", is_open=state == "open")


def _grows(around: Surroundings, number: Mention) -> bool:
    """A word of growing_counts.txt stands near the figure: homes damaged, votes counted."""
    near = around.norms(number.first - _GROWS, number.last + _GROWS)
    return any(stem(norm, around.language) in _growing(around.language) for norm in near)


@cache
def _growing(language: Language) -> frozenset[str]:
    return frozenset(stem(word, language) for word in lexicon.words(language, "growing_counts"))


def _find_counted(around: Surroundings, number: Mention) -> tuple[int, int] | None:
    """The token of the noun that a number counts: after it and its emphasis, "of the" between."""
    joints = lexicon.words(around.language, "quantifier_joints")
    small = lexicon.words_of_all("function_words")
    at = number.told[1]
    while at < len(around.tokens) and around.tokens[at].norm in joints:
        at += 1
    if at >= len(around.tokens) or around.tokens[at].kind != "word":
        return None
    return None if around.tokens[at].norm in small else (at, at + 1)
