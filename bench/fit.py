"""Fit the weights of lib/similarity.py by logistic regression on the pairing sets.

Prints the table to paste there. Every article pair counts alike, and so do the three sets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.data import make_side, read_jsonl
from lib.similarity import FEATURES, compare_sides

Matrix = NDArray[np.float64]

RIDGE = 1e-6
SETS = (("align_synth", "a", "b"), ("align_hi_en", "hi", "en"))


def collect(name: str, a: str, b: str) -> Iterator[tuple[Matrix, Matrix]]:
    """For each article pair the features of its claim pairs and their labels, both flat.

    Every article also meets one of another story, where nothing may be linked.
    """
    rows = read_jsonl(name)
    sides = [(make_side(row[a]), make_side(row[b])) for row in rows]
    for row, (side_a, side_b), (_, stranger) in zip(
        rows, sides, sides[1:] + sides[:1], strict=True
    ):
        features = compare_sides(side_a, side_b).features
        labels = np.zeros(features.shape[:2])
        for i, j in row["links"]:
            labels[i, j] = 1.0
        yield _flatten(features), labels.ravel()
        features = compare_sides(side_a, stranger).features
        yield _flatten(features), np.zeros(features.shape[0] * features.shape[1])


def _flatten(features: Matrix) -> Matrix:
    return features.reshape(-1, features.shape[-1])


def fit(samples: Sequence[tuple[Matrix, Matrix, float]]) -> Matrix:
    """Weights and, last, the bias that minimise the weighted log loss of (x, y, weight) rows."""
    x = np.concatenate([features for features, _, _ in samples])
    y = np.concatenate([labels for _, labels, _ in samples])
    weight = np.concatenate([np.full(len(labels), w) for _, labels, w in samples])
    x = np.hstack([x, np.ones((len(x), 1))])

    def loss(theta: Matrix) -> tuple[float, Matrix]:
        logit = x @ theta
        error = 1 / (1 + np.exp(-logit)) - y
        value = weight @ (np.logaddexp(0, logit) - y * logit) / weight.sum()
        gradient = x.T @ (weight * error) / weight.sum()
        return value + RIDGE * theta[:-1] @ theta[:-1], gradient + 2 * RIDGE * np.append(
            theta[:-1], 0
        )

    found: Matrix = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x
    return found


def main() -> None:
    """Fit on all sets and print the weights by name."""
    samples = []
    for name, a, b in SETS:
        rows = list(collect(name, a, b))
        cells = sum(len(labels) for _, labels in rows)
        samples += [(x, y, 1 / cells) for x, y in rows]
    theta = fit(samples)
    for name, value in zip((*FEATURES, "BIAS"), theta, strict=True):
        print(f"{name:12} {value:8.3f}")


if __name__ == "__main__":
    main()
