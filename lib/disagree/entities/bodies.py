"""Organisations, places and offices: one body under two names, or another body in the same slot."""

from __future__ import annotations

from collections.abc import Iterator

from lib.disagree.entities.tenures import compare_tenures
from lib.disagree.slots.clashes import Clash, pair_clashes
from lib.disagree.slots.curves import CURVES
from lib.disagree.slots.passage import (
    Pair,
    allow_for_translation,
    compare_slots,
    measure_contained,
    role_beside,
    span,
)
from lib.language import lexicon
from lib.language.gloss import cite, is_hindi
from lib.language.text import fold
from lib.mentions.bodies import departments_of
from lib.mentions.places.geography import lies_in
from lib.mentions.relate import relate
from lib.model import Disagreement, Kind, Mention, Severity, Variant, VariantKind
from lib.names.compare import are_spelled_alike

_SEVERITY: dict[Kind, Severity] = {"organisation": "high", "place": "medium", "role": "medium"}


def compare_entities(pair: Pair, kind: Kind) -> Iterator[Disagreement | Variant]:
    """Mentions of one kind in A against those in B."""
    entities_a, entities_b = pair.a.of_kind(kind), pair.b.of_kind(kind)
    left_a, left_b = list(entities_a), list(entities_b)
    for a in entities_a:
        for b in entities_b:
            if relate(a, b).both_hold:
                left_a = [m for m in left_a if m is not a]
                left_b = [m for m in left_b if m is not b]
                yield from _describe_variant(pair, a, b)
    left_a = [m for m in left_a if not _stands_in(m, pair.b.mentions) and not _is_loose(m)]
    left_b = [m for m in left_b if not _stands_in(m, pair.a.mentions) and not _is_loose(m)]
    if kind == "place":
        left_a, left_b = _drop_covered(left_a, left_b), _drop_covered(left_b, left_a)
    for clash in pair_clashes(left_a, left_b, lambda a, b: _judge(pair, kind, a, b)):
        yield _make_disagreement(pair, kind, clash)
    if kind == "role":
        yield from compare_tenures(pair)


def _stands_in(mention: Mention, others: tuple[Mention, ...]) -> bool:
    """The same thing is named on the other side as another kind (a capital for its government)."""
    return any(mention.value == other.value for other in others)


def _drop_covered(places: list[Mention], others: list[Mention]) -> list[Mention]:
    """The places without those that the other side names by their whole, or by a part of them.

    A whole whose part the other side names too ("Lucknow in Uttar Pradesh") answers for that alone.
    """
    wholes = [
        whole for whole in others if not any(lies_in(other.value, whole.value) for other in others)
    ]
    return [
        place
        for place in places
        if not any(lies_in(place.value, whole.value) for whole in wholes)
        and not any(lies_in(other.value, place.value) for other in others)
    ]


def _is_loose(mention: Mention) -> bool:
    """An office that goes with any other: leader, official."""
    return mention.kind == "role" and fold(mention.value) in lexicon.words(
        "common", "loose_offices"
    )


def _describe_variant(pair: Pair, a: Mention, b: Mention) -> Iterator[Variant]:
    kind = _variant_kind(a, b)
    if kind is not None:
        why = f"{cite(a.text)} and {cite(b.text)} name the same {a.kind}, {_say_value(a)}."
        yield Variant(kind, pair.a.read(a), pair.b.read(b), why)


def _variant_kind(a: Mention, b: Mention) -> VariantKind | None:
    """How two names of one thing differ; None where it is not worth telling."""
    if fold(a.text) == fold(b.text) or a.kind == "role":
        return None
    if is_hindi(a.text) != is_hindi(b.text):
        return "script"
    if a.place and a.place.is_country:
        return None  # a country and its adjective
    if are_spelled_alike(a.text, b.text):
        return "spelling"
    if a.kind == "place":
        return None  # a city and its region's adjective
    short, long = sorted((a.text.split(), b.text.split()), key=len)
    return "abbreviation" if len(short) < len(long) else "synonym"


def _say_value(mention: Mention) -> str:
    if mention.body is None:
        return mention.text if mention.place and mention.place.site else mention.value
    if mention.body.site:
        return mention.text
    return departments_of(mention.body.country).get(mention.body.id, mention.body.id)


def _judge(pair: Pair, kind: Kind, a: Mention, b: Mention) -> float:
    if relate(a, b).verdict != "apart" or a.qualifiers.is_negated != b.qualifiers.is_negated:
        return 0.0
    evidence = {
        "link": pair.score,
        "slot": compare_slots(pair, span(a), span(b)),
        "rest": measure_contained(pair, span(a), span(b)),
    }
    if kind == "role" or _is_department(a):
        for name in ("slot", "rest"):
            evidence[name] = allow_for_translation(pair, evidence[name])
    if a.body and b.body and a.body.is_department:
        country = float(a.body.country == b.body.country != "")
        return CURVES["department"].judge(country=country, **evidence)
    if kind == "role" and (
        a.qualifiers.is_former != b.qualifiers.is_former or not _share_holder(pair, a, b)
    ):
        return 0.0  # a former minister may be a governor now
    return CURVES[kind].judge(**evidence)


def _is_department(mention: Mention) -> bool:
    return mention.body is not None and mention.body.is_department


def _share_holder(pair: Pair, a: Mention, b: Mention) -> bool:
    """Both offices stand beside the name of one person."""
    holders_a = [name for name in pair.a.of_kind("name") if role_beside(pair.a, name) is a]
    holders_b = [name for name in pair.b.of_kind("name") if role_beside(pair.b, name) is b]
    return any(relate(x, y).both_hold for x in holders_a for y in holders_b)


def _make_disagreement(pair: Pair, kind: Kind, clash: Clash) -> Disagreement:
    a, b = clash.a, clash.b
    if _is_department(a):
        why = (
            f"{cite(a.text)} against {cite(b.text)}: two departments of one government"
            f"{explain_departments(a, b)}, in the same part of what is told."
        )
    else:
        why = (
            f"In the same place A has the {kind} {cite(a.text)} and B has {cite(b.text)}; "
            "the rest of the two claims agrees."
        )
    return Disagreement(
        kind, pair.a.read(a), pair.b.read(b), _SEVERITY[kind], clash.confidence, why
    )


def explain_departments(a: Mention, b: Mention) -> str:
    """What each department is called in English, where their country is known; else ""."""
    bodies = [mention.body for mention in (a, b) if mention.body is not None]
    country = next((body.country for body in bodies if body.country), "")
    listed = departments_of(country)
    if not listed:
        return ""
    told = [
        f"“{m.text}” is the {proper}" if proper else f"{country} has none called “{m.text}”"
        for m, proper in zip((a, b), (listed.get(body.id) for body in bodies), strict=True)
    ]
    return f" ({'; '.join(told)})"
