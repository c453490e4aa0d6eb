"""How well people, places and organisations are found in Hindi: ner_hi, by exact span and type.

Not what the engine is made for: it looks for names to compare them, and the set is mostly about
villages. Reported, without a goal. Run: python -m bench.entities
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate

from bench.data import Row, make_claim, read_jsonl
from bench.scores import score_pairs
from lib.errors import MilaanError
from lib.model import Kind

TYPES: dict[Kind, str] = {"name": "PERSON", "place": "LOCATION", "organisation": "ORGANIZATION"}
Span = tuple[str, int, int]


def measure_ner(every: int = 1) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 for each type."""
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row in read_jsonl("ner_hi", every):
        gold, own = read_gold(row), find_own(row)
        wanted.update(span[0] for span in gold)
        found.update(span[0] for span in own)
        right.update(span[0] for span in gold & own)
    return {kind: score_pairs(found[kind], wanted[kind], right[kind]) for kind in TYPES.values()}


def read_gold(row: Row) -> set[Span]:
    """The tagged entities as (type, first token, last token + 1)."""
    spans: set[Span] = set()
    first = 0
    for at, tag in enumerate(row["tags"]):
        following = row["tags"][at + 1] if at + 1 < len(row["tags"]) else "O"
        if tag.startswith("B-"):
            first = at
        if tag != "O" and not following.startswith("I-"):
            spans.add((tag[2:], first, at + 1))
    return spans


def find_own(row: Row) -> set[Span]:
    """The engine's mentions; a place of -1 where one does not begin or end with a token."""
    after = list(accumulate(len(token) + 1 for token in row["tokens"]))
    starts_at = {start: at for at, start in enumerate([0, *after[:-1]])}
    ends_at = {end - 1: at for at, end in enumerate(after, start=1)}
    try:
        (mentions,) = make_claim(" ".join(row["tokens"])).mentions
    except MilaanError:
        return set()
    return {
        (TYPES[m.kind], starts_at.get(m.start, -1), ends_at.get(m.end, -1))
        for m in mentions
        if m.kind in TYPES
    }


if __name__ == "__main__":
    for kind, figures in measure_ner().items():
        print(f"{kind:14}", *(f"{name} {value:.3f}" for name, value in figures.items()))
