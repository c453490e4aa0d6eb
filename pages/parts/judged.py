"""What the reader is told of verdicts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judging:
    """What the reader is told: who judges, whether they may, and for each finding what was said."""

    author: str
    may_judge: bool = False
    verdicts: dict[str, list[Said]] = field(default_factory=dict)
