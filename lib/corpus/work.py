"""What a worker does with a batch, in whatever process or on whatever machine it is.

Batches and answers are plain values that can be pickled; the same batch always gives the same
answer, so a batch whose worker was lost is simply given to another one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from lib import __version__
from lib.collation.collate import link_sides, read_article
from lib.corpus.copies import NEAR_COPY, SLACK, make_shingles, make_signature, overlap
from lib.corpus.keys import Keys, find_keys, pack_keys, unpack_keys
from lib.corpus.story import STORY, count_days, judge_links
from lib.errors import MilaanError
from lib.model import Article, Side

Relation = Literal["copy", "story", ""]

_SIDES = 256  # articles that a worker remembers; those of one story come together


@dataclass(frozen=True, slots=True)
class Sketch:
    """What stands for an article when candidates are sought."""

    keys: Keys
    signature: bytes


@dataclass(frozen=True, slots=True)
class Task:
    """A pair to collate: places in the batch's articles, the evidence of the keys, the share of
    equal MinHash values."""

    a: int
    b: int
    evidence: tuple[float, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs to collate, with the articles they are of by place."""

    articles: Mapping[int, Article]
    tasks: tuple[Task, ...]
    semantics: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a pair; relation: "" where the two tell two stories. error: a sentence.

    disagreements: all of them, of which so many are updates.
    """

    relation: Relation
    disagreements: int = 0
    error: str = ""
    updates: int = 0


def tell_version() -> str:
    """The version of Milaan that this process has."""
    return __version__


def read_batch(articles: tuple[Article, ...]) -> list[tuple[bytes, str]]:
    """For each article its sketch, packed, and ""; or nothing and a sentence why not."""
    return [_sketch_one(article) for article in articles]


def _sketch_one(article: Article) -> tuple[bytes, str]:
    try:
        keys = find_keys(_read_side(article))
        return pack_sketch(Sketch(keys, make_signature(article.text))), ""
    except MilaanError as error:
        return b"", str(error)
    except Exception as error:  # one article must never end the scan
        return b"", f"The article could not be worked on ({_name_fault(error)})."


@lru_cache(maxsize=_SIDES)
def _read_side(article: Article) -> Side:
    return read_article(article)


def pack_sketch(sketch: Sketch) -> bytes:
    """A sketch as bytes to keep."""
    return len(sketch.signature).to_bytes(2, "little") + sketch.signature + pack_keys(sketch.keys)


def unpack_sketch(packed: bytes) -> Sketch:
    """What `pack_sketch` packed. Raises ValueError where that cannot be."""
    size = 2 + int.from_bytes(packed[:2], "little")
    return Sketch(unpack_keys(packed[size:]), packed[2:size])


def collate_batch(batch: Batch) -> list[Answer]:
    """Whether the two of each pair tell one story, and then how often they disagree."""
    return [_collate_one(task, batch) for task in batch.tasks]


def _collate_one(task: Task, batch: Batch) -> Answer:
    a, b = batch.articles[task.a], batch.articles[task.b]
    try:
        return decide(task, _read_side(a), _read_side(b), batch.semantics)
    except MilaanError as error:
        return Answer("", error=str(error))
    except Exception as error:  # one pair must never end the scan
        return Answer("", error=f"They could not be compared ({_name_fault(error)}).")


def decide(task: Task, a: Side, b: Side, semantics: bool = False) -> Answer:
    """Whether two articles that were read tell one story, and then how often they disagree.

    Two events of one topic are no story. semantics: let the sentence encoder take part in the
    collation. Raises TooLong.
    """
    linked = link_sides(a, b)
    one, other = linked.comparison.a.article, linked.comparison.b.article  # by their datelines too
    apart = abs(count_days(one.published) - count_days(other.published))
    probability = judge_links(task.evidence, apart, linked.same, (len(a.claims), len(b.claims)))
    relation = _relate(task, a, b, probability)
    if not relation:
        return Answer("")
    if semantics:
        linked = link_sides(a, b, True)
    if relation == "story" and linked.event is not None and linked.event.are_two:
        return Answer("")
    found = linked.find_findings().disagreements
    return Answer(relation, len(found), updates=sum(each.is_update for each in found))


def _relate(task: Task, a: Side, b: Side, probability: float) -> Relation:
    if task.likeness >= NEAR_COPY - SLACK:
        texts = (make_shingles(side.article.text) for side in (a, b))
        if overlap(*texts) >= NEAR_COPY:
            return "copy"
    return "story" if probability >= STORY else ""


def pack_answer(answer: Answer) -> bytes:
    """An answer as bytes to keep."""
    return json.dumps(
        [answer.relation, answer.disagreements, answer.error, answer.updates]
    ).encode()


def unpack_answer(packed: bytes) -> Answer:
    """What `pack_answer` packed. Raises ValueError where that cannot be."""
    relation, disagreements, error, updates = json.loads(packed)
    are_counts = isinstance(disagreements, int) and isinstance(updates, int)
    if relation not in ("copy", "story", "") or not are_counts:
        raise ValueError("this is no packed answer")
    return Answer(relation, disagreements, error, updates)


def _name_fault(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]
