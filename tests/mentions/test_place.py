"""Places, listed or shown by their neighbours; names of people and other capitals are none."""

from __future__ import annotations

import pytest

from lib.claims.split import split_claims
from lib.collation.collate import collate
from lib.mentions.find import find_mentions
from lib.mentions.places.listed import place_index, read_place
from lib.model import Article, Mention
from tests.mentions.cases import read_cases


def find(text: str) -> list[Mention]:
    return [m for mentions in find_mentions(split_claims(text)) for m in mentions]


def find_places(text: str) -> list[Mention]:
    return [mention for mention in find(text) if mention.kind == "place"]


@pytest.mark.parametrize(("text", "expected"), read_cases("places.txt"))
def test_case(text: str, expected: str) -> None:
    """Every line of tests/cases/places.txt holds."""
    found = "; ".join(mention.text for mention in find_places(text))
    assert found == ("" if expected == "-" else expected)


def test_a_place_in_one_claim_is_a_place_in_all() -> None:
    """What "in" shows once holds where nothing else would show it."""
    text = "The dam broke in Zarkund. Troops reached Zarkund at night."
    assert [mention.text for mention in find_places(text)] == ["Zarkund", "Zarkund"]


def test_both_scripts_give_an_unlisted_place_one_value() -> None:
    """So that claims in Hindi and English about it meet."""
    (hindi,), (english,) = find_places("सिलकोट शहर में आग लगी।"), find_places("A fire in Silkot.")
    assert hindi.value == english.value
    assert not read_place(hindi.value).is_listed


def test_spellings_of_an_unlisted_place_are_no_disagreement() -> None:
    """Places that no list holds are compared by sound, as names are."""
    a = Article("a", "Rain fell in Sonkheripur on Monday and 12 houses fell.")
    b = Article("b", "Rain fell in Sonkheripoor on Monday and 12 houses fell.")
    assert collate(a, b).findings.disagreements == ()


def test_every_id_of_the_lists_is_known_as_listed() -> None:
    """The values of listed places have a capital, those of the others none."""
    entries = [value for found in place_index().entries.values() for _, value in found]
    assert [value for value in entries if not read_place(value).is_listed] == []
