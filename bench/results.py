"""Figures as tables of Markdown: bench/RESULTS.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure on one set.

    value: without the sentence encoder. semantic: with it; None where it takes no part or is not
    installed. goal: the least value to reach, or the most where `is_cost`. baselines: by name.
    """

    name: str
    measure: str
    value: float
    semantic: float | None = None
    goal: float | None = None
    is_cost: bool = False
    baselines: Mapping[str, float] = field(default_factory=dict)

    @property
    def best(self) -> float:
        """The figure of the engine as it runs with all its parts."""
        return self.value if self.semantic is None else self.semantic

    @property
    def is_reached(self) -> bool:
        """The goal is reached, to the three decimals that are shown."""
        if self.goal is None:
            return True
        shown = round(self.best, 3)
        return shown <= self.goal if self.is_cost else shown >= self.goal


@dataclass(frozen=True, slots=True)
class Section:
    """Figures of one sort, told in one table under a heading, with a note above it."""

    title: str
    note: str
    figures: tuple[Figure, ...]


def write_goals(sections: Iterable[Section]) -> Iterator[str]:
    """Every figure that has a goal, and whether it is reached."""
    rows = [
        [
            f.name,
            f.measure,
            show(f.value),
            show(f.semantic),
            f"{'≤' if f.is_cost else '≥'} {f.goal}",
            "yes" if f.is_reached else "**no**",
        ]
        for section in sections
        for f in section.figures
        if f.goal is not None
    ]
    head = ["set", "measure", "without encoder", "with encoder", "goal", "reached"]
    yield from write_table(head, rows)


def write_section(section: Section) -> Iterator[str]:
    """A heading, the note, and the figures beside their baselines."""
    yield from (f"## {section.title}", "", section.note, "")
    baselines = list(dict.fromkeys(name for f in section.figures for name in f.baselines))
    uses_encoder = any(f.semantic is not None for f in section.figures)
    head = ["set", "measure", "Milaan"] + ["with encoder"] * uses_encoder + baselines
    rows = [
        [
            f.name,
            f.measure,
            show(f.value),
            *([show(f.semantic)] * uses_encoder),
            *(show(f.baselines.get(name)) for name in baselines),
        ]
        for f in section.figures
    ]
    yield from write_table(head, rows)


def write_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of Markdown and a blank line."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def show(value: float | None) -> str:
    """Three decimals, or a dash for what was not measured."""
    return "–" if value is None else f"{value:.3f}"
