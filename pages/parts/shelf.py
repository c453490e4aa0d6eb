"""The library as the pages see it: read once, and again only when someone changed an article."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from lib.corpus.known import KnownTexts, follow, read_known
from lib.errors import LibraryUnavailable, NotSaved
from lib.links.encoder import keep_vectors_in
from lib.model import Article
from lib.store import open_store
from lib.store.guard import GuardedStore
from lib.store.library import Store
from lib.store.records import Record
from lib.store.samples import load_samples, tell_unreadable
from pages.parts.sign_in import current_user

READ_ONLY = "Until then only the samples can be read here, and nothing can be saved."
STALE = "Articles are shown as they were last read; nothing can be saved until it answers again."
LEFT_OUT = "All others are here."
_PATIENCE = 5.0  # seconds before a library that did not answer is asked again (chosen)
_ALL = 1_000_000_000  # records in one page


@dataclass(frozen=True, slots=True)
class Shelf:
    """All articles by id, the latest published first; stamp changes whenever they do.

    notice: why they are not read from the library, as sentences; "" where they are.
    left_out: which samples cannot be read, as sentences.
    """

    articles: dict[str, Article]
    stamp: str
    notice: str = ""
    left_out: str = ""


@dataclass(slots=True)
class _Keeper:
    """One library of this process: its store, what was read of it, and when it last failed."""

    address: str
    store: Store | None = None
    shelf: Shelf | None = None
    known: tuple[int, KnownTexts] | None = None
    failure: LibraryUnavailable | None = None
    failed_at: float = 0.0
    lock: threading.RLock = field(default_factory=threading.RLock)

    def open(self) -> Store:
        """The store. Raises LibraryUnavailable, at once where it failed a moment ago."""
        with self.lock:
            if self.failure and time.monotonic() - self.failed_at < _PATIENCE:
                raise self.failure
            if self.store is None:
                self.store = _open_store(self.address or None)
                keep_vectors_in(self.store)
            return self.store

    def read(self) -> Shelf:
        """The articles now, or as they were last read, or the samples."""
        with self.lock:
            try:
                store = self.open()
                stamp = f"{self.address} {store.version()}"
                if self.shelf is None or self.shelf.stamp != stamp:
                    self.shelf = Shelf(self._read_articles(store), stamp, left_out=_tell_left_out())
                self.failure = None
                return self.shelf
            except LibraryUnavailable as error:
                return self._fall_back(error)

    def read_known(self) -> KnownTexts:
        """What near copies are sought in. Raises LibraryUnavailable."""
        with self.lock:
            store = self.open()
            version = store.version()
            if self.known is None:
                self.known = version, read_known(store)
            elif self.known[0] != version:
                follow(self.known[1], store)
                self.known = version, self.known[1]
            return self.known[1]

    def _read_articles(self, store: Store) -> dict[str, Article]:
        """Texts never change, so only those that are new are read."""
        held = self.shelf.articles if self.shelf else {}
        records = store.list_articles(size=_ALL).items
        new = store.articles(record.id for record in records if record.id not in held)
        texts = {id: article.text for id, article in (held | new).items()}
        return {r.id: _make_article(r, texts[r.id]) for r in records if r.id in texts}

    def _fall_back(self, error: LibraryUnavailable) -> Shelf:
        if error is not self.failure:
            self.failure, self.failed_at = error, time.monotonic()
        if self.shelf is not None:
            return Shelf(self.shelf.articles, self.shelf.stamp, f"{error} {STALE}")
        return Shelf(load_samples(), "samples", f"{error} {READ_ONLY}")


def read_shelf() -> Shelf:
    """The library's articles. Never raises LibraryUnavailable: `notice` says what is wrong."""
    current_user()  # nobody reads past the gate, whichever way a page was reached
    return _find_keeper().read()


def find_store() -> Store:
    """The library to ask and, as far as the user's role goes, to write to. LibraryUnavailable."""
    return GuardedStore(_find_keeper().open(), current_user())


def read_taught() -> frozenset[tuple[str, str]]:
    """The readings that were taught to count as the same; none where the library is away."""
    try:
        return _find_keeper().open().alias_pairs()
    except LibraryUnavailable:
        return frozenset()


def hold_store() -> Callable[[], Store]:
    """What gives the library later, outside a run of the page, to whoever looks at it now."""
    keeper, user = _find_keeper(), current_user()
    return lambda: GuardedStore(keeper.open(), user)


def ask_store() -> None:
    """Return if the library answers; there need be no page. Raises LibraryUnavailable."""
    _find_keeper().open().ping()


def find_known() -> KnownTexts:
    """The texts of the library, for near copies. Raises LibraryUnavailable."""
    current_user()
    return _find_keeper().read_known()


def _tell_left_out() -> str:
    told = tell_unreadable()
    return f"Of data/samples, {told} {LEFT_OUT}" if told else ""


def _find_keeper() -> _Keeper:
    return _load_keeper(os.environ.get("DATABASE_URL", ""))


@st.cache_resource(show_spinner=False)
def _load_keeper(address: str) -> _Keeper:
    return _Keeper(address)


def _open_store(address: str | None) -> Store:
    """The store; one that only lacks new samples and cannot take them is opened without."""
    try:
        return open_store(address)
    except NotSaved:
        try:
            return open_store(address, with_samples=False)
        except NotSaved as error:
            reason = str(error).removeprefix("Not saved: ").removesuffix(".")
            raise LibraryUnavailable(reason) from error


def _make_article(record: Record, text: str) -> Article:
    return Article(record.id, text, record.title, record.source, record.published, record.url)
