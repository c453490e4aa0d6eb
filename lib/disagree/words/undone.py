"""One deed that one claim tells as done and the other as not done: signed, left without signing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lib.disagree.slots.passage import Pair, Passage
from lib.disagree.words.clash import WordClash, measure_place
from lib.disagree.words.deeds import Deed
from lib.language.gloss import cite
from lib.links.likeness import MATCHED
from lib.mentions.relate import relate
from lib.model import Later

_PARTIES = frozenset({"name", "organisation", "role"})
_MANY = 5.0  # rarity of the words in common beside a deed that is as good as more; chosen


def are_opposed(a: Sequence[Deed], b: Sequence[Deed]) -> bool:
    """Tell whether one side tells a deed as done that the other tells as not done."""
    return any(x.deeds & y.deeds and x.is_done != y.is_done for x in a for y in b)


def compare_deeds(pair: Pair, a: Sequence[Deed], b: Sequence[Deed]) -> Iterator[WordClash]:
    """Give every deed that one side tells as done and the other as not done, of one thing."""
    for one in a:
        for other in b:
            if one.is_done == other.is_done or one.is_coming != other.is_coming:
                continue
            if not one.deeds & other.deeds or _tells_too(a, other) or _tells_too(b, one):
                continue
            if (met := _list_met(pair, one, other)) or one.is_any or other.is_any:
                yield _make_clash(pair, one, other, met)


def _tells_too(own: Sequence[Deed], other: Deed) -> bool:
    """A side tells a deed as the other one does, beside what else it tells of such a deed."""
    return any(deed.deeds & other.deeds and deed.is_done == other.is_done for deed in own)


def _list_met(pair: Pair, one: Deed, other: Deed) -> list[int]:
    """The words beside the deed of A that stand beside that of B as well."""
    return [i for i in one.objects if any(_are_one(pair, i, j) for j in other.objects)]


def _are_one(pair: Pair, i: int, j: int) -> bool:
    """Two terms are alike, or places of one name in two spellings or scripts."""
    if pair.likeness[i, j] >= MATCHED:
        return True
    a, b = pair.a.terms[i].mention, pair.b.terms[j].mention
    return bool(a and b and a.kind == b.kind and relate(a, b).verdict == "same")


def _make_clash(pair: Pair, one: Deed, other: Deed, met: Sequence[int]) -> WordClash:
    readings = pair.a.read_tokens(*one.place), pair.b.read_tokens(*other.place)
    said = [f"{cite(reading.text)}" for reading in readings]
    how = ["was done" if deed.is_done else "was not done" for deed in (one, other)]
    if one.is_coming:
        how = ["is to be done" if deed.is_done else "is not to be" for deed in (one, other)]
    why = f"A says {said[0]}, so that it {how[0]}; B says {said[1]}, so that it {how[1]}."
    undone = other if one.is_done else one
    later: Later = ("a" if one.is_done else "b") if undone.is_yet else ""
    done_to = _list_done_to(pair, one, other)
    evidence = measure_place(pair, one.place, other.place) | {
        "objects_met": min(1.0, sum(pair.a.weights[at] for at in met) / _MANY),
        "same_done_to": sum(done_to) / max(1, len(done_to)),
        "other_done_to": float(len(done_to) > 1 and not any(done_to)),
        "other_party": float(_have_other_parties(pair, one, other)),
        "objects_share": _measure_share(pair, one, other, met),
        "is_of_any": float(undone.is_any),
    }
    values = ("done", "undone") if one.is_done else ("undone", "done")
    about = min(one.deeds & other.deeds)
    return WordClash(
        "negation", "deed", one.place, other.place, values, why, "high", evidence, later, about
    )


def _measure_share(pair: Pair, one: Deed, other: Deed, met: Sequence[int]) -> float:
    """What of the words beside the deed that is told more shortly the other has, by rarity."""
    told = [
        sum(passage.weights[at] for at in deed.objects)
        for passage, deed in ((pair.a, one), (pair.b, other))
    ]
    return min(1.0, sum(pair.a.weights[at] for at in met) / min(told)) if all(told) else 0.0


def _list_done_to(pair: Pair, one: Deed, other: Deed) -> list[bool]:
    """For either side that has an object, whether it stands beside the other's deed."""
    of_a = [any(_are_one(pair, i, j) for j in other.objects) for i in _list_own(one)]
    return of_a + [any(_are_one(pair, i, j) for i in one.objects) for j in _list_own(other)]


def _list_own(deed: Deed) -> list[int]:
    return [] if deed.done_to is None else [deed.done_to]


def _have_other_parties(pair: Pair, one: Deed, other: Deed) -> bool:
    """Both name people, offices or bodies beside the deed, of one kind and none the same."""
    of_a, of_b = _list_parties(pair.a, one), _list_parties(pair.b, other)
    kinds = {pair.a.terms[i].kind for i in of_a} & {pair.b.terms[j].kind for j in of_b}
    return bool(kinds) and not any(_are_one(pair, i, j) for i in of_a for j in of_b)


def _list_parties(passage: Passage, deed: Deed) -> list[int]:
    return [at for at in deed.objects if passage.terms[at].kind in _PARTIES]
