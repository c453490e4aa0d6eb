"""The scan of the library: how far it is, and the ways to begin, watch and stop one.

One runs at a time on a server, whoever began it; every session sees the same.
"""

from __future__ import annotations

import os
import threading
from typing import Literal

import streamlit as st

from lib.corpus.job import JobState, ScanJob
from lib.errors import MilaanError
from lib.store.records import ScanStanding
from lib.wording.summary import count
from pages.parts.notices import show_notice
from pages.parts.shelf import find_store
from pages.parts.sign_in import current_user

_PAUSE = 0.7  # seconds between two looks at a scan that runs (chosen)
_TOLD = 20  # sentences on what was left out; the others are counted (chosen)
_STAGES = {
    "starting": "Starting …",
    "reading": "Reading: {} of {} articles",
    "choosing": "Choosing the pairs that are worth comparing …",
    "comparing": "Comparing: {} of {} pairs",
}
STOPPED = "The scan was stopped. What it has done is kept, and the next one goes on there."
FAILED = "The scan broke off. What it has done is kept, and the next one goes on there."
MAY_NOT = "Analysts can scan the library; your role here is viewer."


class ScanDesk:
    """The one scan of this server, which any session may begin or stop."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._job: ScanJob | None = None

    def begin(self) -> None:
        """Begin a scan, unless one runs."""
        with self._lock:
            if self._job is None or self._job.state.is_over:
                self._job = ScanJob()

    def stop(self) -> None:
        """Let the scan that runs end soon."""
        with self._lock:
            if self._job is not None:
                self._job.stop()

    def look(self) -> JobState | None:
        """How far the latest scan is; None before the first one."""
        job = self._job
        return job.state if job else None


def find_desk() -> ScanDesk:
    """The desk of the library that is shown."""
    return _load_desk(os.environ.get("DATABASE_URL", ""))


@st.cache_resource(show_spinner=False)
def _load_desk(address: str) -> ScanDesk:
    return ScanDesk()


def show_scan() -> None:
    """How far the library is scanned, what the latest scan had to say, and the control."""
    try:
        standing = find_store().read_standing()
    except MilaanError as error:
        show_notice(str(error))
        return
    state = find_desk().look()
    with st.container(key="scan", width=430, gap="xsmall"):
        if state and not state.is_over:
            show_progress()
        else:
            _show_rest(standing, state)


@st.fragment(run_every=_PAUSE)
def show_progress() -> None:
    """A scan that runs; the page runs again once it is over."""
    state = find_desk().look()
    if state is None or state.is_over:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        share = state.done / state.total if state.total else 0.0
        st.progress(min(share, 1.0), tell_progress(state))
        if _may_scan():
            st.button("Cancel", key="cancel_scan", on_click=find_desk().stop)


def tell_progress(state: JobState) -> str:
    """What a scan is at, in words of ours."""
    return _STAGES.get(state.stage, "").format(f"{state.done:,}", f"{state.total:,}")


def tell_standing(standing: ScanStanding) -> str:
    """When the library was last scanned, and what came since."""
    if standing.ended_at is None:
        return "Never scanned"
    told = f"Scanned on {standing.ended_at:%-d %b %Y, %H:%M} UTC"
    return f"{told}; {count(standing.waiting, 'article')} since" if standing.waiting else told


def _show_rest(standing: ScanStanding, state: JobState | None) -> None:
    """Where no scan runs: how far the library is, the button, and how the latest one ended."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        st.markdown(f":small[:gray[{tell_standing(standing)}]]", width="content")
        if _may_scan():
            is_new = standing.ended_at is None or standing.waiting > 0
            kind: Literal["primary", "secondary"] = "primary" if is_new else "secondary"
            # Not by a callback: that runs before the gate has looked at who it is.
            if st.button(_name_button(standing, state), key="begin_scan", type=kind):
                find_desk().begin()
                st.rerun()
    if not _may_scan():
        st.markdown(f":small[:gray[{MAY_NOT}]]")


def _name_button(standing: ScanStanding, state: JobState | None) -> str:
    if state and state.stage in ("stopped", "failed"):
        return "Go on with the scan"
    return "Scan the library" if standing.ended_at is None else "Scan again"


def show_end() -> None:
    """How the latest scan ended, if it was stopped, broke off, or left something out.

    Never markdown: what is left out is called by words of its own.
    """
    state = find_desk().look()
    if state is None or not state.is_over or (state.stage == "done" and not state.said):
        return
    head = {"stopped": STOPPED, "failed": FAILED}.get(state.stage, "")
    said = [sentence for sentence in state.said if state.stage != "stopped" or "“" in sentence]
    more = len(said) - _TOLD
    lines = [head, *said[:_TOLD], f"and {more:,} more." if more > 0 else ""]
    show_notice("\n".join(filter(None, lines)))


def _may_scan() -> bool:
    return current_user().may("import")
