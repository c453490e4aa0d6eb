"""A table of which a click on any cell opens its row; what is open stands in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from pages.parts import query

_LONG = 12  # rows above which the table scrolls (chosen)
_HEIGHT = 460  # pixels of a table that scrolls


def show_table(
    rows: Sequence[Mapping[str, Any]],
    ids: Sequence[str],
    *,
    key: str,
    opens: str,
    marked: str,
    columns: Mapping[str, Any],
    alt: str,
    can_pick: bool = False,
) -> list[str]:
    """Draw the rows; a click on one writes its id to the address. The ids of the rows ticked.

    opens: the parameter of the address. marked: the column whose cell is on in the open row.
    columns: as `column_config`. Rows that change are another table, with no cell on. can_pick: rows
    can be ticked.
    """
    asked = query.read(opens)
    key = f"{key}_{hash(tuple(ids))}"
    cells = [(ids.index(asked), marked)] if asked in ids else []
    chosen = st.dataframe(
        list(rows),
        key=key,
        hide_index=True,
        height="content" if len(rows) <= _LONG else _HEIGHT,
        on_select=lambda: _open_row(key, opens, ids),
        selection_mode=["single-cell", "multi-row"] if can_pick else "single-cell",
        selection_default={"selection": {"cells": cells}},
        placeholder="—",
        column_config=dict(columns),
        alt=alt,
    )
    return [ids[row] for row in chosen["selection"]["rows"] if row < len(ids)]


def _open_row(key: str, opens: str, ids: Sequence[str]) -> None:
    """A tick, which is no cell, leaves what is open."""
    chosen, ticked = st.session_state[key]["selection"], f"{key}_ticked"
    cells, rows = chosen["cells"], chosen["rows"]
    is_tick = rows != st.session_state.get(ticked, [])
    st.session_state[ticked] = rows
    if is_tick and not cells:
        return
    query.write(**{opens: ids[cells[0][0]] if cells and cells[0][0] < len(ids) else ""})
