"""How well sentences are split: F1 of the boundaries inside public Hindi and English texts.

Run as `python -m bench.sentences`. Offsets count without white space. A line of the FLORES source
often holds two sentences, which its gold does not divide (one boundary in six to nine): there a
right answer costs precision, so read its recall, and NTREX for both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import regex

from bench.data import read_jsonl
from lib.claims.sentences import split_sentences

Splitter = Callable[[str, str], Iterable[str]]

_DANDA_RULE = regex.compile(r"""[^।?!\n]*(?:[।?!]+["'”’)]*|\n|$)""")


@dataclass(frozen=True, slots=True)
class Score:
    """Boundaries found and right, found, and in the gold."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.gold + other.gold)


def split_own(text: str, language: str) -> Iterable[str]:
    """The splitter of this project; it finds the language itself."""
    return (text[start:end] for start, end in split_sentences(text))


def split_at_danda(text: str, language: str) -> Iterable[str]:
    """The plain rule: after danda, "?" or "!" with closing quotes, and at line breaks."""
    return _DANDA_RULE.findall(text)


def split_with_sentencex(text: str, language: str) -> Iterator[str]:
    """sentencex 1.0, a paragraph at a time."""
    from sentencex import segment

    for paragraph in text.split("\n"):
        yield from segment(language, paragraph)


def measure_sbd(split: Splitter = split_own, every: int = 1) -> dict[tuple[str, str], Score]:
    """Scores by (language, source); the source "all" sums a language. Raises FileNotFoundError."""
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    for row in read_jsonl("sbd_hi_en", every):
        gold = _find_boundaries(row["sentences"])
        found = _find_boundaries(split(row["text"], row["lang"]))
        score = Score(len(gold & found), len(found), len(gold))
        scores[row["lang"], row["source"]] += score
        scores[row["lang"], "all"] += score
    return dict(sorted(scores.items()))


def _find_boundaries(sentences: Iterable[str]) -> set[int]:
    """Places after each sentence but the last, counted without white space."""
    ends = [0]
    for sentence in sentences:
        ends.append(ends[-1] + len("".join(sentence.split())))
    return {end for end in ends if 0 < end < ends[-1]}


def main() -> None:
    """Print a line for each splitter, language and source."""
    splitters = {
        "milaan": split_own,
        "danda rule": split_at_danda,
        "sentencex": split_with_sentencex,
    }
    print(f"{'splitter':12}{'language':10}{'source':14}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}")
    for name, split in splitters.items():
        for (language, source), score in measure_sbd(split).items():
            print(
                f"{name:12}{language:10}{source:14}"
                f"{score.precision:7.3f}{score.recall:7.3f}{score.f1:7.3f}{score.gold:7}"
            )


if __name__ == "__main__":
    main()
