"""Files to drafts: what a file is, its parser in a process of its own, its text cleaned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from lib.drafts import Draft
from lib.errors import MilaanError, UnknownScript, UnreadableFile
from lib.ingest.clean import clean_line, clean_text
from lib.ingest.encoding import decode_text, is_plain_utf8
from lib.ingest.found import Failure, Found, Unreadable
from lib.ingest.kinds import find_kind, label_file
from lib.ingest.limits import MAX_FILE_BYTES, PARSING, Limits
from lib.ingest.preview import read_day, recognise
from lib.ingest.sandbox import run_job
from lib.ingest.worker import parse_plain
from lib.settings import MAX_SOURCE_CHARS, MAX_TITLE_CHARS, MAX_URL_CHARS


def read_file(
    name: str,
    data: bytes,
    limits: Limits = PARSING,
    tell: Callable[[int, int], object] = lambda done, total: None,
) -> list[Draft | Failure]:
    """The articles in a file, in order; what is none says why and the others go on.

    name: as it was uploaded, a label only. limits: what its parser may use. tell: called with how
    many of its articles are read, and how many there are. Never raises a MilaanError: the whole
    file's fault is one Failure.
    """
    label = label_file(name)
    try:
        return _make_drafts(label, find_articles(label, data, limits), tell)
    except Unreadable as error:
        return [Failure(label, str(UnreadableFile(label, str(error))))]


def find_articles(label: str, data: bytes, limits: Limits = PARSING) -> list[Found]:
    """What the parser of a file finds in it, unchecked. Raises Unreadable."""
    if len(data) > MAX_FILE_BYTES:
        size = f"{len(data) / 1e6:,.0f} MB"
        raise Unreadable(f"it has {size}, and the limit is {MAX_FILE_BYTES / 1e6:,.0f} MB")
    if not data.strip():
        raise Unreadable("it is empty")
    kind = find_kind(label, data)
    if kind in ("text", "markdown") and is_plain_utf8(data):
        return parse_plain(kind, decode_text(data))  # no parser at work, so no process either
    found = run_job({"job": kind}, data, limits)["found"]
    return [Found(**each) for each in found]


def make_draft(found: Found, called: str = "The text") -> Draft:
    """A draft of what a parser found or a person pasted, its gaps filled by what the text says.

    called: what a message calls it. Raises EmptyText, TooLong, MisreadText, UnknownScript.
    """
    cleaned = clean_text(found.text, called)
    text = cleaned.text
    seen = recognise(text)
    if seen.language is None:
        raise UnknownScript(called)
    given = clean_line(found.title, MAX_TITLE_CHARS)
    is_in_text = bool(given) and given in " ".join(text[: 10 * MAX_TITLE_CHARS].split())
    return Draft(
        text=text,
        title=given if is_in_text or (given and not seen.has_headline) else seen.title,
        source=clean_line(found.source, MAX_SOURCE_CHARS),
        published=read_day(found.published) if found.published else seen.published,
        language=seen.language,
        url=_keep_address(found.url),
        notices=cleaned.gone,
    )


def _make_drafts(
    label: str, articles: Sequence[Found], tell: Callable[[int, int], object]
) -> list[Draft | Failure]:
    drafts: list[Draft | Failure] = []
    for found in articles:
        drafts.append(_make_one(label, found))
        tell(len(drafts), len(articles))
    return drafts


def _make_one(label: str, found: Found) -> Draft | Failure:
    called = f"{label}, row {found.row}" if found.row else label
    if found.reason:
        return Failure(called, str(UnreadableFile(called, found.reason)))
    try:
        draft = make_draft(found, called)
    except MilaanError as error:
        return Failure(called, str(error))
    if found.row and found.published and draft.published is None:
        reason = f"“{clean_line(found.published, 40)}” is no day; write it as 2024-06-18"
        return Failure(called, str(UnreadableFile(called, reason)))
    return draft


def _keep_address(url: str) -> str:
    """A web address, or "" for what is none or is too long to keep."""
    line = clean_line(url, MAX_URL_CHARS + 1)
    try:
        parts = urlsplit(line)
    except ValueError:
        return ""
    is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    return line if is_web and len(line) <= MAX_URL_CHARS else ""
