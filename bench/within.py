"""Fit the judge of one article against itself: `python -m bench.within`.

Writes data/judge_within.toml and prints what it tells, cross-validated by story (ten folds), of
the readings of bench/gold/within.jsonl and of those that stand in the sets of pairs.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bench.judge import Row, cross_validate, fit, fold_stories, write_table
from bench.pairs import GOLD, Want, is_present, load_all, load_pool, read_rows
from bench.real import Place, find_places
from lib.collation.collate import read_article
from lib.disagree.judge.propose import Proposal
from lib.disagree.judge.weigh import TELL_WITHIN, Judge
from lib.disagree.within.evidence import OwnEvidence
from lib.disagree.within.propose import propose_within
from lib.links.score import compare_sides
from lib.model import Article, Mention
from lib.settings import JUDGE_WITHIN

SOURCES = ("real", "stories", "gold", "topics")
PENALTY = 3.0  # chosen of 1, 3, 5, 10 by cross-validation
ARGUABLE = 0.5  # what a proposal weighs on which readers differ
HEAD = """\
# How much each piece of evidence weighs for two values within one article being two readings of one
# thing; what each piece is, lib/disagree/within/evidence.py says. Written by
# `python -m bench.within`:
"""
TRUE = frozenset({"conflict", "update", "arguable"})


@dataclass
class Reading:
    """What readers found in one article that contradicts itself.

    is_whole: the article was read for everything; else only what `wants` lists.
    """

    article: Article
    source: str
    stories: list[str]
    wants: list[tuple[list[Place], list[Place], Want]] = field(default_factory=list)
    is_whole: bool = True


@dataclass(frozen=True)
class Measured:
    """A proposal with its evidence. wants: which of the article's it meets."""

    proposal: Proposal
    evidence: Mapping[str, float]
    wants: frozenset[int]


def read_all() -> list[Reading]:
    """Every article that was read, once: of the pairs, then those of within.jsonl."""
    found: dict[str, Reading] = {}
    for pair in load_all():
        for number, article in enumerate((pair.a, pair.b)):
            side = "ab"[number]
            reading = found.setdefault(article.text, Reading(article, pair.source, []))
            reading.stories.append(pair.story)
            for want in (want for want in pair.within if want["side"] == side):
                places = (
                    find_places(pair, want[key], number, want.get(f"{key}_claim")) for key in "xy"
                )
                reading.wants.append((*places, want))  # type: ignore[arg-type]  # two of them
    return [*found.values(), *_read_pool(found)]


def _read_pool(known: Mapping[str, Reading]) -> Iterator[Reading]:
    pool = load_pool()
    found: dict[str, Reading] = {}
    for want in read_rows(GOLD / "within.jsonl"):
        text = pool[want["id"]]["text"]
        if text not in known:
            reading = found.setdefault(
                text, Reading(Article(want["id"], text), "within", [text], is_whole=False)
            )
            side = read_article(reading.article)
            places = (_find_in_claim(side.mentions[want[f"{k}_claim"]], want[k]) for k in "xy")
            reading.wants.append((*places, want))  # type: ignore[arg-type]  # two of them
    yield from found.values()


def _find_in_claim(mentions: Iterable[Mention], reading: str) -> list[Place]:
    return [(m.start, m.end) for m in mentions if m.text == reading]


def measure(reading: Reading) -> Iterator[Measured]:
    """Measure every proposal of an article that was read."""
    side = read_article(reading.article)
    comparison = compare_sides(side, side)
    evidence = OwnEvidence(comparison)
    for p in propose_within(comparison):
        met = frozenset(n for n, want in enumerate(reading.wants) if _meets(p, want))
        if met or reading.is_whole:
            yield Measured(p, evidence.measure(p), met)


def _meets(p: Proposal, want: tuple[list[Place], list[Place], Want]) -> bool:
    """A proposal stands on what was read, or tells the same two figures elsewhere."""
    x, y, row = want
    if (_overlaps(p.a, x) and _overlaps(p.b, y)) or (_overlaps(p.a, y) and _overlaps(p.b, x)):
        return True
    told = {p.a.text, p.b.text}
    return row["kind"] == p.a.kind == "number" and len(told) == 2 and told == {row["x"], row["y"]}


def _overlaps(mention: Mention, places: Iterable[Place]) -> bool:
    return any(mention.start < last and first < mention.end for first, last in places)


def list_rows(
    readings: Sequence[Reading], measured: Sequence[Sequence[Measured]], homes: Sequence[str]
) -> Iterator[Row]:
    """The proposals as rows to fit; what is but another grain is left out."""
    for n, reading in enumerate(readings):
        for each in measured[n]:
            classes = {reading.wants[w][2].get("class", "conflict") for w in each.wants}
            is_true = bool(classes & TRUE)
            if is_true or classes <= {"quiet"}:
                weight = ARGUABLE if is_true and classes <= {"arguable"} else 1.0
                kind = each.proposal.a.kind
                yield Row(homes[n], reading.source, kind, each.evidence, is_true, weight)


def name_homes(readings: Sequence[Reading]) -> list[str]:
    """One name for all articles that share a story."""
    home: dict[str, str] = {}

    def find(name: str) -> str:
        while home.setdefault(name, name) != name:
            name = home[name]
        return name

    for reading in readings:
        for story in reading.stories[1:]:
            home[find(story)] = find(reading.stories[0])
    return [find(reading.stories[0]) for reading in readings]


def choose(
    reading: Reading, measured: Sequence[Measured], judge: Judge
) -> tuple[int, int, frozenset[int]]:
    """How many clashes of an article are told, how many of them are right, and what they meet."""
    weighed = sorted(measured, key=lambda each: -judge.weigh(each.evidence))
    used: set[int] = set()
    values: set[frozenset[str]] = set()
    told: list[Measured] = []
    for each in weighed:
        p = each.proposal
        pair = frozenset((f"{p.a.value} {p.a.unit}", f"{p.b.value} {p.b.unit}"))
        if judge.weigh(each.evidence) < TELL_WITHIN:
            break
        if used.isdisjoint((p.a.start, p.b.start)) and pair not in values:
            used |= {p.a.start, p.b.start}
            values.add(pair)
            told.append(each)
    right = sum(
        any(reading.wants[w][2].get("class") != "quiet" for w in each.wants) for each in told
    )
    return len(told), right, frozenset(w for each in told for w in each.wants)


def tell(
    readings: Sequence[Reading], measured: Sequence[Sequence[Measured]], judges: Sequence[Judge]
) -> str:
    """One line: what of what is told is right, and what is told of each class."""
    flags = right = 0
    told: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for reading, found, judge in zip(readings, measured, judges, strict=True):
        count, good, met = choose(reading, found, judge)
        flags, right = flags + count, right + good
        for n, (_, _, want) in enumerate(reading.wants):
            name = want.get("class", "conflict")
            wanted[name] += 1
            told[name] += n in met
    classes = ", ".join(f"{n} {told[n]}/{wanted[n]}" for n in sorted(wanted) if n != "quiet")
    return f"right {right}/{flags}; told {classes}"


def main() -> None:
    """Fit, tell the figures, write the table."""
    if not is_present():
        sys.exit("The real pairs stand in ../shared/real, which is not at hand.")
    readings = read_all()
    homes = name_homes(readings)
    measured = [list(measure(reading)) for reading in readings]
    rows = list(list_rows(readings, measured, homes))
    folds = fold_stories(homes)
    judges = cross_validate(rows, folds, PENALTY)
    held_out = [judges[folds[home]] for home in homes]
    for source in (*SOURCES, "within"):
        own = [n for n, reading in enumerate(readings) if reading.source == source]
        score = tell(*([of[n] for n in own] for of in (readings, measured, held_out)))  # type: ignore[arg-type]
        print(f"{source}, {len(own)} articles, cross-validated by story: {score}")
    judge = fit(rows, PENALTY)
    table = write_table(judge, rows, HEAD, f"{len(readings)} articles")
    JUDGE_WITHIN.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
