"""What analysts decide on a disagreement: from the reader into the library, and back."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from lib.drafts import is_draft
from lib.errors import LibraryUnavailable, NothingToUndo, NotSaved
from lib.model import Collation, Disagreement
from lib.store.keys import describe_finding
from lib.store.records import Finding, SharedView, Standing
from lib.store.snapshot import read_verdicts
from pages.parts.address import move_selection
from pages.parts.author import read_author
from pages.parts.judged import Judging, Said
from pages.parts.reader.heard import Message
from pages.parts.reader.payload import list_findings
from pages.parts.reader.view import View
from pages.parts.shelf import find_store
from pages.parts.sign_in import current_user

_TAUGHT = "alias_was_taught"
_SHOWN = "comparisons_shown"
_KEPT = 64  # pairs of articles whose findings stay described (chosen)
_GONE = "the articles it was given on are not on show any more. Open them and give it again"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What could be judged in a comparison, by its name in the reader: the finding, its claims."""

    findings: Mapping[str, Finding]
    places: Mapping[str, str]


def read_judging(view: View, collation: Collation, then: SharedView | None = None) -> Judging:
    """What was decided on the disagreements of a comparison; nothing without a library.

    then: a snapshot, in which the verdicts of its time are seen and nobody judges.
    """
    findings, author = _describe(view.version, collation), read_author()
    _keep_shown(view, findings)
    try:
        standings = read_verdicts(find_store(), findings.values(), then)
    except LibraryUnavailable:
        return Judging(author)
    verdicts = {
        name: _tell(standings[found.key], author)
        for name, found in findings.items()
        if found.key in standings
    }
    # A verdict names its articles, so the library must have them.
    is_kept = not any(is_draft(side.article.id) for side in (collation.a, collation.b))
    may_judge = current_user().may("judge") and then is None and is_kept
    return Judging(author, may_judge, verdicts)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _describe(version: str, _collation: Collation) -> dict[str, Finding]:
    """Every disagreement by its name in the reader, as the library knows it."""
    return {
        found.id: describe_finding(_collation, found.found)
        for found in list_findings(_collation)
        if isinstance(found.found, Disagreement)
    }


def _keep_shown(view: View, findings: Mapping[str, Finding]) -> None:
    """A verdict may arrive when the comparison was already refined, or others are on show."""
    shown = dict(st.session_state.get(_SHOWN, {}))
    shown.pop(view.version, None)
    shown[view.version] = _Shown(findings, view.places)
    st.session_state[_SHOWN] = dict([*shown.items()][-_KEPT:])


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


def keep_judgement(message: Message) -> None:
    """Keep what the reader sent: a verdict, one taken back, or readings taught to be the same.

    message: the comparison's `version` and the `id` of the disagreement in it; `teach`, or a
    `verdict` ("" takes all of one's own back) and its `note`. Raises MilaanError.
    """
    name, shown = str(message.get("id", "")), st.session_state.get(_SHOWN, {})
    known = shown.get(message.get("version")) or next(reversed(shown.values()), None)
    found = known.findings.get(name) if known else None
    if known is None or found is None:
        raise NotSaved(_GONE)
    store, author = find_store(), read_author()
    if message.get("teach"):
        store.teach_alias(found.a.reading, found.b.reading, author, found.kind, found.key)
        st.session_state[_TAUGHT] = True
        move_selection(name, known.places.get(name, ""))
    elif message.get("verdict"):
        store.judge(found, message["verdict"], author, str(message.get("note", "")))
    else:
        _withdraw(found, author)


def _withdraw(found: Finding, author: str) -> None:
    """No verdict of the author stands on the finding afterwards, whatever they said before."""
    store = find_store()
    for standing in store.judgements_for([found]).values():
        with suppress(NothingToUndo):  # it was taken back elsewhere, on Findings say
            store.withdraw_judgements(standing.finding.key, author)


def was_taught() -> bool:
    """Whether readings were just taught to be the same, so that the comparison changes; once."""
    return bool(st.session_state.pop(_TAUGHT, False))
