"""Who says what as CSV, a row a fact, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from lib import __version__
from lib.consensus import Cell, Consensus, Fact, Place, Said, Witness
from lib.reports.data import describe_reading
from lib.reports.spreadsheet import guard_cell, write_table

Json = dict[str, Any]
COLUMNS = ("number", "status", "severity", "kind", "label", "why", "engine")
_PER_WITNESS = ("says", "standing", "claims")


def consensus_to_csv(consensus: Consensus) -> bytes:
    """A row a fact, cells safe to open in a spreadsheet.

    After COLUMNS three columns for each witness: its readings, its standing, and the numbers of
    the claims they stand in, counted from 1 as the page does.
    """
    header = [*COLUMNS, *(guard_cell(name) for name in _name_columns(consensus.witnesses))]
    rows = [_make_row(number, fact) for number, fact in enumerate(consensus.facts, 1)]
    return write_table(header, rows)


def consensus_to_json(consensus: Consensus) -> bytes:
    """The whole table in UTF-8; claims are counted from 0, places in code points, as everywhere."""
    return json.dumps(describe_consensus(consensus), ensure_ascii=False, indent=1).encode(
        "utf-8", "replace"
    )


def describe_consensus(consensus: Consensus) -> Json:
    """The same as plain data: engine, witnesses, facts, more_agreed, left_out."""
    return {
        "engine": __version__,
        "witnesses": [_describe_witness(witness) for witness in consensus.witnesses],
        "facts": [_describe_fact(fact) for fact in consensus.facts],
        "more_agreed": consensus.more_agreed,
        "left_out": list(consensus.left_out),
    }


def _name_columns(witnesses: Sequence[Witness]) -> Iterator[str]:
    """Three for each witness, by its article's id as well: two may have one name."""
    for witness in witnesses:
        day = witness.published.isoformat() if witness.published else "no date"
        for what in _PER_WITNESS:
            yield f"{witness.name}, {day} [{witness.articles[0].id}]: {what}"


def _make_row(number: int, fact: Fact) -> list[str]:
    fixed = str(number), fact.status, fact.severity or "", fact.kind, fact.label, fact.why
    return [*fixed, __version__, *(value for cell in fact.cells for value in _list_values(cell))]


def _list_values(cell: Cell) -> Iterator[str]:
    yield " | ".join(map(tell_said, cell.said))
    yield cell.standing
    yield ", ".join(str(n + 1) for n in sorted({place.reading.claim for place in cell.places}))


def tell_said(said: Said) -> str:
    """`चार घंटे (chār ghanṭe, 4 hours)`."""
    told = dict.fromkeys(part for part in (said.roman, said.gloss) if part)
    return f"{said.text} ({', '.join(told)})" if told else said.text


def _describe_witness(witness: Witness) -> Json:
    return {
        "name": witness.name,
        "published": witness.published.isoformat() if witness.published else None,
        "articles": [
            {
                "id": article.id,
                "title": article.title,
                "source": article.source,
                "published": article.published.isoformat() if article.published else None,
                "url": article.url,
            }
            for article in witness.articles
        ],
    }


def _describe_fact(fact: Fact) -> Json:
    return {
        "kind": fact.kind,
        "label": fact.label,
        "status": fact.status,
        "severity": fact.severity,
        "why": fact.why,
        "cells": [_describe_cell(cell) for cell in fact.cells],
    }


def _describe_cell(cell: Cell) -> Json:
    return {
        "standing": cell.standing,
        "group": cell.group,
        "said": [_describe_said(said) for said in cell.said],
    }


def _describe_said(said: Said) -> Json:
    return {
        "text": said.text,
        "roman": said.roman,
        "gloss": said.gloss,
        "group": said.group,
        "places": [_describe_place(place) for place in said.places],
    }


def _describe_place(place: Place) -> Json:
    return {"article": place.article, **describe_reading(place.reading)}
