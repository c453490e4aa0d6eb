"""Compare: pick two articles, read them side by side, see where they disagree."""

from __future__ import annotations

import streamlit as st

from lib.errors import MilaanError
from lib.store.records import SharedView
from lib.wording.summary import tell_found, tell_rest
from pages.parts import address, cached, judging, sharing
from pages.parts.author import show_author_menu
from pages.parts.landscape.way_back import show_way_back
from pages.parts.nearest import rank_others
from pages.parts.notices import show_notice, show_refining
from pages.parts.pickers import show_pickers
from pages.parts.reader import show_reader
from pages.parts.report_menu import show_report_menu
from pages.parts.shelf import read_shelf

TOO_FEW = "The library holds fewer than two articles. Bring some in on the page Library."
# The user's example: spokesman Miller or Milan, State or Home department.
OPENING_PAIR = ("vostochny-hi-2", "vostochny-hi-1")


def show_page() -> None:
    """Controls, summary, reader, matrix; or a snapshot of them, where the address asks for one."""
    if sharing.is_asked():
        show_snapshot()
        return
    shelf = read_shelf()
    library = shelf.articles
    for notice in filter(None, (shelf.notice, shelf.left_out)):
        show_notice(notice)
    if len(library) < 2:
        show_notice(TOO_FEW)
        return
    pair = address.read_pair(list(library), OPENING_PAIR, rank_others)
    if sharing.is_asked():  # who comes back from another page comes back to the last address
        st.rerun()
    show_pickers(library, pair, rank_others(pair.a))
    if pair.notice:
        show_notice(pair.notice)
    try:
        show_comparison(pair, cached.compare(library[pair.a], library[pair.b]))
    except MilaanError as error:
        address.keep_pair(pair)
        show_notice(str(error))


def show_snapshot() -> None:
    """What someone shared, as it was then."""
    try:
        snapshot = sharing.open_snapshot()
        known = cached.compare(snapshot.a, snapshot.b, frozenset(snapshot.view.aliases))
        sharing.show_banner(snapshot, known.collation)
        pair = address.Pair(snapshot.a.id, snapshot.b.id)
        show_comparison(pair, known, snapshot.view)
    except MilaanError as error:
        sharing.show_failure(error)


def show_comparison(
    pair: address.Pair, known: cached.Comparison, then: SharedView | None = None
) -> None:
    """What was found in two articles. then: the snapshot whose verdicts are shown, not today's."""
    a, b = known.collation.a.article, known.collation.b.article
    with st.container(gap=None):
        st.title(tell_found(known.collation), anchor=False)
        rest = tell_rest(known.collation)
        with st.container(key="rest", horizontal=True, vertical_alignment="center"):
            if known.is_final:
                st.markdown(f":small[:gray[{rest}]]")
            else:
                show_refining(rest, lambda: cached.is_refined(a, b))
            if then is None:
                show_way_back()
                show_author_menu()
            show_report_menu(known.collation, then)
            sharing.show_share_menu(known.collation)
    show_both_articles(pair, known, then)


@st.fragment
def show_both_articles(
    pair: address.Pair, known: cached.Comparison, then: SharedView | None
) -> None:
    """The reader and its matrix: a selection runs this part of the page again, not the whole."""
    if judging.was_taught():
        st.rerun()
    shown = address.read_shown(pair, known.find, known.view.first, known.is_final)
    if shown.notice:
        show_notice(shown.notice)
    show_reader(
        known.view,
        shown.given,
        judging.read_judging(known.view, known.collation, then),
        key=address.READER,
        handlers={"view": address.keep_view, "judge": judging.keep_judgement},
    )
    if shown.tab == "matrix":
        from lib.charts.matrix import (
            claim_matrix,  # Altair takes a second to load: not on the first page
        )

        st.altair_chart(
            claim_matrix(known.collation),
            width="content",
            key=address.MATRIX,
            on_select=address.keep_cell,
        )


show_page()
