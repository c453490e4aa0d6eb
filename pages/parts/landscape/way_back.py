"""The way back to the Landscape as it was left.

Streamlit's history stops at the page that is left once more, with the address of the page that
comes; so what that page needs to be the same goes along. Compare offers it as a link, too.
"""

from __future__ import annotations

import streamlit as st

from pages.parts import query

_OWN = ("story", "see", "disputed", "plain")  # what no other page reads
_ALL = (*_OWN, "sort", "page", "source", "language", "from", "to")


def read_way_back(to: str) -> dict[str, list[str]]:
    """What of the address goes along to a page; Library has a list and filters of its own."""
    names = _OWN if to == "library" else _ALL
    return {name: values for name in names if any(values := query.read_all(name))}


def drop_comparison() -> None:
    """On the way back the address still names what was compared."""
    query.write(a="", b="", d="")


def show_way_back() -> None:
    """A link to the Landscape, for those who come from there."""
    kept = read_way_back("landscape")
    if "story" in kept or "see" in kept:
        label = "Back to the story" if "story" in kept else "Back to the landscape"
        st.page_link(
            "pages/landscape.py", label=label, icon=":material/arrow_back:", query_params=kept
        )


def without_way_back(parameters: dict[str, str]) -> dict[str, str]:
    """An address for others, who did not come from there."""
    return {name: value for name, value in parameters.items() if name not in _ALL}
