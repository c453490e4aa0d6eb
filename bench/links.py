"""How well claims are paired: align_ecb, align_synth, align_hi_en and the seeds' gold."""

from __future__ import annotations

import csv
from collections.abc import Iterable

import numpy as np
from rapidfuzz import fuzz, process

from bench.data import SHARED, make_side, read_jsonl
from lib.align import align
from lib.article import split_claims
from lib.collate import read_article
from lib.model import Article, Link
from lib.similarity import compare_sides

Pairs = set[tuple[int, int]]


def list_pairs(links: Iterable[Link]) -> Pairs:
    """The links as single pairs of claims."""
    return {(i, j) for link in links for i in link.a for j in link.b}


def score_pairs(found: int, wanted: int, right: int) -> dict[str, float]:
    """Precision, recall and F1 from counts."""
    precision = right / found if found else 0.0
    recall = right / wanted if wanted else 0.0
    total = precision + recall
    return {"p": precision, "r": recall, "f1": 2 * precision * recall / total if total else 0.0}


def measure_links(name: str, a: str, b: str, semantics: bool = True) -> dict[str, float]:
    """F1 of links over one set whose rows hold two lists of claims and their links."""
    found = wanted = right = 0
    for row in read_jsonl(name):
        gold = {(i, j) for i, j in row["links"]}
        pairs = list_pairs(
            align(compare_sides(make_side(row[a]), make_side(row[b]), semantics).scores)
        )
        found, wanted, right = found + len(pairs), wanted + len(gold), right + len(pairs & gold)
    return score_pairs(found, wanted, right)


def measure_ecb(semantics: bool = True) -> dict[str, float]:
    """Of the A claims that have a partner: hit@1 by score, and the share whose link is right.

    `linked` counts among those only the claims that were linked at all.
    """
    hit = fuzzy = total = linked = right = 0
    for row in read_jsonl("align_ecb"):
        gold = {(i, j) for i, j in row["links"]}
        scores = compare_sides(make_side(row["a"]), make_side(row["b"]), semantics).scores
        pairs = list_pairs(align(scores))
        baseline = process.cdist(row["a"], row["b"], scorer=fuzz.token_set_ratio)
        for i in {i for i, _ in gold}:
            total += 1
            hit += (i, int(np.argmax(scores[i]))) in gold
            fuzzy += (i, int(np.argmax(baseline[i]))) in gold
            if any(pair[0] == i for pair in pairs):
                linked += 1
                right += any((i, j) in gold for a, j in pairs if a == i)
    return {
        "hit@1": hit / total,
        "token_set_ratio hit@1": fuzzy / total,
        "linked": linked / total,
        "right when linked": right / max(1, linked),
    }


def read_seed_gold() -> dict[tuple[str, str], dict[tuple[str, str], int]]:
    """For each pair of seed articles the labels of its claim pairs, by text."""
    gold: dict[tuple[str, str], dict[tuple[str, str], int]] = {}
    path = SHARED / "gold" / "seed_alignment.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            pair = gold.setdefault((row["article_a"], row["article_b"]), {})
            pair[row["claim_a"], row["claim_b"]] = int(row["label"])
    return gold


def measure_seeds(semantics: bool = True) -> dict[str, float]:
    """F1 of links against label 2; pairs of label 1 count neither way."""
    found = wanted = right = 0
    for names, labels in read_seed_gold().items():
        texts = [(SHARED / "seeds" / name).read_text(encoding="utf-8") for name in names]
        a, b = (read_article(Article(name, text)) for name, text in zip(names, texts, strict=True))
        for i, j in list_pairs(align(compare_sides(a, b, semantics).scores)):
            label = labels.get((a.claims[i].text, b.claims[j].text), 0)
            found += label != 1
            right += label == 2
        wanted += sum(label == 2 for label in labels.values())
    return score_pairs(found, wanted, right)


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
        print("align_ecb", measure_ecb(semantics))
        print("align_synth", measure_links("align_synth", "a", "b", semantics))
        print("align_hi_en", measure_links("align_hi_en", "hi", "en", semantics))
