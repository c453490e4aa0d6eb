"""Compare: pick two articles, read them side by side, see where they disagree."""

from __future__ import annotations

import streamlit as st

from lib.charts import claim_matrix
from lib.errors import MilaanError
from lib.model import Article
from lib.summary import tell_found, tell_rest
from pages.parts import address, cached
from pages.parts.notices import show_notice
from pages.parts.pickers import show_pickers
from pages.parts.reader import show_reader

# The user's example: spokesman Miller or Milan, State or Home department.
OPENING_PAIR = ("vostochny-hi-2", "vostochny-hi-1")


def show_page() -> None:
    """Controls, summary, reader, matrix."""
    library = cached.load_library()
    pair = address.read_pair(list(library), OPENING_PAIR)
    show_pickers(library, pair, cached.rank_others(pair.a))
    if pair.notice:
        show_notice(pair.notice)
    try:
        show_collation(library[pair.a], library[pair.b])
    except MilaanError as error:
        show_notice(str(error))


def show_collation(a: Article, b: Article) -> None:
    """What was found in two articles. Raises MilaanError where a text cannot be compared."""
    collation, view = cached.collate_pair(a, b), cached.prepare_view(a, b)
    selection = address.read_selection(view.names, view.first)
    with st.container(gap=None):
        st.title(tell_found(collation), anchor=False)
        st.markdown(f":small[:gray[{tell_rest(collation)}]]")
    if selection.notice:
        show_notice(selection.notice)
    show_reader(
        view.body,
        selection.id,
        selection.turn,
        key=address.READER,
        on_select=address.keep_selection,
    )
    matrix = st.expander(
        "Matrix: every claim of A against every claim of B, framed where paired", on_change="rerun"
    )
    if matrix.open:
        matrix.altair_chart(claim_matrix(collation), width="content")


show_page()
