"""Findings: what was judged, what is still open, and what was taught."""

from __future__ import annotations

import streamlit as st

from lib.errors import MilaanError
from lib.store.library import Store
from lib.store.records import JudgementFilter
from lib.wording.summary import count
from pages.parts import query
from pages.parts.author import show_author
from pages.parts.findings.exchange import show_exchange
from pages.parts.findings.filters import show_few_filters, show_filters
from pages.parts.findings.one import show_finding
from pages.parts.findings.open import find_open, tell_open
from pages.parts.findings.tables import show_findings
from pages.parts.findings.taught import show_taught
from pages.parts.notices import show_notice
from pages.parts.shelf import Shelf, find_store, read_shelf
from pages.parts.ways_in import show_way_to_compare

SECTIONS = {"judged": "Judged", "open": "Open", "taught": "Taught as the same"}
NOTHING_JUDGED = (
    "Nothing is judged yet. On the page Compare, select a disagreement and press d (disagree), "
    "s (same) or u (unsure); or choose one under “Open” here."
)
NOTHING_WANTED = "No verdict passes the filter."
NOTHING_OPEN = "No disagreement is open here. Compare two articles, and what they disagree on is."
_SIZE = 100  # findings on one page of the list


def show_page() -> None:
    """One of the three lists, with its filters."""
    shelf = read_shelf()
    with st.container(horizontal=True, vertical_alignment="bottom", key="page_head"):
        st.title("Findings", anchor=False)
        with st.container(width=220):
            show_author()
    section = query.show_segments("What to list", "list", SECTIONS)
    if shelf.notice:
        show_notice(shelf.notice)
        return
    try:
        store = find_store()
        if section == "judged":
            show_judged(store, shelf)
        elif section == "open":
            show_open(store, shelf)
        else:
            show_taught(store)
    except MilaanError as error:
        show_notice(str(error))


def show_judged(store: Store, shelf: Shelf) -> None:
    """Findings on which a verdict stands, the latest judged first."""
    with st.container(horizontal=True, key="ways"):
        wanted = show_filters(store, shelf)
        show_exchange(wanted, shelf)
    found = store.all_judgements(wanted, query.read_page(), _SIZE)
    tell(f"{count(found.total, 'finding')} with a verdict")
    if found.items:
        key = f"judged_{query.read_page()}"
        chosen = show_findings(found.items, shelf.articles, key)
        query.show_pages(found.total, _SIZE)
        if chosen:
            show_finding(store, chosen, shelf.articles)
    else:
        if wanted == JudgementFilter():
            show_way_to_compare(NOTHING_JUDGED, has_pair=len(shelf.articles) > 1)
        else:
            show_notice(NOTHING_WANTED)


def show_open(store: Store, shelf: Shelf) -> None:
    """Disagreements that nobody has judged."""
    with st.container(horizontal=True, key="ways"):
        found = find_open(store, shelf.articles, show_few_filters(shelf))
        show_exchange(found.standings, shelf)
    tell(tell_open(found))
    if found.standings:
        chosen = show_findings(found.standings, shelf.articles, "open_findings")
        if chosen:
            show_finding(store, chosen, shelf.articles)
    else:
        show_way_to_compare(NOTHING_OPEN, has_pair=len(shelf.articles) > 1)


def tell(sentence: str) -> None:
    """What the list below holds."""
    st.markdown(f":small[:gray[{sentence}]]")


show_page()
