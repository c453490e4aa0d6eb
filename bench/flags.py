"""How right the disagreements are: those that must be raised, and those that must not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import regex

from bench.data import make_claim, read_tsv
from lib.collate import collate_as_claims
from lib.model import Disagreement


def find_flags(a: str, b: str) -> tuple[Disagreement, ...]:
    """The disagreements between two texts taken as one claim each."""
    return collate_as_claims(make_claim(a), make_claim(b)).findings.disagreements


def digits_differ(a: str, b: str) -> bool:
    """The baseline: the two texts hold different digits."""
    return Counter(regex.findall(r"\d+", a)) != Counter(regex.findall(r"\d+", b))


def balance(rows: Iterable[tuple[bool, bool]]) -> dict[str, float]:
    """Balanced accuracy, recall and false alarms from (wanted, raised) rows."""
    counts = Counter(rows)
    wanted = counts[True, True] + counts[True, False]
    quiet = counts[False, True] + counts[False, False]
    recall = counts[True, True] / wanted if wanted else 0.0
    alarms = counts[False, True] / quiet if quiet else 0.0
    return {"balanced": (recall + 1 - alarms) / 2, "recall": recall, "false alarms": alarms}


def measure_summedits() -> dict[str, dict[str, float]]:
    """Balanced accuracy on disagree_summedits, all and by domain."""
    rows = read_tsv("disagree_summedits")
    judged = [
        (row["domain"], row["label"] == "1", bool(find_flags(row["sentence_a"], row["sentence_b"])))
        for row in rows
    ]
    domains = sorted({domain for domain, _, _ in judged})
    return {"all": balance((w, r) for _, w, r in judged)} | {
        name: balance((w, r) for domain, w, r in judged if domain == name) for name in domains
    }


def measure_fever() -> dict[str, float]:
    """Accuracy on disagree_fever_symmetric."""
    return balance(
        (row["label"] == "1", bool(find_flags(row["sentence_a"], row["sentence_b"])))
        for row in read_tsv("disagree_fever_symmetric")
    )


def measure_falke() -> float:
    """Share of rows whose incorrect sentence disagrees more surely; a tie counts one half."""
    points = 0.0
    rows = read_tsv("disagree_falke")
    for row in rows:
        wrong, right = (
            max((f.confidence for f in find_flags(row["article_sent"], row[key])), default=0.0)
            for key in ("incorrect_sent", "correct_sent")
        )
        points += 1.0 if wrong > right else 0.5 if wrong == right else 0.0
    return points / len(rows)


def measure_quiet(name: str, a: str, b: str) -> dict[str, float]:
    """False alarms by kind on a set whose rows agree (rows labelled 1 are left out)."""
    rows = [row for row in read_tsv(name) if row.get("label", "0") == "0"]
    kinds: Counter[str] = Counter()
    for row in rows:
        kinds.update({flag.kind for flag in find_flags(row[a], row[b])} or {"none"})
    alarms = 1 - kinds.pop("none", 0) / len(rows)
    baseline = sum(digits_differ(row[a], row[b]) for row in rows) / len(rows)
    by_kind = {kind: count / len(rows) for kind, count in kinds.items()}
    return {"false alarms": alarms, "digits differ": baseline} | by_kind


def measure_numeq() -> dict[str, float]:
    """Accuracy of flags on numeq_hi."""
    rows = read_tsv("numeq_hi")
    right = sum(
        bool(find_flags(row["text_words"], row["text_digits"])) == (row["label"] == "0")
        for row in rows
    )
    return {"accuracy": right / len(rows)}


if __name__ == "__main__":
    print("agree_en_ntrex", measure_quiet("agree_en_ntrex", "sentence_a", "sentence_b"))
    print("pairs_hi_en_pud", measure_quiet("pairs_hi_en_pud", "hi", "en"))
    print("numeq_hi", measure_numeq())
    print("falke", measure_falke())
    print("fever", measure_fever())
    print("summedits", measure_summedits())
