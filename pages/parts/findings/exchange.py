"""Findings as CSV: the way out, and the way back in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import streamlit as st

from lib.errors import MilaanError
from lib.ingest.limits import MAX_FILE_BYTES
from lib.reports.judgements import Returned, read_judgements, write_judgements
from lib.store.library import Store
from lib.store.records import JudgementFilter, Standing
from lib.wording.summary import count
from pages.parts.author import read_author
from pages.parts.findings.tables import name_article
from pages.parts.notices import show_notice
from pages.parts.shelf import Shelf, find_store, hold_store
from pages.parts.sign_in import current_user

_AT_ONCE = 500
_TOLD = 20  # bad rows named; the others are counted
_FILE = "findings_file"


def show_exchange(listed: Sequence[Standing] | JudgementFilter, shelf: Shelf) -> None:
    """The ways out and in for what is listed."""
    titles = {id: name_article(shelf.articles, id) for id in shelf.articles}
    show_export(listed, titles)
    if current_user().may("judge"):
        show_import()


def show_export(standings: Sequence[Standing] | JudgementFilter, titles: Mapping[str, str]) -> None:
    """A button that gives these findings, or all that are wanted, as a table."""
    st.download_button(
        "Export CSV",
        partial(write_file, standings, titles, hold_store()),
        file_name="milaan-findings.csv",
        mime="text/csv",
        key="export",
        icon=":material/download:",
        on_click="ignore",
    )


def show_import() -> None:
    """A menu that takes such a table back."""
    with st.popover("Import CSV", icon=":material/upload:"):
        file = st.file_uploader(
            "A table that was exported here",
            key=_FILE,
            max_upload_size=MAX_FILE_BYTES // 1_000_000,
            help="Fill in or change verdict and note; leave the other columns as they are.",
        )
        if file is not None and st.button("Bring in", type="primary", key="bring_in"):
            try:
                with st.spinner("Bringing in …"):
                    returned = read_judgements(
                        find_store(),
                        file.name,
                        file.getvalue(),
                        read_author(),
                        is_signed_in=current_user().is_signed_in,
                    )
            except MilaanError as error:
                show_notice(str(error))
            else:
                show_notice(tell_returned(returned))


def write_file(
    standings: Sequence[Standing] | JudgementFilter,
    titles: Mapping[str, str],
    find: Callable[[], Store],
) -> bytes:
    """The table of findings. Raises LibraryUnavailable."""
    if isinstance(standings, JudgementFilter):
        return write_judgements(list_all(find(), standings), titles)
    return write_judgements(standings, titles)


def list_all(store: Store, wanted: JudgementFilter) -> Iterator[Standing]:
    """Every judged finding that is wanted, page after page."""
    number, is_more = 1, True
    while is_more:
        page = store.all_judgements(wanted, number, _AT_ONCE)
        yield from page.items
        is_more, number = number * _AT_ONCE < page.total, number + 1


def tell_returned(returned: Returned) -> str:
    """What became of a table, bad rows by their numbers."""
    parts = [
        f"{count(returned.new, 'verdict')} brought in.",
        f"{count(returned.known, 'verdict')} stood already." if returned.known else "",
        f"{count(returned.blank, 'row')} without a verdict left out." if returned.blank else "",
        f"{count(len(returned.bad), 'row')} left out:" if returned.bad else "",
    ]
    lines = [" ".join(filter(None, parts)), *(bad.reason for bad in returned.bad[:_TOLD])]
    if len(returned.bad) > _TOLD:
        lines.append(f"and {len(returned.bad) - _TOLD:,} more.")
    return "\n".join(filter(None, [*lines, returned.trouble]))
