"""What a reader should meet first."""

from __future__ import annotations

from typing import get_args

from lib.model import Disagreement, Severity

_SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # the highest first


def rank_weight(found: Disagreement) -> tuple[bool, int, float, int, int, int, int]:
    """Give a key to sort by: conflicts before updates, then by severity, how sure, and place."""
    severity = _SEVERITIES.index(found.severity)
    a, b = found.a, found.b
    return found.is_update, severity, -found.confidence, a.claim, a.start, b.claim, b.start
