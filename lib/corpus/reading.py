"""Articles from a folder of texts or a file of JSON lines; what cannot be read is told and left."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from stat import S_IFDIR, S_IFMT, S_IFREG
from typing import Any

from lib.errors import BadLine, MilaanError, UnreadableFile
from lib.ingest.fields import read_head
from lib.ingest.found import put_headline
from lib.ingest.lines import read_date, read_lines, read_text
from lib.model import Article

Complain = Callable[[str], None]
_TEXTS = ".txt"


def read_articles(path: Path, complain: Complain) -> Iterator[Article]:
    """Every article of a folder or of a JSONL file, in order, or that of a text; each id once.

    Raises UnreadableFile where there is nothing at `path`.
    """
    seen: set[str] = set()
    for article in _read(path, complain):
        if article.id in seen:
            complain(f"“{article.id}” is the id of two articles; the first one counts.")
            continue
        seen.add(article.id)
        yield article


def _read(path: Path, complain: Complain) -> Iterable[Article]:
    if path.is_dir():
        return _read_folder(path, complain)
    if path.suffix.lower() == _TEXTS:
        return [read_text_article(path, str(path))]
    return _read_file(path, complain)


def _read_folder(folder: Path, complain: Complain) -> Iterator[Article]:
    """The texts of a folder and of those inside it, by name; hidden ones are left out."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        is_hidden = any(part.startswith(".") for part in inside.parts)
        kind = _find_kind(path)
        if path.suffix.lower() != _TEXTS or is_hidden or kind == S_IFDIR:
            continue
        try:
            if kind not in (S_IFREG, None):
                raise UnreadableFile(str(path), "it is no file of text, but a pipe or a device")
            yield read_text_article(path, inside.as_posix())
        except MilaanError as error:
            complain(str(error))


def _find_kind(path: Path) -> int | None:
    """What there is, as `stat` has it; None where it cannot be told, and not be read either."""
    try:
        return S_IFMT(path.stat().st_mode)
    except OSError:
        return None


def read_text_article(path: Path, id: str) -> Article:
    """One text, which may begin with title, source and day. Raises UnreadableFile."""
    found = read_head(read_text(str(path)))
    try:
        published = read_date(found.published)
    except BadLine as error:
        raise UnreadableFile(str(path), str(error)) from None
    return Article(id, found.text, found.title, found.source, published, found.url)


def _read_file(path: Path, complain: Complain) -> Iterator[Article]:
    for number, line in enumerate(read_lines(str(path)), start=1):
        if not line.strip():
            continue
        try:
            yield _read_line(line)
        except BadLine as error:
            complain(f"Line {number} of {path} is left out: {error}.")


def _read_line(line: bytes) -> Article:
    """One line, {"id", "text", "title"?, "published"?, "source"?}. Raises BadLine."""
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise BadLine("it is not UTF-8 text") from None
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadLine(f"it is not JSON ({getattr(error, 'msg', 'nested too deeply')})") from None
    if not isinstance(value, dict):
        raise BadLine("it is not a JSON object")
    given = value.get("id")
    if isinstance(given, bool) or not isinstance(given, str | int) or given == "":
        raise BadLine("its “id” is neither a text nor a whole number")
    text, title, source = (_read_field(value, name) for name in ("text", "title", "source"))
    if "text" not in value:
        raise BadLine("it has no “text”")
    published = read_date(value.get("published"))
    return Article(str(given), put_headline(title, text), title, source, published)


def _read_field(value: dict[str, Any], name: str) -> str:
    found = value.get(name)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise BadLine(f"its “{name}” is not a text")
    return found
