"""How the engine does on real pairs of articles that editors have read: `python -m bench.real`.

Prints, for each set, what of the conflicts and updates is told and what of what is told holds,
beside two baselines on the same links: any other digits, and rapidfuzz's best pairs of sentences
with other digits. The engine's judge is fitted on these sets; `python -m bench.judge` prints what
it tells of stories that it was not fitted on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex
from rapidfuzz import fuzz, process

from bench.pairs import SETS, Pair, Want, is_present, load_pairs, read_side
from lib.claims.split import claims_from_sentences
from lib.collation.collate import link_sides
from lib.disagree.find import find_findings
from lib.disagree.judge.weigh import Judges
from lib.links.assign import align
from lib.links.score import compare_sides
from lib.links.tolls import link_tolls
from lib.mentions.find import find_mentions
from lib.model import Claim, Disagreement, Reading

_DIGITS = regex.compile(r"\p{Nd}+(?:[.,]\p{Nd}+)*")
_LONGEST = 25  # letters of a reading that is little more than its figure
_BEST = 60.0  # rapidfuzz ratio from which two sentences are a pair for the baseline

Place = tuple[int, int]


@dataclass
class Score:
    """What was told of a set of pairs. told, wanted: by class."""

    flags: int = 0
    right: int = 0
    sprung: int = 0
    traps: int = 0
    told: dict[str, int] = field(default_factory=dict)
    wanted: dict[str, int] = field(default_factory=dict)

    def add(self, pair: Pair, found: Iterable[Disagreement]) -> None:
        """Count what was found in one pair."""
        met = set[int]()
        sprung = set[int]()
        for finding in found:
            hits = [n for n, want in enumerate(pair.want) if meets(pair, finding, want)]
            met.update(hits)
            self.flags += 1
            self.right += bool(hits)
            if not hits:
                sprung |= {n for n, q in enumerate(pair.quiet) if meets(pair, finding, q)}
        self.sprung += len(sprung)
        self.traps += len(pair.quiet)
        for n, want in enumerate(pair.want):
            name = want.get("class", "conflict")
            if not want.get("repeat"):
                self.wanted[name] = self.wanted.get(name, 0) + 1
                self.told[name] = self.told.get(name, 0) + (n in met)

    @property
    def share_right(self) -> float:
        """What of what is told holds."""
        return self.right / self.flags if self.flags else 1.0

    def write(self) -> str:
        """One line: conflicts and updates told, and what of what is told holds."""
        told = ", ".join(f"{n} {self.told[n]}/{self.wanted[n]}" for n in sorted(self.wanted))
        held = f"right {self.right}/{self.flags} ({self.share_right:.2f})"
        return f"{held}; {told or 'nothing to tell'}; traps sprung {self.sprung}/{self.traps}"


def meets(pair: Pair, found: Disagreement, want: Want) -> bool:
    """A finding stands on what the reader noted on both sides, there or where it stands again.

    The same two figures elsewhere in the articles are the same disagreement.
    """
    if found.kind == want.get("kind") == "number" and _tell_same_figures(found, want):
        return True
    sides = (found.a, pair.a, 0, "a"), (found.b, pair.b, 1, "b")
    if all(
        _overlaps(
            reading.start, reading.end, find_places(pair, want[key], side, want.get(f"{key}_claim"))
        )
        for reading, _, side, key in sides
    ):
        return True
    return found.kind == want.get("kind") and any(
        _overlaps(found.a.start, found.a.end, find_places(pair, pair.claims[0][i], 0, None))
        and _overlaps(found.b.start, found.b.end, find_places(pair, pair.claims[1][j], 1, None))
        for i, j in want.get("also", ())
    )


def _tell_same_figures(found: Disagreement, want: Want) -> bool:
    told = _read_figure(found.a.text), _read_figure(found.b.text)
    return all(told) and told == (_read_figure(want["a"]), _read_figure(want["b"]))


@lru_cache(maxsize=4096)
def _read_figure(text: str) -> str:
    """The one number of a short reading; "" where there is none or are several."""
    if len(text) >= _LONGEST:
        return ""
    (mentions,) = find_mentions(claims_from_sentences([text]))
    values = {m.value for m in mentions if m.kind == "number"}
    return values.pop() if len(values) == 1 else ""


def find_places(pair: Pair, reading: str, side: int, claim: int | None) -> list[Place]:
    """Every place where a reading stands in an article; inside its claim where that is found."""
    text = (pair.a, pair.b)[side].text
    places = [m.span() for m in regex.finditer(regex.escape(reading), text)]
    claims = pair.claims[side]
    if claim is not None and claim < len(claims):
        at = text.find(claims[claim])
        end = at + len(claims[claim])
        inside = [(x, y) for x, y in places if at >= 0 and at <= x and y <= end]
        return inside or places
    return places


def _overlaps(start: int, end: int, places: Iterable[Place]) -> bool:
    return any(start < last and first < end for first, last in places)


def find_by_engine(pair: Pair, judges: Judges | None = None) -> Sequence[Disagreement]:
    """What the engine tells; judges: in place of the fitted ones."""
    linked = link_sides(read_side(pair.a), read_side(pair.b), semantics=True, judges=judges)
    return linked.find_findings().disagreements


def find_by_comparators(pair: Pair) -> Sequence[Disagreement]:
    """What the comparators tell without a judge."""
    comparison = compare_sides(read_side(pair.a), read_side(pair.b), semantics=True)
    links = link_tolls(comparison, align(comparison.scores))
    return find_findings(comparison, links).disagreements


def find_other_digits(pair: Pair) -> Iterator[Disagreement]:
    """The digits that differ in every two sentences that rapidfuzz pairs best."""
    a, b = read_side(pair.a).claims, read_side(pair.b).claims
    texts = [claim.text for claim in b]
    for claim in a:
        best = process.extractOne(claim.text, texts, scorer=fuzz.token_set_ratio)
        if best is not None and best[1] >= _BEST:
            yield from _compare_digits(claim, b[best[2]])


def find_digits_in_links(pair: Pair) -> Iterator[Disagreement]:
    """The digits that differ in every two claims that the engine links."""
    comparison = compare_sides(read_side(pair.a), read_side(pair.b), semantics=True)
    for link in align(comparison.scores):
        for i in link.a:
            for j in link.b:
                yield from _compare_digits(comparison.a.claims[i], comparison.b.claims[j])


def _compare_digits(a: Claim, b: Claim) -> Iterator[Disagreement]:
    own = [m for m in _DIGITS.finditer(a.text) if m.group() not in b.text]
    other = [m for m in _DIGITS.finditer(b.text) if m.group() not in a.text]
    for x, y in zip(own, other, strict=False):
        readings = (
            Reading(claim.n, claim.start + m.start(), claim.start + m.end(), m.group())
            for claim, m in ((a, x), (b, y))
        )
        yield Disagreement("number", *readings, "high", 1.0, "")


WITHOUT_JUDGE: Mapping[str, Callable[[Pair], Iterable[Disagreement]]] = {
    "comparators alone": find_by_comparators,
    "other digits in links": find_digits_in_links,
    "rapidfuzz, other digits": find_other_digits,
}


def measure_pairs(pairs: Sequence[Pair], find: Callable[[Pair], Iterable[Disagreement]]) -> Score:
    """Count what a finder tells of some pairs."""
    score = Score()
    for pair in pairs:
        score.add(pair, find(pair))
    return score


def main() -> None:
    """Print every set beside its baselines."""
    if not is_present():
        sys.exit("The real pairs stand in ../shared/real, which is not at hand.")
    for name in SETS:
        pairs = load_pairs(name)
        print(f"\n{name}, {len(pairs)} pairs")
        for called, find in {"engine": find_by_engine, **WITHOUT_JUDGE}.items():
            print(f"  {called:24} {measure_pairs(pairs, find).write()}", flush=True)
    print("\nThe engine's judge was fitted on these; `python -m bench.judge` cross-validates it.")


if __name__ == "__main__":
    main()
