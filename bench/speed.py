"""How long things take, as ratios of one run: `python -m bench.speed`.

Against difflib's score matrix and CollateX on the same texts; start-up; growth with the number of
claims; time and memory at the cap. Milliseconds drift from machine to machine, ratios do not.
"""

from __future__ import annotations

import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.baselines import match_with_difflib
from bench.data import SHARED, make_side
from bench.results import write_table
from lib.collation.collate import collate, collate_sides, read_article
from lib.model import Article
from lib.settings import MAX_CLAIMS, ROOT, SAMPLES
from lib.store.samples import load_samples

ROUNDS = 5
SIZES = (50, 100, 200, 400, 800)  # claims of each article, to see how the time grows
MEMORY = 2_000_000_000  # bytes that a pair of articles at the cap may take
PATIENCE = 300  # seconds after which a pair at the cap is given up
_LINK_WORDS = 8  # words after which a claim is cut to be joined with another's end


@dataclass(frozen=True, slots=True)
class Timing:
    """One line of the section on speed: what, how much, and what it should be."""

    what: str
    measured: str
    goal: str = ""


def measure_speed() -> list[Timing]:
    """Every timing, in the order of the table."""
    return [
        *compare_with_peers(),
        *measure_start(),
        measure_growth(),
        measure_cap(),
    ]


def write_speed(timings: Sequence[Timing]) -> Iterator[str]:
    """The section on speed, as Markdown."""
    yield from ("## Speed", "", "One process, one thread; ratios of one run.", "")
    yield from write_table(
        ["what", "measured", "goal"], [[t.what, t.measured, t.goal] for t in timings]
    )


def clock(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of the seconds that some work takes."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def list_sample_pairs() -> list[tuple[Article, Article]]:
    """Every pair of samples of one event."""
    stories: dict[str, list[Article]] = {}
    for article in load_samples().values():
        stories.setdefault(article.id.partition("-")[0], []).append(article)
    return [pair for articles in stories.values() for pair in combinations(articles, 2)]


def list_seed_pairs() -> list[tuple[Article, Article]]:
    """Every pair of seeds, which are longer; none where they are not at hand."""
    paths = sorted((SHARED / "seeds").glob("*.txt"))
    articles = [Article(path.stem, path.read_text(encoding="utf-8")) for path in paths]
    return list(combinations(articles, 2))


def compare_with_peers() -> Iterator[Timing]:
    """The whole collation against difflib's matrix on the same claims, and against CollateX."""
    samples = list_sample_pairs()
    pairs = [*samples, *list_seed_pairs()]
    claims = [[[c.text for c in read_article(x).claims] for x in pair] for pair in pairs]
    own = _sum_up([lambda p=pair: collate(*p) for pair in pairs])
    matrix = _sum_up([lambda t=texts: match_with_difflib(*t) for texts in claims])
    yield Timing(
        f"whole collation of {len(pairs)} pairs, without the encoder, against difflib's score "
        "matrix alone on the same claims",
        f"{own / matrix:.2f} × ({own / len(pairs) * 1000:.0f} ms a pair)",
        "≤ 1 ×",
    )
    what = f"the same against CollateX, the {len(samples)} pairs of samples alone"
    if importlib.util.find_spec("collatex") is None:
        yield Timing(what, "not installed, so not measured", "≤ 0.20 ×")
        return
    own = _sum_up([lambda p=pair: collate(*p) for pair in samples])
    peer = _sum_up([lambda p=pair: collate_with_collatex(*p) for pair in samples], rounds=1)
    yield Timing(what, f"{own / peer:.3f} ×", "≤ 0.20 ×")


def _sum_up(works: Sequence[Callable[[], object]], rounds: int = ROUNDS) -> float:
    works[0]()  # word lists are read once
    return sum(clock(work, rounds) for work in works)


def collate_with_collatex(a: Article, b: Article) -> None:
    """Let CollateX align the words of two articles."""
    from collatex import Collation
    from collatex import collate as align_words

    collation = Collation()
    collation.add_plain_witness("A", a.text)
    collation.add_plain_witness("B", b.text)
    align_words(collation)


def measure_start() -> Iterator[Timing]:
    """The command line from nothing: help, and two articles start to finish."""
    files = [str(SAMPLES / f"{name}.txt") for name in ("vostochny-hi-1", "vostochny-hi-2")]
    bare = clock(lambda: run_python("-c", "pass"))
    for what, arguments, goal in (
        ("`python -m lib --help`", ["--help"], "≤ 0.5 s"),
        ("`python -m lib collate` of two samples", ["collate", "--no-semantics", *files], ""),
        ("the same with the encoder, vectors kept", ["collate", *files], ""),
    ):
        run_python("-m", "lib", *arguments)
        taken = clock(lambda a=arguments: run_python("-m", "lib", *a))
        yield Timing(what, f"{taken:.2f} s, {taken / bare:.0f} × a bare Python", goal)


def run_python(*arguments: str) -> None:
    """Run this Python on some arguments, from the top of the checkout."""
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)


def make_claims(count: int, language: str, seed: int) -> list[str]:
    """Claims made from the samples: the beginning of one claim and the end of another."""
    texts = [
        claim.text.split()
        for article in load_samples().values()
        if f"-{language}" in article.id
        for claim in read_article(article).claims
    ]
    random = np.random.default_rng(seed)
    order = random.integers(0, len(texts), size=(count, 2))
    return [" ".join(texts[i][:_LINK_WORDS] + texts[j][_LINK_WORDS:]) for i, j in order.tolist()]


def measure_growth() -> Timing:
    """The exponent of the time over the number of claims of each of two articles."""
    times = []
    for size in SIZES:
        a, b = (make_side(make_claims(size, "hi", seed)) for seed in (1, 2))
        collate_sides(a, b)  # words once met are remembered
        times.append(clock(lambda a=a, b=b: collate_sides(a, b), rounds=3))
    slope = float(np.polyfit(np.log(SIZES), np.log(times), 1)[0])
    told = ", ".join(f"{size}: {taken:.1f} s" for size, taken in zip(SIZES, times, strict=True))
    what = "time grows with the number of claims of each article to the power of"
    return Timing(what, f"{slope:.2f} ({told})", "≤ 2, that is claims A × claims B")


def measure_cap() -> Timing:
    """Time and memory of two articles at the cap, in a process of its own."""
    what = f"two articles of {MAX_CLAIMS:,} claims"
    goal = f"under {MEMORY / 1e9:.0f} GB, or refused in words"
    pair = {f"{x}_claims": make_claims(MAX_CLAIMS, "hi", seed) for seed, x in enumerate("ab", 1)}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pair.jsonl"
        path.write_text(json.dumps({"id": "cap", **pair}), encoding="utf-8")
        try:
            told = subprocess.run(
                [sys.executable, "-c", _CAP, str(path)],
                cwd=ROOT,
                capture_output=True,
                text=True,
                timeout=PATIENCE,
            )
        except subprocess.TimeoutExpired:
            return Timing(what, f"not done after {PATIENCE} s", goal)
    if told.returncode not in (0, 1) or not told.stdout.strip():
        return Timing(what, f"broke off above {2 * MEMORY / 1e9:.0f} GB", goal)
    found = json.loads(told.stdout.splitlines()[-1])
    if found["error"]:
        return Timing(what, f"refused: {found['error']}", goal)
    return Timing(what, f"{found['seconds']:.0f} s, {found['bytes'] / 1e9:.1f} GB", goal)


# Runs alone, because a process never gives its peak of memory back; Linux counts it in kilobytes.
_CAP = f"""
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, ({2 * MEMORY}, {2 * MEMORY}))
from lib.commands.collate import collate_pair
from lib.errors import MilaanError
start, error = time.perf_counter(), ""
try:
    collate_pair(json.load(open(sys.argv[1])), as_claims=False, semantics=False)
except MilaanError as refused:
    error = str(refused)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({{"seconds": time.perf_counter() - start, "bytes": peak, "error": error}}))
"""


if __name__ == "__main__":
    print("\n".join(write_speed(measure_speed())))
