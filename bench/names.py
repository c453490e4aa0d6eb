"""Names: how well spellings of one name are told from two names, beside a plain edit distance.

Read from the public sets names_hi and names_multi. Run: python -m bench.names
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from bench.baselines import FUZZY, LEVENSHTEIN
from bench.data import Row, read_tsv
from bench.flags import score_pair
from bench.scores import area_under_curve, balanced_accuracy, f1, tune_balanced, tune_f1
from lib.names.compare import compare_names

Figures = dict[str, dict[str, float]]

SETS: dict[str, Callable[[Row], bool]] = {
    "words": lambda row: row["set"] == "words",
    "places": lambda row: row["set"] == "places",
    "places without alias": lambda row: row["set"] == "places" and row["kind"] != "alias",
    "people_hi_en": lambda row: row["set"] == "people_hi_en",
}


def measure_names_hi(every: int = 1, half: str = "dev") -> Figures:
    """Figures of each set, and the share of rows right by kind."""
    rows = read_tsv("names_hi", every, half)
    figures = {name: _measure([row for row in rows if keep(row)]) for name, keep in SETS.items()}
    for kind in sorted({row["kind"] for row in rows}):
        some = [row for row in rows if row["kind"] == kind]
        figures[f"kind {kind}"] = {"n": len(some), "right": _share_right(some)}
    return figures


def measure_names_multi(every: int = 1, half: str = "dev") -> Figures:
    """F1, balanced accuracy and AUC, and the share of rows that are right by their quality."""
    rows = read_tsv("names_multi", every, half)
    figures = {"all": _measure(rows)}
    for quality in ("STRONG", "MEDIUM", "WEAK"):
        some = [row for row in rows if row["quality"] == quality]
        figures[quality] = {"n": len(some), "right": _share_right(some)}
    return figures


def measure_name_baselines() -> Figures:
    """Plain scorers, each at the threshold that is best on the very rows it is measured on.

    Balanced accuracy for each set of names_hi, F1 for names_multi.
    """
    rows = read_tsv("names_hi")
    sets = {name: [row for row in rows if keep(row)] for name, keep in SETS.items()}
    figures = {name: _tune(some, tune_balanced) for name, some in sets.items()}
    return figures | {"names_multi": _tune(read_tsv("names_multi"), tune_f1)}


def _tune(rows: Sequence[Row], tune: Callable[..., float]) -> dict[str, float]:
    labels = [row["label"] == "1" for row in rows]
    return {
        name: tune(labels, [score_pair(scorer, row["name_a"], row["name_b"]) for row in rows])
        for name, scorer in {**LEVENSHTEIN, **FUZZY}.items()
    }


def _share_right(rows: Sequence[Row]) -> float:
    right = sum(
        compare_names(row["name_a"], row["name_b"]).same == (row["label"] == "1") for row in rows
    )
    return right / max(1, len(rows))


def _measure(rows: Sequence[Row]) -> dict[str, float]:
    labels = [row["label"] == "1" for row in rows]
    found = [compare_names(row["name_a"], row["name_b"]) for row in rows]
    return {
        "n": len(rows),
        "balanced_accuracy": balanced_accuracy(labels, [one.same for one in found]),
        "auc": area_under_curve(labels, [one.score for one in found]),
        "f1": f1(labels, [one.same for one in found]),
    }


if __name__ == "__main__":
    figures = {"names_hi": measure_names_hi(), "names_multi": measure_names_multi()}
    print(json.dumps(figures | {"baselines": measure_name_baselines()}, indent=1))
