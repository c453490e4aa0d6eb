"""Odd texts through the whole engine: `python -m bench.generated [--cases 100000] [--seed 5]`.

A case is a pair of texts made by chance of letters and signs that have broken others, of values
and names: it is normalised, split, aligned and compared, and exported as CSV, JSON, HTML and the
reader's own data. Whatever is raised must be a sentence fit to show, and what comes out must keep
its promises: places hold, no letter is lost, no cell is a formula, no letter becomes markup.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from lib.claims.split import split_claims
from lib.collation.collate import collate
from lib.errors import MilaanError
from lib.ingest.clean import clean_text
from lib.language.text import fold
from lib.model import Article, Collation, Reading, Side
from lib.reports import write_csv, write_html, write_json
from pages.parts.reader.view import make_view

CASES = 100_000
# What normalising and splitting decide by, what is syntax elsewhere, what has broken others.
SIGNS = (
    *"aZ09 .।?!|:;,\"'“”()[]{}<>#*-–—…&=+@\n\r\t\x00\x0b\x85\u2028",
    *"\ud800\udfff\ufffd\ufeff\u200b\u200c\u200d\u202e\u2067\u00ad\u0301\u0345",
    *"कखमिीुूेैंँः्ऽ़ॐ०९ड़ढ़ऱ𑀓",
    *"аОιΣßİıﬁ①Ⅷ½²\U0001f525\U0001f1ee\U0001f1f3\U000e0041\U0010ffff",
    "डॉ. ", "U.S. ", "कि.मी. ", "19-20 जून ", "2,000 ", "https://a.b ", "(भाषा)", "à¤", "gS ", "''",
    "<script>", "</title>", "<!--", "]]>", "=1+1", "${x}", "{{ x }}", "\\u0000", "%s", "&lt;",
)  # fmt: skip
WORDS = (
    "मैथ्यू मिलर ", "Matthew Milan ", "विदेश विभाग ", "Home Department ", "45 people ", "54 लोग ",
    "died ", "मारे गए। ", "on Monday ", "मंगलवार को ", "denied ", "नहीं कहा। ", "in Surat. ", "सूरत में ",
    "डेढ़ लाख ", "7.2 percent ", "June 18, 2024 ", "said the mayor. ", "पुल ", "The bridge fell. ",
)  # fmt: skip
_LONGEST = 8  # pieces of a text
_SHARED = 0.6  # of pairs whose second text is the first with a few pieces exchanged
_CELLS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# Tags that run, load or send something, and attributes that do. What an article says is escaped, so
# that no "<" of it is left to find.
_HARMFUL = re.compile(
    r"<(?:script|img|iframe|link|form|object|embed|svg|base)\b|<[^<>]*\s(?:on\w+|src)\s*=",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Outcome:
    """What became of the cases; each fault is a sentence with the texts that made it."""

    made: int = 0
    normalised: int = 0
    split: int = 0
    aligned: int = 0
    exported: int = 0
    findings: int = 0
    faults: list[str] | None = None


def run_cases(cases: int, seed: int = 5) -> Outcome:
    """Make pairs until so many have gone all the way, or a hundred faults are known."""
    dice, outcome = random.Random(seed), Outcome()
    faults: list[str] = []
    while outcome.exported < cases and len(faults) < 100:
        a, b = make_pair(dice)
        outcome.made += 1
        try:
            broken = list(run_case(a, b, outcome))
        except MilaanError as error:
            broken = [] if is_fit_to_show(str(error)) else [f"it says {str(error)!r}"]
        except Exception as error:  # the point of it all
            broken = [f"{type(error).__name__}: {error}"]
        faults += [f"{told} for {a!r} and {b!r}" for told in broken]
    outcome.faults = faults
    return outcome


def make_pair(dice: random.Random) -> tuple[str, str]:
    """Two texts, often of much the same pieces, so that there is something to compare."""
    a = make_pieces(dice)
    b = make_pieces(dice)
    if dice.random() < _SHARED:
        b = [dice.choice((piece, piece, piece, *b)) for piece in a]
    return "".join(a), "".join(b)


def make_pieces(dice: random.Random) -> list[str]:
    """Signs and words in any order."""
    pieces = dice.choices(SIGNS, k=dice.randint(0, _LONGEST // 2))
    pieces += dice.choices(WORDS, k=dice.randint(0, _LONGEST // 2))
    dice.shuffle(pieces)
    return pieces


def run_case(a: str, b: str, outcome: Outcome) -> Iterator[str]:
    """What is wrong with a pair on its way. Raises MilaanError where it is refused in words."""
    texts = [clean_text(text).text for text in (a, b)]
    outcome.normalised += 1
    for text in texts:
        yield from check_text(text)
        yield from check_claims(text)
    outcome.split += 1
    found = collate(Article("a", texts[0], a[:40]), Article("b", texts[1], b[:40]))
    yield from check_links(found)
    yield from check_readings(found)
    outcome.aligned += 1
    outcome.findings += len(list_readings(found))
    yield from check_exports(found)
    outcome.exported += 1


def is_fit_to_show(sentence: str) -> bool:
    """One line that ends as a sentence does."""
    return sentence.endswith(".") and "\n" not in sentence and "Traceback" not in sentence


def check_text(text: str) -> Iterator[str]:
    """What is wrong with a normalised text."""
    text.encode("utf-8")
    if "\0" in text:
        yield "NUL is left"
    if clean_text(text).text != text:
        yield "normalising twice differs"
    if fold(fold(text)) != fold(text):
        yield "folding twice differs"


def check_claims(text: str) -> Iterator[str]:
    """What is wrong with the claims of a text."""
    claims = split_claims(text)
    if any(text[claim.start : claim.end] != claim.text for claim in claims):
        yield "a claim does not stand where it says"
    if squeeze("".join(claim.text for claim in claims)) != squeeze(text):
        yield "the claims lose or repeat a letter"


def squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def check_links(found: Collation) -> Iterator[str]:
    """What is wrong with the links and the scores they are made of."""
    for side in (0, 1):
        linked = [n for link in found.links for n in (link.a, link.b)[side]]
        if len(linked) != len(set(linked)):
            yield "a claim stands in two links"
    scores = [score for row in found.scores for score in row] + [link.score for link in found.links]
    if not all(0 <= score <= 1 for score in scores):
        yield "a score is no probability"


def list_readings(found: Collation) -> list[tuple[Side, Reading]]:
    """Every reading of every finding with its side."""
    groups = found.findings
    between = [*groups.disagreements, *groups.variants, *groups.unresolved]
    readings = [pair for each in between for pair in ((found.a, each.a), (found.b, each.b))]
    for side, within in ((found.a, found.within_a), (found.b, found.within_b)):
        readings += [(side, reading) for each in within for reading in (each.a, each.b)]
    return readings


def check_readings(found: Collation) -> Iterator[str]:
    """What is wrong with the places of the findings."""
    for side, reading in list_readings(found):
        if side.article.text[reading.start : reading.end] != reading.text:
            yield "a reading does not stand where it says"


def check_exports(found: Collation) -> Iterator[str]:
    """What is wrong with the files and with what the reader is sent."""
    make_view(found)
    json.loads(write_json(found, {}, "").decode("utf-8"))
    rows = csv.reader(io.StringIO(write_csv(found, {}, "").decode("utf-8-sig"), newline=""))
    if any(cell.startswith(_CELLS) for row in rows for cell in row):
        yield "a cell is a formula"
    page = write_html(found, {}, "").decode("utf-8")
    if odd := _HARMFUL.search(page):
        yield f"the page has {odd.group()!r}"


def main() -> int:
    """Run it and print what was found; the exit status is 1 where anything was."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cases", type=int, default=CASES, help="pairs that go all the way")
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    began = time.monotonic()
    outcome = run_cases(options.cases, options.seed)
    faults = outcome.faults or []
    print(
        f"{outcome.made:,} pairs of texts in {time.monotonic() - began:.0f} s: "
        f"{outcome.normalised:,} normalised, {outcome.split:,} split, {outcome.aligned:,} aligned "
        f"({outcome.findings // 2:,} findings), {outcome.exported:,} exported, the others refused "
        f"in words; {len(faults)} faults"
    )
    for fault in faults:
        print(f"  {fault}")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
