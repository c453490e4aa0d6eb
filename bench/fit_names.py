"""Fit the prices of lib/names/habits.py by logistic regression on the single words of names_hi.

A pair is the tally of the habits on its cheapest alignment; alignments and prices are refined in
turn (Ristad and Yianilos 1998 learn edit costs so). Prints each price beside the one in use, with
how often the habit stands in pairs labelled same and different: rare habits are priced by hand.
Run: python -m bench.fit_names
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.data import Row, read_tsv
from lib.names.habits import BIAS, COSTS, NEVER, is_vowel, name_change, name_loss
from lib.names.phonetics import sound, sound_similarity
from lib.names.sounds import Phones

PULL = 2.0  # how strongly a price is held to the one in use; by four-fold cross-validation
ROUNDS = 4
HABITS = tuple(COSTS)
Pair = tuple[str, str, bool]
Path = tuple[float, tuple[str, ...]]


def read_pairs() -> list[Pair]:
    """Word pairs and whether they are one: words, one-word places, the names of cricketers."""
    return [pair for row in read_tsv("names_hi") for pair in _split_row(row)]


def _split_row(row: Row) -> list[Pair]:
    a, b = row["name_a"].split(), row["name_b"].split()
    same = row["label"] == "1"
    if len(a) != len(b) or row["kind"] == "alias" or (len(a) > 1 and row["set"] == "places"):
        return []
    if row["kind"] == "same_surname":
        return [(a[0], b[0], False)]
    if row["kind"] == "same_first":
        return [(a[-1], b[-1], False)]
    pairs = [(x, y, same) for x, y in zip(a, b, strict=True)]
    # Two different people may still share a word.
    return pairs if same or len(a) == 1 else [p for p in pairs if sound_similarity(*p[:2]) < 0.3]


def find_habits(a: Phones, b: Phones, prices: Mapping[str, float]) -> tuple[str, ...]:
    """The habits on the cheapest alignment of two words."""
    cells: dict[tuple[int, int], dict[str, Path]] = {(0, 0): {"changed": (0.0, ())}}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if i or j:
                cells[i, j] = _fill_cell(cells, a, b, (i, j), prices)
    return min(cells[len(a), len(b)].values())[1]


def _fill_cell(
    cells: Mapping[tuple[int, int], Mapping[str, Path]],
    a: Phones,
    b: Phones,
    place: tuple[int, int],
    prices: Mapping[str, float],
) -> dict[str, Path]:
    i, j = place
    both_vowels = bool(i and j and is_vowel(a[i - 1]) and is_vowel(b[j - 1]))
    found: dict[str, Path] = {}
    if i:
        before = _allowed(cells[i - 1, j], "gained" if both_vowels else "")
        if before:
            found["lost"] = _lengthen(before, name_loss(a, i - 1), prices)
    if j:
        before = _allowed(cells[i, j - 1], "lost" if both_vowels else "")
        if before:
            found["gained"] = _lengthen(before, name_loss(b, j - 1), prices)
    if i and j:
        is_end = i == len(a) and j == len(b)
        position = "start" if i == j == 1 else "end" if is_end else "inside"
        habit = name_change(a[i - 1], b[j - 1], position)
        found["changed"] = _lengthen(_allowed(cells[i - 1, j - 1], ""), habit, prices)
    return found


def _allowed(cell: Mapping[str, Path], barred: str) -> list[Path]:
    return [path for step, path in cell.items() if step != barred]


def _lengthen(before: Sequence[Path], habit: str, prices: Mapping[str, float]) -> Path:
    cost, habits = min(before)
    return (cost + prices.get(habit, NEVER), (*habits, habit)) if habit else (cost, habits)


def count_habits(pairs: Sequence[Pair], prices: Mapping[str, float]) -> NDArray[np.float64]:
    """A row a pair, a column a habit."""
    counts = np.zeros((len(pairs), len(HABITS)))
    for row, (a, b, _) in enumerate(pairs):
        first, second = sorted((sound(a), sound(b)))
        for habit, times in Counter(find_habits(first, second, prices)).items():
            counts[row, HABITS.index(habit)] += times
    return counts


def fit(counts: NDArray[np.float64], same: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The bias and a price for each habit; both classes weigh alike."""
    prior = np.array([COSTS[habit] for habit in HABITS])
    weights = np.where(same, 0.5 / same.mean(), 0.5 / (~same).mean())
    signs = np.where(same, 1.0, -1.0)

    def measure_loss(x: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = signs * (x[0] - counts @ x[1:])
        loss = (weights * np.logaddexp(0, -margin)).sum() + PULL * ((x[1:] - prior) ** 2).sum() / 2
        slope = -weights * signs / (1 + np.exp(margin))
        return float(loss), np.r_[slope.sum(), PULL * (x[1:] - prior) - counts.T @ slope]

    bounds = [(0.5, 6.0)] + [(0.0, 8.0)] * len(HABITS)
    start = np.r_[BIAS[-1], prior]
    return np.asarray(minimize(measure_loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x)


def main() -> None:
    """Print the fitted table."""
    pairs = read_pairs()
    same = np.array([pair[2] for pair in pairs])
    prices = dict(COSTS)
    for _ in range(ROUNDS):
        counts = count_habits(pairs, prices)
        found = fit(counts, same)
        prices = dict(zip(HABITS, found[1:].tolist(), strict=True))
    print(f"BIAS {BIAS[-1]} -> {found[0]:.2f}")
    for column, habit in enumerate(HABITS):
        often, seldom = counts[same, column].sum(), counts[~same, column].sum()
        print(
            f"{habit:22} {COSTS[habit]} -> {prices[habit]:.2f}  same {often:.0f}, not {seldom:.0f}"
        )


if __name__ == "__main__":
    main()
