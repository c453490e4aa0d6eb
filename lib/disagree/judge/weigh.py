"""How probable it is that a proposed clash is one: the evidence, weighed by the fitted table.

data/judge.toml is written by `python -m bench.judge`: a logistic regression over the evidence,
fitted on real pairs of articles that readers have labelled, and cross-validated by story. Whether
the two tell one event at all has a table of its own, and so has what one article says against
itself (`python -m bench.within`).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lib.errors import MissingFit
from lib.settings import JUDGE, JUDGE_EVENT, JUDGE_WITHIN

TELL = 0.5  # from this probability on a clash is told; cross-validated, see bench/RESULTS.md
TELL_WITHIN = 0.4  # and one of an article with itself; cross-validated by `python -m bench.within`
HOLD = 0.1  # what a comparator found in freely worded claims is told from here on; likewise
SURE = 0.9  # or where the comparator is this sure by itself: names, departments; likewise


@dataclass(frozen=True, slots=True)
class Judge:
    """A logistic curve over named evidence."""

    bias: float
    weights: Mapping[str, float]

    def weigh(self, evidence: Mapping[str, float]) -> float:
        """Give the probability in (0, 1); every weight needs its evidence, else KeyError."""
        total = self.bias + sum(weight * evidence[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Judges:
    """clash: of two values, if the articles tell one event. event: whether they do."""

    clash: Judge
    event: Judge


@cache
def load_judges() -> Judges:
    """Read the tables for two articles. Raises MissingFit where one is away or is none."""
    return Judges(_read_table(JUDGE), _read_table(JUDGE_EVENT))


@cache
def load_judge_within() -> Judge:
    """Read the table for one article against itself. Raises MissingFit as load_judges does."""
    return _read_table(JUDGE_WITHIN)


def _read_table(path: Path) -> Judge:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        judge = Judge(float(table["bias"]), {k: float(v) for k, v in table["weights"].items()})
        if not all(map(math.isfinite, (judge.bias, *judge.weights.values()))):
            raise ValueError
        return judge
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError):
        raise MissingFit(f"data/{path.name}") from None
