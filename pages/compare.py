"""Compare: pick two articles, read them side by side, see where they disagree."""

from __future__ import annotations

from functools import partial

import streamlit as st

from lib.errors import MilaanError
from lib.model import Article
from lib.store.records import SharedView
from lib.wording.summary import tell_found, tell_rest
from pages.parts import address, cached, judging, sharing
from pages.parts.author import show_author_menu
from pages.parts.brought.browser import keep_in_browser
from pages.parts.brought.form import show_form
from pages.parts.brought.keep import show_keep, tell_not_kept
from pages.parts.brought.texts import NOT_HERE, find_brought, is_strange, tell_noticed
from pages.parts.landscape.way_back import show_way_back
from pages.parts.nearest import rank_others
from pages.parts.notices import show_notice, show_refining
from pages.parts.pickers import show_pickers
from pages.parts.reader import show_reader
from pages.parts.report_menu import show_report_menu
from pages.parts.shelf import read_shelf

# The user's example: spokesman Miller or Milan, State or Home department.
OPENING_PAIR = ("vostochny-hi-2", "vostochny-hi-1")


def show_page() -> None:
    """Controls, summary, reader, matrix; the form for two texts, or a snapshot, where the address
    asks for one."""
    if sharing.is_asked():
        show_snapshot()
        return
    shelf, brought = read_shelf(), find_brought()
    for notice in filter(None, (shelf.notice, shelf.left_out)):
        show_notice(notice)
    address.rename(brought.kept_as)
    drafts = brought.articles
    library = drafts | shelf.articles
    is_foreign = is_strange(address.list_asked(), brought)
    if is_foreign or address.is_bringing() or len(library) < 2:
        show_bringing(library, is_foreign)
        return
    rank = partial(rank_others, beside=drafts)
    pair = address.read_pair(list(library), OPENING_PAIR, rank)
    if sharing.is_asked():  # who comes back from another page comes back to the last address
        st.rerun()
    show_pickers(library, pair, rank(pair.a), open_form)
    for notice in filter(None, (pair.notice, tell_noticed(brought, (pair.a, pair.b)))):
        show_notice(notice)
    try:
        show_comparison(pair, cached.compare(library[pair.a], library[pair.b]))
    except MilaanError as error:
        address.keep_pair(pair)
        show_notice(str(error))
    keep_in_browser(brought)


def show_bringing(library: dict[str, Article], is_foreign: bool) -> None:
    """The form for two texts. is_foreign: the address names texts that are not here."""
    if is_foreign:
        with st.container(key="not_here"):
            show_notice(NOT_HERE)
    leave = address.forget_pair if is_foreign else address.end_bringing
    label = "Compare articles of the library" if is_foreign else "Back to the comparison"
    show_form(library, (label, leave) if len(library) > 1 else None)


def open_form() -> None:
    """Ask for two texts."""
    find_brought().is_opened = True
    address.begin_bringing()


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
        rest = " ".join(filter(None, (tell_rest(known.collation), tell_not_kept((a.id, b.id)))))
        with st.container(key="rest", horizontal=True, vertical_alignment="center"):
            if known.is_final:
                st.markdown(f":small[:gray[{rest}]]")
            else:
                show_refining(rest, lambda: cached.is_refined(a, b))
            if then is None:
                show_way_back()
                show_keep((a.id, b.id))
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
