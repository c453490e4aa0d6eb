"""One of the two texts that are brought: a field for it or its address, a file, or a pick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.drafts import Draft
from lib.errors import MilaanError, UnreadableFile
from lib.ingest.address import is_like_address
from lib.ingest.clean import clean_line
from lib.ingest.fetch import fetch_article
from lib.ingest.files import make_draft, read_file
from lib.ingest.found import Failure, Found
from lib.ingest.kinds import label_file
from lib.ingest.limits import MAX_FILE_BYTES
from lib.model import Article
from lib.settings import MAX_SOURCE_CHARS, MAX_TITLE_CHARS
from pages.parts.notices import show_notice
from pages.parts.pickers import label_articles
from pages.parts.query import FIRST_DAY, LAST_DAY
from pages.parts.uploads import forget_file

PLACEHOLDER = "Paste the text with its headline, or the address of its page"
MANY = "it holds {:,} articles; bring it in on the page Library and choose two there"
_HIGH = 230  # pixels of the field for a text (chosen)
_TOLD = ("title", "source", "day")
_FIELDS = ("text", *_TOLD, "pick")


@dataclass(frozen=True, slots=True)
class Side:
    """A or B of the form, and the names of its widgets."""

    name: str

    def key(self, field: str) -> str:
        """The name of the widget for a field."""
        return f"bring_{field}_{self.name.lower()}"

    def get(self, field: str) -> Any:
        """What a field holds; None before it is drawn."""
        return st.session_state.get(self.key(field))

    def put(self, field: str, value: object) -> None:
        """Let a field hold this; only before it is drawn."""
        st.session_state[self.key(field)] = value


A, B = Side("A"), Side("B")


def empty_both() -> None:
    """Forget what was typed, chosen and dropped on both sides."""
    for side in (A, B):
        for field in _FIELDS:
            st.session_state.pop(side.key(field), None)
            side.put(field, None if field in ("day", "pick") else "")
        side.put("came", None)
        side.put("round", (side.get("round") or 0) + 1)


def show_side(side: Side, library: Mapping[str, Article]) -> DeltaGenerator:
    """Draw the fields of one side; the place below its text for what is wrong with it."""
    with st.container(key=side.key("side"), gap="small"):
        text, trouble = st.container(), st.container()
        with st.container(key=side.key("drop")):
            failure = _take_file(side)
        if failure:
            with trouble:
                show_notice(failure)
        picked = _show_pick(side, library) if library else None
        text.text_area(
            f"Text {side.name}, or its address",
            key=side.key("text"),
            height=_HIGH,
            persist_state="session",
            placeholder="Taken from the library" if picked else PLACEHOLDER,
            disabled=bool(picked),
        )
        # What is told of the text is in sight, lest it be told of the next one as well.
        is_told = any(side.get(field) for field in _TOLD)
        with st.expander(f"Title, source and date of {side.name}", expanded=is_told):
            _show_fields(side, is_off=bool(picked))
    return trouble


def _take_file(side: Side) -> str:
    """Read a file that was dropped into the fields; why it could not be, or ""."""
    file = st.file_uploader(
        f"File for {side.name}",
        key=f"{side.key('file')}_{side.get('round') or 0}",
        label_visibility="collapsed",
        max_upload_size=MAX_FILE_BYTES // 1_000_000,
    )
    if file is None or file.file_id == side.get("read"):
        return ""
    side.put("read", file.file_id)
    with st.spinner("Reading the file …", show_time=True):
        found = read_file(file.name, file.getvalue())
    forget_file(file.file_id)
    if len(found) != 1:
        return str(UnreadableFile(label_file(file.name), MANY.format(len(found))))
    [one] = found
    if isinstance(one, Failure):
        return one.reason
    fill_fields(side, one)
    return ""


def fill_fields(side: Side, draft: Draft) -> None:
    """Let the fields say what was read; where the text stays so, it is this draft."""
    side.put("came", draft)
    values = {"text": draft.text, "title": draft.title, "source": draft.source}
    for field, value in (values | {"day": draft.published, "pick": None}).items():
        side.put(field, value)


def _show_pick(side: Side, library: Mapping[str, Article]) -> str | None:
    labels = label_articles(library, list(library), {})
    if side.get("pick") not in library:
        side.put("pick", None)
    return st.selectbox(
        f"or {side.name} from the library",
        list(labels),
        key=side.key("pick"),
        format_func=labels.__getitem__,
        placeholder="or an article of the library",
        label_visibility="collapsed",
        persist_state="session",
    )


def _show_fields(side: Side, is_off: bool) -> None:
    """What the text says of itself may be put right here; an empty field leaves it."""
    drawn: dict[str, Any] = {"persist_state": "session", "disabled": is_off}
    st.text_input(
        f"Title of {side.name}",
        key=side.key("title"),
        max_chars=MAX_TITLE_CHARS,
        placeholder="as its headline says",
        **drawn,
    )
    first, second = st.columns([3, 2])
    first.text_input(
        f"Source of {side.name}", key=side.key("source"), max_chars=MAX_SOURCE_CHARS, **drawn
    )
    if side.key("day") not in st.session_state:
        side.put("day", None)
    second.date_input(
        f"Published, {side.name}",
        key=side.key("day"),
        format="YYYY-MM-DD",
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        help="Empty: the day that the text names. Without one, “yesterday” cannot be compared.",
        **drawn,
    )


def read_side(side: Side) -> str | Draft:
    """The id of the article that was picked, or what was brought. Raises MilaanError."""
    if picked := side.get("pick"):
        return str(picked)
    typed, came = side.get("text") or "", side.get("came")
    if came is not None and typed == came.text:
        draft: Draft = came
    elif is_like_address(typed):
        with st.spinner("Fetching the page …", show_time=True):
            draft = fetch_article(typed)
    else:
        draft = make_draft(Found(text=typed), f"Text {side.name}")
    told = {field: side.get(field) for field in _TOLD}
    if came is not None and not _share_a_line(came.text, draft.text):
        of_file = {"title": came.title, "source": came.source, "day": came.published}
        told = {field: value for field, value in told.items() if value != of_file[field]}
    told_of = describe(draft, told.get("title") or "", told.get("source") or "", told.get("day"))
    side.put("came", told_of)  # so that the next text does not take over what was told of this one
    return told_of


def _share_a_line(one: str, other: str) -> bool:
    """Whether a text that came with a file was edited, not replaced by another."""
    return bool({*filter(str.strip, one.splitlines())} & {*other.splitlines()})


def describe(draft: Draft, title: str, source: str, day: date | None) -> Draft:
    """A draft with what was typed of it in place of what was recognised."""
    return replace(
        draft,
        title=clean_line(title, MAX_TITLE_CHARS) or draft.title,
        source=clean_line(source, MAX_SOURCE_CHARS) or draft.source,
        published=day or draft.published,
    )


def try_side(side: Side) -> tuple[str | Draft | None, str]:
    """What a side gives, or why it gives nothing."""
    try:
        return read_side(side), ""
    except MilaanError as error:
        return None, str(error)
