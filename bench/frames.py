"""Happenings by class: how many are read, proposed and right, `python -m bench.frames`.

How many of each class 500 unlabelled articles tell; and of the labelled pairs, how many clashes are
proposed, how many the chosen curves tell, and on how many of these a reader noted a disagreement.
Pairs of two events of one topic, where nothing is right, have a column of their own.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from bench.pairs import Pair, is_present, load_all, load_pool, read_side
from bench.real import meets
from lib.collation.collate import read_article
from lib.disagree.frames.answers import Answer
from lib.disagree.frames.blows import Blow
from lib.disagree.frames.doings import Doing
from lib.disagree.frames.find import Frame, FrameReader, list_told
from lib.disagree.frames.offices import Office
from lib.disagree.judge.propose import propose
from lib.disagree.judge.weigh import TELL
from lib.disagree.slots.passage import make_pair
from lib.disagree.words.clash import judge_words
from lib.disagree.words.states import find_states
from lib.links.assign import align
from lib.links.score import compare_sides
from lib.links.tolls import link_tolls
from lib.model import Article, Disagreement

ARTICLES = 500
LONGEST = 20_000  # letters of an article that are read
SEED = 1
SORTS = ("route", "blow", "answer", "doing", "office", "state")
Class = tuple[str, str]
COLUMNS = (
    "sort",
    "class",
    f"in {ARTICLES} articles",
    "proposed",
    "told",
    "right",
    "told of two events",
)


def name_classes(frame: Frame) -> Iterator[Class]:
    """The classes that a happening is of."""
    if isinstance(frame, Answer):
        yield "answer", frame.question
    elif isinstance(frame, Doing):
        yield "doing", frame.doing
    elif isinstance(frame, Office):
        yield "office", "office"
    elif isinstance(frame, Blow):
        yield "blow", min(frame.blows)
    else:
        yield "route", "way"


def count_frames(articles: Iterable[Article]) -> Counter[Class]:
    """How many happenings of each class are read in some articles."""
    found: Counter[Class] = Counter()
    other = read_article(Article("", "Nothing."))
    for article in articles:
        side = read_article(article)
        reader = FrameReader(compare_sides(side, other))
        for n in list_told(side):
            found.update(of for frame in reader.read(0, n) for of in name_classes(frame))
            states = find_states(reader.lay_beside(n, 0).a)
            found.update(("state", state.matter) for state in states)
    return found


def sample_pool() -> list[Article]:
    """The articles in which happenings are counted, the same in every run."""
    pool = load_pool()
    ids = sorted(pool)
    random.Random(SEED).shuffle(ids)
    return [Article(each, pool[each]["text"][:LONGEST]) for each in ids[:ARTICLES]]


def count_clashes(pairs: Iterable[Pair]) -> dict[str, Counter[Class]]:
    """For each column how many clashes of each class, two values of one pair counted once."""
    counts: dict[str, Counter[Class]] = {column: Counter() for column in COLUMNS[3:]}
    for pair in pairs:
        best: dict[tuple[str, tuple[str, str]], tuple[float, Class, bool]] = {}
        for probability, of, values, is_right in _judge(pair):
            key = of[1], values
            if key not in best or best[key][0] < probability:
                best[key] = probability, of, is_right
        for probability, of, is_right in best.values():
            if pair.source == "topics":
                counts["told of two events"][of] += probability >= TELL
                continue
            counts["proposed"][of] += 1
            counts["told"][of] += probability >= TELL
            counts["right"][of] += probability >= TELL and is_right
    return counts


def _judge(pair: Pair) -> Iterator[tuple[float, Class, tuple[str, str], bool]]:
    comparison = compare_sides(read_side(pair.a), read_side(pair.b), semantics=True)
    links = link_tolls(comparison, align(comparison.scores))
    for p in propose(comparison, links):
        if p.words is None or p.words.sort not in SORTS:
            continue
        beside = make_pair(comparison, [p.i], [p.j], float(comparison.scores[p.i, p.j]))
        readings = beside.a.read_tokens(*p.words.a), beside.b.read_tokens(*p.words.b)
        found = Disagreement(p.words.kind, *readings, "high", 1.0, "")
        is_right = any(meets(pair, found, want) for want in pair.want)
        of = p.words.sort, p.words.about
        yield judge_words(beside, p.words), of, p.words.values, is_right


def write_rows(frames: Counter[Class], clashes: dict[str, Counter[Class]]) -> Iterator[str]:
    """A table of Markdown, a class a row, the most read first within each sort."""
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|" + "---|" * len(COLUMNS)
    classes = set(frames).union(*clashes.values())
    for of in sorted(classes, key=lambda of: (SORTS.index(of[0]), -frames[of], of[1])):
        counts = [clashes[column][of] for column in COLUMNS[3:]]
        yield f"| {of[0]} | {of[1]} | {frames[of]} | {' | '.join(map(str, counts))} |"


def main() -> None:
    """Print the table."""
    if not is_present():
        sys.exit("The real pairs stand in ../shared/real, which is not at hand.")
    for row in write_rows(count_frames(sample_pool()), count_clashes(load_all())):
        print(row)


if __name__ == "__main__":
    main()
