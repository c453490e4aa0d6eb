"""The mentions of one article gathered by what they speak of: Kim is Kim Jong Un."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from lib.collation.sameness import find_candidates, match, measure
from lib.language.text import fold
from lib.model import Kind, Mention, Reading, Side
from lib.names.parts import read_name

KINDS: tuple[Kind, ...] = ("name", "organisation", "place", "number", "date")

Places = list[tuple[int, Mention]]  # mentions with the number of their claim


@dataclass(frozen=True, slots=True)
class Cluster:
    """Everything in one article of one kind that speaks of one thing.

    label: its fullest mention, of these the most frequent. shown: the one to show, which for a day
    is "14 March" rather than "Thursday". readings: every place, in order.
    """

    kind: Kind
    label: Mention
    shown: Mention
    readings: tuple[Reading, ...]


def find_clusters(side: Side) -> tuple[Cluster, ...]:
    """The clusters of an article by kind, then first place; boilerplate is left out.

    A partial form joins the fullest form where only one fits it, else it stands alone.
    """
    forms: dict[Kind, dict[Hashable, Places]] = {kind: {} for kind in KINDS}
    for claim, mentions in zip(side.claims, side.mentions, strict=True):
        for mention in mentions if claim.role != "boilerplate" else ():
            if mention.kind in forms:
                found = forms[mention.kind].setdefault(_make_key(mention), [])
                found.append((claim.n, mention))
    return tuple(_make_cluster(kind, places) for kind in KINDS for places in _join(forms[kind]))


def _make_key(mention: Mention) -> Hashable:
    """What the forms share that are one without any question."""
    if mention.kind == "name":
        return fold(mention.text)
    if mention.quantity is not None:
        return measure(mention.quantity)
    return mention.value or fold(mention.text)


def _join(forms: dict[Hashable, Places]) -> Iterator[Places]:
    """Forms of one thing put together, in order of their first place."""
    ordered = sorted(forms.values(), key=lambda places: (_measure_fullness(places), _first(places)))
    labels = [_find_label(places) for places in ordered]
    hosts: dict[int, int] = {}  # each form's place → that of the fullest form it belongs to
    rivals: dict[int, list[int]] = {}
    for i, j in find_candidates(labels, labels):
        if i < j:
            rivals.setdefault(j, []).append(i)
    for j in range(len(ordered)):
        hosts[j] = _find_host(labels, j, sorted(i for i in rivals.get(j, ()) if hosts[i] == i))
    joined: dict[int, Places] = {}
    for j, host in hosts.items():
        joined.setdefault(host, []).extend(ordered[j])
    yield from sorted(joined.values(), key=_first)


def _find_host(labels: Sequence[Mention], own: int, fuller: Sequence[int]) -> int:
    """The fuller form that this one is a form of; itself where none is, or more than one may be."""
    if labels[own].kind in ("place", "number"):
        return own  # one thing has one key already
    matches = [(fit, i) for i in fuller if (fit := match(labels[i], labels[own]))]
    certain = [(-fit.score, i) for fit, i in matches if fit.is_certain]
    if certain:
        return min(certain)[1]
    fitting = [i for _, i in matches if _may_shorten(labels[i], labels[own])]
    return fitting[0] if len(fitting) == 1 else own


def _may_shorten(full: Mention, short: Mention) -> bool:
    """A part of a name, a body without its country, a day without its year; no year for a day."""
    if full.moment is None or short.moment is None:
        return True
    return full.moment.grain == short.moment.grain == "day" and not short.moment.says_year


def _measure_fullness(places: Places) -> tuple[int, int, int, int]:
    """A key that sorts fuller forms first, then the more frequent."""
    return *_rank_fullness(_find_label(places)), -len(places)


def _rank_fullness(mention: Mention) -> tuple[int, int, int]:
    """A key that sorts a date with its year first, then by words."""
    is_open = mention.moment is not None and not mention.moment.says_year
    written, words = count_words(mention)
    return int(is_open), -written, -words


def count_words(mention: Mention) -> tuple[int, int]:
    """The words written out in full, then, for a name, all of them with its initials."""
    if mention.kind == "name":
        parts = read_name(mention.text).parts
        return sum(not part.initial for part in parts), len(parts)
    return len(mention.text.split()), 0


def _find_label(places: Places) -> Mention:
    """The fullest of some mentions; of equals the most frequent, then the shortest, the first."""
    times = Counter(mention.text for _, mention in places)

    def rank(place: tuple[int, Mention]) -> tuple[int, ...]:
        claim, mention = place
        commonness = (is_shouted(mention), -times[mention.text], len(mention.text))
        return *_rank_fullness(mention), *commonness, claim, mention.start

    return min(places, key=rank)[1]


def is_shouted(mention: Mention) -> bool:
    """The mention is in capitals."""
    return mention.text.isupper()


def _find_shown(places: Places) -> Mention:
    return _find_label([place for place in places if not is_relative(place[1])] or places)


def is_relative(mention: Mention) -> bool:
    """The mention is a date told from the day of writing."""
    return mention.moment is not None and mention.moment.relative


def _first(places: Places) -> tuple[int, int]:
    return min((claim, mention.start) for claim, mention in places)


def _make_cluster(kind: Kind, places: Places) -> Cluster:
    readings = sorted(
        (Reading(claim, m.start, m.end, m.text) for claim, m in places),
        key=lambda reading: (reading.claim, reading.start),
    )
    return Cluster(kind, _find_label(places), _find_shown(places), tuple(readings))
