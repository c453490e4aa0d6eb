"""From many articles to the pairs of them that tell one story, and how often those disagree.

Articles are sketched by the workers; pairs worth a look are found here, from the sketches alone;
the workers collate those. Texts that are the same, letter for letter and of one day, are worked on
once. Everything comes in one order, whatever the number of workers, so that a scan can be broken
off and gone on with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from typing import Literal, TypeVar

from lib.corpus.candidates import Candidates, find_candidates, find_roots
from lib.corpus.digests import key_article, key_pair
from lib.corpus.executors import Executor
from lib.corpus.overlap import DIGITS
from lib.corpus.story import count_days
from lib.corpus.work import (
    Answer,
    Batch,
    Relation,
    Sketch,
    Task,
    collate_batch,
    pack_answer,
    read_batch,
    unpack_answer,
    unpack_sketch,
)
from lib.errors import NothingToScan, ScanStopped
from lib.memory import Memory
from lib.model import Article

Stage = Literal["reading", "choosing", "comparing"]
Item = TypeVar("Item")
Kept = TypeVar("Kept")

# Chosen: about half a second of work, so that little is lost with a worker and little is sent.
_READ_AT_ONCE = 16  # articles
_COLLATED_AT_ONCE = 16  # pairs
_LOST = "The processes that worked on it ended each time; it may need more memory than there is."


@dataclass(frozen=True, slots=True)
class ScannedPair:
    """Two articles that tell one story, by id, a before b; the fields are those of the contract.

    overlap: as `measure_overlap` has it, in [0, 1]. disagreements: how many a collation
    finds, conflicts and updates together. updates: how many of them are updates.
    """

    a: str
    b: str
    relation: Relation
    overlap: float
    disagreements: int
    updates: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a scan is: `done` of `total` articles read or chosen from, or pairs compared."""

    stage: Stage
    done: int
    total: int


def _ignore(_: object) -> None:
    return


@dataclass(frozen=True, slots=True)
class Hooks:
    """What a scan tells and asks as it goes.

    complain: takes a sentence on what is left out. tell: takes the progress. is_stopped: asked
    after each batch.
    """

    complain: Callable[[str], None] = _ignore
    tell: Callable[[Progress], None] = _ignore
    is_stopped: Callable[[], bool] = bool


@dataclass(frozen=True, slots=True)
class _Text:
    """One text, whoever carries it: the article that stands for all, their ids, its sketch."""

    article: Article
    ids: tuple[str, ...]
    key: bytes
    sketch: Sketch


def scan(
    articles: Iterable[Article],
    executor: Executor,
    memory: Memory,
    hooks: Hooks | None = None,
    semantics: bool = False,
) -> Iterator[ScannedPair]:
    """Every pair that tells one story, as soon as it is known, always in the same order.

    semantics: let the sentence encoder take part in the collation. Raises NothingToScan,
    ScanStopped, SchedulerLost, NotSaved; what was done until then is in the memory.
    """
    return _Scan(executor, memory, hooks or Hooks(), semantics).run(articles)


def fold_copies(articles: Iterable[Article]) -> list[list[Article]]:
    """The articles by id, those of one text and one day together: their collations are the same."""
    groups: dict[tuple[str, date | None], list[Article]] = {}
    for article in sorted(articles, key=lambda article: article.id):
        groups.setdefault((article.text, article.published), []).append(article)
    return list(groups.values())


class _Scan:
    def __init__(self, executor: Executor, memory: Memory, hooks: Hooks, semantics: bool) -> None:
        self._executor, self._memory = executor, memory
        self._hooks, self._semantics = hooks, semantics

    def run(self, articles: Iterable[Article]) -> Iterator[ScannedPair]:
        texts = list(self._sketch(fold_copies(articles)))
        if sum(len(text.ids) for text in texts) < 2:
            raise NothingToScan("There are fewer than two articles that can be read")
        self._step("choosing", 0, len(texts))
        found = find_candidates(
            [text.sketch.keys for text in texts],
            [text.sketch.signature for text in texts],
            [count_days(text.article.published) for text in texts],
        )
        for task, answer in self._collate(texts, _order_tasks(texts, found)):
            yield from self._tell(texts, task, answer)

    def _sketch(self, groups: Sequence[Sequence[Article]]) -> Iterator[_Text]:
        """The texts that can be read, with their sketches."""
        keys = [key_article(group[0]) for group in groups]
        known = self._recall(keys, unpack_sketch)
        missing = [
            (key, group[0]) for key, group in zip(keys, groups, strict=True) if key not in known
        ]
        errors = dict[bytes, str]()
        for key, packed, error in self._read(missing, len(groups)):
            if error:
                errors[key] = error
            else:
                known[key] = unpack_sketch(packed)
        for key, group in zip(keys, groups, strict=True):
            ids = tuple(article.id for article in group)
            if key in known:
                yield _Text(group[0], ids, key, known[key])
            else:
                for id in ids:
                    self._hooks.complain(f"“{id}” is left out: {errors[key]}")

    def _read(
        self, missing: Sequence[tuple[bytes, Article]], total: int
    ) -> Iterator[tuple[bytes, bytes, str]]:
        """The key of each article, its sketch as bytes, and why there is none."""
        keys = iter([key for key, _ in missing])
        done = total - len(missing)
        batches = _cut([article for _, article in missing], _READ_AT_ONCE)
        for batch, made in self._executor.run(read_batch, batches):
            rows = made or [(b"", _LOST)] * len(batch)
            told = [(next(keys), *row) for row in rows]
            self._memory.put_many({key: packed for key, packed, error in told if not error})
            yield from told
            done += len(batch)
            self._step("reading", done, total)

    def _collate(
        self, texts: Sequence[_Text], tasks: Sequence[Task]
    ) -> Iterator[tuple[Task, Answer]]:
        """Every task with its answer, in order; what is known is not worked on again."""
        keys = {
            task: key_pair(texts[task.a].key, texts[task.b].key, self._semantics)
            for task in tasks
            if task.a != task.b  # one text agrees with itself
        }
        known = self._recall(keys.values(), unpack_answer)
        fresh = self._work_on(texts, {t: key for t, key in keys.items() if key not in known})
        for done, task in enumerate(tasks, start=1):
            if task.a == task.b:
                yield task, Answer("copy")
            else:
                yield task, known.get(keys[task]) or next(fresh)
            self._step("comparing", done, len(tasks))

    def _work_on(self, texts: Sequence[_Text], keys: Mapping[Task, bytes]) -> Iterator[Answer]:
        batches = (
            Batch({at: texts[at].article for t in part for at in (t.a, t.b)}, part, self._semantics)
            for part in _cut(list(keys), _COLLATED_AT_ONCE)
        )
        for batch, made in self._executor.run(collate_batch, batches):
            answers = made or [Answer("", error=_LOST)] * len(batch.tasks)
            kept = zip(batch.tasks, answers, strict=True)
            self._memory.put_many({keys[t]: pack_answer(a) for t, a in kept if not a.error})
            yield from answers

    def _recall(self, keys: Iterable[bytes], unpack: Callable[[bytes], Kept]) -> dict[bytes, Kept]:
        """What the memory has; what cannot be understood is worked on again."""
        found = {}
        for key, packed in self._memory.get_many(keys).items():
            with suppress(ValueError):
                found[key] = unpack(packed)
        return found

    def _tell(self, texts: Sequence[_Text], task: Task, answer: Answer) -> Iterator[ScannedPair]:
        """The pair of each carrier of the one text with each carrier of the other."""
        a, b = texts[task.a].ids, texts[task.b].ids
        pairs = combinations(a, 2) if task.a == task.b else product(a, b)
        for pair in sorted((min(pair), max(pair)) for pair in pairs):
            if answer.error:
                self._hooks.complain(f"“{pair[0]}” and “{pair[1]}”: {answer.error}")
            elif answer.relation:
                overlap = round(task.evidence[0], DIGITS)
                counts = answer.disagreements, answer.updates
                yield ScannedPair(*pair, answer.relation, overlap, *counts)

    def _step(self, stage: Stage, done: int, total: int) -> None:
        self._hooks.tell(Progress(stage, done, total))
        if self._hooks.is_stopped():
            raise ScanStopped


def _order_tasks(texts: Sequence[_Text], found: Candidates) -> list[Task]:
    """Stories one after another, so that a worker reads an article once."""
    copies = [Task(at, at, (1.0,), 1.0) for at, text in enumerate(texts) if len(text.ids) > 1]
    rows = zip(found.pairs.tolist(), found.evidence.tolist(), found.likeness.tolist(), strict=True)
    tasks = [Task(a, b, tuple(evidence), likeness) for (a, b), evidence, likeness in rows]
    roots = find_roots(found.pairs, len(texts))
    return sorted([*copies, *tasks], key=lambda task: (roots[task.a], task.a, task.b))


def _cut(items: Sequence[Item], size: int) -> Iterator[tuple[Item, ...]]:
    for at in range(0, len(items), size):
        yield tuple(items[at : at + size])
