"""The better comparison is made once, beside the page, and never breaks it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from lib.errors import TooLong
from lib.model import Collation, Side
from pages.parts import refine
from pages.parts.refine import Refiner, wait_for
from tests.pages.build import make_collation

PATIENCE = 60  # seconds for what comes at once where the machine has time


@pytest.fixture
def quick() -> Collation:
    return make_collation()


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Holds the worker up until it is set."""
    event = threading.Event()
    yield event
    event.set()


def tell_apart(quick: Collation, number: int) -> Collation:
    """The same result for another article A."""
    article = replace(quick.a.article, id=f"other-{number}")
    return replace(quick, a=replace(quick.a, article=article))


def test_the_refined_result_is_made_of_the_quick_ones_claims(
    monkeypatch: pytest.MonkeyPatch, quick: Collation
) -> None:
    """Reading the articles again would take as long as comparing them."""
    asked: list[tuple[Side, Side, bool]] = []

    def collate_sides(a: Side, b: Side, semantics: bool) -> Collation:
        asked.append((a, b, semantics))
        return replace(quick, is_semantic=True)

    monkeypatch.setattr(refine, "collate_sides", collate_sides)
    refined = Refiner().start(quick).result(PATIENCE)
    assert refined is not None
    assert refined.is_semantic
    assert asked == [(quick.a, quick.b, True)]


def test_one_pair_is_refined_once(monkeypatch: pytest.MonkeyPatch, quick: Collation) -> None:
    """However many sessions ask; another pair is another job."""
    monkeypatch.setattr(refine, "collate_sides", lambda a, b, semantics: quick)
    refiner = Refiner()
    assert refiner.start(quick) is refiner.start(make_collation())
    assert refiner.start(quick) is not refiner.start(tell_apart(quick, 1))


@pytest.mark.parametrize("error", [TooLong("It", "9 claims", "8"), RuntimeError("no model")])
def test_a_failure_leaves_the_quick_result(
    monkeypatch: pytest.MonkeyPatch, quick: Collation, error: Exception
) -> None:
    """The future gives None; nothing is raised into the page."""

    def refuse(a: Side, b: Side, semantics: bool) -> Collation:
        raise error

    monkeypatch.setattr(refine, "collate_sides", refuse)
    assert Refiner().start(quick).result(PATIENCE) is None


def test_waiting_ends_when_patience_does(
    monkeypatch: pytest.MonkeyPatch, quick: Collation, gate: threading.Event
) -> None:
    """The page is drawn with what there is; later the job has ended."""

    def work(a: Side, b: Side, semantics: bool) -> Collation:
        gate.wait(PATIENCE)
        return quick

    monkeypatch.setattr(refine, "collate_sides", work)
    job = Refiner().start(quick)
    assert not wait_for(job, 0.01)
    gate.set()
    assert wait_for(job, PATIENCE)


def test_the_worker_does_not_hold_up_the_end_of_the_server() -> None:
    """A long comparison may run for a minute; whoever stops the server does not wait for it."""
    Refiner()
    workers = [thread for thread in threading.enumerate() if thread.name == "refine"]
    assert workers
    assert all(worker.daemon for worker in workers)


def test_a_job_that_was_dropped_is_begun_again(
    monkeypatch: pytest.MonkeyPatch, quick: Collation, gate: threading.Event
) -> None:
    """Only so many are kept: the oldest that waits is given up, and its page asks anew."""
    begun = threading.Event()

    def work(a: Side, b: Side, semantics: bool) -> Collation:
        begun.set()
        gate.wait(PATIENCE)
        return quick

    monkeypatch.setattr(refine, "collate_sides", work)
    monkeypatch.setattr(refine, "_KEPT", 2)
    refiner = Refiner()
    refiner.start(tell_apart(quick, 0))  # keeps the only worker busy
    assert begun.wait(PATIENCE)
    dropped = refiner.start(quick)
    for number in (1, 2):
        refiner.start(tell_apart(quick, number))
    assert dropped.cancelled()
    assert not wait_for(dropped, 0.01)
    again = refiner.start(quick)
    gate.set()
    assert again.result(PATIENCE) is quick
