"""The ledger: who, which body, where, how many and when, in A against B.

It lists every mention outside boilerplate, whether or not its claim is linked. It judges nothing
anew: a row is a conflict, or an update, only where the collation has a disagreement of that class
between two of its readings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lib.collation.clusters import (
    KINDS,
    Cluster,
    count_words,
    find_clusters,
    is_relative,
    is_shouted,
)
from lib.collation.sameness import Match, find_candidates, match
from lib.collation.taught import group_taught
from lib.collation.taught_clusters import join_taught, match_taught
from lib.language.gloss import is_hindi
from lib.language.text import fold
from lib.model import Collation, Disagreement, Kind, Link, Mention, Reading

RowRelation = Literal[
    "same", "variant", "reordered", "partial", "conflict", "update", "only_a", "only_b"
]
_ORDER: Mapping[str, int] = {"same": 0, "variant": 1, "reordered": 2, "partial": 3}
_NOWHERE = (float("inf"), 0)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One thing with every place where it stands in A and in B, in order.

    label: its fullest form, in Latin letters where both scripts have it so; both sides' forms where
    they disagree. why: one sentence; "" where the relation is same, only_a or only_b.
    """

    kind: Kind
    label: str
    relation: RowRelation
    a: tuple[Reading, ...]
    b: tuple[Reading, ...]
    why: str = ""


def make_ledger(
    collation: Collation,
    of_a: Sequence[Cluster] | None = None,
    of_b: Sequence[Cluster] | None = None,
) -> tuple[LedgerRow, ...]:
    """All names, organisations, places, numbers and dates of A against B.

    Ordered by kind, then first place in A, then in B. What conflicts here and agrees elsewhere has
    a row for each. of_a, of_b: the clusters of the sides, where `find_clusters` has been asked.
    """
    names = group_taught(collation.taught)
    a = join_taught(find_clusters(collation.a) if of_a is None else of_a, names)
    b = join_taught(find_clusters(collation.b) if of_b is None else of_b, names)
    matches = _match_clusters(a, b, collation.links, match_taught(a, b, names))
    conflicts = _find_conflicts(a, b, collation.findings.disagreements)
    rows = [
        _make_row(a[i], b[j], fit) for (i, j), fit in matches.items() if (i, j) not in conflicts
    ]
    rows += [_make_conflict(a[i], b[j], found) for (i, j), found in conflicts.items()]
    told = [*matches, *conflicts]
    rows += [_make_only(c, "only_a") for c in _without(a, {i for i, _ in told})]
    rows += [_make_only(c, "only_b") for c in _without(b, {j for _, j in told})]
    return tuple(sorted(rows, key=_order))


def _match_clusters(
    a: Sequence[Cluster],
    b: Sequence[Cluster],
    links: Sequence[Link],
    taught: Mapping[tuple[int, int], Match],
) -> dict[tuple[int, int], Match]:
    """Which cluster of A is which of B, one to one: the certain first, then those without rival.

    taught: clusters that were taught to be one, which holds unless they are known for certain.
    """
    found = {
        (i, j): fit
        for i, j in {*_list_candidates(a, b), *_list_linked(a, b, links)}
        if (fit := match(a[i].label, b[j].label))
    }
    found |= {p: fit for p, fit in taught.items() if p not in found or not found[p].is_certain}
    certain = [place for place, fit in found.items() if fit.is_certain]
    certain.sort(key=lambda place: _rank(found[place], a[place[0]], b[place[1]]))
    chosen: dict[int, int] = {}
    taken = set[int]()
    for i, j in certain:
        if i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    free = [p for p in found.keys() - set(certain) if p[0] not in chosen and p[1] not in taken]
    return {place: found[place] for place in (*chosen.items(), *_without_rival(free))}


def _list_candidates(a: Sequence[Cluster], b: Sequence[Cluster]) -> Iterator[tuple[int, int]]:
    for kind in KINDS:
        own, other = _places_of(a, kind), _places_of(b, kind)
        pairs = find_candidates([a[i].label for i in own], [b[j].label for j in other])
        yield from ((own[i], other[j]) for i, j in pairs)


def _places_of(clusters: Sequence[Cluster], kind: Kind) -> list[int]:
    return [place for place, cluster in enumerate(clusters) if cluster.kind == kind]


def _list_linked(
    a: Sequence[Cluster], b: Sequence[Cluster], links: Sequence[Link]
) -> Iterator[tuple[int, int]]:
    """Numbers and dates in linked claims: "about 2,000" is 2,013 only where the rest agrees.

    Claims that share but a part do not agree in the rest.
    """
    in_a, in_b = _index_claims(a), _index_claims(b)
    for link in (link for link in links if link.relation == "same"):
        for i in {place for n in link.a for place in in_a.get(n, ())}:
            for j in {place for n in link.b for place in in_b.get(n, ())}:
                if a[i].kind == b[j].kind:
                    yield i, j


def _index_claims(clusters: Sequence[Cluster]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for place, cluster in enumerate(clusters):
        if cluster.kind in ("number", "date"):
            for n in {reading.claim for reading in cluster.readings}:
                found.setdefault(n, []).append(place)
    return found


def _rank(fit: Match, a: Cluster, b: Cluster) -> tuple[object, ...]:
    """The surest first; the rest makes the order the same whichever side comes first."""
    first = sorted([(a.readings[0].claim, a.label.text), (b.readings[0].claim, b.label.text)])
    return _ORDER[fit.relation], -fit.score, first


def _without_rival(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs of which neither side fits another."""
    rows, columns = Counter(i for i, _ in pairs), Counter(j for _, j in pairs)
    return [(i, j) for i, j in pairs if rows[i] == columns[j] == 1]


def _find_conflicts(
    a: Sequence[Cluster], b: Sequence[Cluster], disagreements: Iterable[Disagreement]
) -> dict[tuple[int, int], Disagreement]:
    """For clusters between whose readings there is a disagreement the surest one."""
    found: dict[tuple[int, int], Disagreement] = {}
    in_a, in_b = _index_by_claim(a), _index_by_claim(b)
    for d in sorted(disagreements, key=lambda d: -d.confidence):
        i, j = _find_cluster(a, in_a, d.kind, d.a), _find_cluster(b, in_b, d.kind, d.b)
        if d.kind in KINDS and i is not None and j is not None:
            found.setdefault((i, j), d)
    return found


def _index_by_claim(clusters: Sequence[Cluster]) -> dict[int, list[int]]:
    """For each claim the places of the clusters with a reading in it, in order."""
    found: dict[int, list[int]] = {}
    for place, cluster in enumerate(clusters):
        for claim in {reading.claim for reading in cluster.readings}:
            found.setdefault(claim, []).append(place)
    return found


def _find_cluster(
    clusters: Sequence[Cluster], by_claim: dict[int, list[int]], kind: Kind, reading: Reading
) -> int | None:
    """The cluster that a reading belongs to, one of its own kind if possible."""
    holding = [
        place
        for place in by_claim.get(reading.claim, ())
        if any(reading.overlaps(other) for other in clusters[place].readings)
    ]
    return min(holding, key=lambda place: clusters[place].kind != kind, default=None)


def _make_row(a: Cluster, b: Cluster, fit: Match) -> LedgerRow:
    label = _choose_label(a.shown, b.shown)
    if fit.relation == "same" or _share_form(a, b):
        return LedgerRow(a.kind, label, "same", a.readings, b.readings)
    return LedgerRow(a.kind, label, fit.relation, a.readings, b.readings, fit.why)


def _share_form(a: Cluster, b: Cluster) -> bool:
    """Both say it alike somewhere, or it is a country and its adjective in one script."""
    if a.kind == "name" or a.label.value != b.label.value:
        return False
    is_country = a.label.place is not None and a.label.place.is_country
    if is_country and is_hindi(a.label.text) == is_hindi(b.label.text):
        return True
    return bool({fold(r.text) for r in a.readings} & {fold(r.text) for r in b.readings})


def _choose_label(a: Mention, b: Mention) -> str:
    def rank(m: Mention) -> tuple[object, ...]:
        written, words = count_words(m)
        script = (is_hindi(m.text), is_shouted(m))
        return is_relative(m), -written, -words, *script, len(m.text), m.text

    return min(a, b, key=rank).text


def _make_conflict(a: Cluster, b: Cluster, found: Disagreement) -> LedgerRow:
    label = f"{a.shown.text} / {b.shown.text}"
    return LedgerRow(found.kind, label, found.sort, a.readings, b.readings, found.why)


def _without(clusters: Sequence[Cluster], told: set[int]) -> list[Cluster]:
    return [cluster for place, cluster in enumerate(clusters) if place not in told]


def _make_only(cluster: Cluster, relation: Literal["only_a", "only_b"]) -> LedgerRow:
    a, b = (cluster.readings, ()) if relation == "only_a" else ((), cluster.readings)
    return LedgerRow(cluster.kind, cluster.shown.text, relation, a, b)


def _order(row: LedgerRow) -> tuple[object, ...]:
    firsts = [(side[0].claim, side[0].start) if side else _NOWHERE for side in (row.a, row.b)]
    return KINDS.index(row.kind), *firsts
