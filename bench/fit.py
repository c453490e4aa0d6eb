"""Fit the weights of lib/links/score.py by logistic regression on the pairing sets.

Prints the two tables to paste there. align_synth and align_hi_en count alike, and every article
also meets one of another story, where nothing may be linked. align_ecb counts little, because it
knows only some of its links: the claims of A that have any, against all claims of B.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.data import make_side, read_jsonl
from lib.links.features import FINER, FUZZY, SEMANTIC
from lib.links.score import compare_sides

Matrix = NDArray[np.float64]

RIDGE = 1e-6
SETS = (("align_synth", "a", "b"), ("align_hi_en", "hi", "en"))
ECB_SHARE = 0.05  # more of it costs align_hi_en; measured


def collect(name: str, a: str, b: str) -> Iterator[tuple[Matrix, Matrix]]:
    """For each pair of articles the features of its claim pairs and their labels, both flat."""
    rows = read_jsonl(name)
    sides = [(make_side(row[a]), make_side(row[b])) for row in rows]
    for at, (row, (side_a, side_b)) in enumerate(zip(rows, sides, strict=True)):
        stranger = sides[(at + 1) % len(sides)][1]
        for other, links in ((side_b, row["links"]), (stranger, ())):
            features = compare_sides(side_a, other, semantics=True).features
            labels = np.zeros(features.shape[:2])
            for i, j in links:
                labels[i, j] = 1.0
            yield features.reshape(-1, features.shape[-1]), labels.ravel()


def collect_ecb() -> Iterator[tuple[Matrix, Matrix]]:
    """The same for the claims of A that are known to have a partner."""
    for row in read_jsonl("align_ecb"):
        features = compare_sides(make_side(row["a"]), make_side(row["b"]), semantics=True).features
        known = sorted({i for i, _ in row["links"]})
        labels = np.zeros(features.shape[:2])
        for i, j in row["links"]:
            labels[i, j] = 1.0
        yield features[known].reshape(-1, features.shape[-1]), labels[known].ravel()


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


def main() -> None:
    """Fit with and without the encoder's features and print the weights by name."""
    sets = [([*collect(*columns)], 1.0) for columns in SETS] + [([*collect_ecb()], ECB_SHARE)]
    sizes = [(sum(len(y) for _, y in rows), share) for rows, share in sets]
    x, y = (np.concatenate([row[k] for rows, _ in sets for row in rows]) for k in (0, 1))
    weight = np.concatenate([np.full(size, share / size) for size, share in sizes])
    shared = sum(size for size, share in sizes if share == 1.0)
    for names, rows in ((FUZZY, slice(shared)), (FUZZY + FINER + SEMANTIC, slice(None))):
        theta = fit(x[rows, : len(names)], y[rows], weight[rows])
        for name, value in zip((*names, "BIAS"), theta, strict=True):
            print(f"{name:18} {value:8.3f}")
        print([round(float(value), 2) for value in theta])


if __name__ == "__main__":
    main()
