"""The ways in: pasted text, files, a web address. Each puts drafts on the desk."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.errors import MilaanError
from lib.ingest.address import is_url_import_on
from lib.ingest.fetch import fetch_article
from lib.ingest.files import make_draft, read_file
from lib.ingest.found import Failure, Found
from lib.ingest.limits import MAX_FILE_BYTES
from lib.settings import MAX_URL_CHARS
from pages.parts.library.desk import ADDRESS, PASTED, Desk
from pages.parts.library.keeping import Arrivals, put_on_desk
from pages.parts.notices import show_notice
from pages.parts.uploads import forget_file

NO_FETCHING = (
    "Bringing in pages by their address is turned off on this server. Paste the text instead."
)
_HIGH, _LOW = 260, 80  # pixels of the field for a text, before and above a preview (chosen)
_EVERY = 10  # articles of one file between two words on how far it is (chosen)
KINDS_READ = "TXT, MD, HTML, DOCX and PDF hold one article each; CSV and JSONL hold many."


def show_paste(desk: Desk) -> None:
    """A field for a text; it keeps what was typed until a preview of it is there."""
    st.text_area(
        "Text of the article",
        key=PASTED,
        height=_LOW if desk.pending else _HIGH,
        persist_state="session",
        placeholder="Headline, then the text as it was published",
    )
    st.button("Preview", type="primary", key="preview_pasted", on_click=_take_pasted, args=(desk,))
    _show_trouble(desk)


def show_files(desk: Desk) -> None:
    """Files are read as soon as they are here, one after the other; what was read stays read."""
    files = st.file_uploader(
        f"Files: {KINDS_READ}",
        accept_multiple_files=True,
        key=f"library_files_{desk.round}",
        max_upload_size=MAX_FILE_BYTES // 1_000_000,
    )
    new = [file for file in files if file.file_id not in desk.read]
    if not new:
        return
    progress, arrivals = st.progress(0.0), Arrivals(desk)
    for n, file in enumerate(new):
        told = f"Reading file {n + 1:,} of {len(new):,}"
        tell = partial(_tell_rows, progress, told, n / len(new), 1 / len(new))
        for found in read_file(file.name, file.getvalue(), tell=tell):
            if isinstance(found, Failure):
                desk.failures.append(found)
            else:
                arrivals.put(found)
        desk.read.add(file.file_id)
        forget_file(file.file_id)
    progress.empty()


def _tell_rows(
    progress: DeltaGenerator, told: str, start: float, share: float, done: int, total: int
) -> None:
    """How far the reading is; start and share are of all files, in [0, 1]."""
    if total == 1 or done % _EVERY == 0 or done == total:
        rows = f", article {done:,} of {total:,}" if total > 1 else ""
        progress.progress(start + share * done / total, f"{told}{rows} …")


def show_address(desk: Desk) -> None:
    """A field for an address of the open web."""
    if not is_url_import_on():
        show_notice(NO_FETCHING)
        return
    st.text_input(
        "Address of the page",
        key=ADDRESS,
        persist_state="session",
        placeholder="https://",
        max_chars=MAX_URL_CHARS,
    )
    if st.button("Fetch", type="primary", key="fetch_address"):
        try:
            with st.spinner("Fetching the page …", show_time=True):
                put_on_desk(desk, fetch_article(st.session_state[ADDRESS] or ""))
        except MilaanError as error:
            show_notice(str(error))


def _take_pasted(desk: Desk) -> None:
    """Put the text on the desk and empty the field; a text that will not do stays in it."""
    try:
        put_on_desk(desk, make_draft(Found(text=st.session_state[PASTED] or ""), "The text"))
    except MilaanError as error:
        desk.trouble = str(error)
    else:
        st.session_state[PASTED] = ""


def _show_trouble(desk: Desk) -> None:
    if desk.trouble:
        show_notice(desk.trouble)
        desk.trouble = ""
