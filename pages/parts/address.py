"""The address bar as the one place that knows what is shown, so that a link shows it to others.

`a` and `b` are article ids, `d` names what is selected (lib/collation/identity.py, or a place such
as `a3b15`), `tab` is the tab below the reader; the reader's filters travel along and are read in
the browser only. Widgets are set from the address before they are drawn and write to it when a user
changes them, so a reload and the back button need no code of their own. Session keys are owned
here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from lib.collation.identity import swap_place

PICK_A, PICK_B, KEEP_B, READER, MATRIX = "pick_a", "pick_b", "keep_b", "reader", "matrix"
_SENT, _GIVEN, _LAST = "sent_selection", "given_to_reader", "last_address"
_RETURNS, _WRONG = "returns_from_another_page", "shown_in_place_of_unknown"
BRING = "bring"  # whether two texts are asked for in place of a comparison

TABS = ("explanation", "disagreements", "ledger", "matrix", "map")
# The reader's own, see reader/address.js.
FILTERS = ("class", "hide", "severity", "sure", "show", "q")
_LONGEST = 200  # characters of one value that are worth keeping

UNKNOWN_ARTICLE = (
    "The address asks for an article that is not in the library, so another one is shown in its "
    "place, the nearest to the other where that is there. "
    "Pick the articles you want above."
)
UNKNOWN_SELECTION = (
    "The address points at a disagreement that these two articles do not have, "
    "so the reader starts at the beginning."
)


@dataclass(frozen=True, slots=True)
class Pair:
    """The two article ids to compare; `notice` says in words what the address had wrong."""

    a: str
    b: str
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What the reader is told to show. `turn` grows when that came from outside the reader.

    asked: the `d` of the address that said so; the reader sees by it whether the address has moved
    on meanwhile. is_default: nothing was asked for, so that the reader may begin with what its
    filters show. is_return: the user comes back from another page, so that the reader knows the
    filters better than the address, which is told of them only with the next selection.
    """

    turn: int
    selected: str
    tab: str
    filters: Mapping[str, str]
    asked: str = ""
    is_return: bool = False
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown now; `given` is what the reader was told last, and stays while users select."""

    selected: str
    tab: str
    given: Given
    notice: str = ""


def read_pair(
    ids: Sequence[str], default: tuple[str, str], rank: Callable[[str], Iterable[str]]
) -> Pair:
    """The pair that the address names; the default where it names none.

    Where it names one, its fellow is the nearest to it. ids: at least two; of the default those
    that are among them count. rank: gives all other ids than this one, nearest first.
    """
    if "a" not in st.query_params and "b" not in st.query_params:
        last = st.session_state.get(_LAST, {})
        st.session_state[_RETURNS] = bool(last)
        st.query_params.from_dict({**last, **st.query_params})
    asked_a, asked_b = st.query_params.get("a", ""), st.query_params.get("b", "")
    a, b = _complete(asked_a, asked_b, ids, default, rank)
    wrong = asked_a not in ("", a) or asked_b not in ("", b)
    if wrong:
        _write(a=a, b=b, d="")
        st.session_state[_WRONG] = a, b
    st.session_state[PICK_A], st.session_state[PICK_B] = a, b
    # Said for as long as they are shown: the page may run again at once for a better comparison.
    is_told = st.session_state.get(_WRONG) == (a, b)
    return Pair(a, b, UNKNOWN_ARTICLE if is_told else "")


def _complete(
    a: str,
    b: str,
    ids: Sequence[str],
    default: tuple[str, str],
    rank: Callable[[str], Iterable[str]],
) -> tuple[str, str]:
    """Two ids that there are, in place of those that the address asks for."""
    if a in ids and b in ids:
        return a, b
    if b in ids:
        return _find_nearest(b, ids, rank), b
    if a not in ids:
        if {*default} <= {*ids}:
            return default
        a = next(id for id in (*default, *ids) if id in ids)
    return a, _find_nearest(a, ids, rank)


def _find_nearest(id: str, ids: Sequence[str], rank: Callable[[str], Iterable[str]]) -> str:
    return next(near for near in rank(id) if near in ids)


def list_asked() -> list[str]:
    """The articles that the address names, or named when the page was left."""
    if "a" not in st.query_params and "b" not in st.query_params:
        asked = st.session_state.get(_LAST, {})
    else:
        asked = st.query_params.to_dict()
    return [asked[name] for name in ("a", "b") if asked.get(name)]


def is_bringing() -> bool:
    """Whether the address asks for two texts."""
    return BRING in st.query_params


def begin_bringing() -> None:
    """Ask for two texts; what is shown stays in the address, for the way back."""
    _write(**{BRING: "1"})


def end_bringing() -> None:
    """Go back to what was shown."""
    _write(**{BRING: ""})


def forget_pair() -> None:
    """Ask for nothing, as when the app is opened."""
    st.session_state.pop(_LAST, None)
    st.query_params.from_dict({})


def show_pair(a: str, b: str) -> None:
    """Let the address name these two and nothing else."""
    st.query_params.from_dict({"a": a, "b": b})


def rename(ids: Mapping[str, str]) -> None:
    """Let the address name articles by other ids; the selection stays."""
    asked = {name: st.query_params.get(name, "") for name in ("a", "b")}
    _write(**{name: ids[id] for name, id in asked.items() if id in ids})


def read_shown(pair: Pair, find: Callable[[str], str], first: str, is_final: bool) -> Shown:
    """What the address says to show. Completes the address.

    find: turns an asked selection into one that exists, or "". first: where to begin if none is
    asked for. is_final: false while a better comparison is on its way; a selection that is unknown
    until then is left for it.
    """
    asked, tab = st.query_params.get("d", ""), st.query_params.get("tab", "")
    found = find(asked)
    is_wrong = bool(asked) and not found
    selected = found or ("" if is_wrong and not is_final else first)
    tab = tab if tab in TABS else TABS[0]
    # What is asked by its claims stays so: another address would be one more step on the way back.
    kept = asked if found else selected or asked
    _write(a=pair.a, b=pair.b, d=kept, tab="" if tab == TABS[0] else tab)
    st.session_state[_LAST] = st.query_params.to_dict()
    notice = UNKNOWN_SELECTION if is_wrong and is_final else ""
    return Shown(selected, tab, _give(selected, tab, kept, is_default=not asked), notice)


def keep_pair(pair: Pair) -> None:
    """Write the articles to the address, where they cannot be compared."""
    _write(a=pair.a, b=pair.b)


def _give(selected: str, tab: str, asked: str, is_default: bool) -> Given:
    """What the reader was told last; told anew if the address changed, or the reader is new."""
    given: Given | None = st.session_state.get(_GIVEN)
    if (
        given is None
        or READER not in st.session_state
        or st.session_state.get(_SENT) != (selected, tab)
    ):
        filters = {name: st.query_params.get(name, "")[:_LONGEST] for name in FILTERS}
        is_return = st.session_state.pop(_RETURNS, False)
        turn = given.turn + 1 if given else 1
        given = Given(turn, selected, tab, filters, asked, is_return, is_default)
        st.session_state[_GIVEN], st.session_state[_SENT] = given, (selected, tab)
    return given


def keep_a() -> None:
    """Write what was picked for A; B is left to be the nearest to it, unless it shall stay.

    Picking B's article for A swaps the two.
    """
    a, b = st.session_state[PICK_A], st.session_state[PICK_B]
    if a == b:
        b = st.query_params.get("a", b)
    elif not st.session_state.get(KEEP_B):
        b = ""
    _write(a=a, b=b, d="")


def keep_b() -> None:
    """Write what was picked for B."""
    _write(a=st.session_state[PICK_A], b=st.session_state[PICK_B], d="")


def swap() -> None:
    """Let A and B change places; the selection stays."""
    d = swap_place(st.query_params.get("d", ""))
    _write(a=st.session_state[PICK_B], b=st.session_state[PICK_A], d=d)


def keep_view(told: Mapping[str, Any]) -> None:
    """Write what the user selected, the tab and the filters of the reader to the address."""
    values = {name: str(told.get(name) or "")[:_LONGEST] for name in ("d", "tab", *FILTERS)}
    tab = values["tab"] if values["tab"] in TABS else TABS[0]
    st.session_state[_SENT] = (values["d"], tab)
    _write(**values | {"tab": "" if tab == TABS[0] else tab})


def move_selection(gone: str, place: str) -> None:
    """Let the address name claims instead of what is no more; the reader finds them by itself."""
    if st.query_params.get("d") == gone:
        tab = st.query_params.get("tab", TABS[0])
        st.session_state[_SENT] = (place, tab)
        _write(d=place)


def keep_cell() -> None:
    """Select the two claims whose square in the matrix was clicked."""
    points = st.session_state[MATRIX].get("selection", {}).get("cell", [])
    if points:
        _write(d=f"a{int(points[0]['a'])}b{int(points[0]['b'])}")


def _write(**values: str) -> None:
    """Change the address in one step where it differs; an empty value leaves it."""
    now = st.query_params.to_dict()
    wanted = {name: value for name, value in {**now, **values}.items() if value}
    if wanted != now:
        st.query_params.from_dict(wanted)
