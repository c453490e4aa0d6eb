"""A table of findings, one of which is open below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from lib.model import Article
from lib.store.records import Standing
from pages.parts import query
from pages.parts.table import show_table

OPEN = "finding"
UNKNOWN = "an article that is not in the library now"


def show_findings(
    standings: Sequence[Standing], articles: Mapping[str, Article], key: str
) -> Standing | None:
    """Draw the table; the one that the address names, if it is among them."""
    by_key = {standing.finding.key: standing for standing in standings}
    show_table(
        [_describe(standing, articles) for standing in standings],
        list(by_key),
        key=key,
        opens=OPEN,
        marked="kind",
        columns={
            "reading A": st.column_config.TextColumn(width="medium"),
            "reading B": st.column_config.TextColumn(width="medium"),
            "judged": st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm"),
            "article A": st.column_config.TextColumn(width="medium"),
            "article B": st.column_config.TextColumn(width="medium"),
        },
        alt="Findings; a click on a heading sorts, a click on a row opens it below",
    )
    return by_key.get(query.read(OPEN))


def name_article(articles: Mapping[str, Article], id: str) -> str:
    """A title by an article's id."""
    found = articles.get(id)
    return (found.title or found.id) if found else UNKNOWN


def _describe(standing: Standing, articles: Mapping[str, Article]) -> dict[str, Any]:
    found, said = standing.finding, standing.judgements
    row: dict[str, Any] = {}
    if said:
        row["verdict"] = "reviewers differ" if standing.differs else standing.verdict
    row |= {
        "kind": found.kind,
        "class": found.sort,
        "reading A": found.a.reading,
        "reading B": found.b.reading,
    }
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
