"""What the words around a number, a date or an office say of it (tests/cases/qualifiers.txt)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from lib.claims.split import claims_from_sentences
from lib.mentions.find import find_mentions
from lib.model import Claim, Mention
from tests.mentions.cases import CASES

FLAGS = ("total", "part", "addition", "former", "negated", "hedged")


class Case(NamedTuple):
    """A text, the place of the mention in it, and what is said of that."""

    text: str
    start: int
    end: int
    wanted: frozenset[str]
    is_known_wrong: bool


def read_cases() -> Iterator[Case]:
    """The cases of the file, in order."""
    for line in (CASES / "qualifiers.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, _, wanted = line.removeprefix("todo ").rpartition("|")
            before, inside, after = re.split(r"[\[\]]", text.strip())
            names = frozenset(name.strip() for name in wanted.split(",")) - {"none"}
            start = len(before)
            yield Case(
                before + inside + after, start, start + len(inside), names, line.startswith("todo ")
            )


def read_mention(text: str, start: int, end: int) -> tuple[Claim, Mention] | None:
    """The mention that shares most letters with a place, one that qualifiers are read for."""
    claims = claims_from_sentences([text])
    (mentions,) = find_mentions(claims)
    found = [
        (min(m.end, end) - max(m.start, start), m)
        for m in mentions
        if m.kind in ("number", "date", "role") and min(m.end, end) > max(m.start, start)
    ]
    return (claims[0], max(found, key=lambda each: each[0])[1]) if found else None


def list_qualifiers(claim: Claim, mention: Mention) -> frozenset[str]:
    """What is said of a mention, in the words of the case file."""
    said = mention.qualifiers
    found = {name for name in FLAGS if getattr(said, f"is_{name}")}
    found |= {said.emphasis, said.fate, "addition" if said.is_rest else ""}
    found |= {f"from={claim.tokens[at].text}" for at in said.measured_from[:1]}
    if said.holder:
        found.add(f"of={claim.tokens[said.holder[1] - 1].text}")
    return frozenset(found - {""})


@pytest.mark.parametrize(
    "case", list(read_cases()), ids=lambda case: f"{case.text[:50]}@{case.start}"
)
def test_qualifiers_say_what_the_words_around_a_mention_say(
    case: Case, request: pytest.FixtureRequest
) -> None:
    if case.is_known_wrong:
        request.applymarker(pytest.mark.xfail(strict=True, reason="known to be wrong"))
    found = read_mention(case.text, case.start, case.end)
    assert found is not None or not case.wanted
    assert found is None or list_qualifiers(*found) == case.wanted
