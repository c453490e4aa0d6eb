"""`python -m lib import`: files and folders into the library, a line of JSON an article."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from lib.commands.collate import Json, write_line
from lib.corpus.copies import make_signature, name_article, say_copy, say_known
from lib.corpus.known import KnownTexts, read_known
from lib.drafts import Draft
from lib.errors import MilaanError, UnreadableFile
from lib.ingest.clean import find_notices
from lib.ingest.files import read_file
from lib.ingest.found import Failure, Unreadable
from lib.ingest.kinds import KINDS, label_file
from lib.ingest.limits import MAX_FILE_BYTES, MAX_PARSERS
from lib.store.twins import are_same, have_one_text

if TYPE_CHECKING:
    from lib.store.library import Store

AUTHOR = "command line"
_TELL_EVERY = 2.0  # seconds between two lines of progress
_EMPTY = (
    "milaan: {} holds no file that can be brought in (TXT, MD, HTML, DOCX, PDF, CSV, TSV, JSONL)."
)
_NO_FILE = "it is no ordinary file, but a folder, a device or a channel between programs"
_LEADS_OUT = "it is a link that leads out of the folder; name the file itself to bring it in"
_AHEAD = 2 * MAX_PARSERS  # files read before their turn
_SAFELY = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # POSIX, Windows


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says of all articles; it counts where an article does not say it."""

    source: str = ""
    published: date | None = None
    author: str = AUTHOR


def import_paths(paths: Sequence[str], given: Given, store: Store | None, out: TextIO) -> int:
    """Bring in every file; without a store, only say what would be brought in.

    The exit status is 1 if an article failed, else 0. Progress goes to standard error.
    """
    files = list(list_files(paths))
    importer = Importer(given, store)
    progress = _Progress(len(files))
    for path, articles in _read_all(files):
        for article in articles:
            line = importer.keep(path, article)
            progress.failed += "error" in line
            write_line(line, out)
        progress.tell()
    return int(progress.failed > 0)


@dataclass(frozen=True, slots=True)
class Listed:
    """A file to read. folder: the one in which it was found, None where the file was named."""

    path: Path
    folder: Path | None = None


def list_files(paths: Sequence[str]) -> Iterator[Listed]:
    """The files named, and in folders those of a kind that is read, in order of their names.

    Hidden files and linked folders are left out. A name that leads nowhere is kept: reading it says
    so. A folder without a file to read is told on standard error.
    """
    for path in map(Path, paths):
        if not path.is_dir():
            yield Listed(path)
            continue
        is_empty = True
        for file in _walk_folder(path):
            is_empty = False
            yield Listed(file, path)
        if is_empty:
            print(_EMPTY.format(path), file=sys.stderr)


def _walk_folder(path: Path) -> Iterator[Path]:
    for folder, inside, names in os.walk(path):
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.rpartition(".")[2].lower() in KINDS:
                yield Path(folder) / name


class Importer:
    """Puts drafts into the library one by one, and knows what it has already."""

    def __init__(self, given: Given, store: Store | None) -> None:
        self._given = given
        self._store = store
        self._seen: dict[str, Draft] = {}  # of a dry run
        self._known = read_known(store) if store else KnownTexts(self._read_seen)

    def keep(self, path: Path, article: Draft | Failure) -> Json:
        """Store one draft; the line that says what became of it. Never raises a MilaanError."""
        if isinstance(article, Failure):
            return {"file": str(path), "error": article.reason}
        draft = replace(
            article,
            source=article.source or self._given.source,
            published=article.published or self._given.published,
        )
        try:
            stored, copied = self._store_one(path, draft)
            return {"file": str(path)} | stored | _describe(draft, copied)
        except MilaanError as error:
            return {"file": str(path), "title": draft.title, "error": str(error)}

    def _store_one(self, path: Path, draft: Draft) -> tuple[Json, list[str]]:
        """What became of a draft, and a sentence where its text is another outlet's."""
        copies, copied = self._known.find(draft.text), list[str]()
        near: Json = {}
        if self._store:
            added = self._store.add_article(draft, self._given.author)
            id, near = added.record.id, {"id": added.record.id, "is_new": added.is_new}
            copies = [copy for copy in copies if copy[0] != id]
            if of := added.copy_of:
                copies = [(of.id, 1.0)]
                copied = [f"{say_copy(name_article(of.title or of.id, of.source))}."]
        else:
            id = f"{path}#{len(self._seen) + 1}" if str(path) in self._seen else str(path)
            copied = self._foresee(draft, [each for each, share in copies if share == 1])
            self._seen[id] = draft
        self._known.add(id, make_signature(draft.text))
        if copies:
            near |= {"near_copy_of": copies[0][0], "similarity": round(copies[0][1], 4)}
        return near, copied

    def _read_seen(self, ids: Any) -> dict[str, str]:
        return {id: self._seen[id].text for id in ids}

    def _foresee(self, draft: Draft, ids: Sequence[str]) -> list[str]:
        """What would be said of a draft beside those of a dry run that may have its text."""
        twins = [
            seen for id, seen in self._seen.items() if id in ids and have_one_text(draft, seen)
        ]
        if not twins:
            return []
        same = [twin for twin in twins if are_same(draft, twin)]
        twin = (same or twins)[0]
        title = name_article(twin.title, twin.source)
        return [f"{say_known(title, bool(draft.source)) if same else say_copy(title)}."]


def _describe(draft: Draft, copied: Sequence[str]) -> Json:
    noticed = [notice.message for notice in (*draft.notices, *find_notices(draft.text))]
    noticed += copied
    return {
        "title": draft.title,
        "language": draft.language,
        "published": draft.published.isoformat() if draft.published else None,
        "source": draft.source,
    } | ({"notices": noticed} if noticed else {})


def _read_all(files: Sequence[Listed]) -> Iterator[tuple[Path, list[Draft | Failure]]]:
    """Every file's articles in order; the next few are read meanwhile."""
    with ThreadPoolExecutor(MAX_PARSERS) as pool:
        waiting: deque[tuple[Path, Future[list[Draft | Failure]]]] = deque()
        for file in files:
            waiting.append((file.path, pool.submit(_read_one, file)))
            if len(waiting) > _AHEAD:
                first, future = waiting.popleft()
                yield first, future.result()
        for first, future in waiting:
            yield first, future.result()


def _read_one(listed: Listed) -> list[Draft | Failure]:
    name = listed.path.name
    try:
        data = _read_bytes(listed)
    except Unreadable as error:
        return [Failure(name, str(UnreadableFile(label_file(name), str(error))))]
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "the name is not a file's"
        return [Failure(name, str(UnreadableFile(label_file(name), reason)))]
    return read_file(name, data)


def _read_bytes(listed: Listed) -> bytes:
    """What stands in a file. Raises Unreadable, OSError, ValueError; RuntimeError for a ring.

    Opening a channel between programs would wait for the other end, without O_NONBLOCK.
    """
    if listed.folder and not listed.path.resolve().is_relative_to(listed.folder.resolve()):
        raise Unreadable(_LEADS_OUT)
    with open(os.open(listed.path, os.O_RDONLY | _SAFELY), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise Unreadable(_NO_FILE)
        return file.read(MAX_FILE_BYTES + 1)  # more is refused by its size


class _Progress:
    """A line on standard error every few seconds, so that a long import is seen to go on."""

    def __init__(self, total: int) -> None:
        self.failed = 0
        self._total = total
        self._done = 0
        self._told = time.monotonic()

    def tell(self) -> None:
        self._done += 1
        if time.monotonic() - self._told >= _TELL_EVERY:
            self._told = time.monotonic()
            failed = f", {self.failed} failed" if self.failed else ""
            print(f"milaan: {self._done:,} of {self._total:,} files{failed}", file=sys.stderr)
