"""The measures: plain arithmetic on labels, answers and scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np


def balance(rows: Iterable[tuple[bool, bool]]) -> dict[str, float]:
    """Balanced accuracy, recall and false alarms from (wanted, raised) rows."""
    counts = Counter(rows)
    wanted = counts[True, True] + counts[True, False]
    quiet = counts[False, True] + counts[False, False]
    recall = counts[True, True] / wanted if wanted else 0.0
    alarms = counts[False, True] / quiet if quiet else 0.0
    return {"balanced": (recall + 1 - alarms) / 2, "recall": recall, "false alarms": alarms}


def score_pairs(found: int, wanted: int, right: int) -> dict[str, float]:
    """Precision, recall and F1 from counts."""
    precision = right / found if found else 0.0
    recall = right / wanted if wanted else 0.0
    total = precision + recall
    return {"p": precision, "r": recall, "f1": 2 * precision * recall / total if total else 0.0}


def balanced_accuracy(labels: Sequence[bool], answers: Sequence[bool]) -> float:
    """The mean of the shares of positives and of negatives that are answered rightly."""
    return balance(zip(labels, answers, strict=True))["balanced"]


def f1(labels: Sequence[bool], answers: Sequence[bool]) -> float:
    """The harmonic mean of precision and recall of the positives."""
    hits = sum(label and answer for label, answer in zip(labels, answers, strict=True))
    return 2 * hits / max(1, sum(labels) + sum(answers))


def area_under_curve(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """The chance that a positive scores higher than a negative, a tie counting half."""
    positive = [score for label, score in zip(labels, scores, strict=True) if label]
    negative = [score for label, score in zip(labels, scores, strict=True) if not label]
    wins = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    return wins / max(1, len(positive) * len(negative))


def average_precision(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """The mean precision at each positive, by falling score; equal scores share one rank."""
    order = np.argsort(-np.asarray(scores), kind="stable")
    ranked, hits = np.asarray(scores)[order], np.cumsum(np.asarray(labels)[order])
    last = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True))
    gained = np.diff(hits[last], prepend=0)
    return float((gained * hits[last] / (last + 1)).sum() / max(1, hits[-1]))


def tune_balanced(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """The best balanced accuracy that any threshold reaches; it is tuned on these very rows."""
    true = np.asarray(labels, dtype=bool)
    order = np.argsort(-np.asarray(scores), kind="stable")
    ranked, true = np.asarray(scores)[order], true[order]
    last = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True))
    recall = np.cumsum(true)[last] / max(1, true.sum())
    alarms = np.cumsum(~true)[last] / max(1, (~true).sum())
    return float(max(0.5, ((recall + 1 - alarms) / 2).max()))


def tune_f1(labels: Sequence[bool], scores: Sequence[float], wanted: int | None = None) -> float:
    """The best F1 that any threshold reaches on these very rows.

    wanted: how many positives there are in all, where some are not among the rows.
    """
    order = np.argsort(-np.asarray(scores), kind="stable")
    ranked, hits = np.asarray(scores)[order], np.cumsum(np.asarray(labels, dtype=bool)[order])
    if not len(ranked):
        return 0.0
    last = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True))
    total = wanted if wanted is not None else int(hits[-1])
    return float((2 * hits[last] / (last + 1 + total)).max())
