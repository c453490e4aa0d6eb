"""Snapshots as Streamlit runs them: sharing, opening, withdrawing, and who may."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.collation.collate import collate
from lib.errors import NotSaved, ViewNotFound
from lib.reports import list_findings, write_csv
from lib.store.access import User
from lib.store.library import Store
from pages.parts import author, reader, sign_in
from pages.parts.judged import Judging
from pages.parts.report_menu import write_report

COMPARE = str(Path(__file__).resolve().parents[2] / "pages" / "compare.py")
A, B = "vostochny-hi-2", "vostochny-hi-1"
WRONG = str(ViewNotFound())
NAMELESS = "unnamed 3fa94c"


@pytest.fixture(autouse=True)
def _known_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who gives no name goes by their browser's."""
    monkeypatch.setattr(author, "_read_cookies", lambda: {author.BROWSER: "3fa94c"})


def open_page(**query: str) -> AppTest:
    """The Compare page at an address."""
    app = AppTest.from_file(COMPARE, default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def become(monkeypatch: pytest.MonkeyPatch, user: User) -> None:
    """Let the gate let this person in."""
    monkeypatch.setattr(sign_in, "_find_user", lambda: user)


def share(store: Store, by: str = "asha") -> str:
    """A snapshot with one verdict on its first finding; its id."""
    articles = store.articles([A, B])
    finding = list_findings(collate(articles[A], articles[B]))[0]
    store.judge(finding, "same", by, "seen in print")
    parameters = {"a": A, "b": B, "hide": "name"}
    return store.share_view([A, B], by, "0.0.9", parameters, [finding.key]).id


def read_texts(app: AppTest) -> str:
    """Every sentence shown as plain text."""
    return "\n".join(text.value for text in app.text)


def test_a_snapshot_says_what_it_is_and_fills_the_address(store: Store) -> None:
    """Whose it is, its engine, its filters and the verdicts of that time; no pickers."""
    app = open_page(view=share(store))
    assert not app.exception
    told = read_texts(app)
    assert "by asha, made with engine 0.0.9" in told
    assert "now, which may find more or less than 0.0.9 did" in told
    assert "name" in app.query_params["hide"]
    assert A in app.query_params["a"]
    assert not app.selectbox
    assert app.expander[0].label == "1 verdict at that time"
    assert app.dataframe[0].value.iloc[0]["note"] == "seen in print"


def test_a_snapshot_says_what_has_changed_since(store: Store) -> None:
    """Verdicts, titles, dates and removals; the title of that time stays."""
    view = share(store)
    finding = store.all_judgements().items[0].finding
    store.judge(finding, "disagree", "ravi")
    store.edit_article(A, {"title": "Another title", "published": None}, "ravi")
    store.remove_article(B, "ravi")
    told = read_texts(open_page(view=view))
    assert "1 verdict was given since." in told
    assert "is called “Another title” now." in told
    assert "is no date now" in told
    assert "was removed from the library." in told


@pytest.mark.parametrize(
    "wrong", ["x", "'; DROP TABLE shared_view; --", "A" * 100_000, "x\0", "\ufffd"]
)
def test_a_wrong_id_gives_a_sentence(store: Store, wrong: str) -> None:
    """Whatever it is, and the same as for one that was withdrawn."""
    app = open_page(view=wrong)
    assert not app.exception
    assert read_texts(app) == WRONG


def test_a_withdrawn_snapshot_answers_as_a_wrong_id_does(store: Store) -> None:
    """Nobody learns that there was one."""
    view = share(store)
    store.withdraw_view(view, "asha")
    assert read_texts(open_page(view=view)) == WRONG


def test_sharing_keeps_what_is_seen(store: Store) -> None:
    """One snapshot for one click, with the articles and the address of the page."""
    app = open_page(a=A, b=B)
    app.button(key="share").click().run()
    assert not app.exception
    [view] = store.list_views(NAMELESS)
    assert [kept.id for kept in view.articles] == [A, B]
    assert view.parameters["a"] == A
    assert view.id in app.code[0].value


def test_a_snapshot_applies_what_was_taught_then(store: Store) -> None:
    """What is taught or withdrawn since changes the present, and no snapshot."""
    articles = store.articles([A, B])
    found = collate(articles[A], articles[B]).findings.disagreements[0]
    pair = found.a.text, found.b.text
    first = store.teach_alias(*pair, "asha")
    taught_then = open_page(a=A, b=B)
    taught_then.button(key="share").click().run()
    assert store.list_views(NAMELESS)[0].aliases == (pair,)
    store.withdraw_alias(first.number, "asha")
    plain_then = open_page(a=A, b=B)
    before = {share(store): plain_then.title[0].value}
    store.teach_alias(*pair, "asha")
    now = open_page(a=A, b=B).title[0].value
    assert now == taught_then.title[0].value != plain_then.title[0].value
    before |= {store.list_views(NAMELESS)[0].id: now}
    for view, title in before.items():
        assert open_page(view=view).title[0].value == title


def test_a_snapshot_shows_the_verdicts_of_its_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the reader and in a report; what was said since is counted in its banner only."""
    given: list[Judging] = []
    monkeypatch.setattr(reader, "show_reader", lambda *all_, **_: given.append(all_[2]))
    id = share(store)
    finding = store.all_judgements().items[0].finding
    store.judge(finding, "disagree", "asha", "changed my mind")
    store.judge(finding, "unsure", "ravi")
    assert "1 verdict was given since." in read_texts(open_page(view=id))
    assert list_said(given[-1]) == [("asha", "same", "seen in print")]
    assert not given[-1].may_judge
    open_page(a=A, b=B)
    assert list_said(given[-1]) == [("asha", "disagree", "changed my mind"), ("ravi", "unsure", "")]
    articles, view = store.articles([A, B]), store.view(id)
    collation = collate(articles[A], articles[B])
    report = write_report(write_csv, collation, "", lambda: store, view).decode("utf-8")
    assert "seen in print" in report
    assert "changed my mind" not in report


def list_said(judging: Judging) -> list[tuple[str, str, str]]:
    """Author, verdict and note of everything that the reader is told."""
    said = [one for all_ in judging.verdicts.values() for one in all_]
    return [(one["author"], one["verdict"], one["note"]) for one in said]


def test_a_library_that_is_away_gives_a_sentence(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In place of the link; the page stays."""
    app = open_page(a=A, b=B)

    def refuse(*given: object) -> None:
        raise NotSaved("the disk is full")

    monkeypatch.setattr(Store, "share_view", refuse)
    app.button(key="share").click().run()
    assert not app.exception
    assert app.code[0].value == "Not saved: the disk is full."
    assert len(app.title) == 1


def test_a_viewer_cannot_share(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """They read; there is no button."""
    become(monkeypatch, User("v@desk.example", "viewer"))
    app = open_page(a=A, b=B)
    assert not app.exception
    assert "share" not in [button.key for button in app.button]


@pytest.mark.parametrize(
    ("user", "may_withdraw"),
    [
        (User("asha", "analyst"), True),
        (User("ravi", "analyst"), False),
        (User("asha", "viewer"), False),
        (User("boss", "admin"), True),
    ],
)
def test_only_its_author_and_admins_withdraw_a_snapshot(
    store: Store, monkeypatch: pytest.MonkeyPatch, user: User, may_withdraw: bool
) -> None:
    """And then the page goes on with the articles as they are."""
    view = share(store)
    become(monkeypatch, user)
    app = open_page(view=view)
    buttons = {button.label: button for button in app.button}
    assert ("Withdraw this snapshot" in buttons) is may_withdraw
    if may_withdraw:
        app = buttons["Withdraw this snapshot"].click().run()
        assert not app.exception
        assert "view" not in app.query_params
        with pytest.raises(ViewNotFound):
            store.view(view)


def test_nobody_reads_past_the_gate(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that was reached by another way than dashboard.py stops at the gate all the same."""
    monkeypatch.setattr(sign_in, "_find_user", lambda: None)
    for app in (open_page(a=A, b=B), open_page(view=share(store))):
        assert not app.exception
        assert not app.title
        assert not app.text
