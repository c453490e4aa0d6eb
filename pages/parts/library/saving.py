"""From the desk into the library, with progress, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.errors import MilaanError
from lib.wording.summary import count
from pages.parts.author import read_author
from pages.parts.library.desk import Desk, Pending
from pages.parts.library.keeping import keep_all, tell_kept
from pages.parts.notices import show_notice
from pages.parts.shelf import find_store

WAITING = "Waiting for the library …"
REFUSED = "Not saved: the text as it is typed now cannot be kept. Mend it, or discard the article."


def save(desk: Desk, pending: Sequence[Pending]) -> None:
    """Store drafts and say what became of them; what is not stored stays on the desk.

    A draft into which a text was typed that cannot be kept is not stored with the one before it.
    """
    refused = [each for each in pending if each.trouble]
    sound = [each for each in pending if not each.trouble]
    if not sound:
        show_notice(REFUSED)
        return
    progress = st.progress(0.0) if len(sound) > 1 else None

    def tell(done: int) -> None:
        if progress:
            progress.progress(done / len(sound), f"Saved {done:,} of {len(sound):,} …")

    try:
        with st.spinner(WAITING, show_time=True):
            added = keep_all(find_store(), desk, sound, read_author(), tell)
    except MilaanError as error:
        show_notice(str(error))
        return
    left = f"Not saved, because of the text: {count(len(refused), 'article')}." if refused else ""
    records = {each.record.id: each.record for each in added}
    before = desk.note_arrival([*records.values()])
    desk.told = " ".join(filter(None, (tell_kept(added), before, left)))
    desk.removed = None
    if not desk.pending and not desk.failures:
        desk.clear()
    st.rerun()
