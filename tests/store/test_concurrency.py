"""Many who write at once: no lock error, no lost update, readers never wait."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from lib.drafts import Draft
from lib.errors import NotSaved
from lib.store.library import Store
from lib.store.records import Changes
from tests.store.processes import run_processes, write_much
from tests.store.test_judgements import make

WRITERS = 30
PROCESSES = 8
EACH = 5


def run_at_once(work: Callable[[int], object]) -> None:
    """Call `work` with 0, 1 … in as many threads, all let go at one moment; raises what they do."""
    gate = threading.Barrier(WRITERS)

    def start(n: int) -> None:
        gate.wait()
        work(n)

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(start, range(WRITERS)))


def test_everything_that_many_write_at_once_is_kept(store: Store) -> None:
    """Texts of their own, one text that all add, and a verdict each on one finding."""
    found = make()
    new = []

    def write(n: int) -> None:
        for m in range(EACH):
            store.add_article(Draft(f"Writer {n}, text {m}."), f"w{n}")
        new.append(store.add_article(Draft("The one that all bring."), f"w{n}").is_new)
        store.judge(found, "same" if n % 2 else "disagree", f"w{n}")

    run_at_once(write)
    assert store.list_articles().total == WRITERS * EACH + 1
    assert new.count(True) == 1
    standing = store.judgements_for([found])[found.key]
    assert {j.author for j in standing.judgements} == {f"w{n}" for n in range(WRITERS)}
    assert standing.differs


def test_edits_at_once_follow_each_other(store: Store) -> None:
    """Each one starts from what the one before left: no update is lost between read and write."""
    id = store.add_article(Draft("One article.", title="start"), "asha").record.id
    run_at_once(lambda n: store.edit_article(id, Changes(title=f"by {n}"), f"w{n}"))
    edits = [event for event in store.article_history(id) if event.action == "edited"]
    assert len(edits) == WRITERS
    assert edits[0].old == "start"
    assert all(earlier.new == later.old for earlier, later in pairwise(edits))
    assert store.record(id).title == edits[-1].new


def test_one_verdict_is_taken_back_once_however_often_it_is_asked(store: Store) -> None:
    """Of many clicks at once on three verdicts, three take one back each."""
    found = make()
    for verdict in ("unsure", "same", "disagree"):
        store.judge(found, verdict, "asha")
    refused = []

    def undo(_n: int) -> None:
        try:
            store.undo_judgement(found.key, "asha")
        except Exception as error:
            refused.append(type(error).__name__)

    run_at_once(undo)
    assert refused == ["NothingToUndo"] * (WRITERS - 3)
    undone = [j.undoes for j in store.history(found.key) if j.undoes]
    assert len(set(undone)) == len(undone) == 3


def test_one_alias_is_taught_once_by_many(store: Store) -> None:
    run_at_once(lambda n: store.teach_alias("NSA", "एनएसए", f"w{n}"))
    assert len(store.list_aliases(with_withdrawn=True)) == 1


def test_batches_that_overlap_do_not_block_each_other(store: Store) -> None:
    """The same texts in opposite order, and vectors likewise."""
    drafts = [Draft(f"Text {n}.") for n in range(40)]
    vectors = {bytes([n]): bytes([n]) for n in range(40)}

    def write(n: int) -> None:
        turn = 1 if n % 2 else -1
        store.add_articles(drafts[::turn], f"w{n}")
        store.put_many(dict(list(vectors.items())[::turn]))

    run_at_once(write)
    assert store.list_articles().total == 40
    assert store.get_many(vectors) == vectors


def test_readers_do_not_wait_for_a_writer(store: Store) -> None:
    """They see it as it was before the write, which goes on: who waits for its end is refused."""
    store.add_article(Draft("Before."), "asha")
    with store.writing() as connection:
        from lib.store.adding import add_rows, make_row

        add_rows(connection, [make_row(Draft("Meanwhile."), "ravi")])
        assert store.list_articles().total == 1
    assert store.list_articles().total == 2


@pytest.mark.slow
def test_many_processes_write_at_once(store: Store, url: str) -> None:
    """Ten texts and ten verdicts each."""
    assert run_processes(write_much, url, PROCESSES) == [0] * PROCESSES
    assert store.list_articles().total == 10 * PROCESSES
    assert len(store.history(make().key)) == 10 * PROCESSES
    assert {j.verdict for j in store.judgements_for([make()])[make().key].judgements} == {"same"}


def test_a_writer_who_waited_too_long_is_told_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With everything else in the library untouched."""
    monkeypatch.setattr("lib.store.database.WAIT_FOR_LOCK", 0.1)
    impatient = Store(store.engine.url.render_as_string(hide_password=False))
    found = make()
    store.judge(found, "same", "asha")
    with store.writing() as connection:
        from lib.store.database import hold_for

        hold_for(connection, found.near_key)
        with pytest.raises(NotSaved, match="others are using the library"):
            impatient.judge(found, "disagree", "ravi")
    assert impatient.judge(found, "disagree", "ravi").differs
    impatient.close()
