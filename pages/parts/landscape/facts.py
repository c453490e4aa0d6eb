"""The table of who says what: a row a fact, a column a source, a reading a link to its claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase

from lib.consensus import Cell as Column
from lib.consensus import Consensus, Fact, Place, Said, Standing, Status, Witness
from pages.parts.landscape.conflicts import Conflicts
from pages.parts.landscape.sheet import Cell, Line, Link, Row, Sheet

# A shape and a word for each standing, so that it reads without its colour.
SIGNS: Mapping[Standing, str] = {
    "majority": "● most say so",
    "outlier": "◆ says otherwise",
    "split": "◇ no majority",
    "divided": "◈ says both",
    "fits": "○ fits several",
    "update": "▲ latest",
    "superseded": "△ earlier",
    "unresolved": "? not comparable",
    "agreed": "= agrees",
    "silent": "— silent",
}
# In the head of a row, and where rows are counted: 2 disputed, 1 updated.
STATUSES: Mapping[Status, str] = {
    "disputed": "disputed",
    "update": "updated",
    "unresolved": "not comparable",
    "agreed": "agreed",
}
NAME = "Who says what: a row a fact, a column a source"


def write_facts(
    found: Consensus,
    conflicts: Conflicts,
    numbers: Mapping[str, int],
    is_disputed: bool,
    is_roman: bool,
) -> Sheet:
    """The table. numbers: of the texts, by the ids of their articles.

    conflicts: what the links of readings lead to. is_disputed: only facts that are. is_roman: Hindi
    readings in Latin letters, too.
    """
    names = _name_columns(found.witnesses, numbers)
    heads = (Cell((Line("Fact"),), "fact-head"), *map(_head, found.witnesses, names))
    facts = [fact for fact in found.facts if fact.status == "disputed" or not is_disputed]
    rows = tuple(_write_row(fact, is_roman, conflicts) for fact in facts)
    return Sheet(NAME, heads, rows, "facts")


def _name_columns(witnesses: Sequence[Witness], numbers: Mapping[str, int]) -> list[str]:
    """The number of each one's text; a copy that says something else has a letter besides: 1b."""
    met = Counter[int]()
    names = []
    for witness in witnesses:
        number = numbers[witness.articles[0].id]
        letter = ascii_lowercase[met[number] % len(ascii_lowercase)] if met[number] else ""
        names.append(f"{number}{letter}")
        met[number] += 1
    return names


def _head(witness: Witness, name: str) -> Cell:
    copies = witness.articles[1:]
    day = f"{witness.published:%-d %b %Y}" if witness.published else "no date"
    lines = [Line(f"{name} · {witness.name}", "name"), Line(day, "small")]
    lines += [Line(f"copy: {copy.source or copy.title or copy.id}", "small") for copy in copies]
    return Cell(tuple(lines), "witness")


def _write_row(fact: Fact, is_roman: bool, conflicts: Conflicts) -> Row:
    head = Cell(
        (
            Line(fact.kind, "word line"),
            Line(fact.label, "label"),
            Line(STATUSES[fact.status], "small"),
        ),
        "fact-head",
    )
    cells = (_write_cell(cell, fact.cells, is_roman, conflicts) for cell in fact.cells)
    why = "" if fact.status == "agreed" else fact.why  # the cells say that already
    return Row(head, tuple(cells), f"kind-{fact.kind} is-{fact.status}", why)


def _write_cell(cell: Column, row: Sequence[Column], is_roman: bool, conflicts: Conflicts) -> Cell:
    lines: list[Line] = []
    for said in cell.said:
        link = _find_link(said, row, conflicts)
        lines.append(Line(said.text, "reading", link))
        told = " · ".join(_tell_meaning(said, is_roman))
        lines += [Line(told, "latin")] if told else []
    lines.append(Line(SIGNS[cell.standing], "standing"))
    return Cell(tuple(lines), cell.standing)


def _tell_meaning(said: Said, is_roman: bool) -> list[str]:
    """How a reading sounds and what it means, as far as its letters do not say it."""
    sound = [said.roman] if said.roman and is_roman else []
    return [*sound, said.gloss] if said.gloss and said.gloss != said.roman else sound


def _find_link(said: Said, row: Sequence[Column], conflicts: Conflicts) -> Link:
    """The comparison with a source that disagrees, else with one that says something else, or with
    any other, at both places."""
    others = [*_list_others(said, row)]
    if not others:
        return Link("compare", {"a": said.places[0].article})
    one, other, d = conflicts.choose(said.places, others)
    return Link("compare", {"a": one.article, "b": other.article, "d": d})


def _list_others(said: Said, row: Sequence[Column]) -> Iterator[Place]:
    """The places of the row in other articles, those that say something else first."""
    everything = [each for cell in row for each in cell.said]
    for is_another in (True, False):
        for each in everything:
            elsewhere = (p for p in each.places if p.article != said.places[0].article)
            if (each.group != said.group) == is_another:
                yield from elsewhere
