"""`python -m lib scan`: many articles in, a line of JSON for each pair that tells one story."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

from lib import __version__
from lib.commands.collate import write_line
from lib.corpus.machines import open_executor
from lib.corpus.reading import read_articles
from lib.corpus.results import ResultFile, find_state
from lib.corpus.scan import Hooks, Progress, ScannedPair, scan
from lib.errors import NothingToScan
from lib.memory import FileMemory, Forgetful, Memory
from lib.model import Article

if TYPE_CHECKING:
    from lib.store.library import Store
    from lib.store.records import KeptPair

SCHEDULER = "MILAAN_DASK"  # the variable that names a scheduler where the command line does not
_TELL_EVERY = 2.0  # seconds between two lines of progress
_TELL_PROGRAM_EVERY = 0.2
_KEPT_AT_ONCE = 100  # pairs in one transaction; chosen


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for. path: "" for the library of `store`."""

    path: str = ""
    out: str = ""
    scheduler: str = ""
    workers: int = 0
    semantics: bool = False
    as_json: bool = False  # progress and sentences, for a program that reads them


class Sink(Protocol):
    """Where pairs go as they are found."""

    def write(self, pair: ScannedPair) -> None:
        """Take the next pair. Raises NotSaved."""

    def finish(self) -> None:
        """The scan came to its end. Raises NotSaved."""

    def close(self) -> None:
        """No more comes, be it the end or not. Raises NotSaved."""


def run_scan(wanted: Wanted, store: Store | None, out: TextIO) -> int:
    """Scan; the exit status is 0, or 1 where something was left out.

    store: a library to keep the pairs in, which is also what is scanned where no path is given.
    Raises MilaanError where nothing could be done, or not all.
    """
    told = JsonTeller() if wanted.as_json else Teller()
    begun = datetime.now(UTC)
    with ExitStack() as stack:
        sinks = list(_open_sinks(wanted, store, out, told, stack))
        memory = _open_memory(wanted, store, told)
        articles = list(_read(wanted, store, told))
        if not articles:
            raise NothingToScan(f"{wanted.path or 'The library'} has no articles")
        scheduler = wanted.scheduler or os.environ.get(SCHEDULER, "")
        executor = open_executor(scheduler, wanted.workers, len(articles))
        stack.callback(executor.close)
        hooks = Hooks(told.complain, told.tell)
        for pair in scan(articles, executor, memory, hooks, wanted.semantics):
            for sink in sinks:
                sink.write(pair)
        for sink in sinks:
            sink.finish()
        if store is not None and not wanted.path:
            store.note_scan(begun, datetime.now(UTC), len(articles), __version__)
    return int(told.has_complained)


def _read(wanted: Wanted, store: Store | None, told: Teller) -> Iterable[Article]:
    if wanted.path or store is None:
        return read_articles(Path(wanted.path), told.complain)
    return store.iterate_articles()


def _open_memory(wanted: Wanted, store: Store | None, told: Teller) -> Memory:
    if store is not None:
        return store
    if not wanted.out:
        return Forgetful()
    state = FileMemory(find_state(Path(wanted.out)), told.complain)
    state.put_many({})  # a file that cannot be written is told before the work
    return state


def _open_sinks(
    wanted: Wanted, store: Store | None, out: TextIO, told: Teller, stack: ExitStack
) -> Iterable[Sink]:
    sinks: list[Sink] = []
    if store is not None:
        sinks.append(LibraryOut(store))
    sinks.append(FileOut(wanted.out, told) if wanted.out else StreamOut(out))
    for sink in sinks:
        stack.callback(sink.close)
    return sinks


def _describe_pair(pair: ScannedPair) -> dict[str, object]:
    """The fields of the contract, and its disagreements counted apart by their class."""
    described = asdict(pair)
    updates = described.pop("updates")
    return described | {"conflicts": pair.disagreements - updates, "updates": updates}


class StreamOut:
    """Lines to standard output."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, pair: ScannedPair) -> None:
        write_line(_describe_pair(pair), self._out)

    def finish(self) -> None:
        return

    def close(self) -> None:
        return


class FileOut:
    """Lines to a file that may hold those of a scan that was broken off."""

    def __init__(self, path: str, told: Teller) -> None:
        self._file = ResultFile(Path(path), told.complain)

    def write(self, pair: ScannedPair) -> None:
        self._file.write(_describe_pair(pair))

    def finish(self) -> None:
        self._file.finish()

    def close(self) -> None:
        self._file.close()


class LibraryOut:
    """Rows to the library, some at a time; what an earlier scan alone found goes at the end."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._begun = datetime.now(UTC)
        self._waiting: list[KeptPair] = []

    def write(self, pair: ScannedPair) -> None:
        from lib.store.records import KeptPair

        row = KeptPair(**asdict(pair), engine=__version__, scanned_at=datetime.now(UTC))
        self._waiting.append(row)
        if len(self._waiting) >= _KEPT_AT_ONCE:
            self.close()

    def finish(self) -> None:
        self.close()
        self._store.drop_pairs(self._begun)

    def close(self) -> None:
        waiting, self._waiting = self._waiting, []
        self._store.keep_pairs(waiting)


class Teller:
    """Sentences and progress on standard error, so that a long scan is seen to go on."""

    def __init__(self) -> None:
        self.has_complained = False
        self._told = time.monotonic()

    def complain(self, sentence: str) -> None:
        self.has_complained = True
        print(f"milaan: {sentence}", file=sys.stderr, flush=True)

    def tell(self, progress: Progress) -> None:
        if time.monotonic() - self._told < _TELL_EVERY:
            return
        self._told = time.monotonic()
        what = "pairs compared" if progress.stage == "comparing" else "articles read"
        print(f"milaan: {progress.done:,} of {progress.total:,} {what}", file=sys.stderr)


class JsonTeller(Teller):
    """The same as lines of JSON: {"said"} a sentence, or {"stage", "done", "total"}."""

    def complain(self, sentence: str) -> None:
        self.has_complained = True
        write_line({"said": sentence}, sys.stderr)

    def tell(self, progress: Progress) -> None:
        is_end = progress.done == progress.total
        if is_end or time.monotonic() - self._told >= _TELL_PROGRAM_EVERY:
            self._told = time.monotonic()
            write_line(asdict(progress), sys.stderr)
