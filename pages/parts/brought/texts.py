"""What a session has brought to be compared and has not kept; the one session key of it is here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from lib.drafts import Draft, is_draft, make_article, name_draft
from lib.ingest.clean import find_notices
from lib.model import Article

_BROUGHT = "brought_texts"
MOST = 12  # texts that one session has at once, its tab as well; the oldest goes first (chosen)

NOT_HERE = (
    "This address is of texts that were compared without being kept, so only the browser tab that "
    "brought them has them. Whoever sent it can open it there, choose “Keep both in the library” "
    "and send the address that stands there then, or a snapshot made of it."
)


@dataclass(slots=True)
class Brought:
    """drafts: by id, the latest last. kept_as: the article of the library that became of one.

    told: what became of the last keeping, and of which pair. is_stored: the browser keeps a copy
    for a reload. has_asked: it was asked for one, or need not be. is_opened: the form was opened
    just now.
    """

    drafts: dict[str, Draft] = field(default_factory=dict)
    kept_as: dict[str, str] = field(default_factory=dict)
    told: tuple[frozenset[str], str] = (frozenset(), "")
    is_stored: bool = False
    has_asked: bool = False
    is_opened: bool = False

    @property
    def articles(self) -> dict[str, Article]:
        """The texts as articles, the latest first."""
        return {id: make_article(draft) for id, draft in reversed(self.drafts.items())}

    def put(self, draft: Draft) -> str:
        """Take a text in; its id."""
        id = name_draft(draft)
        self.drafts.pop(id, None)
        self.drafts[id] = draft
        self.drafts = dict([*self.drafts.items()][-MOST:])
        return id

    def settle(self, kept: Mapping[str, str]) -> None:
        """Let texts be the articles that became of them."""
        self.kept_as |= kept
        for id in kept:
            self.drafts.pop(id, None)


def find_brought() -> Brought:
    """What this session has brought."""
    if _BROUGHT not in st.session_state:
        st.session_state[_BROUGHT] = Brought()
    brought: Brought = st.session_state[_BROUGHT]
    return brought


def tell_noticed(brought: Brought, ids: Sequence[str]) -> str:
    """What was changed on the way in and what misleads in texts that are not kept, a line each."""
    names = {ids[0]: "Text A", ids[-1]: "Text B"}
    lines = [
        f"{names[id]}: {notice.message}"
        for id in dict.fromkeys(ids)
        if id in brought.drafts
        for notice in (*brought.drafts[id].notices, *find_notices(brought.drafts[id].text))
    ]
    return "\n".join(lines)


def is_strange(ids: Sequence[str], brought: Brought) -> bool:
    """Whether one of these is a text that was not kept and that this session does not have."""
    return any(is_draft(id) and id not in brought.drafts for id in ids)
