"""The real pairs of articles that readers have labelled: loaded for the benchmarks.

Articles that tell one event must not stand on both sides of a fold, so stories are joined over all
sets by what their articles share.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.data import SHARED
from lib.collation.collate import read_article
from lib.corpus.keys import find_keys
from lib.corpus.story import EVIDENCE, compare_keys
from lib.model import Article, Side

GOLD = Path(__file__).with_name("gold")
# From this overlap on two articles are taken to tell one event; chosen: at .25 a quarter of all
# pairs hang together by their topics.
ONE_EVENT = 0.35

SETS = ("real", "stories", "gold", "topics")

Want = dict[str, Any]


@dataclass(frozen=True)
class Pair:
    """Two articles with what a reader found; claims: as the reader numbered them."""

    id: str
    source: str
    story: str
    language: str
    a: Article
    b: Article
    want: Sequence[Want]
    quiet: Sequence[Want]
    within: Sequence[Want]
    claims: tuple[Sequence[str], Sequence[str]]


def is_present() -> bool:
    """The real pairs stand beside the checkout."""
    return (SHARED / "real" / "real.dev.jsonl").is_file()


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def load_pairs(name: str) -> list[Pair]:
    """The pairs of "real", "stories", "gold" or "topics". Raises FileNotFoundError."""
    if name in ("real", "stories"):
        path = SHARED / name / f"{name}.dev.jsonl"
        return [_make_pair(name, row, row["a"], row["b"]) for row in read_rows(path)]
    rows = list(read_rows(GOLD / f"{'pairs' if name == 'gold' else name}.jsonl"))
    pool = load_pool()
    return [
        _make_pair(
            name,
            row | _list_days(pool, row),
            pool[row["a_id"]]["text"],
            pool[row["b_id"]]["text"],
        )
        for row in rows
    ]


@lru_cache(maxsize=1)
def load_pool() -> dict[str, dict[str, Any]]:
    """The articles that were not labelled, by their id."""
    files = ("pool", "pool_politics")
    return {row["id"]: row for f in files for row in read_rows(SHARED / "real" / f"{f}.jsonl")}


def _list_days(pool: Mapping[str, Mapping[str, Any]], row: Mapping[str, Any]) -> dict[str, Any]:
    return {f"published_{side}": pool[row[f"{side}_id"]].get("published") for side in "ab"}


def _make_pair(source: str, row: Mapping[str, Any], a: str, b: str) -> Pair:
    articles = [
        Article(side, text, published=_read_day(row.get(f"published_{side}")))
        for side, text in (("a", a), ("b", b))
    ]
    claims = row.get("a_claims"), row.get("b_claims")
    if not all(claims):
        claims = tuple([c.text for c in read_side(article).claims] for article in articles)
    return Pair(
        row["id"],
        source,
        row.get("story", row["id"]),
        row["lang"],
        *articles,
        row["want"],
        row["quiet"],
        row["within"],
        claims,
    )


def _read_day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


@lru_cache(maxsize=1024)
def read_side(article: Article) -> Side:
    """Split an article into claims with their mentions, once."""
    return read_article(article)


@lru_cache(maxsize=1)
def load_all() -> tuple[Pair, ...]:
    """The pairs of all SETS, with one story's name for all that share an article or an event."""
    return tuple(_join_stories([pair for name in SETS for pair in load_pairs(name)]))


def _join_stories(pairs: Sequence[Pair]) -> Iterator[Pair]:
    home: dict[str, str] = {}
    for pair in pairs:
        for article in (pair.a, pair.b):
            home[_find(home, article.text)] = _find(home, f"{pair.source} {pair.story}")
    keys = {a.text: find_keys(read_side(a)) for pair in pairs for a in (pair.a, pair.b)}
    overlap = EVIDENCE.index("overlap")
    for one, other in combinations(keys, 2):
        if compare_keys(keys[one], keys[other])[0][overlap] >= ONE_EVENT:
            home[_find(home, one)] = _find(home, other)
    yield from (replace(pair, story=_find(home, pair.a.text)) for pair in pairs)


def _find(home: dict[str, str], name: str) -> str:
    while home.setdefault(name, name) != name:
        name = home[name]
    return name
