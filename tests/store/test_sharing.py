"""Aliases and shared views: taught, listed, withdrawn; snapshots behind unguessable ids."""

from __future__ import annotations

import string
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest

from lib.errors import ArticleNotFound, BadField, ViewNotFound
from lib.links import encoder as semantics
from lib.store.library import Store
from lib.store.records import Changes
from tests.store.test_judgements import make

Add = Callable[..., str]


def test_an_alias_is_taught_listed_and_withdrawn(store: Store) -> None:
    """With who and when; a withdrawn one stays on record."""
    taught = store.teach_alias(" मॉस्को ", "मास्को", "asha", "place", "key1")
    assert (taught.a, taught.b, taught.kind, taught.finding_key) == (
        "मॉस्को", "मास्को", "place", "key1"
    )  # fmt: skip
    other = store.teach_alias("NSA", "एनएसए", "ravi")
    assert store.list_aliases() == (taught, other)
    assert store.alias_pairs() == {("मॉस्को", "मास्को"), ("NSA", "एनएसए")}
    store.withdraw_alias(taught.number, "ravi")
    assert store.list_aliases() == (other,)
    withdrawn, _ = store.list_aliases(with_withdrawn=True)
    assert (withdrawn.taught_by, withdrawn.withdrawn_by) == ("asha", "ravi")
    assert withdrawn.withdrawn_at is not None


def test_a_pair_is_taught_once_in_either_order(store: Store) -> None:
    """And can be taught again after it was withdrawn."""
    taught = store.teach_alias("NSA", "एनएसए", "asha")
    assert store.teach_alias("एनएसए", "nsa", "ravi") == taught
    store.withdraw_alias(taught.number, "asha")
    store.withdraw_alias(taught.number, "ravi")
    again = store.teach_alias("एनएसए", "NSA", "ravi")
    assert again.number != taught.number
    assert store.list_aliases(with_withdrawn=True)[0].withdrawn_by == "asha"


@pytest.mark.parametrize(("a", "b"), [("NSA", " "), ("", ""), ("NSA", "nsa."), ("x" * 201, "y")])
def test_an_alias_that_says_nothing_is_refused(store: Store, a: str, b: str) -> None:
    with pytest.raises(BadField, match=r"\.$"):
        store.teach_alias(a, b, "asha")
    assert store.list_aliases(with_withdrawn=True) == ()


def test_a_shared_view_is_a_snapshot(store: Store, add: Add) -> None:
    """What is changed, removed, judged or withdrawn later does not change it."""
    a, b = add("The fire killed 45.", title="Fire", published=date(2024, 3, 1)), add("54 died.")
    found = make()
    store.judge(found, "same", "asha", "typo")
    view = store.share_view(
        [a, b], "asha", "0.1.0", {"a": a, "hide": "name,date"}, [found.key], [("NSA", "एनएसए")]
    )
    store.edit_article(a, Changes(title="Blaze", published=None), "ravi")
    store.remove_article(b, "ravi")
    store.undo_judgement(found.key, "asha")
    seen = store.view(view.id)
    assert seen == view
    assert [(s.id, s.title, s.published) for s in seen.articles] == [
        (a, "Fire", date(2024, 3, 1)), (b, "", None)
    ]  # fmt: skip
    assert seen.articles[0].digest == store.record(a).digest
    assert [(j.author, j.verdict, j.note) for j in seen.judgements] == [("asha", "same", "typo")]
    assert seen.parameters == {"a": a, "hide": "name,date"}
    assert (seen.engine, seen.aliases) == ("0.1.0", (("NSA", "एनएसए"),))
    assert store.article(b, with_removed=True).text == "54 died."


def test_ids_of_views_cannot_be_guessed(store: Store, add: Add) -> None:
    """At least 128 bits, fit for an address, never one twice."""
    article = add("The fire killed 45.")
    ids = [store.share_view([article], "asha", "0.1.0", {}).id for _ in range(20)]
    assert len(set(ids)) == 20
    alphabet = set(string.ascii_letters + string.digits + "-_")
    assert all(set(id) <= alphabet and len(id) * 6 >= 128 for id in ids)


def test_a_wrong_and_a_withdrawn_id_are_answered_alike(store: Store, add: Add) -> None:
    view = store.share_view([add("The fire killed 45.")], "asha", "0.1.0", {})
    store.withdraw_view(view.id, "ravi")
    answers = set()
    for id in (view.id, view.id[:-1] + "!", "", "' OR 1=1 --", "\0\ud800", "x" * 100_000):
        with pytest.raises(ViewNotFound) as error:
            store.view(id)
        answers.add(str(error.value))
        with pytest.raises(ViewNotFound):
            store.withdraw_view(id, "ravi")
    assert len(answers) == 1


def test_the_views_of_one_author_are_listed_the_latest_first(store: Store, add: Add) -> None:
    article = add("The fire killed 45.")
    one, two = (store.share_view([article], "asha", "0.1.0", {"n": n}) for n in "12")
    store.share_view([article], "ravi", "0.1.0", {})
    assert store.list_views("asha") == (two, one)
    store.withdraw_view(two.id, "asha")
    assert store.list_views("asha") == (one,)


def test_what_cannot_be_shared_is_refused_in_words(store: Store, add: Add) -> None:
    with pytest.raises(ArticleNotFound):
        store.share_view([add("The fire."), "nothere"], "asha", "0.1.0", {})
    with pytest.raises(BadField, match="too much"):
        store.share_view([], "asha", "0.1.0", {"q": "x" * 2_000_001})
    assert store.list_views("asha") == ()


def test_parameters_of_any_text_come_back(store: Store) -> None:
    view = store.share_view([], "asha", "0.1.0", {"q\0": "\ud800'\";--\0\\u0000"})
    assert view.parameters == {"q": "\ufffd'\";--\\u0000"}
    assert store.view(view.id) == view


def test_vectors_are_kept_by_their_keys(store: Store) -> None:
    """The first one of a key stays; more keys than fit one statement are looked up."""
    vectors = {n.to_bytes(16, "big"): bytes([n % 256, 0, 255]) for n in range(1_001)}
    store.put_many(vectors)
    store.put_many({bytes(16): b"another"})
    store.put_many({})
    assert store.get_many([*vectors, b"unknown"]) == vectors
    assert store.get_many([]) == {}


def test_a_sentence_is_encoded_once_for_all_who_use_the_library(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second replica finds the vector that the first one kept, and needs no encoder."""
    vector = np.full(semantics.SIZE, 1 / np.sqrt(semantics.SIZE), dtype=np.float32)
    made = semantics.Encoded(vector, np.array([7], dtype=np.int32), vector[None])
    monkeypatch.setattr(semantics, "load_encoder", lambda: SimpleNamespace(read=lambda _: [made]))
    first = semantics.encode(["बाढ़ में पुल बह गया।"], store)
    monkeypatch.setattr(semantics, "load_encoder", lambda: None)
    again = semantics.encode(["बाढ़  में पुल बह गया।"], store)
    assert first is not None
    assert again is not None
    assert np.array_equal(first, again)
    assert semantics.encode(["Another."], store) is None
