"""Claims that count people whom the same befell: killed, hurt, missing, held.

Two articles seldom have the same toll, so their claims on it share no figure and few words; that
both tell how many died is what pairs them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lib.model import Side


def measure_fates(a: Side, b: Side) -> NDArray[np.float64]:
    """Of the fates that two claims count, the share that both do, shape (claims A, claims B)."""
    fates = sorted(set().union(*_list_fates(a), *_list_fates(b)))
    held_a, held_b = (
        np.array([[fate in held for fate in fates] for held in _list_fates(side)], dtype=float)
        for side in (a, b)
    )
    if not fates:
        return np.zeros((len(a.claims), len(b.claims)))
    sizes = np.sqrt(held_a.sum(axis=1)[:, None] * held_b.sum(axis=1)[None, :])
    shared: NDArray[np.float64] = held_a @ held_b.T / np.maximum(sizes, 1.0)
    return shared


def _list_fates(side: Side) -> list[set[str]]:
    return [
        {m.qualifiers.fate for m in mentions if m.kind == "number" and m.qualifiers.fate}
        for mentions in side.mentions
    ]
