"""Names: how well spellings of one name are told from two names, beside a plain edit distance.

Read from the public sets names_hi and names_multi. Run: python -m bench.names
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz.fuzz import ratio

from lib.names import compare_names

BENCH = Path(__file__).resolve().parent.parent / ".." / "shared" / "bench"
Row = dict[str, str]


def read_rows(name: str, half: str = "dev") -> list[Row]:
    """The rows of one set. Raises FileNotFoundError where the public sets are not at hand."""
    with (BENCH / f"{name}.{half}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def measure_names_hi(half: str = "dev") -> dict[str, dict[str, float]]:
    """Figures of each set beside the baseline, and the share of rows right by kind."""
    rows = read_rows("names_hi", half)
    sets: dict[str, Callable[[Row], bool]] = {
        "words": lambda row: row["set"] == "words",
        "places": lambda row: row["set"] == "places",
        "places without alias": lambda row: row["set"] == "places" and row["kind"] != "alias",
        "people_hi_en": lambda row: row["set"] == "people_hi_en",
    }
    figures = {name: _measure([row for row in rows if keep(row)]) for name, keep in sets.items()}
    for kind in sorted({row["kind"] for row in rows}):
        some = [row for row in rows if row["kind"] == kind]
        figures[f"kind {kind}"] = {"n": len(some), "right": _share_right(some)}
    return figures


def measure_names_multi(half: str = "dev") -> dict[str, dict[str, float]]:
    """F1, balanced accuracy and AUC, and the share of rows that are right by their quality."""
    rows = read_rows("names_multi", half)
    figures = {"all": _measure(rows)}
    for quality in ("STRONG", "MEDIUM", "WEAK"):
        some = [row for row in rows if row["quality"] == quality]
        figures[quality] = {"n": len(some), "right": _share_right(some)}
    return figures


def _share_right(rows: Sequence[Row]) -> float:
    right = sum(
        compare_names(row["name_a"], row["name_b"]).same == (row["label"] == "1") for row in rows
    )
    return round(right / max(1, len(rows)), 3)


def _measure(rows: Sequence[Row]) -> dict[str, float]:
    labels = [row["label"] == "1" for row in rows]
    found = [compare_names(row["name_a"], row["name_b"]) for row in rows]
    plain = [ratio(row["name_a"], row["name_b"]) for row in rows]
    tuned = max(balanced_accuracy(labels, [s >= cut for s in plain]) for cut in set(plain))
    return {
        "n": len(rows),
        "balanced_accuracy": round(balanced_accuracy(labels, [one.same for one in found]), 3),
        "auc": round(area_under_curve(labels, [one.score for one in found]), 3),
        "f1": round(f1(labels, [one.same for one in found]), 3),
        "baseline_balanced_accuracy": round(tuned, 3),  # its threshold is tuned on the set itself
        "baseline_auc": round(area_under_curve(labels, plain), 3),
    }


def balanced_accuracy(labels: Sequence[bool], answers: Sequence[bool]) -> float:
    """The mean of the shares of positives and of negatives that are answered rightly."""
    shares = []
    for truth in (True, False):
        own = [answer for label, answer in zip(labels, answers, strict=True) if label == truth]
        shares.append(sum(answer == truth for answer in own) / max(1, len(own)))
    return sum(shares) / 2


def area_under_curve(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """The chance that a positive scores higher than a negative, a tie counting half."""
    positive = [score for label, score in zip(labels, scores, strict=True) if label]
    negative = [score for label, score in zip(labels, scores, strict=True) if not label]
    wins = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    return wins / max(1, len(positive) * len(negative))


def f1(labels: Sequence[bool], answers: Sequence[bool]) -> float:
    """The harmonic mean of precision and recall of the positives."""
    hits = sum(label and answer for label, answer in zip(labels, answers, strict=True))
    return 2 * hits / max(1, sum(labels) + sum(answers))


if __name__ == "__main__":
    print(
        json.dumps({"names_hi": measure_names_hi(), "names_multi": measure_names_multi()}, indent=1)
    )
