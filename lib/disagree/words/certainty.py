"""One act that two claims put otherwise: dead and feared dead, confirmed and denied."""

from __future__ import annotations

from collections.abc import Iterator

from lib.disagree.slots.passage import Pair, Passage
from lib.disagree.words.clash import Range, Sort, WordClash, measure_place
from lib.disagree.words.stances import Reader, Stance, are_alike, find_plain
from lib.language.gloss import cite
from lib.model import Kind, Later

_SAID = {
    "open": "leaves it open",
    "claimed": "hands it on as a claim",
    "firm": "says that it is certain",
    "denied": "denies it",
    "negated": "says that it is not so",
    "plain": "tells it as a fact",
}
_CLASHES = frozenset(
    {frozenset({loose, sure}) for loose in ("open", "claimed") for sure in ("firm", "plain")}
    | {
        frozenset({no, yes})
        for no in ("denied", "negated")
        for yes in ("open", "claimed", "firm", "plain")
    }
)


def compare_certainty(pair: Pair, a: Reader, b: Reader) -> Iterator[WordClash]:
    """Give every act of both claims that they put otherwise, the words for it on either side."""
    plain_a = list(find_plain(a, _list_acts(pair, a, b)))
    plain_b = list(find_plain(b, _list_acts(pair.mirror(), b, a)))
    mirror = pair.mirror()
    for one in (*a.stances, *plain_a):
        for other in (*b.stances, *plain_b):
            if frozenset({one.sort, other.sort}) not in _CLASHES:
                continue
            if not _puts_so_too(pair, a, one, b) and not _puts_so_too(mirror, b, other, a):
                clash = _clash(pair, a, one, b, other)
                if clash is not None:
                    yield clash


def _list_acts(pair: Pair, own: Reader, other: Reader) -> list[int]:
    """The tokens of one side that name an act which the other does not state plainly."""
    places = sorted({*own.terms, *own.ids})
    acts = [stance.act for stance in other.stances]
    return [x for x in places if any(are_alike(pair, own, x, other, y) for y in acts)]


def _puts_so_too(pair: Pair, a: Reader, one: Stance, b: Reader) -> bool:
    """B, too, puts the act as `one` of A does, beside what else it says of it."""
    return any(
        other.sort == one.sort and are_alike(pair, a, one.act, b, other.act) for other in b.stances
    )


def _clash(pair: Pair, a: Reader, one: Stance, b: Reader, other: Stance) -> WordClash | None:
    is_denial = bool({"denied", "negated"} & {one.sort, other.sort})
    act = _compare_acts(pair, a, one, b, other)
    objects = _compare_objects(pair, a, one, b, other)
    sorts = {one.sort, other.sort}
    if not act and not objects and sorts != {"firm", "open"}:
        return None
    if sorts == {"negated", "plain"} and not objects and one.objects and other.objects:
        return None  # "gave a speech", "gave no reason"
    kind: Kind = "negation" if is_denial else "modality"
    sort: Sort = "denial" if is_denial else "stance"
    places = (
        _find_place(pair.a, one, is_denial),
        _find_place(pair.b, other, is_denial),
    )
    readings = pair.a.read_tokens(*places[0]), pair.b.read_tokens(*places[1])
    why = (
        f"A says {cite(readings[0].text)} and {_SAID[one.sort]}; B says "
        f"{cite(readings[1].text)} and {_SAID[other.sort]}."
    )
    evidence = measure_place(pair, one.place, other.place) | {
        "same_act": act,
        "same_object": objects,
        "is_negation": float("negated" in (one.sort, other.sort)),
        "is_firm": float("firm" in (one.sort, other.sort)),
        "is_doubt": float(sorts == {"firm", "open"} and (one.is_doubt or other.is_doubt)),
        "is_claim": float("claimed" in (one.sort, other.sort)),
    }
    values, later = (one.sort, other.sort), _find_later(one, other)
    return WordClash(kind, sort, *places, values, why, evidence=evidence, later=later)


def _find_later(one: Stance, other: Stance) -> Later:
    """What was feared or claimed may be known later."""
    loose = [stance.sort in ("open", "claimed") for stance in (one, other)]
    sure = [stance.sort in ("firm", "plain") for stance in (one, other)]
    if loose[0] and sure[1]:
        return "b"
    return "a" if sure[0] and loose[1] else ""


def _find_place(passage: Passage, stance: Stance, is_denial: bool) -> Range:
    """The words to read; what is denied is met by the act, not by a "believes" far from it."""
    first, last = stance.place
    is_far = stance.sort in ("open", "claimed") and not first <= stance.act < last
    return stance.tell_act(passage) if is_denial and is_far else stance.place


def _compare_acts(pair: Pair, a: Reader, one: Stance, b: Reader, other: Stance) -> float:
    """1 for one act, a half where the act of one side is but told of by the other."""
    if are_alike(pair, a, one.act, b, other.act):
        return 1.0
    crossed = [(one.act, y) for y in other.objects] + [(x, other.act) for x in one.objects]
    return 0.5 * any(are_alike(pair, a, x, b, y) for x, y in crossed)


def _compare_objects(pair: Pair, a: Reader, one: Stance, b: Reader, other: Stance) -> float:
    """A half where the thing nearest to either act stands near the other, 1 where more do."""
    met = [any(are_alike(pair, a, x, b, y) for y in other.objects) for x in one.objects]
    back = [any(are_alike(pair, a, x, b, y) for x in one.objects) for y in other.objects]
    if not any(met[:1] + back[:1]):
        return 0.0
    return 1.0 if sum(met) > 1 else 0.5
