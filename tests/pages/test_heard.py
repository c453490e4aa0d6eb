"""What the reader sends is heard once and in order, and refused in words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from lib.errors import LibraryUnavailable, NotSaved
from pages.parts.reader import heard

Session = dict[str, object]


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Session:
    """An empty session of a visitor."""
    state: Session = {}
    monkeypatch.setattr(heard, "st", SimpleNamespace(session_state=state))
    return state


def send(session: Session, *messages: object, **handlers: object) -> None:
    """The reader sends everything that it was not told was heard."""
    session["reader"] = {"told": list(messages)}
    heard.hear("reader", handlers)  # type: ignore[arg-type]


def judge(at: object, **more: object) -> dict[str, object]:
    return {"name": "judge", "at": at, **more}


def test_each_message_is_heard_once_and_in_order(session: Session) -> None:
    """Sent twice, out of order, or with one of before: the same comes out."""
    got: list[object] = []
    send(session, judge(2), judge(1), judge=lambda message: got.append(message["at"]))
    send(session, judge(2), judge(3), judge=lambda message: got.append(message["at"]))
    assert got == [1, 2, 3]
    assert heard.tell_heard() == {"heard": {"judge": 3}, "refused": None}


def test_what_is_refused_is_said_and_not_tried_again(session: Session) -> None:
    """Those after it are heard all the same."""

    def refuse(message: heard.Message) -> None:
        if message["at"] == 1:
            raise NotSaved("no room")

    send(session, judge(1), judge(2), judge=refuse)
    told = heard.tell_heard()
    assert told == {"heard": {"judge": 2}, "refused": {"at": 1, "why": "Not saved: no room."}}


def test_a_library_that_is_away_leaves_the_verdict_to_be_sent_again(session: Session) -> None:
    """Selections are heard meanwhile; once it is back the verdicts are, in order."""

    def fail(message: heard.Message) -> None:
        raise LibraryUnavailable("it is locked")

    got: list[object] = []
    view = {"name": "view", "at": 9}
    send(session, judge(1), judge(2), view, judge=fail, view=lambda m: got.append(m["at"]))
    assert got == [9]
    assert heard.tell_heard()["heard"] == {"view": 9}
    assert heard.tell_heard()["refused"]["at"] == 1
    send(session, judge(1), judge(2), judge=lambda message: got.append(message["at"]))
    assert got == [9, 1, 2]


@pytest.mark.parametrize("told", [None, "x", 3, {"at": 1}])
def test_what_is_no_list_of_messages_is_nothing(session: Session, told: object) -> None:
    """Whatever a browser sends."""
    session["reader"] = {"told": told}
    heard.hear("reader", {})
    send(session, None, judge("1"), {"at": 1}, {"name": 3, "at": 1}, judge=pytest.fail)
    assert heard.tell_heard()["heard"] == {}
