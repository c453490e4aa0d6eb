"""A large library does not hold a page up: a few articles are read at once, the rest beside it."""

from __future__ import annotations

import threading

import pytest

from lib.memory import Forgetful
from lib.store.samples import load_samples
from pages.parts import nearest
from pages.parts.shelf import Shelf

SAMPLES = load_samples()


def test_what_a_page_does_not_read_is_read_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearest, "_AT_ONCE", 2)
    monkeypatch.setattr(nearest, "_REST", 0.01)
    gate = threading.Event()

    def give_store() -> Forgetful:
        if threading.current_thread() is not threading.main_thread():
            gate.wait()
        return Forgetful()

    worker = nearest._Worker()
    worker.follow(Shelf(SAMPLES, "one"), give_store)  # type: ignore[arg-type]
    assert worker.nearest.count_known() < len(SAMPLES)
    gate.set()
    assert worker._thread
    worker._thread.join(300)
    assert worker.nearest.count_known() == len(SAMPLES)


def test_the_same_library_is_not_looked_through_again(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = nearest._Worker()
    worker.follow(Shelf(SAMPLES, "one"), Forgetful)  # type: ignore[arg-type]
    monkeypatch.setattr(worker.nearest, "follow", lambda *_: pytest.fail("looked again"))
    worker.follow(Shelf(SAMPLES, "one"), Forgetful)  # type: ignore[arg-type]
