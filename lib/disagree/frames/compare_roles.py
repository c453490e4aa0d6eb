"""Two tellings of one role: two doers of one deed, two causes of one accident."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lib.disagree.frames.answers import Answer
from lib.disagree.frames.doings import Doing
from lib.disagree.frames.fillers import Filler, are_alike
from lib.disagree.frames.parties import find_spots
from lib.disagree.slots.passage import Pair, Passage
from lib.disagree.words.clash import WordClash, measure_place
from lib.language.gloss import cite
from lib.mentions.relate import relate
from lib.model import Kind, Mention

_MANY = 5.0  # rarity of the words in common beside a deed that is as good as more; as for deeds
_NAMED = frozenset({"name", "organisation", "role"})
_PLACES = frozenset({"name", "organisation", "place"})


def may_clash_in_answers(a: Answer, b: Answer) -> bool:
    """Tell whether two answers to one question cannot both be right: other ones, or one denied.

    Who denies a mechanical fault denies that the brakes failed, not the other way round.
    """
    if a.question != b.question or a.is_past != b.is_past:
        return False
    if a.answers & b.answers:
        denied, told = (a, b) if a.is_denied else (b, a)
        return a.is_denied != b.is_denied and denied.answers <= told.answers
    return not (a.is_denied or b.is_denied)


def answers_alike(a: Answer, b: Answer) -> bool:
    """Tell whether two answers may be one."""
    return (
        a.question == b.question
        and bool(a.answers & b.answers)
        and a.is_denied == b.is_denied
        and a.is_past == b.is_past
    )


def compare_answers(pair: Pair, a: Answer, b: Answer) -> Iterator[WordClash]:
    """Give the clash of two answers that may clash."""
    is_denial = a.is_denied != b.is_denied
    places = (a.stance, b.stance) if is_denial else (a.place, b.place)
    said = [cite(pair.a.read_tokens(*a.place).text), cite(pair.b.read_tokens(*b.place).text)]
    if is_denial:
        said = [
            f"{told} and rules it out" if answer.is_denied else told
            for told, answer in zip(said, (a, b), strict=True)
        ]
    why = f"As the {a.question} A has {said[0]}, B {said[1]}."
    evidence = measure_place(pair, *places) | {
        "is_open": (a.is_open + b.is_open) / 2,
        "is_past": float(a.is_past),
        "rivals": 0.0,
    }
    values = ", ".join(sorted(a.answers)), ", ".join(sorted(b.answers))
    kind: Kind = "negation" if is_denial else "event"
    yield WordClash(kind, "answer", *places, values, why, "high", evidence, about=a.question)


def does_the_same(pair: Pair, a: Doing, b: Doing) -> bool:
    """Tell whether one deed is told of one party, as far as its words tell."""
    return a.doing == b.doing and not are_rivals(pair, a, b)


def may_clash_in_doings(a: Doing, b: Doing) -> bool:
    """Tell whether two deeds may be one: the driver of a bus is not that of a lorry."""
    is_of_others = a.sorts and b.sorts and a.sorts.isdisjoint(b.sorts)
    return a.doing == b.doing and not is_of_others


def compare_doings(pair: Pair, a: Doing, b: Doing) -> Iterator[WordClash]:
    """Give the clash of two parties of one deed."""
    if not are_rivals(pair, a, b):
        return
    met = [i for i in a.objects if any(are_alike(pair, i, j) for j in b.objects)]
    places = (a.party.first, a.party.last), (b.party.first, b.party.last)
    readings = pair.a.read_tokens(*places[0]), pair.b.read_tokens(*places[1])
    acts = pair.a.read_tokens(*a.act), pair.b.read_tokens(*b.act)
    said = [
        f"{cite(reading.text)} beside {cite(act.text)}"
        for reading, act in zip(readings, acts, strict=True)
    ]
    which = "places" if a.role == "where" else "parties"
    why = f"A has {said[0]}, B {said[1]}: of one deed, two {which}."
    evidence = measure_place(pair, *places) | {
        "objects_met": min(1.0, sum(pair.a.weights[at] for at in met) / _MANY),
        "objects_share": _measure_share(pair, a, b, met),
        "is_one": float(a.is_one and b.is_one),
        "rivals": 0.0,
    }
    values = tuple(reading.text for reading in readings)
    yield WordClash(
        "event", "doing", *places, (values[0], values[1]), why, "high", evidence, about=a.doing
    )


def _measure_share(pair: Pair, a: Doing, b: Doing, met: Sequence[int]) -> float:
    told = [
        sum(passage.weights[at] for at in doing.objects)
        for passage, doing in ((pair.a, a), (pair.b, b))
    ]
    return min(1.0, sum(pair.a.weights[at] for at in met) / min(told)) if all(told) else 0.0


def list_kinds(passage: Passage, party: Filler) -> set[str]:
    """The kinds of what a party is named by: a name, a body, an office; "word" where by none."""
    kinds = {str(passage.terms[n].kind) for n in party.terms} & _NAMED
    return kinds or {"word"}


def has_other_party(passage: Passage, own: Doing, other_passage: Passage, other: Doing) -> bool:
    """Tell whether one article tells two parties of a doing, by their words."""
    keys = {passage.terms[n].key for n in own.party.terms}
    others = {other_passage.terms[n].key for n in other.party.terms}
    return own.doing == other.doing and keys.isdisjoint(others)


def are_rivals(pair: Pair, a: Doing, b: Doing) -> bool:
    """Tell whether the parties of two doings are two: nothing in them is alike.

    Both are named in one way, or one is a body; of places both by a name, or neither.
    """
    if "where" in (a.role, b.role):
        return a.role == b.role and _are_other_places(pair, a.party, b.party)
    if not _are_unlike(pair, a.party.terms, b.party.terms):
        return False
    kinds = list_kinds(pair.a, a.party), list_kinds(pair.b, b.party)
    either = kinds[0] | kinds[1]
    return bool(kinds[0] & kinds[1]) or "word" in either or "organisation" in either


def _are_other_places(pair: Pair, a: Filler, b: Filler) -> bool:
    """By their names where both have one: two rescue centres are two; else by the sort of spot."""
    named = [
        [n for n in filler.terms if passage.terms[n].kind in _PLACES]
        for passage, filler in ((pair.a, a), (pair.b, b))
    ]
    if all(named):
        kinds = [
            {passage.terms[n].kind for n in terms}
            for passage, terms in zip((pair.a, pair.b), named, strict=True)
        ]
        return bool(kinds[0] & kinds[1]) and _are_unlike(pair, *named)  # a hospital is in a town
    spots = _list_spots(pair.a, a), _list_spots(pair.b, b)
    one_of_a_kind = [(x, y) for x, _ in spots[0] for y, _ in spots[1] if x == y]
    return bool(one_of_a_kind) and spots[0].isdisjoint(spots[1])


def _list_spots(passage: Passage, filler: Filler) -> set[tuple[str, str]]:
    """What sorts of spot a phrase names: ("part", "roof")."""
    found = (m for m in find_spots(passage) if filler.first <= m.first < filler.last)
    return {(kind, sort) for kind, sort in (m.value.split(", ") for m in found)}


def _are_unlike(pair: Pair, a: Sequence[int], b: Sequence[int]) -> bool:
    """Tell whether nothing is alike. People are compared by whole names: two Guptas are two."""
    own, other = _list_mentions(pair.a, a), _list_mentions(pair.b, b)
    have_names = all(any(m.kind == "name" for m in found) for found in (own, other))
    for i in a:
        for j in b:
            are_names = pair.a.terms[i].kind == pair.b.terms[j].kind == "name"
            if not (have_names and are_names) and are_alike(pair, i, j):
                return False
    relations = [relate(x, y) for x in own for y in other if x.kind == y.kind]
    return all(r.verdict == "apart" or r.reason == "measure" for r in relations)


def _list_mentions(passage: Passage, terms: Sequence[int]) -> list[Mention]:
    """The values that stand on some terms, a name by any of its parts."""
    places = {passage.terms[n].first for n in terms}
    return [m for m in passage.mentions if not places.isdisjoint(range(m.first, m.last))]
