"""The menu that gives a comparison as a file, written when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode, urlsplit

import streamlit as st

from lib.drafts import is_draft
from lib.model import Collation
from lib.reports import list_findings, write_csv, write_html, write_json
from lib.reports.entries import Verdicts
from lib.store.library import Store
from lib.store.records import SharedView
from lib.store.snapshot import read_verdicts
from pages.parts.shelf import hold_store

Writer = Callable[[Collation, Verdicts, str], bytes]

NO_LINK = "compared without being kept, so there is no address of it"

# label, ending, kind of file, writer
FORMATS: tuple[tuple[str, str, str, Writer], ...] = (
    ("HTML, to read and print", "html", "text/html", write_html),
    ("CSV, for spreadsheets", "csv", "text/csv", write_csv),
    ("JSON, for programs", "json", "application/json", write_json),
)


def show_report_menu(collation: Collation, then: SharedView | None = None) -> None:
    """A button that opens the three kinds of file.

    then: the snapshot whose link and verdicts are in it; else those at the time of the click.
    """
    a, b = collation.a.article.id, collation.b.article.id
    link = find_link(view=then.id) if then else find_link(a=a, b=b)
    if is_draft(a) or is_draft(b):
        link = NO_LINK
    find_store = hold_store()
    with st.popover("Download report", type="tertiary", icon=":material/download:"):
        for label, ending, mime, write in FORMATS:
            st.download_button(
                label,
                partial(write_report, write, collation, link, find_store, then),
                file_name=f"milaan-{a}-{b}.{ending}",
                mime=mime,
                key=f"report_{ending}",
                on_click="ignore",
                width="stretch",
            )


def write_report(
    write: Writer,
    collation: Collation,
    link: str,
    find_store: Callable[[], Store],
    then: SharedView | None = None,
) -> bytes:
    """The file. Raises LibraryUnavailable: a report without its verdicts would mislead."""
    verdicts = read_verdicts(find_store(), list_findings(collation), then)
    return write(collation, verdicts, link)


def find_link(**query: str) -> str:
    """The whole address of the Compare page with these parameters."""
    here = urlsplit(st.context.url or "")
    root = f"{here.scheme}://{here.netloc}{here.path.rstrip('/')}/" if here.netloc else "/"
    return f"{root}?{urlencode(query)}"
