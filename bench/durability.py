"""Writers that are killed with -9 while they write: `python -m bench.durability [--kills 1000]`.

A writer tells of a write only after the library acknowledged it. After every kill, all that it told
of must be there, whole: the text to the last letter, its words in the search, its line in the audit
trail; the verdict with its finding; the view. On SQLite, or on the PostgreSQL of `--url`.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path

from sqlalchemy import text

from lib.drafts import Draft
from lib.errors import MilaanError
from lib.store import open_store
from lib.store.keys import digest_text, make_finding, name_text
from lib.store.library import Store
from lib.store.records import Finding, Place

WRITES_A_LIFE = 52  # acknowledged before the kill, on average: 1,000 lives make 50,000 and more
# What a writer needs, loaded once for all of them.
PRELOAD = ("lib.store.library", "sqlalchemy.dialects.sqlite", "psycopg")
_PATIENCE = 60  # seconds for one acknowledgement


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of `writes` acknowledged ones over `kills` kills; each fault is a sentence."""

    kills: int
    writes: int
    faults: tuple[str, ...]


def kill_writers(url: str, kills: int, writes: int = WRITES_A_LIFE, seed: int = 0) -> Outcome:
    """Kill one writer after another at random moments and look at what is left after each."""
    dice, told, faults = random.Random(seed), 0, list[str]()
    processes = multiprocessing.get_context("forkserver")
    store = open_store(url, with_samples=False)
    for life in range(kills):
        acknowledged = live_and_die(processes, url, life, dice.randint(1, 2 * writes), dice)
        told += len(acknowledged)
        faults += [fault for write in acknowledged for fault in check_write(store, life, write)]
    faults += check_whole(store)
    store.close()
    return Outcome(kills, told, tuple(faults))


def live_and_die(
    processes: BaseContext, url: str, life: int, writes: int, dice: random.Random
) -> list[int]:
    """Start a writer, kill it in the write after `writes`; the numbers of those it told of."""
    reader, writer = processes.Pipe(duplex=False)
    process = processes.Process(target=write_on, args=(url, life, writer))  # type: ignore[attr-defined]
    process.start()
    writer.close()
    told = [receive(reader) for _ in range(writes)]
    time.sleep(dice.random() * 0.004)  # about the time of one write
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    told += drain(reader)
    return told


def receive(reader: Connection) -> int:
    """The next write that was acknowledged."""
    if not reader.poll(_PATIENCE):
        raise TimeoutError("a writer fell silent")
    return int(reader.recv())


def drain(reader: Connection) -> Iterator[int]:
    """What was told between the last look and the kill."""
    try:
        while reader.poll():
            yield int(reader.recv())
    except EOFError:
        return


def write_on(url: str, life: int, told: Connection) -> None:
    """Write without end, and tell of every write once it is acknowledged."""
    store = open_store(url, with_samples=False)
    for number in count():
        write(store, life, number)
        told.send(number)


def write(store: Store, life: int, number: int) -> None:
    """An article, a verdict or a view in turn."""
    if number % 3 == 0:
        store.add_article(make_draft(life, number), f"life {life}")
    elif number % 3 == 1:
        store.judge(make_one(life, number), "same", f"life {life}", f"note {number}")
    else:
        store.share_view([], f"life {life} {number}", "0", {"number": str(number)})


def check_write(store: Store, life: int, number: int) -> Iterator[str]:
    """What is wrong with an acknowledged write."""
    what = f"life {life}, write {number}"
    if number % 3 == 0:
        yield from check_article(store, make_draft(life, number).text, what)
    elif number % 3 == 1:
        found = make_one(life, number)
        standing = store.judgements_for([found]).get(found.key)
        if standing is None or standing.judgements[0].note != f"note {number}":
            yield f"{what}: the verdict is lost"
    elif [v.parameters for v in store.list_views(f"life {life} {number}")] != [
        {"number": str(number)}
    ]:
        yield f"{what}: the view is lost"


def check_article(store: Store, wanted: str, what: str) -> Iterator[str]:
    """What is wrong with an acknowledged article."""
    id = name_text(digest_text(wanted))
    try:
        kept, events = store.article(id).text, store.article_history(id)
    except MilaanError:
        yield f"{what}: the article is lost"
        return
    if kept != wanted:
        yield f"{what}: the text is another"
    if [event.action for event in events] != ["added"]:
        yield f"{what}: the audit trail is not whole"
    if store.search(wanted.split()[0]).total != 1:
        yield f"{what}: the search does not find it"


def check_whole(store: Store) -> Iterator[str]:
    """What is wrong with the library itself: half-written things, damaged pages, a torn index."""
    with store.reading() as connection:
        halves = connection.scalar(text(_HALVES))
        if halves:
            yield f"{halves} articles without an audit trail"
        if store.engine.dialect.name == "sqlite":
            said = connection.scalar(text("PRAGMA integrity_check"))
            if said != "ok":
                yield f"integrity_check: {said}"
    if store.engine.dialect.name == "sqlite":
        with store.writing() as connection:
            connection.execute(text(_CHECK_SEARCH))


_HALVES = """
    SELECT count(*) FROM article
    WHERE NOT EXISTS (SELECT 1 FROM article_event WHERE article_event.article = article.number)
"""
_CHECK_SEARCH = "INSERT INTO article_search (article_search, rank) VALUES ('integrity-check', 1)"


def make_draft(life: int, number: int) -> Draft:
    """A text of its own of some 600 characters, with a first word that no other has."""
    word = hashlib.blake2b(f"{life} {number}".encode(), digest_size=8).hexdigest()
    return Draft(f"w{word} " + "पुल बंद है और नाव चल रही है। " * 20, title=f"Life {life}")


def make_one(life: int, number: int) -> Finding:
    """A finding of its own."""
    a = Place("a", "1" * 64, f"In life {life} the count was {number}.", str(number))
    return make_finding("number", a, Place("b", "2" * 64, "It was less.", "less"))


def main() -> int:
    """Run it and print what was found; the exit status is 1 where anything was."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--url", help="of an empty PostgreSQL database; else a new SQLite file")
    options = parser.parse_args()
    multiprocessing.set_forkserver_preload(list(PRELOAD))
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        outcome = kill_writers(
            options.url or f"sqlite:///{Path(folder) / 'library.db'}", options.kills
        )
    print(
        f"{outcome.kills:,} kills, {outcome.writes:,} acknowledged writes in "
        f"{time.monotonic() - began:.0f} s: {len(outcome.faults)} lost, partial or corrupt"
    )
    for fault in outcome.faults:
        print(f"  {fault}")
    return int(bool(outcome.faults))


if __name__ == "__main__":
    sys.exit(main())
