"""A store in someone's hands: what their role allows, under their own name."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest

from lib.drafts import Draft
from lib.errors import NotSaved, ViewNotFound
from lib.store.access import ANYONE, LOCAL_USER, User
from lib.store.guard import WRITES, GuardedStore
from lib.store.keys import make_finding
from lib.store.library import Store
from lib.store.records import Place

VIEWER, ASHA = User("viewer@desk.example", "viewer"), User("asha@desk.example", "analyst")
RAVI, BOSS = User("ravi@desk.example", "analyst"), User("boss@desk.example", "admin")
FINDING = make_finding(
    "name", Place("a", "0", "Miller said", "Miller"), Place("b", "1", "Milan", "M")
)


def list_writers() -> set[str]:
    """The public methods of the store that open a transaction for writing, or call such a one."""
    sources = {
        name: inspect.getsource(method)
        for name, method in inspect.getmembers(Store, inspect.isfunction)
        if name not in ("writing", "__init__")
    }
    writers = {name for name, source in sources.items() if "self.writing()" in source}
    for _ in sources:
        writers |= {
            name for name, source in sources.items() if any(f"self.{w}(" in source for w in writers)
        }
    return {name for name in writers if not name.startswith("_")}


def test_every_way_to_write_is_guarded() -> None:
    """A method that is added to the store must say what one must be allowed to do for it."""
    assert list_writers() == set(WRITES)


def test_a_viewer_changes_nothing(store: Store, add: Callable[..., str]) -> None:
    """Every write is refused with a sentence; reading goes on."""
    id = add("A bridge was opened in Ashapur on Monday.")
    view = store.share_view([id], "asha", "0.1.0", {}).id
    guarded = GuardedStore(store, VIEWER)
    attempts: list[Callable[[], object]] = [
        lambda: guarded.add_article(Draft("Another bridge was opened."), "x"),
        lambda: guarded.edit_article(id, {"title": "Bridge"}, "x"),
        lambda: guarded.remove_article(id, "asha"),
        lambda: guarded.judge(FINDING, "same", "x"),
        lambda: guarded.teach_alias("NSA", "एनएसए", "x"),
        lambda: guarded.share_view([id], "x", "0.1.0", {}),
        lambda: guarded.withdraw_view(view, "asha"),
    ]
    for attempt in attempts:
        with pytest.raises(NotSaved, match="your role here is viewer"):
            attempt()
    assert guarded.article(id).text.startswith("A bridge")
    assert store.all_judgements().total == 0
    assert store.list_articles().total == 1


def test_work_is_signed_by_who_signed_in(store: Store) -> None:
    """Whatever name a page passes."""
    guarded = GuardedStore(store, ASHA)
    added = guarded.add_article(
        Draft("A bridge was opened in Ashapur."), author="boss@desk.example"
    )
    assert added.record.added_by == ASHA.author
    assert guarded.judge(FINDING, "same", "ravi").judgements[0].author == ASHA.author


def test_only_admins_take_away_what_is_anothers(store: Store, add: Callable[..., str]) -> None:
    """An article, a snapshot, an alias; one's own goes."""
    asha, ravi = GuardedStore(store, ASHA), GuardedStore(store, RAVI)
    id = asha.add_article(Draft("A bridge was opened in Ashapur."), "").record.id
    view = asha.share_view([id], "", "0.1.0", {}).id
    alias = asha.teach_alias("NSA", "एनएसए", "").number
    for attempt in (
        lambda: ravi.remove_article(id, ASHA.author),
        lambda: ravi.withdraw_view(view, ASHA.author),
        lambda: ravi.withdraw_alias(alias, ASHA.author),
    ):
        with pytest.raises(NotSaved, match="someone else's"):
            attempt()
    asha.withdraw_alias(alias, "")
    asha.withdraw_view(view, "")
    assert GuardedStore(store, BOSS).remove_article(id, "").removed_at


def test_a_wrong_id_and_a_forbidden_one_answer_alike(store: Store) -> None:
    """Withdrawing does not tell either whether there is such a view."""
    with pytest.raises(ViewNotFound):
        GuardedStore(store, RAVI).withdraw_view("nothing", "")


def test_where_nobody_signs_in_people_are_who_they_say(store: Store) -> None:
    """On one's own machine everything goes; on an open server all but what is another's."""
    local, anyone = GuardedStore(store, LOCAL_USER), GuardedStore(store, ANYONE)
    id = anyone.add_article(Draft("A bridge was opened in Ashapur."), "asha").record.id
    assert store.record(id).added_by == "asha"
    with pytest.raises(NotSaved, match="someone else's"):
        anyone.remove_article(id, "ravi")
    assert local.remove_article(id, "whoever").removed_at
