"""How right the disagreements are: those that must be raised, and those that must not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from bench.baselines import ENCODER, FUZZY, WORDS, Scorer, digits_differ, facts_differ
from bench.data import Row, make_claim, read_tsv
from bench.scores import balance, balanced_accuracy, tune_balanced
from lib.collation.collate import collate_as_claims
from lib.model import Disagreement

DOMAINS = ("news", "ectsum")  # of disagree_summedits: those nearest to what the engine is for


def find_flags(a: str, b: str) -> tuple[Disagreement, ...]:
    """The disagreements between two texts taken as one claim each."""
    return collate_as_claims(make_claim(a), make_claim(b)).findings.disagreements


def _judge(rows: Sequence[Row]) -> list[tuple[bool, bool]]:
    """Whether each row should be flagged, and whether it was."""
    return [
        (row["label"] == "1", bool(find_flags(row["sentence_a"], row["sentence_b"])))
        for row in rows
    ]


def measure_summedits(every: int = 1) -> dict[str, dict[str, float]]:
    """Balanced accuracy on disagree_summedits, all and by domain."""
    rows = read_tsv("disagree_summedits", every)
    judged = list(zip((row["domain"] for row in rows), _judge(rows), strict=True))
    by_domain = {
        name: balance(verdict for domain, verdict in judged if domain == name)
        for name in sorted({domain for domain, _ in judged})
    }
    return {"all": balance(verdict for _, verdict in judged)} | by_domain


def measure_fever(every: int = 1) -> dict[str, float]:
    """Balanced accuracy on disagree_fever_symmetric, whose classes are of one size."""
    return balance(_judge(read_tsv("disagree_fever_symmetric", every)))


def measure_flag_baselines(name: str, domain: str = "") -> dict[str, float]:
    """Balanced accuracy of the plain rules, and of the scorers at the best threshold of all."""
    rows = [row for row in read_tsv(name) if not domain or row["domain"] == domain]
    labels = [row["label"] == "1" for row in rows]
    rules: Mapping[str, Callable[[str, str], bool]] = {
        "digits differ": digits_differ,
        "digits, capitals or negation differ": facts_differ,
    }
    found = {
        key: balanced_accuracy(labels, [rule(r["sentence_a"], r["sentence_b"]) for r in rows])
        for key, rule in rules.items()
    }
    for key, scorer in {**FUZZY, **WORDS}.items():
        unlike = [-score_pair(scorer, r["sentence_a"], r["sentence_b"]) for r in rows]
        found[key] = tune_balanced(labels, unlike)
    return found


def score_pair(scorer: Scorer, a: str, b: str) -> float:
    """What a scorer gives for one pair of texts."""
    return float(scorer([a], [b])[0, 0])


def measure_falke(every: int = 1) -> float:
    """Share of rows whose incorrect sentence disagrees more surely; a tie counts one half."""
    return _rank_falke(
        lambda a, b: max((flag.confidence for flag in find_flags(a, b)), default=0.0), every
    )


def measure_falke_baselines(semantics: bool) -> dict[str, float]:
    """The same by how unlike the sentences are to each plain scorer."""
    scorers = {**FUZZY, **WORDS, **(ENCODER if semantics else {})}
    found = {}
    for name, scorer in scorers.items():
        found[name] = _rank_falke(lambda a, b, scorer=scorer: -score_pair(scorer, a, b))
    return found


def _rank_falke(disagree: Callable[[str, str], float], every: int = 1) -> float:
    points = 0.0
    rows = read_tsv("disagree_falke", every)
    for row in rows:
        wrong = disagree(row["article_sent"], row["incorrect_sent"])
        right = disagree(row["article_sent"], row["correct_sent"])
        points += 1.0 if wrong > right else 0.5 if wrong == right else 0.0
    return points / len(rows)


def measure_quiet(name: str, a: str, b: str, every: int = 1) -> dict[str, float]:
    """False alarms by kind on a set whose rows agree (rows labelled 1 are left out)."""
    rows = [row for row in read_tsv(name, every) if row.get("label", "0") == "0"]
    kinds: Counter[str] = Counter()
    for row in rows:
        kinds.update({flag.kind for flag in find_flags(row[a], row[b])} or {"none"})
    alarms = 1 - kinds.pop("none", 0) / len(rows)
    baseline = sum(digits_differ(row[a], row[b]) for row in rows) / len(rows)
    by_kind = {kind: count / len(rows) for kind, count in sorted(kinds.items())}
    return {"false alarms": alarms, "digits differ": baseline} | by_kind


def measure_numeq(every: int = 1) -> dict[str, float]:
    """Accuracy of flags on numeq_hi, beside the rule that looks at the digits."""
    rows = read_tsv("numeq_hi", every)
    wanted = [row["label"] == "0" for row in rows]
    right = {"accuracy": 0, "digits differ": 0}
    for row, differs in zip(rows, wanted, strict=True):
        texts = row["text_words"], row["text_digits"]
        right["accuracy"] += bool(find_flags(*texts)) == differs
        right["digits differ"] += digits_differ(*texts) == differs
    return {key: count / len(rows) for key, count in right.items()}


if __name__ == "__main__":
    print("agree_en_ntrex", measure_quiet("agree_en_ntrex", "sentence_a", "sentence_b"))
    print("pairs_hi_en_pud", measure_quiet("pairs_hi_en_pud", "hi", "en"))
    print("numeq_hi", measure_numeq())
    print("falke", measure_falke())
    print("fever", measure_fever())
    print("summedits", measure_summedits())
