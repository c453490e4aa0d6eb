"""Compare: pick two articles, read them side by side, see where they disagree."""

from __future__ import annotations

import streamlit as st

from lib.charts import claim_matrix
from lib.errors import MilaanError
from lib.model import Article
from lib.summary import tell_found, tell_rest
from pages.parts import address, cached
from pages.parts.notices import show_notice, show_refining
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
        show_comparison(pair, library[pair.a], library[pair.b])
    except MilaanError as error:
        address.keep_pair(pair)
        show_notice(str(error))


def show_comparison(pair: address.Pair, a: Article, b: Article) -> None:
    """What was found in two articles. Raises MilaanError where a text cannot be compared."""
    known = cached.compare(a, b)
    shown = address.read_shown(pair, known.find, known.view.first, known.is_final)
    with st.container(gap=None):
        st.title(tell_found(known.collation), anchor=False)
        rest = tell_rest(known.collation)
        if known.is_final:
            st.markdown(f":small[:gray[{rest}]]")
        else:
            show_refining(rest, lambda: cached.is_refined(a, b))
    if shown.notice:
        show_notice(shown.notice)
    show_reader(known.view.body, shown.given, key=address.READER, on_view=address.keep_view)
    if shown.tab == "matrix":
        st.altair_chart(
            claim_matrix(known.collation),
            width="content",
            key=address.MATRIX,
            on_select=address.keep_cell,
        )


show_page()
