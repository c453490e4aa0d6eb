"""Headlines in which every word has a capital: what is no name there."""

from __future__ import annotations

import pytest

from lib.claims.split import claims_from_sentences
from lib.mentions.find import find_mentions
from lib.model import Kind


def find(text: str, kind: Kind) -> list[str]:
    """The readings of a kind in one claim."""
    (mentions,) = find_mentions(claims_from_sentences([text]))
    return [mention.text for mention in mentions if mention.kind == kind]


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("Mayor Calls Joe Keller Visit To Flooded Ostvik Harbour Destructive", ["Joe Keller"]),
        ("Council Passes Bill Allowing Suits Against Harbour Owners In Ostvik", []),
        ("Sheriff Backs Joe Keller Before Vote On Harbour", ["Joe Keller"]),
        ("Council Members Chide Keller Over Harbour Budget", []),
    ],
)
def test_common_words_are_no_part_of_a_name(headline: str, names: list[str]) -> None:
    """A capital says nothing there; a list or a rare word does."""
    assert find(headline, "name") == names


def test_a_body_begins_behind_the_small_words_of_a_headline() -> None:
    """The words of the sentence before it are no part of it."""
    first = find("Twelve Dead In Ostvik Coaching Centre", "organisation")
    other = find("Tyres For Seats In Ostvik Coaching Centre", "organisation")
    assert first == other == ["Ostvik Coaching Centre"]


def test_a_body_of_a_headline_counts_if_the_text_names_it() -> None:
    """Capitals before an organisation's noun say nothing in a title: Armed School Guards."""
    title = "Keller Outlines Night Harbour Caucus Reform For Armed School Guards"
    (mentions,) = find_mentions(claims_from_sentences([title]))
    assert [m.text for m in mentions if m.kind == "organisation"] == []
    text = "The plan of the Harbour Caucus was read out on the quay in the evening."
    titled, _ = find_mentions(claims_from_sentences([title, text]))
    assert [m.text for m in titled if m.kind == "organisation"] == ["Harbour Caucus"]
