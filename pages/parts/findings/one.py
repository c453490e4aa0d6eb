"""One finding: both claims, why it was marked, who said what, and a verdict of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import streamlit as st

from lib.errors import MilaanError
from lib.model import Article
from lib.store.library import Store
from lib.store.records import Finding, Place, Standing, Verdict
from pages.parts.author import read_author
from pages.parts.findings.tables import name_article
from pages.parts.notices import show_notice
from pages.parts.sign_in import current_user

_NOTE = "finding_note_{}"
_TROUBLE = "finding_trouble"


def show_finding(store: Store, standing: Standing, articles: Mapping[str, Article]) -> None:
    """Everything on a finding, with what can be done. Raises LibraryUnavailable."""
    found = standing.finding
    with st.container(border=True, key="finding"):
        update = ", update" if found.sort == "update" else ""
        st.header(f"{found.kind.capitalize()}{update}", anchor=False)
        st.text(found.why)
        for column, place, name in zip(st.columns(2), (found.a, found.b), "AB", strict=True):
            with column:
                _show_place(place, name, articles)
        _show_verdicts(standing)
        if {found.a.article_id, found.b.article_id} <= articles.keys():
            pair = {"a": found.a.article_id, "b": found.b.article_id}
            st.page_link(
                "pages/compare.py",
                label="Both articles side by side",
                icon=":material/compare_arrows:",
                query_params=pair,
            )
        if current_user().may("judge"):
            _show_judging(store, standing)
        if standing.judgements and st.toggle("All that was ever said", key=f"trail_{found.key}"):
            _show_history(store, found)


def _show_place(place: Place, name: str, articles: Mapping[str, Article]) -> None:
    """The reading, larger; the claim with the reading marked; the article, smaller."""
    with st.container(gap="xsmall", key=f"place_{name}"):
        with st.container(key=f"reading_{name}"):
            st.text(f"{name}: {place.reading}")
        st.text(_mark(place.claim, place.reading))
        article = articles.get(place.article_id)
        day = f", {article.published:%-d %b %Y}" if article and article.published else ""
        source = f" — {article.source}" if article and article.source else ""
        with st.container(key=f"origin_{name}"):
            st.text(f"{name_article(articles, place.article_id)}{source}{day}")


def _mark(claim: str, reading: str) -> str:
    """The claim with its reading in «», for plain text has no other mark; as it is where the
    reading stands in it more than once."""
    return claim.replace(reading, f"«{reading}»") if claim.count(reading) == 1 else claim


def _show_verdicts(standing: Standing) -> None:
    if standing.differs:
        st.markdown("**Reviewers differ.** Both verdicts are kept until one is taken back.")
    for said in standing.judgements:
        note = f" — {said.note}" if said.note else ""
        st.text(f"{said.verdict}: {said.author}, {said.at:%-d %b %Y, %H:%M} UTC{note}")


def _show_judging(store: Store, standing: Standing) -> None:
    """A verdict with a note, and a way to take the last one back."""
    found, author = standing.finding, read_author()
    mine = [said for said in standing.judgements if said.author == author]
    st.text_input(
        "Note", mine[0].note if mine else "", key=_NOTE.format(found.key), persist_state="session"
    )
    with st.container(horizontal=True):
        for verdict in get_args(Verdict):
            st.button(
                verdict.capitalize(),
                key=f"judge_{verdict}",
                type="primary" if mine and mine[0].verdict == verdict else "secondary",
                on_click=_judge,
                args=(store, found, verdict),
            )
        if mine:
            st.button(
                "Take mine back",
                key="undo_verdict",
                type="tertiary",
                icon=":material/undo:",
                on_click=_undo,
                args=(store, found.key),
            )
    if trouble := st.session_state.pop(_TROUBLE, ""):
        show_notice(trouble)


def _judge(store: Store, found: Finding, verdict: Verdict) -> None:
    """Keep a verdict; what was typed stays where that fails."""
    try:
        store.judge(found, verdict, read_author(), st.session_state[_NOTE.format(found.key)])
    except MilaanError as error:
        st.session_state[_TROUBLE] = str(error)


def _undo(store: Store, key: str) -> None:
    try:
        store.undo_judgement(key, read_author())
    except MilaanError as error:
        st.session_state[_TROUBLE] = str(error)
    else:
        st.session_state.pop(_NOTE.format(key), None)


def _show_history(store: Store, found: Finding) -> None:
    rows = [
        {
            "when": f"{said.at:%-d %b %Y, %H:%M} UTC",
            "who": said.author,
            "what": said.verdict or "took a verdict back",
            "note": said.note,
        }
        for said in store.history(found.key)
    ]
    st.dataframe(rows, hide_index=True, alt="Every verdict on this finding, oldest first")
