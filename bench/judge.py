"""Fit the judge of lib/disagree/judge: `python -m bench.judge` writes data/judge.toml.

A logistic regression with a quadratic penalty over the named evidence, by Newton's method. A
proposal is true where it stands on a disagreement that a reader noted; what is arguable counts
half. Whether two articles tell one event at all has a table of its own, data/judge_event.toml.
Prints the figures cross-validated by story (ten folds), and a table of reliability by kind.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bench.pairs import SETS, Pair, is_present, load_all, read_side
from bench.real import Score, find_by_engine, measure_pairs, meets
from lib.disagree.judge.event import measure_event
from lib.disagree.judge.evidence import Evidence
from lib.disagree.judge.propose import propose
from lib.disagree.judge.weigh import Judge, Judges
from lib.disagree.words.clash import judge_words
from lib.links.assign import align
from lib.links.score import compare_sides
from lib.links.tolls import link_tolls
from lib.model import Disagreement
from lib.settings import JUDGE, JUDGE_EVENT

Matrix = NDArray[np.float64]

PENALTY = 20.0  # of standardised weights, squared; chosen of 1, 3, 10, 20, 50 by cross-validation
EVENT_PENALTY = 10.0  # chosen of 3, 5, 10, 20 likewise
# What a pair of each set weighs; chosen by cross-validation. Gold has many pairs of few events.
# Pairs of two events say when to be silent, and at 1 they silence real pairs as well.
WEIGHT: Mapping[str, float] = {"real": 1.0, "stories": 1.0, "gold": 0.5, "topics": 0.05}
# Of one event or of two: invented pairs are all of one, and alike.
EVENT_WEIGHT: Mapping[str, float] = {"real": 1.0, "stories": 0.3, "gold": 1.0, "topics": 1.0}
FOLDS = 10
ARGUABLE = 0.5  # what a proposal weighs on which editors differ
HEAD = """\
# How much each piece of evidence weighs for two values being two readings of one thing; what each
# piece is, lib/disagree/judge/evidence.py says. Written by `python -m bench.judge`:
"""
EVENT_HEAD = """\
# How much each piece of evidence weighs for two articles telling one event; what each piece is,
# lib/disagree/judge/event.py says. Written by `python -m bench.judge`:
"""
BINS = (0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0)


@dataclass(frozen=True)
class Row:
    """A proposal or a pair: its evidence by name, whether it is true, how much it weighs.

    chosen: the probability of two small words by their chosen curve; they are not fitted.
    """

    story: str
    source: str
    kind: str
    evidence: Mapping[str, float]
    is_true: bool
    weight: float
    chosen: float | None = None


def measure(pair: Pair) -> tuple[Row, list[Row]]:
    """The evidence for one event of two articles, and that of every clash that is proposed."""
    comparison = compare_sides(read_side(pair.a), read_side(pair.b), semantics=True)
    links = link_tolls(comparison, align(comparison.scores))
    evidence = Evidence(comparison, links)
    rows = []
    for p in propose(comparison, links):
        beside = evidence.lay_beside(p.i, p.j)
        readings = (
            beside.a.read_tokens(p.a.first, p.a.last),
            beside.b.read_tokens(p.b.first, p.b.last),
        )
        found = Disagreement(p.a.kind, *readings, "high", 1.0, "")
        classes = {w.get("class", "conflict") for w in pair.want if meets(pair, found, w)}
        weight = (ARGUABLE if classes == {"arguable"} else 1.0) * WEIGHT[pair.source]
        home = pair.story, pair.source
        if p.words is None:
            measured = evidence.measure(p)
            rows.append(Row(*home, p.a.kind, measured, bool(classes), weight))
        else:
            chosen = judge_words(beside, p.words)
            rows.append(Row(*home, p.words.sort, {}, bool(classes), weight, chosen))
    told = measure_event(comparison, links)
    is_one = pair.source != "topics"
    return Row(pair.story, pair.source, "", told, is_one, EVENT_WEIGHT[pair.source]), rows


def fit(rows: Sequence[Row], penalty: float = PENALTY) -> Judge:
    """The judge that explains the rows best; those of small words are left out."""
    rows = [row for row in rows if row.chosen is None]
    names = list(rows[0].evidence)
    values = np.array([[row.evidence[name] for name in names] for row in rows])
    truth = np.array([float(row.is_true) for row in rows])
    weight = np.array([row.weight for row in rows])
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    scaled = np.c_[(values - mean) / spread, np.ones(len(values))]
    ridge = np.diag([*[penalty] * len(names), 1e-6])
    found = np.zeros(len(names) + 1)
    for _ in range(100):
        likely = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (weight * (likely - truth)) + ridge @ found
        curve = (scaled.T * (weight * likely * (1 - likely))) @ scaled + ridge
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    weights = found[:-1] / spread
    bias = float(found[-1] - (weights * mean).sum())
    return Judge(bias, dict(zip(names, map(float, weights), strict=True)))


def fold_stories(stories: Sequence[str]) -> dict[str, int]:
    """For each story its fold, the same in every run."""
    ordered = sorted(set(stories))
    order = np.random.RandomState(0).permutation(len(ordered))
    return {ordered[place]: n % FOLDS for n, place in enumerate(order)}


def cross_validate(
    rows: Sequence[Row], folds: Mapping[str, int], penalty: float = PENALTY
) -> dict[int, Judge]:
    """For each fold the judge that was fitted on all others."""
    return {
        fold: fit([row for row in rows if folds[row.story] != fold], penalty)
        for fold in sorted(set(folds.values()))
    }


def tell_reliability(
    rows: Sequence[Row], folds: Mapping[str, int], judges: Mapping[int, Judge]
) -> Iterator[str]:
    """A table: for each kind and range of probability the proposals, their mean, the share true.

    Of articles on one event; of two events nothing is true.
    """
    yield from ("| kind | probability | proposals | mean | true |", "|---|---|---|---|---|")
    one_event = [row for row in rows if row.source != "topics"]
    weighed = [
        (row, judges[folds[row.story]].weigh(row.evidence) if row.chosen is None else row.chosen)
        for row in one_event
    ]
    for kind in ("all", *sorted({row.kind for row in rows})):
        own = [(row, p) for row, p in weighed if kind in ("all", row.kind)]
        for low, high in pairwise(BINS):
            inside = [(row.is_true, p) for row, p in own if low <= p < high]
            if inside:
                mean = sum(p for _, p in inside) / len(inside)
                true = sum(is_true for is_true, _ in inside) / len(inside)
                yield f"| {kind} | {low}–{high} | {len(inside)} | {mean:.2f} | {true:.2f} |"


def write_table(judge: Judge, rows: Sequence[Row], head: str, of: str) -> str:
    """The fitted table as TOML; head: comments that say what it is, of: "167 pairs"."""
    rows = [row for row in rows if row.chosen is None]
    true = sum(row.is_true for row in rows)
    fitted = f"# a logistic regression on {len(rows):,} proposals, {true} of them true, of {of}"
    lines = (f"{name} = {weight:.3f}" for name, weight in judge.weights.items())
    return "\n".join((
        f"{head}{fitted}; {date.today()}.",
        f"bias = {judge.bias:.3f}",
        "",
        "[weights]",
        *lines,
        "",
    ))  # fmt: skip


@dataclass(frozen=True)
class Trial:
    """How the judges do: fitted on all, and what they say of stories that they were not fitted on.

    scores: by set. rows: the proposals, events: the pairs, both with what was measured of them.
    reliability: a table of Markdown by kind.
    """

    judges: Judges
    rows: Sequence[Row]
    events: Sequence[Row]
    scores: Mapping[str, Score]
    reliability: Sequence[str]


def try_judge() -> Trial:
    """Fit the judges and measure them on what they did not see."""
    pairs = load_all()
    measured = [measure(pair) for pair in pairs]
    events = [event for event, _ in measured]
    rows = [row for _, own in measured for row in own]
    folds = fold_stories([pair.story for pair in pairs])
    clash = cross_validate(rows, folds)
    event = cross_validate(events, folds, EVENT_PENALTY)
    judges = {fold: Judges(clash[fold], event[fold]) for fold in clash}
    scores = {
        name: measure_pairs(
            [pair for pair in pairs if pair.source == name],
            lambda pair: find_by_engine(pair, judges[folds[pair.story]]),
        )
        for name in SETS
    }
    fitted = Judges(fit(rows), fit(events, EVENT_PENALTY))
    return Trial(fitted, rows, events, scores, [*tell_reliability(rows, folds, clash)])


def main() -> None:
    """Fit, tell the figures, write the tables."""
    if not is_present():
        sys.exit("The real pairs stand in ../shared/real, which is not at hand.")
    trial = try_judge()
    for name, score in trial.scores.items():
        print(f"{name}, cross-validated by story: {score.write()}")
    print(*trial.reliability, sep="\n")
    of = f"{len(trial.events)} pairs"
    JUDGE.write_text(write_table(trial.judges.clash, trial.rows, HEAD, of), encoding="utf-8")
    table = write_table(trial.judges.event, trial.events, EVENT_HEAD, of)
    JUDGE_EVENT.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
