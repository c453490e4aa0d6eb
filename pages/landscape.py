"""Landscape: the library as stories, how far their articles disagree, and who says what."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from lib.errors import MilaanError
from pages.parts.landscape.overview import show_overview
from pages.parts.landscape.scan import show_end, show_scan
from pages.parts.landscape.stories import read_landscape
from pages.parts.landscape.story import find_asked, show_story
from pages.parts.landscape.way_back import drop_comparison
from pages.parts.notices import show_notice
from pages.parts.shelf import find_store, read_shelf
from pages.parts.ways_in import show_ways_in

TOO_FEW = "The library holds fewer than two articles, so there is no story to show yet."


def show_page() -> None:
    """The scan; then one story, where the address names one, else all of them."""
    st.html(Path("pages/parts/landscape/page.css"))
    drop_comparison()
    shelf = read_shelf()
    with st.container(horizontal=True, vertical_alignment="top", key="landscape_head"):
        st.title("Landscape", anchor=False)
        if not shelf.notice and len(shelf.articles) > 1:
            show_scan()
    show_end()
    if shelf.notice:
        show_notice(shelf.notice)
        return
    if len(shelf.articles) < 2:
        show_ways_in(TOO_FEW)
        return
    try:
        landscape = read_landscape(find_store(), shelf)
        story = find_asked(landscape)
        if story:
            show_story(story)
        else:
            show_overview(landscape)
    except MilaanError as error:
        show_notice(str(error))


show_page()
