"""`python -m lib consensus`: a table of who says what in the articles of one story."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, TextIO

from lib.claims.split import split_claims
from lib.collation.collate import collate
from lib.consensus import Consensus, Fact, find_consensus, fold_copies
from lib.consensus.telling import NO_FACT
from lib.corpus.reading import read_articles, read_text_article
from lib.errors import MilaanError, NothingToScan
from lib.language.text import sanitise
from lib.mentions.datelines import find_day
from lib.model import Article, Collation
from lib.reports.consensus import consensus_to_csv, consensus_to_json, tell_said

Format = Literal["text", "json", "csv"]
_ONE_TEXT = "All articles carry one text, so there is nobody to compare it with."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for. published: the day of articles that do not tell theirs."""

    paths: Sequence[str]
    form: Format = "text"
    published: date | None = None
    semantics: bool = True


def run_consensus(wanted: Wanted, out: TextIO) -> int:
    """Print who says what; the exit status is 1 where something was left out, else 0.

    A path is a text, a folder of texts or a file of JSON lines. Raises NothingToScan where fewer
    than two articles can be read.
    """
    complaints: list[str] = []
    articles = list(_read_all(wanted, complaints))
    for sentence in complaints:
        print(f"milaan: {sentence}", file=sys.stderr, flush=True)
    if len(articles) < 2:
        raise NothingToScan("Fewer than two articles were read")

    @cache
    def compare(a: Article, b: Article) -> Collation:
        return collate(a, b, wanted.semantics)

    found = find_consensus(fold_copies(articles, compare), compare)
    _write(found, wanted.form, out)
    return int(bool(complaints or found.left_out))


def _read_all(wanted: Wanted, complaints: list[str]) -> Iterator[Article]:
    """Every article of the paths; what cannot be read is told and left out."""
    for path in dict.fromkeys(wanted.paths):
        try:
            for article in _read(Path(path), complaints):
                yield replace(article, published=_find_day(article) or wanted.published)
        except MilaanError as error:
            complaints.append(str(error))


def _read(path: Path, complaints: list[str]) -> Iterable[Article]:
    if path.is_dir() or path.suffix.lower() == ".jsonl":
        return read_articles(path, complaints.append)
    return [read_text_article(path, str(path))]


def _find_day(article: Article) -> date | None:
    return article.published or find_day(split_claims(sanitise(article.text)))


def _write(found: Consensus, form: Format, out: TextIO) -> None:
    if form == "json":
        print(consensus_to_json(found).decode(), file=out)
    elif form == "csv":
        out.write(consensus_to_csv(found).decode().replace("\r\n", "\n"))
    else:
        _write_text(found, out)


def _write_text(found: Consensus, out: TextIO) -> None:
    for number, witness in enumerate(found.witnesses, 1):
        day = witness.published or "no date"
        ids = ", ".join(article.id for article in witness.articles)
        print(f"[{number}] {witness.name}, {day}: {ids}", file=out)
    for fact in found.facts:
        _write_fact(fact, out)
    for sentence in (*_tell_more(found), *found.left_out):
        print(f"\n{sentence}", file=out)


def _write_fact(fact: Fact, out: TextIO) -> None:
    print(f"\n{fact.status}: {fact.label}. {fact.why}", file=out)
    for number, cell in enumerate(fact.cells, 1):
        readings = " | ".join(map(tell_said, cell.said))
        print(f"  [{number}] {cell.standing}{': ' if readings else ''}{readings}", file=out)


def _tell_more(found: Consensus) -> Iterator[str]:
    if len(found.witnesses) < 2:
        if not found.left_out:
            yield _ONE_TEXT
    elif not found.facts:
        yield NO_FACT
    if found.more_agreed:
        yield f"{found.more_agreed:,} more agreed facts are not listed."
