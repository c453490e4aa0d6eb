"""Quality floors on a part of the public sets: bench/floors.toml, kept by tests/test_floors.py.

`python -m bench.floors` measures them and raises what has become better; it never lowers one.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bench.data import is_present
from bench.flags import (
    measure_falke,
    measure_fever,
    measure_numeq,
    measure_quiet,
    measure_summedits,
)
from bench.links import measure_ecb, measure_links, measure_orders, measure_seeds
from bench.names import measure_names_hi, measure_names_multi
from bench.numbers import measure_numbers_hi
from bench.sentences import measure_sbd

FLOORS = Path(__file__).with_name("floors.toml")
ENCODER = "_encoder"  # ends the name of a figure that the sentence encoder takes part in
MARGIN = 0.01  # how far under the measured figure a floor stands
Figures = dict[str, float]


def read_floors() -> dict[str, dict[str, float]]:
    """For each set its floors by figure; "every" tells which rows are measured."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def measure(name: str, every: int, semantics: bool) -> Figures:
    """The figures of every k-th row of one set; those with the encoder only if `semantics`."""
    figures = MEASURES[name](every, False)
    if semantics and name in LINKED:
        found = MEASURES[name](every, True)
        figures |= {f"{key}{ENCODER}": value for key, value in found.items()}
    return figures


def _measure_seeds(every: int, semantics: bool) -> Figures:
    found = measure_seeds(semantics)
    return {key: found[key] for key in ("f1", "ap")}


def _measure_ecb(every: int, semantics: bool) -> Figures:
    found = measure_ecb(semantics, every)
    return {key.replace("@", "").replace(" ", "_"): found[key] for key in ("hit@1", "reached")}


def _measure_synth(every: int, semantics: bool) -> Figures:
    return {"f1": measure_links("align_synth", "a", "b", semantics, every)["f1"]}


def _measure_hi_en(every: int, semantics: bool) -> Figures:
    return {"f1": measure_orders(semantics, every)["all"]["f1"]}


def _measure_pud(every: int, semantics: bool) -> Figures:
    return {"quiet": 1 - measure_quiet("pairs_hi_en_pud", "hi", "en", every)["false alarms"]}


def _measure_ntrex(every: int, semantics: bool) -> Figures:
    found = measure_quiet("agree_en_ntrex", "sentence_a", "sentence_b", every)
    return {"quiet": 1 - found["false alarms"]}


def _measure_names_hi(every: int, semantics: bool) -> Figures:
    found = measure_names_hi(every)
    return {
        name.replace(" ", "_"): found[name]["balanced_accuracy"]
        for name in ("words", "places without alias", "people_hi_en")
    }


def _measure_names_multi(every: int, semantics: bool) -> Figures:
    found = measure_names_multi(every)
    return {"f1": found["all"]["f1"], "strong": found["STRONG"]["right"]}


def _measure_sbd(every: int, semantics: bool) -> Figures:
    return {lang: measure_sbd(every=every)[lang, "all"].f1 for lang in ("hi", "en")}


LINKED = {"seeds", "align_ecb", "align_synth", "align_hi_en"}
MEASURES: Mapping[str, Callable[[int, bool], Figures]] = {
    "seeds": _measure_seeds,
    "align_ecb": _measure_ecb,
    "align_synth": _measure_synth,
    "align_hi_en": _measure_hi_en,
    "disagree_summedits": lambda k, _: {"balanced": measure_summedits(k)["all"]["balanced"]},
    "disagree_falke": lambda k, _: {"ranking": measure_falke(k)},
    "disagree_fever_symmetric": lambda k, _: {"balanced": measure_fever(k)["balanced"]},
    "agree_en_ntrex": _measure_ntrex,
    "pairs_hi_en_pud": _measure_pud,
    "names_hi": _measure_names_hi,
    "names_multi": _measure_names_multi,
    "numeq_hi": lambda k, _: {"accuracy": measure_numeq(k)["accuracy"]},
    "numbers_hi": lambda k, _: {"f1": measure_numbers_hi(k)["engine all"]["f1"]},
    "sbd_hi_en": _measure_sbd,
}


def raise_floors() -> Iterator[str]:
    """The lines of floors.toml with every floor that can be raised; prints what has fallen."""
    from lib.links.encoder import load_encoder

    semantics = load_encoder() is not None
    header = FLOORS.read_text(encoding="utf-8").partition("\n\n")[0]
    yield header
    for name, floors in read_floors().items():
        every = int(floors["every"])
        yield from ("", f"[{name}]", f"every = {every}")
        found = measure(name, every, semantics)
        for key in dict.fromkeys([*found, *(key for key in floors if key != "every")]):
            floor = floors.get(key, 0.0)
            value = found.get(key, floor)
            print(f"{name:26} {key:22} {value:.3f}  floor {floor:.3f}", "FALLEN" * (value < floor))
            whole = 1.0 if value == 1.0 and key == "strong" else value - MARGIN
            yield f"{key} = {max(floor, whole):.3f}"


def main() -> int:
    """Raise the floors; 1 where the public sets are not at hand."""
    if not is_present():
        print("The floors need the public sets in ../shared/bench; they are not here.")
        return 1
    FLOORS.write_text("\n".join(raise_floors()) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
