"""The address bar as the one place that knows what is shown: the articles A and B, the selection.

`a` and `b` are article ids, `d` is the name of what is selected (lib.identity). Widgets are set
from the address before they are drawn and write to it when a user changes them, so a link opened
elsewhere, a reload and the back button all show the same view. Session keys are owned here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import streamlit as st

PICK_A, PICK_B, READER = "pick_a", "pick_b", "reader"
_SENT, _TURN, _LAST = "sent_selection", "selection_turn", "last_address"

UNKNOWN_ARTICLE = (
    "The address asks for an article that is not in the library, so another one is shown. "
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
class Selection:
    """What is selected; `turn` grows when the selection came from outside the reader."""

    id: str
    turn: int
    notice: str = ""


def read_pair(ids: Sequence[str], default: tuple[str, str]) -> Pair:
    """The pair that the address names; the default where it names none. Completes the address."""
    if "a" not in st.query_params and "b" not in st.query_params:
        st.query_params.update(st.session_state.get(_LAST, {}))
    asked_a, asked_b = st.query_params.get("a", ""), st.query_params.get("b", "")
    a = asked_a if asked_a in ids else default[0]
    b = asked_b if asked_b in ids else next(i for i in (default[1], *ids) if i != a)
    wrong = asked_a not in ("", a) or asked_b not in ("", b)
    if wrong:
        _write(d="")
    _write(a=a, b=b)
    st.session_state[PICK_A], st.session_state[PICK_B] = a, b
    return Pair(a, b, UNKNOWN_ARTICLE if wrong else "")


def read_selection(names: Collection[str], first: str) -> Selection:
    """The selection that the address names, or `first`. `names`: all that can be selected."""
    asked = st.query_params.get("d", "")
    chosen = asked if asked in names else first
    _write(d=chosen)
    st.session_state[_LAST] = st.query_params.to_dict()
    if st.session_state.get(_SENT) != chosen:
        st.session_state[_SENT] = chosen
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    wrong = bool(asked) and asked != chosen
    return Selection(chosen, st.session_state[_TURN], UNKNOWN_SELECTION if wrong else "")


def keep_picks() -> None:
    """Write the pickers to the address; picking B's article for A swaps the two."""
    a, b = st.session_state[PICK_A], st.session_state[PICK_B]
    if a == b and a == st.query_params.get("b"):
        b = st.query_params.get("a", b)
    _write(a=a, b=b, d="")


def swap() -> None:
    """Let A and B change places; the selection stays, its name does not depend on the order."""
    _write(a=st.session_state[PICK_B], b=st.session_state[PICK_A])


def keep_selection() -> None:
    """Write what the user selected in the reader to the address."""
    chosen = st.session_state[READER].get("select")
    if isinstance(chosen, str):
        st.session_state[_SENT] = chosen
        _write(d=chosen)


def _write(**values: str) -> None:
    """Change the address where it differs; an empty value leaves it."""
    for name, value in values.items():
        if not value:
            st.query_params.pop(name, None)
        elif st.query_params.get_all(name) != [value]:
            st.query_params[name] = value
