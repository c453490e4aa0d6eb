"""Snapshots of a comparison behind an unguessable link: making, opening and withdrawing them.

`?view=<id>` opens one: the rest of the address is filled from it and then works as ever.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from lib import __version__
from lib.drafts import is_draft
from lib.errors import MilaanError, ViewNotFound
from lib.model import Article, Collation
from lib.reports import list_findings
from lib.store.keys import clean
from lib.store.library import Store
from lib.store.records import Finding, SharedView, Standing
from lib.store.snapshot import list_verdicts, rebuild_articles, tell_changes, tell_snapshot
from pages.parts.author import read_author
from pages.parts.landscape.way_back import without_way_back
from pages.parts.notices import show_notice
from pages.parts.report_menu import find_link
from pages.parts.shelf import find_store
from pages.parts.sign_in import current_user

PARAMETER = "view"
WITHDRAWN = "The snapshot was withdrawn: its link leads nowhere now."
SAVED = (
    "Whoever may sign in here sees this by the link: the articles, the filters and the verdicts "
    "as they are now."
)
_OPENED, _SHARED = "opened_view", "shared_view"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A shared view with its articles as they were then."""

    view: SharedView
    a: Article
    b: Article


def is_asked() -> bool:
    """Whether the address asks for a snapshot."""
    return PARAMETER in st.query_params


def open_snapshot() -> Snapshot:
    """What the address asks for; fills the rest of the address when it is opened.

    Raises ViewNotFound for a wrong and a withdrawn id alike, LibraryUnavailable.
    """
    store = find_store()
    view = store.view(clean(st.query_params[PARAMETER]))
    texts = store.articles([kept.id for kept in view.articles], with_removed=True)
    if not view.articles or any(kept.id not in texts for kept in view.articles):
        raise ViewNotFound
    articles = rebuild_articles(view, texts)
    if st.session_state.get(_OPENED) != view.id:
        st.session_state[_OPENED] = view.id
        st.query_params.from_dict({**view.parameters, **st.query_params.to_dict()})
    return Snapshot(view, articles[0], articles[-1])


def show_share_menu(collation: Collation) -> None:
    """A button that keeps what is seen and gives its link; nothing for those who may not share,
    nor of texts that are not kept."""
    pair = (collation.a.article.id, collation.b.article.id)
    if is_asked() or not current_user().may("share") or any(map(is_draft, pair)):
        return
    with st.popover("Share a snapshot", type="tertiary", icon=":material/photo_camera:"):
        st.caption(SAVED)
        if st.button("Make a link", key="share"):
            st.session_state[_SHARED] = (pair, _share(collation))
        shared_pair, told = st.session_state.get(_SHARED, (None, ""))
        if shared_pair == pair:
            st.code(told, language=None, wrap_lines=True)


def show_banner(snapshot: Snapshot, collation: Collation) -> None:
    """What this is, what has changed since, the verdicts of that time, and the way out of it."""
    view, store = snapshot.view, find_store()
    standings = _find_standings(store, view, collation)
    records = {kept.id: store.record(kept.id) for kept in view.articles}
    with st.container(border=True, key="snapshot"):
        st.text(tell_snapshot(view))
        changes = tell_changes(view, __version__, records, standings, store.alias_pairs())
        st.text("\n".join(changes))
        _show_verdicts(list_verdicts(view, {s.finding.key: s.finding for s in standings}))
        with st.container(horizontal=True):
            st.button("Compare them as they are now", on_click=leave, key="leave_snapshot")
            if current_user().may("withdraw", is_own=view.author == read_author()):
                st.button("Withdraw this snapshot", on_click=_withdraw, args=(view.id,))


def leave() -> None:
    """Go on with the same articles, no longer as they were."""
    st.query_params.pop(PARAMETER, None)


def show_failure(error: MilaanError) -> None:
    """Why there is no snapshot, and the way to the comparison."""
    show_notice(str(error))
    st.button("Go to Compare", on_click=leave, key="leave_snapshot")


def _share(collation: Collation) -> str:
    """The link to a new snapshot, or why there is none."""
    parameters = without_way_back(st.query_params.to_dict())
    try:
        store = find_store()
        standings = store.judgements_for(list_findings(collation)).values()
        view = store.share_view(
            [side.article.id for side in (collation.a, collation.b)],
            read_author(),
            __version__,
            {name: value for name, value in parameters.items() if name != PARAMETER},
            [standing.finding.key for standing in standings],
            collation.taught,
        )
    except MilaanError as error:
        return str(error)
    return find_link(**{PARAMETER: view.id})


def _withdraw(id: str) -> None:
    try:
        find_store().withdraw_view(id, read_author())
    except MilaanError as error:
        st.toast(str(error))
        return
    leave()
    st.toast(WITHDRAWN)


def _find_standings(store: Store, view: SharedView, collation: Collation) -> list[Standing]:
    """What stands now on what is found now, and on what was judged then."""
    judged = (store.finding(key) for key in {said.key for said in view.judgements})
    then: list[Finding] = [found for found in judged if found is not None]
    standings = store.judgements_for([*list_findings(collation), *then])
    silent = [Standing(found, ()) for found in then if found.key not in standings]
    return [*{s.finding.key: s for s in standings.values()}.values(), *silent]


def _show_verdicts(rows: list[dict[str, str]]) -> None:
    if rows:
        noun = "verdict" if len(rows) == 1 else "verdicts"
        with st.expander(f"{len(rows)} {noun} at that time"):
            st.dataframe(rows, hide_index=True, width="stretch")
