"""Lists that keep their search, filters and what is open in the address, as the reader does.

Each widget is set from the address before it is drawn and writes to it when a user changes it, so
that a link, a reload and the back button need no code of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

PAGE = "page"
# Days that can be picked; what an article says is rarely older.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
_LONGEST = 200  # characters of one value that are worth keeping
_MOST = 50  # values of one parameter
_EMPTY = "(none)"  # how the address says that what is wanted is empty, as no source is
_KEY = "query_{}"


def read(name: str) -> str:
    """A value of the address, "" where there is none."""
    return str(st.query_params.get(name, ""))[:_LONGEST]


def read_all(name: str) -> list[str]:
    """All values of a parameter that may stand there many times."""
    return [value[:_LONGEST] for value in st.query_params.get_all(name)[:_MOST]]


def write(**values: str | Sequence[str]) -> None:
    """Change the address in one step; an empty value leaves it."""
    now = {name: st.query_params.get_all(name) for name in st.query_params}
    new = {name: [value] if isinstance(value, str) else [*value] for name, value in values.items()}
    wanted = {
        name: kept for name, given in {**now, **new}.items() if (kept := [*filter(None, given)])
    }
    if wanted != now:
        st.query_params.from_dict(wanted)


@contextmanager
def show_filter_menu(
    offered: Mapping[str, Collection[str]], days: Sequence[str] = (), toggles: Sequence[str] = ()
) -> Iterator[None]:
    """A menu for the filters of these parameters; its label says how many are on.

    offered: the options of each choice. What the address asks that is not there is not on.
    """
    on = sum(not {*_read_asked(name)}.isdisjoint(options) for name, options in offered.items())
    on += sum(read_day(name) is not None for name in days)
    on += sum(read_toggle(name) for name in toggles)
    with st.popover(f"Filter: {on} on" if on else "Filter", icon=":material/filter_list:"):
        yield


def show_search(label: str, name: str, placeholder: str) -> str:
    """A field for words."""
    st.session_state[key := _KEY.format(name)] = read(name)
    return st.text_input(
        label, key=key, placeholder=placeholder, on_change=_keep, args=(name, key), type="search"
    )


def show_segments(label: str, name: str, options: Mapping[str, str]) -> str:
    """One of a few words of ours, by their meaning; the first unless the address says otherwise."""
    draw = partial(st.segmented_control, required=True, label_visibility="collapsed")
    return _show_word(draw, label, name, options)


def show_one(label: str, name: str, options: Mapping[str, str]) -> str:
    """One of some words of ours, in a list; the first unless the address says otherwise."""
    return _show_word(partial(st.selectbox, width=240), label, name, options)


def _show_word(draw: Callable[..., Any], label: str, name: str, options: Mapping[str, str]) -> str:
    asked = read(name)
    st.session_state[key := _KEY.format(name)] = asked if asked in options else next(iter(options))
    keeping = {"key": key, "on_change": _keep, "args": (name, key)}
    return draw(label, list(options), format_func=options.__getitem__, **keeping) or next(
        iter(options)
    )


def show_choices(
    label: str, name: str, options: Sequence[str], tell: Callable[[str], str] = str
) -> tuple[str, ...]:
    """Any number of options; none lets all through. What the address asks besides is left out."""
    st.session_state[key := _KEY.format(name)] = [v for v in _read_asked(name) if v in options]
    chosen = st.multiselect(
        label,
        options,
        format_func=tell,
        key=key,
        placeholder="all",
        on_change=_keep,
        args=(name, key),
    )
    return tuple(chosen)


def _read_asked(name: str) -> list[str]:
    """What the address asks of a choice, whether that is there or not."""
    return ["" if value == _EMPTY else value for value in read_all(name)]


def show_choice(
    label: str, name: str, options: Sequence[str], tell: Callable[[str], str] = str
) -> str:
    """One option, or "" for all. tell: gives no two options one label, by which they are known."""
    asked = read(name)
    st.session_state[key := _KEY.format(name)] = asked if asked in options else None
    chosen = st.selectbox(
        label,
        options,
        format_func=tell,
        key=key,
        placeholder="all",
        on_change=_keep,
        args=(name, key),
    )
    return chosen or ""


def show_day(label: str, name: str) -> date | None:
    """A day, or none."""
    st.session_state[key := _KEY.format(name)] = read_day(name)
    return st.date_input(
        label,
        key=key,
        format="YYYY-MM-DD",
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        on_change=_keep,
        args=(name, key),
    )


def read_day(name: str) -> date | None:
    """A day of the address; none where it is no day that can be picked."""
    try:
        day = date.fromisoformat(read(name))
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


def show_toggle(label: str, name: str) -> bool:
    """On or off."""
    st.session_state[key := _KEY.format(name)] = read_toggle(name)
    return st.toggle(label, key=key, on_change=_keep, args=(name, key))


def read_toggle(name: str) -> bool:
    """Whether the address has it on."""
    return read(name) == "1"


def read_page() -> int:
    """The page of a list, from 1."""
    asked = read(PAGE)
    return int(asked) if asked.isascii() and asked.isdigit() and 0 < int(asked) < 10**6 else 1


def show_pages(total: int, size: int) -> None:
    """Buttons for the pages of a list of `total` items, where there is more than one."""
    pages = -(-total // size)
    if pages > 1:
        st.session_state[key := _KEY.format(PAGE)] = min(read_page(), pages)
        st.pagination(pages, key=key, on_change=_keep, args=(PAGE, key))


def _keep(name: str, key: str) -> None:
    """Write what a widget holds to the address; another filter begins at the first page."""
    value = st.session_state[key]
    if isinstance(value, bool):
        value = "1" if value else ""
    told = [str(each) or _EMPTY for each in value] if isinstance(value, list) else str(value or "")
    write(**{PAGE: "", name: told} if name != PAGE else {PAGE: told if told != "1" else ""})
