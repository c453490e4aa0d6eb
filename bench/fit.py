"""Fit the weights of lib/links/score.py by logistic regression on the pairing sets.

Prints the tables to paste there, and the figures cross-validated by story (five folds).
align_synth, align_hi_en and the links of the real pairs count alike, and every article of the first
two also meets one of another story, where nothing may be linked. align_ecb counts less, because it
knows only some of its links: the claims of A that have any, against all claims of B. Real claims of
which only a part is the same count little, as not the same. The seeds are never fitted on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.data import make_side, read_jsonl
from bench.links import LabelledPair, Tally, list_pairs, read_real_pairs, read_seed_pairs
from lib.links.assign import align, list_parts
from lib.links.features import FINER, FUZZY, SEMANTIC
from lib.links.score import compare_sides, find_odds, find_shares
from lib.model import Side

Matrix = NDArray[np.float64]

RIDGE = 1e-6
# What a set counts, chosen by cross-validation: more of align_ecb costs align_synth. By words alone
# the real pairs, most of them freely worded, cost align_hi_en and the seeds.
WEIGHT: Mapping[str, float] = {"synth": 1.0, "hi_en": 1.0, "real": 1.0, "ecb": 0.2}
FUZZY_WEIGHT: Mapping[str, float] = {"synth": 1.0, "hi_en": 1.0}
PART = 0.3  # what a pair counts of which a part is the same; chosen of 0, .3, 1
FOLDS = 5
SAME = 2  # the label of a pair that says the same


@dataclass
class Row:
    """Two articles: the evidence of every pair of claims, its label, and what it weighs in the fit.

    may_pair: 0 where the claims' roles forbid a link. fold: that of its story. scores, shares: how
    probable it is that two claims say the same, and that they share a part at least, by weights
    that were fitted on the other folds. known: claims of A whose links are known. is_pair: the two
    articles tell one story. missing: as of LabelledPair.
    """

    source: str
    story: str
    features: Matrix
    may_pair: Matrix
    labels: NDArray[np.int64]
    known: Sequence[int]
    is_pair: bool = True
    missing: int = 0
    fold: int = 0
    scores: Matrix = field(default_factory=lambda: np.zeros((0, 0)))
    shares: Matrix = field(default_factory=lambda: np.zeros((0, 0)))

    def list_cells(self, columns: int) -> tuple[Matrix, Matrix, Matrix]:
        """The pairs of claims to fit on: evidence, whether they say the same, weight."""
        labels = self.labels[self.known]
        cells = self.may_pair[self.known] > 0
        weight = np.where(labels == 1, PART, 1.0)
        return self.features[self.known][cells][:, :columns], labels[cells] == SAME, weight[cells]


def make_row(
    source: str, story: str, a: Side, b: Side, links: Mapping[tuple[int, int], int]
) -> Row:
    """Measure two articles. links: the labels of pairs of claims."""
    compared = compare_sides(a, b, semantics=True)
    labels = np.zeros(compared.scores.shape, dtype=np.int64)
    for place, label in links.items():
        labels[place] = label
    may_pair = (compared.scores > 0).astype(np.float64)
    return Row(source, story, compared.features, may_pair, labels, range(len(a.claims)))


def collect() -> Iterator[Row]:
    """All sets; the seeds as well."""
    for name, *keys in (("synth", "a", "b"), ("hi_en", "hi", "en"), ("ecb", "a", "b")):
        rows = read_jsonl(f"align_{name}")
        sides = [[make_side(row[key]) for key in keys] for row in rows]
        for at, (row, (a, b)) in enumerate(zip(rows, sides, strict=True)):
            story = f"{name}-{row.get('topic', row['pair_id'])}"
            links = dict.fromkeys(map(tuple, row["links"]), SAME)
            made = make_row(name, story, a, b, links)
            if name == "ecb":
                made.known = sorted({i for i, _ in links})
                yield made
                continue
            stranger = make_row(name, story, a, sides[(at + 1) % len(sides)][1], {})
            stranger.is_pair = False
            yield from (made, stranger)
    yield from _collect_labelled("real", read_real_pairs())
    yield from _collect_labelled("seeds", read_seed_pairs())


def _collect_labelled(source: str, pairs: Sequence[LabelledPair]) -> Iterator[Row]:
    for n, pair in enumerate(pairs):
        row = make_row(source, f"{source}-{pair.story or n}", pair.a, pair.b, pair.labels)
        row.missing = pair.missing
        yield row


def fit(x: Matrix, y: Matrix, weight: Matrix) -> Matrix:
    """Weights and, last, the bias that minimise the weighted log loss."""
    x = np.hstack([x, np.ones((len(x), 1))])
    weight = weight / weight.sum()

    def loss(theta: Matrix) -> tuple[float, Matrix]:
        logit = x @ theta
        error = 1 / (1 + np.exp(-logit)) - y
        penalised = np.append(theta[:-1], 0.0)
        value = weight @ (np.logaddexp(0, logit) - y * logit) + RIDGE * penalised @ penalised
        return float(value), x.T @ (weight * error) + 2 * RIDGE * penalised

    found: Matrix = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x
    return found


def fit_rows(rows: Sequence[Row], columns: int) -> Matrix:
    """Weights and bias by the first columns of the evidence."""
    share = FUZZY_WEIGHT if columns == len(FUZZY) else WEIGHT
    cells = [(row, *row.list_cells(columns)) for row in rows if row.source in share]
    sizes = {name: sum(len(y) for row, _, y, _ in cells if row.source == name) for name in share}
    weight = [w * share[row.source] / sizes[row.source] for row, _, _, w in cells]
    x, y = (np.concatenate([cell[k] for cell in cells]) for k in (1, 2))
    return fit(x, y.astype(np.float64), np.concatenate(weight))


def fit_parts(rows: Sequence[Row]) -> Matrix:
    """How the log-odds of the same become those of a part at least, on the real pairs."""
    real = [row for row in rows if row.source == "real"]
    x = np.concatenate([find_odds(row.scores)[row.may_pair > 0] for row in real])
    y = np.concatenate([row.labels[row.may_pair > 0] > 0 for row in real])
    return fit(x[:, None], y.astype(np.float64), np.ones(len(y)))


def cross_validate(rows: Sequence[Row], columns: int) -> None:
    """Score every row by weights that were fitted on other stories."""
    stories = sorted({row.story for row in rows})
    order = np.random.RandomState(0).permutation(len(stories))
    fold_of = {stories[place]: n % FOLDS for n, place in enumerate(order)}
    for row in rows:
        row.fold = fold_of[row.story]
    for fold in range(FOLDS):
        theta = fit_rows([row for row in rows if row.fold != fold], columns)
        for row in rows:
            if row.fold == fold:
                logit = row.features[..., :columns] @ theta[:-1] + theta[-1]
                row.scores = np.round(row.may_pair / (1 + np.exp(-logit)), 6)
    for fold in range(FOLDS):
        theta = fit_parts([row for row in rows if row.fold != fold])
        for row in rows:
            if row.fold == fold:
                row.shares = find_shares(row.scores, theta[0], theta[1])


def measure(rows: Sequence[Row], with_parts: bool) -> str:
    """Precision, recall and F1 of the links; label 1 counts neither way."""
    tally = Tally()
    for row in rows:
        links = align(row.scores)
        if with_parts:
            links += list_parts(row.shares, links)
        same, part = ({(int(i), int(j)) for i, j in np.argwhere(row.labels == n)} for n in (2, 1))
        tally.add(list_pairs(links), same, part)
        tally.wanted += row.missing
    return " ".join(f"{name} {value:.3f}" for name, value in tally.score().items())


def measure_parts(rows: Sequence[Row]) -> str:
    """Of the links of a part how many hold, and how many of these are of the same."""
    labels = [
        int(row.labels[pair])
        for row in rows
        for pair in list_pairs(list_parts(row.shares, align(row.scores)))
    ]
    held = [label for label in labels if label]
    return f"parts {len(labels)}, {len(held)} right, {held.count(SAME)} of them the same"


def measure_ecb(rows: Sequence[Row]) -> str:
    """Of the claims of A that have a partner, the share whose link holds one."""
    known = sum(len(row.known) for row in rows)
    reached = sum(
        len({i for i, j in list_pairs(align(row.scores)) if row.labels[i, j]}) for row in rows
    )
    return f"reached {reached / known:.3f}"


def tell_figures(rows: Sequence[Row]) -> Iterator[str]:
    """The figures of every set, a line each."""
    for source in ("real", "seeds", "synth", "hi_en"):
        some = [row for row in rows if row.source == source and row.is_pair]
        yield f"  {source:6} same {measure(some, False)}; with parts {measure(some, True)}"
        yield f"         {measure_parts(some)}"
    yield f"  ecb    {measure_ecb([row for row in rows if row.source == 'ecb'])}"


def main() -> None:
    """Fit with and without the encoder's features and print the weights by name."""
    rows = [*collect()]
    for names in (FUZZY, FUZZY + FINER + SEMANTIC):
        cross_validate(rows, len(names))
        print(f"\n{len(names)} measures, cross-validated by story", *tell_figures(rows), sep="\n")
        print("  shares", np.round(fit_parts(rows), 2).tolist())
        theta = fit_rows(rows, len(names))
        for name, value in zip((*names, "BIAS"), theta, strict=True):
            print(f"{name:18} {value:8.3f}")
        print([round(float(value), 2) for value in theta])


if __name__ == "__main__":
    main()
