"""How sure a disagreement is: one table of weights, a logistic curve over the evidence.

The evidence, each in [0, 1]: link, the link's probability; slot, how far the words around the two
readings answer each other; rest, how much of the claims agrees when the readings are left out;
likeness and others are named where they are measured.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

REPORT = 0.5  # less sure than this is not shown


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve over named evidence."""

    bias: float
    weights: Mapping[str, float]

    def judge(self, **evidence: float) -> float:
        """The confidence in (0, 1); evidence that the curve does not know is an error."""
        total = self.bias + sum(self.weights[name] * value for name, value in evidence.items())
        return 1 / (1 + math.exp(-total))


# Chosen by reading the findings on the samples and the public sets; see bench/RESULTS.md.
CURVES: Mapping[str, Curve] = {
    "name": Curve(-4.2, {"link": 1.5, "slot": 2.5, "rest": 2.0, "office": 2.2, "shared_part": 2.2}),
    "department": Curve(-3.0, {"link": 1.5, "slot": 3.0, "rest": 1.5, "country": 1.0}),
    "organisation": Curve(-7.0, {"link": 1.5, "slot": 3.5, "rest": 4.5}),
    "place": Curve(-8.0, {"link": 1.5, "slot": 3.5, "rest": 5.0}),
    "role": Curve(-6.0, {"link": 1.5, "slot": 3.0, "rest": 4.0}),
    "number": Curve(
        -4.6, {"link": 1.2, "slot": 3.0, "rest": 1.5, "head": 2.0, "unit": 1.3, "only": 0.8}
    ),
    "date": Curve(-4.6, {"link": 2.0, "slot": 2.0, "rest": 2.5, "only": 1.5}),
    "negation": Curve(-4.8, {"link": 2.0, "slot": 2.5, "rest": 3.0}),
    "antonym": Curve(-4.8, {"link": 1.5, "slot": 3.0, "rest": 2.5}),
    "modality": Curve(-7.0, {"link": 1.5, "slot": 3.0, "rest": 4.5}),
    "attribution": Curve(-8.0, {"link": 1.5, "slot": 2.0, "rest": 6.5}),
    "framing": Curve(-8.6, {"link": 3.0, "slot": 3.0, "rest": 4.0}),
    # Small words of freely worded claims; chosen by reading what they give on the development sets.
    "share": Curve(-4.5, {"link": 5.0, "rest": 1.0, "same_counted": 2.0, "same_said": 2.0}),
    "stance": Curve(
        -6.8,
        {
            "link": 2.5,
            "rest": 2.5,
            "slot": 3.0,
            "same_act": 1.5,
            "same_object": 0.5,
            "is_firm": 2.0,
            "is_doubt": 1.5,
            "is_claim": -2.0,
        },
    ),
    "denial": Curve(
        -4.0,
        {
            "link": 1.0,
            "rest": 1.5,
            "same_act": 2.0,
            "same_object": 3.0,
            "is_firm": 2.0,
            "is_negation": -1.5,
        },
    ),
    "state": Curve(-4.5, {"link": 2.0, "rest": 2.0, "same_holder": 3.0}),
    "route": Curve(-4.1, {"link": 1.5, "rest": 1.5, "is_turned": 3.2, "of_one": 2.5}),
    "blow": Curve(-2.6, {"link": 2.5, "rest": 2.5, "of_one": 2.8}),
    "answer": Curve(
        -0.3, {"link": 3.0, "rest": 1.0, "is_open": -1.0, "is_past": -1.0, "rivals": -0.7}
    ),
    "doing": Curve(
        -2.5,
        {
            "link": 2.0,
            "rest": 1.0,
            "objects_met": 1.5,
            "objects_share": 2.0,
            "is_one": 2.7,
            "rivals": -0.7,
        },
    ),
    "office": Curve(-1.0, {"link": 2.0, "rest": 1.0, "is_full": 0.5}),
    "deed": Curve(
        -4.0,
        {
            "link": 2.0,
            "rest": 1.0,
            "objects_met": 1.5,
            "same_done_to": 2.0,
            "other_done_to": -2.5,
            "other_party": -2.5,
            "objects_share": 1.5,
            "is_of_any": 0.5,
        },
    ),
    "exchange": Curve(-3.6, {"rest": 6.0}),
    "within_department": Curve(0.0, {"rest": 3.0, "near": 0.6}),
}
