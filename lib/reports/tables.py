"""A comparison as CSV, a row a finding, and as JSON in the shape of the command line."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from lib import __version__
from lib.model import Collation, Disagreement, Link, Side
from lib.reports.data import describe_collation, describe_day
from lib.reports.entries import Entry, Group, Verdicts, list_entries
from lib.reports.spreadsheet import write_table
from lib.store.records import Judgement

Json = dict[str, Any]
COLUMNS = (
    "number", "group", "kind", "class", "severity", "confidence", "relation", "reading_a",
    "reading_b", "why", "verdict", "verdicts", "article_a", "claim_number_a", "claim_a",
    "article_b", "claim_number_b", "claim_b", "key", "engine", "link",
)  # fmt: skip


def write_csv(collation: Collation, verdicts: Verdicts, link: str) -> bytes:
    """A row a finding, cells safe to open in a spreadsheet. link: the comparison's address.

    Claims are counted from 1, as the page does.
    """
    rows = [
        _make_row(entry, _name_relation(entry, collation.links), link)
        for entry in list_entries(collation, verdicts)
    ]
    return write_table(COLUMNS, rows)


def write_json(collation: Collation, verdicts: Verdicts, link: str) -> bytes:
    """What `python -m lib collate` prints, and with it the articles, the address and verdicts.

    Every finding has its `key` and a list of `verdicts`, `[]` where nobody judged.
    """
    a, b = collation.a, collation.b
    told = describe_collation(collation, f"{a.article.id} × {b.article.id}")
    told |= {"address": link, "articles": {"a": _tell_article(a), "b": _tell_article(b)}}
    by_group: dict[Group, list[Entry]] = defaultdict(list)
    for entry in list_entries(collation, verdicts):
        by_group[entry.group].append(entry)
    _add_verdicts(told["disagreements"], by_group["disagreement"])
    _add_verdicts(told["variants"], by_group["variant"])
    _add_verdicts(told["unresolved"], by_group["unresolved"])
    _add_verdicts(told["within"]["a"], by_group["within A"])
    _add_verdicts(told["within"]["b"], by_group["within B"])
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def tell_judgement(judgement: Judgement) -> str:
    """`asha, 2024-06-18 09:30 UTC: same (note)`."""
    note = f" ({judgement.note})" if judgement.note else ""
    return f"{judgement.author}, {judgement.at:%Y-%m-%d %H:%M} UTC: {judgement.verdict}{note}"


def _name_relation(entry: Entry, links: Sequence[Link]) -> str:
    """`same` or `part`, as the claims of a finding are linked; "" within one article."""
    return "" if entry.found.link is None else links[entry.found.link].relation


def _make_row(entry: Entry, relation: str, link: str) -> Sequence[str]:
    found = entry.found
    grade = ("", "", "")
    if isinstance(found, Disagreement):
        grade = (found.sort, found.severity, f"{found.confidence:.2f}")
    return (
        str(entry.number),
        entry.group,
        found.kind,
        *grade,
        relation,
        found.a.text,
        found.b.text,
        found.why,
        entry.verdict,
        " | ".join(map(tell_judgement, entry.judgements)),
        entry.side_a.article.id,
        str(found.a.claim + 1),
        entry.claim_a.text,
        entry.side_b.article.id,
        str(found.b.claim + 1),
        entry.claim_b.text,
        entry.finding.key,
        __version__,
        link,
    )


def _add_verdicts(described: Iterable[Json], entries: Iterable[Entry]) -> None:
    for finding, entry in zip(described, entries, strict=True):
        finding["key"] = entry.finding.key
        finding["verdicts"] = [_tell_verdict(judgement) for judgement in entry.judgements]


def _tell_verdict(judgement: Judgement) -> Json:
    return {
        "author": judgement.author,
        "verdict": judgement.verdict,
        "note": judgement.note,
        "at": judgement.at.isoformat(),
    }


def _tell_article(side: Side) -> Json:
    article = side.article
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        **describe_day(side),
        "url": article.url,
    }
