"""From links to disagreements, variants and unresolved readings, a comparator for each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from lib.disagree.clauses.denials import compare_denials
from lib.disagree.clauses.polarity import compare_polarity
from lib.disagree.clauses.stance import compare_attribution, compare_framing, compare_modality
from lib.disagree.copies.copy import find_copy
from lib.disagree.copies.exchanges import compare_exchanges
from lib.disagree.copies.limiting_words import compare_limits
from lib.disagree.copies.quantifiers import compare_quantifiers
from lib.disagree.copies.quotations import align_quotations, are_quoted, leaves_quotation
from lib.disagree.copies.wording import compare_wording
from lib.disagree.entities.bodies import compare_entities
from lib.disagree.entities.people import compare_people
from lib.disagree.judge.clashes import Judged, choose
from lib.disagree.judge.propose import KINDS as VALUE_KINDS
from lib.disagree.judge.weigh import SURE
from lib.disagree.moments import find_moments
from lib.disagree.once import tell_places_once
from lib.disagree.slots.passage import NOWHERE, Pair, make_pair, measure_rest
from lib.disagree.updates import mark_updates
from lib.disagree.values.anchors import are_anchors
from lib.disagree.values.bare import are_bare, compare_bare_values
from lib.disagree.values.dates import compare_dates
from lib.disagree.values.holders import are_of_others
from lib.disagree.values.numbers import are_parts_of_others, compare_numbers
from lib.disagree.weight import rank_weight
from lib.disagree.within.clashes import judge_within
from lib.disagree.within.departments import compare_departments_within, link_within
from lib.disagree.within.sums import compare_sums_within
from lib.disagree.words.find import compare_words
from lib.language.text import fold
from lib.links.score import Comparison
from lib.model import Disagreement, Findings, Link, Unresolved, Variant
from lib.settings import MAX_CROSSED

Finding = Disagreement | Variant | Unresolved

TRANSLATION = 0.75  # so much of two claims agrees where one translates the other; chosen

COMPARATORS: Sequence[Callable[[Pair], Iterator[Finding]]] = (
    compare_people,
    *(partial(compare_entities, kind=kind) for kind in ("organisation", "place", "role")),
    compare_numbers,
    compare_dates,
    compare_polarity,
    compare_denials,
    compare_modality,
    compare_attribution,
    compare_framing,
)


def find_findings(
    comparison: Comparison, links: Sequence[Link], judged: Sequence[Judged] | None = None
) -> Findings:
    """Every finding between linked claims, the weightiest disagreement first; a variant once.

    judged: the clashes of values of the two articles with their probability. Where claims are
    freely worded they decide what a comparator of values has found, and what else is told; without
    them the comparators alone do.
    """
    found = [
        replace(finding, link=number)
        for number, link in enumerate(links)
        if not _links_datelines(comparison, link) and link.relation == "same"
        for finding in _compare_link(comparison, link)
    ]
    disagreements = [f for f in found if isinstance(f, Disagreement)]
    if judged is not None:
        disagreements = _hear_judge(comparison, links, disagreements, judged)
    return Findings(
        tuple(
            sorted(
                find_moments(comparison, mark_updates(comparison, disagreements)), key=rank_weight
            )
        ),
        _tell_once([f for f in found if isinstance(f, Variant)]),
        tuple(sorted((f for f in found if isinstance(f, Unresolved)), key=_order)),
    )


def _hear_judge(
    comparison: Comparison,
    links: Sequence[Link],
    found: Sequence[Disagreement],
    judged: Sequence[Judged],
) -> list[Disagreement]:
    """What was found in near copies or holds before the judge, then what the judge adds."""
    told = [f for f in found if _is_copied(comparison, f) or _holds_before(f, judged)]
    home = {(i, j): n for n, link in enumerate(links) for i in link.a for j in link.b}
    for each in choose(judged):
        is_new = not any(_overlap(each.finding, other) for other in told)
        if is_new and not _is_copied(comparison, each.finding):
            place = each.proposal.i, each.proposal.j
            told.append(replace(each.finding, link=home[place]))
    return told


def _holds_before(found: Disagreement, judged: Sequence[Judged]) -> bool:
    """The judge bears out what a comparator found; what has a direction it tells itself.

    It alone knows whether the articles tell one event, and of which journeys each tells.
    """
    if found.kind in ("direction", "event"):
        return False
    return (
        found.kind not in VALUE_KINDS
        or found.confidence >= SURE
        or any(_overlap_both(each.finding, found) and _is_of_kind(each, found) for each in judged)
    )


def _is_of_kind(judged: Judged, found: Disagreement) -> bool:
    """Small words speak for a finding of their own kind alone."""
    return judged.proposal.words is None or judged.finding.kind == found.kind


def _is_copied(comparison: Comparison, found: Disagreement) -> bool:
    """The two claims are near copies, a faithful translation of each other, or mere values."""
    pair = make_pair(comparison, [found.a.claim], [found.b.claim], 1.0)
    if find_copy(pair) is not None or are_bare(pair):
        return True
    if are_quoted(pair, align_quotations(pair), found.a, found.b):
        return True
    return measure_rest(pair, NOWHERE, NOWHERE) >= TRANSLATION


def _overlap_both(one: Finding, other: Finding) -> bool:
    return one.a.overlaps(other.a) and one.b.overlaps(other.b)


def _compare_link(comparison: Comparison, link: Link) -> Iterator[Finding]:
    """The findings of all linked claims together, then what their surest two add to them.

    Together, because one side may tell in two claims what the other tells in one; the surest two,
    because a second claim that happens to hold the other side's value must not hide a conflict.
    """
    found = list(_compare_pair(make_pair(comparison, link.a, link.b, link.score)))
    yield from found
    if len(link.a) + len(link.b) > 2:
        pairs = [(i, j) for i in link.a for j in link.b]
        i, j = max(pairs, key=lambda p: (comparison.scores[p], -sum(p), -min(p)))
        surest = make_pair(comparison, [i], [j], float(comparison.scores[i, j]))
        for finding in _compare_pair(surest):
            if isinstance(finding, Disagreement) and not any(_overlap(finding, f) for f in found):
                yield finding


def find_within(comparison: Comparison) -> tuple[Disagreement, ...]:
    """Where an article disagrees with itself; `comparison` has it on both sides."""
    found = [
        *compare_departments_within(comparison),
        *compare_sums_within(comparison.a),
    ]
    for i, j, score in link_within(comparison):
        for finding in _compare_pair(make_pair(comparison, [i], [j], score)):
            if isinstance(finding, Disagreement) and not any(
                (finding.a, finding.b) == (other.a, other.b) for other in found
            ):
                found.append(finding)
    found += [
        each for each in judge_within(comparison) if not any(_overlap(each, f) for f in found)
    ]
    return tuple(sorted(found, key=rank_weight))


def _links_datelines(comparison: Comparison, link: Link) -> bool:
    """Where and when an article was written is no statement about its story."""
    return any(comparison.a.claims[n].role == "dateline" for n in link.a)


def _compare_pair(pair: Pair) -> Iterator[Finding]:
    a, b = pair.a, pair.b
    crossed = max(len(a.mentions) * len(b.mentions), len(a.terms) * len(b.terms))
    if crossed > MAX_CROSSED:
        return iter(())
    quoted = align_quotations(pair)
    found = tell_places_once([finding for compare in COMPARATORS for finding in compare(pair)])
    if not any(isinstance(finding, Disagreement) for finding in found):
        found += compare_bare_values(pair)
    found += _compare_copies(pair, found)
    words = list(compare_words(pair))
    found = [_set_stage(finding, words) for finding in found]
    told = [finding for finding in found if isinstance(finding, Disagreement)]
    found += [f for f in words if not any(_overlap(f, other) for other in told)]
    found = [f for f in found if not leaves_quotation(pair, quoted, f.a, f.b)]
    for each in quoted:
        found += _compare_quoted(each.pair, found)
    return (
        finding
        for finding in found
        if not are_anchors(pair, finding.a, finding.b)
        and not (isinstance(finding, Disagreement) and are_of_others(pair, finding.a, finding.b))
    )


def _compare_quoted(pair: Pair, found: Sequence[Finding]) -> list[Disagreement]:
    """What two readings of one quotation disagree on beside the given findings."""
    told = [finding for finding in found if isinstance(finding, Disagreement)]
    inside: list[Disagreement] = []
    for finding in (*_compare_pair(pair), *compare_wording(pair)):
        if isinstance(finding, Disagreement) and not any(
            _overlap(finding, other) for other in (*told, *inside)
        ):
            inside.append(finding)
    return inside


def _set_stage(finding: Finding, words: Sequence[Disagreement]) -> Finding:
    """The finding with which reading may follow on the other, where small words say so."""
    if not isinstance(finding, Disagreement):
        return finding
    same = (word for word in words if word.later and _overlap_both(finding, word))
    return next((replace(finding, later=word.later) for word in same), finding)


def _compare_copies(pair: Pair, found: Sequence[Finding]) -> Iterator[Disagreement]:
    """What two copies of one sentence disagree on beside the given findings."""
    copy = find_copy(pair)
    if copy is None:
        return
    told = list(found)
    comparators = compare_quantifiers, compare_exchanges, compare_limits
    for finding in (finding for compare in comparators for finding in compare(copy)):
        if are_parts_of_others(pair, finding.a, finding.b):
            continue
        if not any(_overlap(finding, other) for other in told):
            told.append(finding)
            yield finding


def _overlap(one: Finding, other: Finding) -> bool:
    """Two findings share a place on either side."""
    return one.a.overlaps(other.a) or one.b.overlaps(other.b)


def _tell_once(variants: Sequence[Variant]) -> tuple[Variant, ...]:
    first: dict[tuple[str, str, str], Variant] = {}
    for variant in sorted(variants, key=_order):
        first.setdefault((variant.kind, fold(variant.a.text), fold(variant.b.text)), variant)
    return tuple(first.values())


def _order(finding: Finding) -> tuple[int, int, int, int]:
    return finding.a.claim, finding.a.start, finding.b.claim, finding.b.start
