"""How a scan grows: `python -m bench.scale [--sizes 1000 3000 10000]`, a line a figure.

On corpora made from the public sets and the samples (bench/corpora.py). Every scan is the command
line's own, in processes of its own, so time and memory are those of the whole. Other work on the
machine lengthens seconds; processor seconds hardly.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.cluster import LocalCluster
from bench.corpora import Corpus, make_corpus
from lib.collation.collate import read_article
from lib.corpus.candidates import Candidates, find_candidates
from lib.corpus.digests import key_article
from lib.corpus.postings import make_postings
from lib.corpus.results import find_state
from lib.corpus.story import judge_keys, measure_evidence
from lib.corpus.work import Sketch, Task, decide, unpack_sketch
from lib.memory import FileMemory
from lib.model import Article, Side
from lib.settings import ROOT

SIZES = (1_000, 3_000, 10_000)
CLUSTER_SIZE = 1_000  # articles that are scanned on one worker, on two, and with one killed
SUBSAMPLE = 600  # articles of which all pairs are compared
UNLIKELY = 0.01  # pairs whose keys give less are not collated, but for a sample of them:
CHECKED = 1_000
_LOOK_EVERY = 0.5  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Run:
    """One scan: seconds on the wall and of processors, bytes at the peak, the lines it wrote."""

    seconds: float
    processor: float
    memory: int
    lines: bytes


def tell(what: str, measured: str, goal: str = "") -> None:
    print(f"{what:<72} {measured:<32} {goal}".rstrip(), flush=True)


def write_corpus(corpus: Corpus, folder: Path) -> Path:
    """The corpus as a file of JSON lines."""
    path = folder / f"{len(corpus.articles)}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for article in corpus.articles:
            line = {"id": article.id, "text": article.text}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


def run_scan(path: Path, name: str, *options: str) -> Run:
    """Scan a file as the command line does. Raises CalledProcessError."""
    out = path.with_suffix(f".{name}.out")
    for old in (out, find_state(out)):
        old.unlink(missing_ok=True)
    command = [sys.executable, "-m", "lib", "scan", str(path), "--out", str(out), *options]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        peak = max(peak, measure_memory(process.pid))
        time.sleep(_LOOK_EVERY)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in (0, 1):
        raise subprocess.CalledProcessError(process.returncode, command)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, processor, peak, out.read_bytes())


def measure_memory(pid: int) -> int:
    """The bytes that a process and all below it hold now, as Linux counts them."""
    try:
        held = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (OSError, IndexError):
        return 0
    return held + sum(measure_memory(int(child)) for child in below)


def read_sketches(path: Path, articles: Sequence[Article]) -> list[Sketch]:
    """What the scan of `path` under the name "here" kept of each article."""
    state = FileMemory(find_state(path.with_suffix(".here.out")), print)
    keys = [key_article(article) for article in articles]
    kept = state.get_many(keys)
    return [unpack_sketch(kept[key]) for key in keys]


def measure_candidates(corpus: Corpus, path: Path) -> None:
    """What the candidates keep and skip, against all pairs of some of the articles."""
    articles = corpus.articles
    sketches = read_sketches(path, articles)
    days = [math.nan] * len(articles)
    start = time.perf_counter()
    found = find_candidates([s.keys for s in sketches], [s.signature for s in sketches], days)
    taken = time.perf_counter() - start
    total = math.comb(len(articles), 2)
    tell(f"pairs of {len(articles):,} articles that are collated", f"{len(found):,} of {total:,}")
    tell("pairs skipped", f"{1 - len(found) / total:.4%}", "≥ 99 %")
    tell("pairs weighed by their keys", f"{found.looked_at:,} ({found.looked_at / total:.2%})")
    tell("time to find the candidates", f"{taken:.1f} s")
    chosen = choose_some(corpus)
    linked, checked = link_all(articles, sketches, chosen)
    kept = {tuple(pair) for pair in found.pairs.tolist()}
    share = len(linked & kept) / max(len(linked), 1)
    what = f"of {len(linked)} pairs that comparing all of {len(chosen):,} articles links, kept"
    tell(what, f"{share:.2%}", "≥ 98 %")
    tell(f"of {CHECKED:,} pairs with a key probability under {UNLIKELY}, linked", f"{checked}")
    tell_planted(corpus, found)


def tell_planted(corpus: Corpus, found: Candidates) -> None:
    """What of the planted pairs is among the candidates."""
    ids = [[corpus.articles[at].id for at in pair] for pair in found.pairs.tolist()]
    kept = {(min(pair), max(pair)) for pair in ids}
    texts = {article.id: article.text for article in corpus.articles}
    copies = {pair for pair in corpus.copies if texts[pair[0]] != texts[pair[1]]}
    tell("planted copies that are not verbatim, kept", f"{len(copies & kept) / len(copies):.2%}")
    told = f"{len(corpus.stories & kept) / len(corpus.stories):.2%}"
    tell("planted stories, some too faint to be linked, kept (verbatim copies apart)", told)


def choose_some(corpus: Corpus) -> list[int]:
    """Places of about SUBSAMPLE articles: runs of twenty by id, so that stories stay whole, and
    all their copies."""
    places = {article.id: at for at, article in enumerate(corpus.articles)}
    ids = sorted(places)
    starts = range(0, len(ids), 20)
    runs = random.Random(6).sample(starts, min(SUBSAMPLE // 20, len(starts)))
    chosen = {id for start in runs for id in ids[start : start + 20]}
    chosen |= {id for pair in corpus.copies if not chosen.isdisjoint(pair) for id in pair}
    return sorted(places[id] for id in chosen)


def link_all(
    articles: Sequence[Article], sketches: Sequence[Sketch], chosen: Sequence[int]
) -> tuple[set[tuple[int, int]], int]:
    """The pairs among the chosen articles that are linked in the end, without any candidates.

    All pairs are weighed by all keys; those over UNLIKELY are collated, and CHECKED of the others,
    of which the number linked is the second answer.
    """
    pairs = np.array([*combinations(chosen, 2)])
    sides = {at: read_article(articles[at]) for at in chosen}
    postings = make_postings([sketch.keys for sketch in sketches])
    linked, unlikely = set[tuple[int, int]](), list[tuple[tuple[int, int], np.ndarray]]()
    for at in range(0, len(pairs), 5_000):
        part = pairs[at : at + 5_000]
        a, b = part.T
        evidence = measure_evidence(postings.share(part), postings.totals[a], postings.totals[b])
        likely = judge_keys(evidence, np.full(len(part), np.nan)) >= UNLIKELY
        for pair, row in zip(part[likely].tolist(), evidence[likely], strict=True):
            if is_linked(sides, pair[0], pair[1], row):
                linked.add((pair[0], pair[1]))
        unlikely += zip(map(tuple, part[~likely].tolist()), evidence[~likely], strict=True)
    sample = random.Random(6).sample(unlikely, min(CHECKED, len(unlikely)))
    return linked, sum(is_linked(sides, a, b, row) for (a, b), row in sample)


def is_linked(sides: Mapping[int, Side], a: int, b: int, evidence: np.ndarray) -> bool:
    """Whether the two tell one story in the end; as to copies, they are looked at exactly."""
    task = Task(a, b, tuple(evidence.tolist()), likeness=1.0)
    return bool(decide(task, sides[a], sides[b]).relation)


def tell_run(size: int, run: Run) -> None:
    """Seconds and memory of one scan."""
    told = f"{run.seconds:.0f} s, {run.processor:.0f} processor s, {run.memory / 1e9:.2f} GB"
    goal = "< 600 s, < 4 GB" if size == 10_000 else ""
    tell(f"{size:,} articles, {run.lines.count(b'{'):,} pairs found", told, goal)


def tell_growth(runs: Mapping[int, Run]) -> None:
    """The exponent of the time from the smallest corpus to the largest."""
    first, last = min(runs), max(runs)
    for what, name in (("seconds", "seconds"), ("processor seconds", "processor")):
        ratio = getattr(runs[last], name) / getattr(runs[first], name)
        exponent = f"{math.log(ratio) / math.log(last / first):.2f}"
        tell(f"{what} grow with the number of articles to the power of", exponent, "≤ 1.2")


def measure_cluster(path: Path, here: Run, folder: Path) -> None:
    """One worker, two workers, and two of which one is killed halfway."""
    runs = {}
    for workers in (1, 2):
        with LocalCluster(make_folder(folder, f"{workers}"), workers) as machines:
            runs[workers] = run_scan(path, f"dask{workers}", "--scheduler", machines.address)
    with LocalCluster(make_folder(folder, "kill"), 2) as machines:
        timer = threading.Timer(runs[2].seconds / 2, machines.workers[0].kill)
        timer.start()
        killed = run_scan(path, "killed", "--scheduler", machines.address)
        was_killed = machines.workers[0].poll() is not None
        timer.cancel()
    speed = runs[1].seconds / runs[2].seconds
    what = f"two Dask workers against one, {CLUSTER_SIZE:,} articles"
    tell(what, f"{speed:.2f} × ({runs[1].seconds:.0f} s, {runs[2].seconds:.0f} s)", "≥ 1.6 ×")
    same = all(sort(run.lines) == sort(here.lines) for run in runs.values())
    tell("the same bytes as on this machine, sorted", str(same), "True")
    survived = was_killed and sort(killed.lines) == sort(here.lines)
    tell("the same bytes with one of two workers killed halfway", str(survived), "True")


def make_folder(folder: Path, name: str) -> Path:
    made = folder / f"cluster-{name}"
    made.mkdir(exist_ok=True)
    return made


def sort(lines: bytes) -> list[bytes]:
    return sorted(lines.splitlines())


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--no-dask", action="store_true", help="on this machine alone")
    parser.add_argument("--folder", type=Path, help="where corpora and results stay")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder, runs = options.folder or Path(name), dict[int, Run]()
        corpora = {size: make_corpus(size) for size in sorted(options.sizes)}
        paths = {size: write_corpus(corpus, folder) for size, corpus in corpora.items()}
        for size, path in paths.items():
            runs[size] = run_scan(path, "here")
            tell_run(size, runs[size])
        if len(runs) > 1:
            tell_growth(runs)
        largest = max(options.sizes)
        measure_candidates(corpora[largest], paths[largest])
        if not options.no_dask and CLUSTER_SIZE in runs:
            measure_cluster(paths[CLUSTER_SIZE], runs[CLUSTER_SIZE], folder)


if __name__ == "__main__":
    main()
