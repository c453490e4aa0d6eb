"""The ledger after what analysts taught: clusters of one article, and of both, that are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lib.collation.clusters import Cluster, count_words
from lib.collation.sameness import Match
from lib.collation.taught import Phrase, name_taught, tell_taught

Key = tuple[str, Phrase]


def join_taught(clusters: Sequence[Cluster], names: Mapping[Phrase, Phrase]) -> tuple[Cluster, ...]:
    """The clusters of one article, those that were taught to be one as one, in the same order.

    names: as `lib.collation.taught.group_taught` gives them.
    """
    if not names:
        return tuple(clusters)
    groups: list[tuple[set[Key], list[Cluster]]] = []
    for cluster in clusters:
        keys = _list_keys(cluster, names)
        first, *others = [group for group in groups if group[0] & keys] or [(set[Key](), [])]
        if not first[1]:
            groups.append(first)
        for joined_keys, joined in [*others, (keys, [cluster])]:
            first[0].update(joined_keys)
            first[1].extend(joined)
        groups = [group for group in groups if not any(group is other for other in others)]
    return tuple(_join(found) for _, found in groups)


def match_taught(
    a: Sequence[Cluster], b: Sequence[Cluster], names: Mapping[Phrase, Phrase]
) -> dict[tuple[int, int], Match]:
    """The places (in a, in b) of clusters that were taught to be one."""
    if not names:
        return {}
    keys_a, keys_b = ([_list_keys(cluster, names) for cluster in side] for side in (a, b))
    return {
        (i, j): Match("variant", 1.0, tell_taught(a[i].label.text, b[j].label.text))
        for i, own in enumerate(keys_a)
        for j, other in enumerate(keys_b)
        if own & other
    }


def _list_keys(cluster: Cluster, names: Mapping[Phrase, Phrase]) -> set[Key]:
    """What a cluster's readings that hold a taught phrase are known by, each with its kind."""
    texts = {reading.text for reading in cluster.readings}
    return {(cluster.kind, name) for text in texts if (name := name_taught(text, names))}


def _join(clusters: Sequence[Cluster]) -> Cluster:
    """One cluster of several, under the name of the fullest."""
    fullest = max(clusters, key=lambda cluster: count_words(cluster.label))
    readings = {reading for cluster in clusters for reading in cluster.readings}
    ordered = sorted(readings, key=lambda reading: (reading.claim, reading.start))
    return replace(fullest, readings=tuple(ordered))
