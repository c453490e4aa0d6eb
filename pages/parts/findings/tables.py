"""A table of findings, one of which is open below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from lib.model import Article
from lib.store.records import Standing
from pages.parts import query

OPEN = "finding"
UNKNOWN = "an article that is not in the library now"


def show_findings(
    standings: Sequence[Standing], articles: Mapping[str, Article], key: str
) -> Standing | None:
    """Draw the table; the one that the address names, if it is among them."""
    keys = [standing.finding.key for standing in standings]
    asked = query.read(OPEN)
    key = f"{key}_{hash(tuple(keys))}"  # other findings are another table, with no cell on
    cells = [(keys.index(asked), "kind")] if asked in keys else []
    st.dataframe(
        [_describe(standing, articles) for standing in standings],
        key=key,
        hide_index=True,
        height="content" if len(keys) <= 12 else 460,
        on_select=lambda: _open_row(key, keys),
        selection_mode="single-cell",
        selection_default={"selection": {"cells": cells}},
        placeholder="—",
        column_config={
            "reading A": st.column_config.TextColumn(width="medium"),
            "reading B": st.column_config.TextColumn(width="medium"),
            "judged": st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm"),
            "article A": st.column_config.TextColumn(width="medium"),
            "article B": st.column_config.TextColumn(width="medium"),
        },
        alt="Findings; a click on a heading sorts, a click on a row opens it below",
    )
    return standings[keys.index(asked)] if asked in keys else None


def name_article(articles: Mapping[str, Article], id: str) -> str:
    """A title by an article's id."""
    found = articles.get(id)
    return (found.title or found.id) if found else UNKNOWN


def _open_row(key: str, keys: Sequence[str]) -> None:
    cells = st.session_state[key]["selection"]["cells"]
    query.write(**{OPEN: keys[cells[0][0]] if cells and cells[0][0] < len(keys) else ""})


def _describe(standing: Standing, articles: Mapping[str, Article]) -> dict[str, Any]:
    found, said = standing.finding, standing.judgements
    row: dict[str, Any] = {}
    if said:
        row["verdict"] = "reviewers differ" if standing.differs else standing.verdict
    row |= {"kind": found.kind, "reading A": found.a.reading, "reading B": found.b.reading}
    if said:
        row |= {
            "by": ", ".join(judgement.author for judgement in said),
            "judged": max(judgement.at for judgement in said),
            "note": " | ".join(judgement.note for judgement in said if judgement.note),
        }
    return row | {
        "article A": name_article(articles, found.a.article_id),
        "article B": name_article(articles, found.b.article_id),
    }
