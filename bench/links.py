"""How well claims are paired: align_ecb, align_synth, align_hi_en and the seeds' gold."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import numpy as np

from bench.baselines import Matrix, Scorer, list_scorers, pair_mutual_best
from bench.data import SHARED, Row, make_side, read_jsonl
from bench.pairs import Pair, load_pairs, read_rows, read_side
from bench.scores import average_precision, score_pairs, tune_f1
from lib.claims.split import split_claims
from lib.collation.collate import read_article
from lib.links.assign import align
from lib.links.score import compare_sides
from lib.model import Article, Link, Side

Pairs = AbstractSet[tuple[int, int]]
Claims = tuple[Sequence[str], Sequence[str]]


def list_pairs(links: Iterable[Link]) -> Pairs:
    """The links as single pairs of claims."""
    return {(i, j) for link in links for i in link.a for j in link.b}


@dataclass(slots=True)
class Tally:
    """Counts for F1 that grow article by article; pairs that count neither way are left out."""

    found: int = 0
    wanted: int = 0
    right: int = 0

    def add(self, pairs: Pairs, gold: Pairs, ignored: Pairs = frozenset()) -> None:
        """Count the pairs of one article."""
        self.found += len(pairs - ignored)
        self.wanted += len(gold)
        self.right += len(pairs & gold)

    def score(self) -> dict[str, float]:
        """Precision, recall and F1."""
        return score_pairs(self.found, self.wanted, self.right)


@dataclass(slots=True)
class BestMatches:
    """What a scorer reaches by mutual best matches, its threshold tuned on the set itself."""

    labels: list[bool] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    wanted: int = 0

    def add(self, scores: Matrix, gold: Pairs, ignored: Pairs = frozenset()) -> None:
        """Count the pairs of one article."""
        pairs = [pair for pair in pair_mutual_best(scores) if pair not in ignored]
        self.labels += [pair in gold for pair in pairs]
        self.scores += [float(scores[pair]) for pair in pairs]
        self.wanted += len(gold)

    def score(self) -> float:
        """The best F1 of any threshold."""
        return tune_f1(self.labels, self.scores, self.wanted)


def measure_links(
    name: str, a: str, b: str, semantics: bool = True, every: int = 1
) -> dict[str, float]:
    """F1 of links over one set whose rows hold two lists of claims and their links."""
    return measure_rows(read_jsonl(name, every), a, b, semantics)


def measure_rows(rows: Iterable[Row], a: str, b: str, semantics: bool) -> dict[str, float]:
    """F1 of links over rows of such a set."""
    tally = Tally()
    for row in rows:
        scores = compare_sides(make_side(row[a]), make_side(row[b]), semantics).scores
        tally.add(list_pairs(align(scores)), _read_gold(row))
    return tally.score()


def measure_orders(semantics: bool = True, every: int = 1) -> dict[str, dict[str, float]]:
    """align_hi_en: all of it, and by whether the English side was shuffled."""
    rows = read_jsonl("align_hi_en", every)
    orders = {order: [r for r in rows if r["order"] == order] for order in ("in_order", "shuffled")}
    return {
        name: measure_rows(some, "hi", "en", semantics)
        for name, some in {"all": rows, **orders}.items()
    }


def measure_baselines(name: str, a: str, b: str, semantics: bool) -> dict[str, float]:
    """For each plain scorer the F1 of its mutual best matches."""
    rows = read_jsonl(name)
    articles = [((row[a], row[b]), _read_gold(row), frozenset[tuple[int, int]]()) for row in rows]
    return {
        name: match_articles(articles, scorer) for name, scorer in list_scorers(semantics).items()
    }


def match_articles(articles: Iterable[tuple[Claims, Pairs, Pairs]], scorer: Scorer) -> float:
    """The F1 of a scorer's mutual best matches over articles (claims, gold, ignored)."""
    matches = BestMatches()
    for claims, gold, ignored in articles:
        matches.add(scorer(*claims), gold, ignored)
    return matches.score()


def _read_gold(row: Mapping[str, list[list[int]]]) -> Pairs:
    return {(i, j) for i, j in row["links"]}


def measure_ecb(semantics: bool = True, every: int = 1) -> dict[str, float]:
    """Of the A claims that have a partner in the gold: does the best-scored claim of B suit it?

    hit@1, hit@3: among the one or three claims of B that score best; linked: the share that gets a
    link; reached: the share whose link holds a partner; right when linked: reached / linked.
    """
    counts = dict.fromkeys(("hit@1", "hit@3", "linked", "reached"), 0)
    total = 0
    for row in read_jsonl("align_ecb", every):
        gold = _read_gold(row)
        scores = compare_sides(make_side(row["a"]), make_side(row["b"]), semantics).scores
        pairs = list_pairs(align(scores))
        for i in {i for i, _ in gold}:
            ranked = np.argsort(-scores[i], kind="stable")[:3].tolist()
            total += 1
            counts["hit@1"] += (i, ranked[0]) in gold
            counts["hit@3"] += any((i, j) in gold for j in ranked)
            counts["linked"] += any(a == i for a, _ in pairs)
            counts["reached"] += any((i, j) in gold for a, j in pairs if a == i)
    shares = {key: count / max(1, total) for key, count in counts.items()}
    return shares | {"right when linked": counts["reached"] / max(1, counts["linked"])}


def measure_ecb_baselines(semantics: bool) -> dict[str, float]:
    """hit@1 of every plain scorer."""
    rows = read_jsonl("align_ecb")
    return {name: _measure_hits(rows, scorer) for name, scorer in list_scorers(semantics).items()}


def _measure_hits(rows: Sequence[Row], scorer: Scorer) -> float:
    hits: list[bool] = []
    for row in rows:
        gold = _read_gold(row)
        best = scorer(row["a"], row["b"]).argmax(axis=1)
        hits += [(i, int(best[i])) in gold for i in sorted({i for i, _ in gold})]
    return sum(hits) / max(1, len(hits))


def read_seed_gold() -> dict[tuple[str, str], dict[tuple[str, str], int]]:
    """For each pair of seed articles the labels of its claim pairs, by text."""
    gold: dict[tuple[str, str], dict[tuple[str, str], int]] = {}
    path = SHARED / "gold" / "seed_alignment.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            pair = gold.setdefault((row["article_a"], row["article_b"]), {})
            pair[row["claim_a"], row["claim_b"]] = int(row["label"])
    return gold


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two articles with the labels of every pair of their claims; 0 where none is given.

    missing: links of label 2 between claims that the splitter cuts otherwise.
    """

    a: Side
    b: Side
    labels: Mapping[tuple[int, int], int]
    story: str = ""
    missing: int = 0

    def with_label(self, label: int) -> Pairs:
        return {pair for pair, given in self.labels.items() if given == label}

    def texts(self) -> Claims:
        return [c.text for c in self.a.claims], [c.text for c in self.b.claims]


def read_seed_pairs() -> list[LabelledPair]:
    found = []
    for names, labels in read_seed_gold().items():
        texts = [(SHARED / "seeds" / name).read_text(encoding="utf-8") for name in names]
        a, b = (read_article(Article(name, text)) for name, text in zip(names, texts, strict=True))
        by_place = {(x.n, y.n): labels.get((x.text, y.text), 0) for x in a.claims for y in b.claims}
        found.append(LabelledPair(a, b, by_place))
    return found


def read_real_pairs() -> list[LabelledPair]:
    """The real pairs of which a reader has labelled the links."""
    articles = {pair.id: pair for pair in load_pairs("real")}
    rows = read_rows(SHARED / "real" / "real.dev.jsonl")
    return [_read_real_pair(articles[row["id"]], row) for row in rows if row.get("links")]


def _read_real_pair(pair: Pair, row: Row) -> LabelledPair:
    a, b = read_side(pair.a), read_side(pair.b)
    labels: dict[tuple[int, int], int] = {}
    missing = 0
    for i, j, label in row["links"]:
        x, y = _find_claim(a, row["a_claims"][i]), _find_claim(b, row["b_claims"][j])
        if x is None or y is None:
            missing += label == 2
        else:
            labels[x, y] = label
    return LabelledPair(a, b, labels, row["story"], missing)


def _find_claim(side: Side, text: str) -> int | None:
    """The claim that a reader had before them; one that begins so, where it was cut otherwise."""
    text = text.strip()
    for length in (len(text), 30):
        for claim in side.claims:
            if claim.text.strip()[:length] == text[:length]:
                return claim.n
    return None


def measure_real(semantics: bool = True) -> dict[str, float]:
    """F1 of links against label 2 on the real pairs, in sample; label 1 counts neither way."""
    tally = Tally()
    for pair in read_real_pairs():
        tally.wanted += pair.missing
        found = compare_sides(pair.a, pair.b, semantics).scores
        tally.add(list_pairs(align(found)), pair.with_label(2), pair.with_label(1))
    return tally.score()


def measure_seeds(semantics: bool = True) -> dict[str, float]:
    """F1 of links against label 2, and AP of the scores; label 1 counts neither way."""
    tally = Tally()
    labels: list[bool] = []
    scores: list[float] = []
    for pair in read_seed_pairs():
        found = compare_sides(pair.a, pair.b, semantics).scores
        tally.add(list_pairs(align(found)), pair.with_label(2), pair.with_label(1))
        _collect_ranks(pair, found, labels, scores)
    return tally.score() | {"ap": average_precision(labels, scores)}


def measure_seed_baselines(semantics: bool) -> dict[str, dict[str, float]]:
    """For each plain scorer the F1 of its mutual best matches ("f1") and the AP of its scores."""
    pairs = read_seed_pairs()
    articles = [(pair.texts(), pair.with_label(2), pair.with_label(1)) for pair in pairs]
    found: dict[str, dict[str, float]] = {"f1": {}, "ap": {}}
    for name, scorer in list_scorers(semantics).items():
        labels: list[bool] = []
        scores: list[float] = []
        for pair in pairs:
            _collect_ranks(pair, scorer(*pair.texts()), labels, scores)
        found["f1"][name] = match_articles(articles, scorer)
        found["ap"][name] = average_precision(labels, scores)
    return found


def _collect_ranks(
    pair: LabelledPair, scores: Matrix, labels: list[bool], ranked: list[float]
) -> None:
    for place, label in pair.labels.items():
        if label != 1:
            labels.append(label == 2)
            ranked.append(float(scores[place]))


def count_known_claims() -> float:
    """The share of gold claims that the splitter cuts exactly so: the ceiling of the seeds' F1."""
    texts = {text for labels in read_seed_gold().values() for pair in labels for text in pair}
    cut = {
        claim.text
        for path in (SHARED / "seeds").glob("*.txt")
        for claim in split_claims(path.read_text(encoding="utf-8"))
    }
    return len(texts & cut) / len(texts)


if __name__ == "__main__":
    print("claims cut alike", count_known_claims())
    for semantics in (False, True):
        print("with" if semantics else "without", "the encoder")
        print("seeds", measure_seeds(semantics))
        print("real", measure_real(semantics))
        print("align_ecb", measure_ecb(semantics))
        print("align_synth", measure_links("align_synth", "a", "b", semantics))
        print("align_hi_en", measure_orders(semantics))
