"""The stories written for this project: data/samples/<id>.txt, described in its README.md."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lib.errors import UnreadableFile
from lib.model import Article
from lib.settings import SAMPLES

_KEYS = {"title", "source", "published"}


def load_samples() -> dict[str, Article]:
    """All samples that can be read by id, ordered by date of publication, then id."""
    return _read_samples()[0]


def tell_unreadable() -> str:
    """Which files of the samples' folder cannot be read and why, as sentences; "" for none."""
    return " ".join(map(str, _read_samples()[1]))


def _read_samples() -> tuple[dict[str, Article], list[UnreadableFile]]:
    articles: list[Article] = []
    unreadable: list[UnreadableFile] = []
    for path in sorted(SAMPLES.glob("*.txt")):
        try:
            articles.append(read_sample(path))
        except UnreadableFile as error:
            unreadable.append(error)
    articles.sort(key=lambda article: (article.published or date.min, article.id))
    return {article.id: article for article in articles}, unreadable


def read_sample(path: Path) -> Article:
    """One story; its text is the headline, a blank line and the body. Raises UnreadableFile."""
    try:
        content = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableFile(path.name, error.strerror or "the file cannot be opened") from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(path.name, "it is not UTF-8 text; save it as UTF-8") from error
    head, _, body = content.partition("\n\n")
    fields = _read_header(path, head)
    if not body.strip():
        raise UnreadableFile(path.name, "there is no story after its header and a blank line")
    return Article(
        id=path.stem,
        text=f"{fields['title']}\n\n{body.strip()}",
        title=fields["title"],
        source=fields["source"],
        published=_read_date(path, fields["published"]),
    )


def _read_header(path: Path, head: str) -> dict[str, str]:
    fields = {}
    for line in head.splitlines():
        key, _, value = line.partition(":")
        fields[key.strip()] = value.strip()
    if fields.keys() != _KEYS or not all(fields.values()):
        reason = (
            "its header needs the lines “title:”, “source:” and “published:”, then a blank line"
        )
        raise UnreadableFile(path.name, reason)
    return fields


def _read_date(path: Path, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        reason = f"“published: {value}” is not a date such as 2024-03-14"
        raise UnreadableFile(path.name, reason) from error
