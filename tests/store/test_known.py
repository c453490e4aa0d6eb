"""Near copies follow the library: what came is found, what went is not, nothing is read twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lib.corpus import known as known_module
from lib.corpus.known import follow, read_known
from lib.store.library import Store

Add = Callable[..., str]
STORY = " ".join(f"The {n}th bridge over the Neela was closed after the flood." for n in range(40))


def test_a_library_is_followed(store: Store, add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    first, longer = add(STORY), STORY + " The mayor was there."
    known = read_known(store)
    second = add(longer)
    store.remove_article(first, "asha")
    signed: list[str] = []
    sign = known_module.make_signature
    monkeypatch.setattr(
        known_module, "make_signature", lambda text: signed.append(text) or sign(text)
    )
    follow(known, store)
    assert signed == [longer]
    assert [id for id, _ in known.find(STORY)] == [second]
    store.restore_article(first, "asha")
    signed.clear()
    follow(known, store)
    assert signed == []  # the library keeps signatures
    assert {id for id, _ in known.find(STORY)} == {first, second}
