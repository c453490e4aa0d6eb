"""The public sets in ../shared/bench (their README describes them), as plain rows."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lib.collation.collate import read_as_claim, read_claims
from lib.model import Article, Side

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
BENCH = SHARED / "bench"

Row = dict[str, Any]


def is_present() -> bool:
    """The public sets stand beside the checkout."""
    return BENCH.is_dir()


def read_tsv(name: str, every: int = 1, half: str = "dev") -> list[Row]:
    """The rows of one .tsv set, or every k-th of them; every value is a text.

    Raises FileNotFoundError where the public sets are not at hand.
    """
    with (BENCH / f"{name}.{half}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[::every]


def read_jsonl(name: str, every: int = 1, half: str = "dev") -> list[Row]:
    """The rows of one .jsonl set, or every k-th of them. Raises FileNotFoundError."""
    with (BENCH / f"{name}.{half}.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file][::every]


def make_side(sentences: Sequence[str]) -> Side:
    """Sentences that come already split, ready to be compared."""
    return read_claims(Article("", " ".join(sentences)), sentences)


def make_claim(text: str) -> Side:
    """One text as one claim."""
    return read_as_claim(Article("", text))
