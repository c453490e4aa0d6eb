"""The table of who says what as files, written when they are asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from lib.consensus import Consensus
from lib.reports.consensus import consensus_to_csv, consensus_to_json


def show_exports(found: Consensus, name: str) -> None:
    """A button each for CSV and JSON; they hold the whole table, whatever is filtered."""
    for label, mime, write in (
        ("CSV", "text/csv", consensus_to_csv),
        ("JSON", "application/json", consensus_to_json),
    ):
        st.download_button(
            label,
            partial(write, found),
            file_name=f"milaan-who-says-what-{name}.{label.lower()}",
            mime=mime,
            key=f"who_{label.lower()}",
            icon=":material/download:",
            on_click="ignore",
        )
