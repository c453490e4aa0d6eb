"""How well numbers and dates are found and compared on the public sets: `python -m bench.numbers`.

The sets are described in the README beside them; the baseline knows digits only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date

import regex

from bench.data import Row, read_jsonl, read_tsv
from lib.language.text import fold, tokenise
from lib.mentions.dates.find import find_dates
from lib.mentions.numbers.find import find_numbers
from lib.mentions.values import compare_moments, compare_quantities
from lib.model import Mention

_DIGITS = regex.compile(r"\p{Nd}+(?:[.,]\p{Nd}+)*")
_TIMEX_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}


def measure_numbers_hi(every: int = 1) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of the values in `numbers_hi`, by type and over all rows."""
    rows = read_jsonl("numbers_hi", every)
    figures = {f"engine {key}": value for key, value in _score(rows, _find_values).items()}
    baseline = _score(rows, _find_digits)
    return figures | {f"digits {key}": value for key, value in baseline.items()}


def measure_numeq_hi(every: int = 1) -> dict[str, float]:
    """Accuracy of "the same value or not" in `numeq_hi`: all rows, by type, and the baseline."""
    figures: dict[str, list[bool]] = defaultdict(list)
    for row in read_tsv("numeq_hi", every):
        is_equal = row["label"] == "1"
        right = agree(row["text_words"], row["text_digits"]) == is_equal
        figures["engine"].append(right)
        figures[f"engine {row['type']}"].append(right)
        figures[f"engine label {row['label']}"].append(right)
        digits = [_find_digits(row[side], "", "") for side in ("text_words", "text_digits")]
        figures["digits"].append((digits[0] == digits[1]) == is_equal)
    return {key: sum(values) / len(values) for key, values in figures.items()}


def agree(one: str, other: str) -> bool:
    """Whether every number and date of each text has one in the other that can hold with it."""
    found_one, found_other = _find_all(one), _find_all(other)
    return all(_has_partner(m, found_other) for m in found_one) and all(
        _has_partner(m, found_one) for m in found_other
    )


def _find_all(text: str) -> list[Mention]:
    tokens = tokenise(text)
    dates = find_dates(text, tokens)
    return [*dates, *find_numbers(text, tokens, dates)]


def _has_partner(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(_hold_together(mention, other) for other in others)


def _hold_together(a: Mention, b: Mention) -> bool:
    if a.moment and b.moment:
        is_open = not a.moment.value or not b.moment.value
        return is_open or compare_moments(a.moment, b.moment) in ("equal", "compatible")
    if a.quantity and b.quantity:
        return compare_quantities(a.quantity, b.quantity) in ("equal", "compatible")
    return False


def _score(
    rows: Sequence[Row], find: Callable[[str, str, str], list[str]]
) -> dict[str, dict[str, float]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        kind = str(row["type"])
        found = Counter(find(str(row["text"]), kind, str(row.get("ref_date") or "")))
        expected = [_expected(kind, entry) for entry in row["expected"]]
        hits = 0
        for values in expected:
            value = next((value for value in values if found[value] > 0), None)
            if value is not None:
                found[value] -= 1
                hits += 1
        for key in (kind, "all"):
            counts[key].update(hits=hits, expected=len(expected), found=hits + found.total())
    return {key: _figures(count) for key, count in counts.items()}


def _figures(count: Counter[str]) -> dict[str, float]:
    hits, found, expected = count["hits"], count["found"], count["expected"]
    precision, recall = hits / max(found, 1), hits / max(expected, 1)
    f1 = 2 * hits / max(found + expected, 1)
    return {"precision": precision, "recall": recall, "f1": f1}


def _expected(kind: str, entry: Row) -> list[str]:
    """The values that count as right for one expected expression."""
    value = str(entry["value"])
    if kind == "date":
        return [value, *map(str, entry.get("resolved", []))]
    if kind == "duration":
        match = regex.fullmatch(r"PT?([\d.]+)([YMWDHS])", value)
        unit = _TIMEX_UNITS.get(match[2], "") if match else ""
        unit = "minute" if unit == "month" and value.startswith("PT") else unit
        return [f"{match[1]} {unit}" if match else value]
    return [value.removesuffix("%")]


def _find_values(text: str, kind: str, ref_date: str) -> list[str]:
    tokens = tokenise(text)
    if kind == "date":
        published = date.fromisoformat(ref_date) if ref_date else None
        return [m.value for m in find_dates(text, tokens, 0, published)]
    mentions = find_numbers(text, tokens, find_dates(text, tokens))
    if kind == "duration":
        return [f"{m.value} {m.unit}" for m in mentions if _form(m) in ("duration", "age")]
    forms = {
        "currency": ("money",),
        "dimension": ("measure",),
        "age": ("age",),
        "percent": ("percent",),
        "ordinal": ("ordinal",),
    }.get(kind)
    return [m.value for m in mentions if forms is None or _form(m) in forms]


def _form(mention: Mention) -> str:
    return mention.quantity.form if mention.quantity else ""


def _find_digits(text: str, kind: str, ref_date: str) -> list[str]:
    return [fold(digits).replace(",", "") for digits in _DIGITS.findall(text)]


if __name__ == "__main__":
    for key, figure in measure_numbers_hi().items():
        print(f"numbers_hi {key:18}", *(f"{name} {value:.3f}" for name, value in figure.items()))
    for key, accuracy in measure_numeq_hi().items():
        print(f"numeq_hi {key:18} {accuracy:.3f}")
