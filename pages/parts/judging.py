"""What analysts decide on a disagreement: from the reader into the library, and back."""

from __future__ import annotations

import streamlit as st

from lib.errors import LibraryUnavailable, MilaanError
from lib.model import Collation, Disagreement
from lib.store.keys import describe_finding
from lib.store.records import Finding, Standing
from pages.parts import sharing
from pages.parts.address import READER
from pages.parts.author import read_author
from pages.parts.judged import Judging, Said
from pages.parts.reader.payload import list_findings
from pages.parts.reader.view import View
from pages.parts.shelf import find_store
from pages.parts.sign_in import current_user

_PROBLEM = "judgement_not_kept"
_TAUGHT = "alias_was_taught"
_KEPT = 64  # pairs of articles whose findings stay described (chosen)


def read_judging(view: View, collation: Collation) -> Judging:
    """What was decided on the disagreements of a comparison; nothing without a library."""
    findings = _describe(view.version, collation)
    author = read_author()
    try:
        standings = find_store().judgements_for(findings.values())
    except LibraryUnavailable:
        return Judging(author)
    verdicts = {
        name: _tell(standings[found.key], author)
        for name, found in findings.items()
        if found.key in standings
    }
    may_judge = current_user().may("judge") and not sharing.is_asked()
    return Judging(author, may_judge, verdicts)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _describe(version: str, _collation: Collation) -> dict[str, Finding]:
    """Every disagreement by its name in the reader, as the library knows it."""
    return {
        found.id: describe_finding(_collation, found.found)
        for found in list_findings(_collation)
        if isinstance(found.found, Disagreement)
    }


def _tell(standing: Standing, author: str) -> list[Said]:
    return [
        {
            "author": said.author,
            "verdict": said.verdict,
            "note": said.note,
            "day": f"{said.at:%-d %b %Y}",
            "mine": said.author == author,
        }
        for said in standing.judgements
    ]


def keep_judgement(view: View, collation: Collation) -> None:
    """Keep what the reader sent: a verdict, one taken back, or readings taught to be the same."""
    told = st.session_state[READER].get("judge")
    if not isinstance(told, dict):
        return
    found = _describe(view.version, collation).get(str(told.get("id", "")))
    try:
        if found is not None:
            _keep(found, told)
    except MilaanError as error:
        st.session_state[_PROBLEM] = str(error)


def _keep(found: Finding, told: Said) -> None:
    store, author = find_store(), read_author()
    if told.get("teach"):
        store.teach_alias(found.a.reading, found.b.reading, author, found.kind, found.key)
        st.session_state[_TAUGHT] = True
    elif told.get("verdict"):
        store.judge(found, told["verdict"], author, str(told.get("note", "")))
    else:
        [standing] = store.judgements_for([found]).values()
        store.undo_judgement(standing.finding.key, author)


def take_problem() -> str:
    """Why the last verdict was not kept, once; "" where all is well."""
    return str(st.session_state.pop(_PROBLEM, ""))


def was_taught() -> bool:
    """Whether readings were just taught to be the same, so that the comparison changes; once."""
    return bool(st.session_state.pop(_TAUGHT, False))
