"""Library: bring articles in, find them, describe and remove them."""

from __future__ import annotations

import streamlit as st

from lib.errors import MilaanError
from pages.parts import query
from pages.parts.author import show_author
from pages.parts.library.bring import show_address, show_files, show_paste
from pages.parts.library.desk import Desk, find_desk
from pages.parts.library.listing import COMPARE_TWO, LATEST, ORDER, show_list, show_samples
from pages.parts.library.many import show_desk
from pages.parts.notices import show_notice
from pages.parts.shelf import find_store, read_shelf
from pages.parts.sign_in import current_user

LIST = "list"
SECTIONS = {LIST: "Articles", "paste": "Paste", "files": "Files", "web": "Web address"}
WAYS_IN = {"paste": show_paste, "files": show_files, "web": show_address}


def show_page() -> None:
    """The list, or one of the ways in with what was brought and is not saved yet."""
    shelf, desk = read_shelf(), find_desk()
    with st.container(horizontal=True, vertical_alignment="bottom", key="page_head"):
        st.title("Library", anchor=False)
        with st.container(width=220):
            show_author()
    may_add = current_user().may("import")
    section = query.show_segments("What to do", "do", SECTIONS) if may_add else LIST
    show_told(desk)
    if shelf.left_out:
        show_notice(shelf.left_out)
    if shelf.notice:
        show_notice(shelf.notice)
        show_samples(shelf.articles)
        return
    if section == LIST:
        try:
            show_list(find_store())
        except MilaanError as error:
            show_notice(str(error))
    else:
        WAYS_IN[section](desk)
        show_desk(desk)


def show_told(desk: Desk) -> None:
    """What became of the last thing done."""
    if desk.told:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="told"):
            st.text(desk.told)
            if desk.kept and {*desk.kept} <= {*desk.pair}:
                both = dict(zip("ab", desk.pair, strict=True))
                st.page_link("pages/compare.py", label=COMPARE_TWO, query_params=both)
            if len(desk.kept) == 1:
                pair = {"a": desk.kept[0]}
                st.page_link("pages/compare.py", label="Compare it", query_params=pair)
            elif desk.kept:
                st.button("See them", type="tertiary", key="see_kept", on_click=show_latest)
            if st.button("Put away", type="tertiary", key="put_away"):
                desk.told, desk.kept = "", ()
                st.rerun()


def show_latest() -> None:
    """The list with what was added last at its top, whatever was sought or filtered before."""
    st.query_params.from_dict({ORDER: LATEST})


show_page()
