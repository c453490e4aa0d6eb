"""Fit the weights of lib/corpus/story.py by logistic regression: `python -m bench.fit_story`.

Pairs of one event against pairs of two, among all articles of align_ecb, align_synth and
align_hi_en. The labels are the sets' own: articles of one topic of align_ecb, and the two of a pair
elsewhere. Several of NTREX's and Wikinews' articles tell one event under two headings; pairs of two
headings with more than DOUBTFUL overlap are left out. Pairs of align_ecb, of which there are many,
count less. Prints the tables to paste, what each set's pairs reach, and how many others pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.data import read_jsonl
from lib.collation.collate import read_article
from lib.corpus.keys import find_keys
from lib.corpus.postings import make_postings
from lib.corpus.story import EVIDENCE, LINKED, STORY, measure_evidence, measure_links
from lib.links.assign import align
from lib.links.score import compare_sides
from lib.model import Article, Side

Matrix = NDArray[np.float64]

SETS = (("align_ecb", "a", "b"), ("align_synth", "a", "b"), ("align_hi_en", "hi", "en"))
ECB_SHARE = 0.3  # chosen: half of its pairs are of a few topics
NEAREST = 3_000  # pairs of two events that take part, those with the most overlap
DOUBTFUL = 0.2
RIDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Told:
    """An article with the event that it tells."""

    side: Side
    source: str
    event: str


def read_told() -> list[Told]:
    """Every article of the sets once."""
    events: dict[str, tuple[str, str]] = {}
    for name, a, b in SETS:
        for row in read_jsonl(name):
            event = str(row["topic"] if name == "align_ecb" else row["pair_id"])
            for side in (a, b):
                events.setdefault("\n".join(row[side]), (name, event))
    return [
        Told(read_article(Article("", text)), name, event) for text, (name, event) in events.items()
    ]


def collect(told: list[Told]) -> Iterator[tuple[Matrix, bool, str]]:
    """The evidence of the keys and links of pairs, whether they are of one event, and their set."""
    pairs = np.array([*combinations(range(len(told)), 2)])
    a, b = pairs.T
    postings = make_postings([find_keys(each.side) for each in told])
    parts = np.array_split(np.arange(len(pairs)), len(pairs) // 5_000 + 1)
    shared = np.concatenate([postings.share(pairs[part]) for part in parts])
    evidence = measure_evidence(shared, postings.totals[a], postings.totals[b])
    same = np.array([told[i].event == told[j].event for i, j in pairs])
    ecb = np.array([told[i].source == told[j].source == "align_ecb" for i, j in pairs])
    doubtful = ~same & ~ecb & (evidence[:, 0] > DOUBTFUL)
    nearest = np.argsort(np.where(same | doubtful, 0.0, -evidence[:, 0]), kind="stable")[:NEAREST]
    for at in np.concatenate([np.flatnonzero(same), nearest]):
        one, other = told[a[at]], told[b[at]]
        links = align(compare_sides(one.side, other.side).scores)
        linked = measure_links(links, (len(one.side.claims), len(other.side.claims)))
        yield np.array([*evidence[at], *linked]), bool(same[at]), one.source


def fit(x: Matrix, y: Matrix, weight: Matrix) -> Matrix:
    """Weights and, last, the bias that minimise the weighted log loss."""
    x = np.hstack([x, np.ones((len(x), 1))])

    def loss(theta: Matrix) -> float:
        logit = x @ theta
        told = weight @ (np.logaddexp(0, logit) - y * logit)
        return float(told + RIDGE * (theta[:-1] @ theta[:-1]))

    return minimize(loss, np.zeros(x.shape[1]), method="L-BFGS-B").x


def main() -> None:
    rows = list(collect(read_told()))
    x = np.array([row for row, _, _ in rows])
    y = np.array([float(same) for _, same, _ in rows])
    sources = np.array([source for _, _, source in rows])
    weight = np.where((y > 0) & (sources == "align_ecb"), ECB_SHARE, 1.0)
    for what, columns in (("KEY", len(EVIDENCE)), ("LINK", len(EVIDENCE) + len(LINKED))):
        theta = fit(x[:, :columns], y, weight)
        chance = 1 / (1 + np.exp(-(x[:, :columns] @ theta[:-1] + theta[-1])))
        print(f"{what}_WEIGHTS = {np.round(theta[:-1], 2).tolist()}; BIAS = {theta[-1]:.2f}")
        for source, _, _ in SETS:
            reached = chance[(y > 0) & (sources == source)] >= STORY
            print(f"  {source}: {reached.mean():.3f} of {len(reached)} pairs of one event")
        print(f"  pairs of two events: {(chance[y == 0] >= STORY).sum()}")


if __name__ == "__main__":
    main()
