"""What a user has brought and not kept yet, and what was done last: the session's own.

Widgets forget when their page is left; this does not. The one session key of it is owned here, and
so are the names of the widgets on a draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

import streamlit as st

from lib.drafts import Draft
from lib.ingest.found import Failure
from lib.store.records import Record

_DESK = "library_desk"
_numbers = count(1)

PASTED, ADDRESS = "library_pasted", "library_address"
LANGUAGES = {"hi": "Hindi", "en": "English"}
# Of a draft; each is a widget when the draft is looked at in full.
FIELDS = ("title", "source", "published", "language", "url", "text")


@dataclass(slots=True)
class Pending:
    """A draft that waits to be kept: as it was last put right, in the table or in full.

    copies: sentences on what the library has already. signature: what the draft's own near copies
    are found by. noticed: sentences on what misleads in it. trouble: why the text that was typed
    last, `typed`, cannot be kept; the draft has the text before it.
    """

    draft: Draft
    copies: tuple[str, ...] = ()
    signature: bytes = b""
    noticed: str = ""
    is_wanted: bool = True
    trouble: str = ""
    typed: str = ""
    number: int = field(default_factory=lambda: next(_numbers))

    def key(self, field: str) -> str:
        """The name of the widget for a field."""
        return f"draft_{self.number}_{field}"


@dataclass(slots=True)
class Desk:
    """told: what became of the last thing done, as a sentence; kept: the articles it was about.
    pair: two that arrived together or one after the other; latest: the last that came alone.

    read: ids of uploaded files that were read. round: grows when the list of files begins anew.
    table: grows when the table of drafts does. look: the number of the draft that is seen in full.
    trouble: what went wrong in a callback. seen: an article as it was when its fields were shown.
    removed: what can be undone.
    """

    pending: list[Pending] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    read: set[str] = field(default_factory=set)
    round: int = 0
    table: int = 0
    look: int | None = None
    told: str = ""
    kept: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    latest: Record | None = None
    removed: Record | None = None
    trouble: str = ""
    seen: dict[str, Record] = field(default_factory=dict)

    def note_arrival(self, records: Sequence[Record]) -> str:
        """Remember what was kept, so that two can be compared; a sentence where one came before."""
        before, self.latest = self.latest, records[0] if len(records) == 1 else None
        self.kept = tuple(record.id for record in records)
        self.pair = self.kept if len(records) == 2 else ()
        if before is None or self.latest is None or before.id == self.latest.id:
            return ""
        self.pair = before.id, self.latest.id
        return f"The one before it: “{before.title or before.id}”."

    def drop(self, pending: Pending) -> None:
        """Take a draft off the desk, and forget its widgets."""
        self.pending = [other for other in self.pending if other.number != pending.number]
        for name in FIELDS:
            st.session_state.pop(pending.key(name), None)

    def clear(self) -> None:
        """Take everything off the desk; the same files may be brought again."""
        for pending in [*self.pending]:
            self.drop(pending)
        self.failures, self.read, self.round = [], set(), self.round + 1


def find_desk() -> Desk:
    """The desk of this session."""
    if _DESK not in st.session_state:
        st.session_state[_DESK] = Desk()
    desk: Desk = st.session_state[_DESK]
    return desk
