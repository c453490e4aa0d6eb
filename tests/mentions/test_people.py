"""Whom a claim names: with initials and ranks, and none of the capitals that name nobody."""

from __future__ import annotations

import pytest

from lib.claims.split import split_claims
from lib.mentions.find import find_mentions
from lib.model import Kind


def find(text: str, kind: Kind) -> list[str]:
    return [
        m.text for mentions in find_mentions(split_claims(text)) for m in mentions if m.kind == kind
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("जिलाधिकारी ए.के. वर्मा ने जांच के आदेश दिए।", "ए.के. वर्मा"),
        ("जिलाधिकारी ए. के. वर्मा ने जांच के आदेश दिए।", "ए. के. वर्मा"),
        ("जिलाधिकारी ए के वर्मा ने जांच के आदेश दिए।", "ए के वर्मा"),
        ("डॉ. आर. पी. सिंह ने बताया।", "आर. पी. सिंह"),
        ("के. शिवन ने कहा।", "के. शिवन"),
        ("डीएफओ नवीन जोशी ने बताया।", "नवीन जोशी"),
        ("District magistrate A. K. Verma ordered an inquiry.", "A. K. Verma"),
        ("District magistrate A.K. Verma ordered an inquiry.", "A.K. Verma"),
        ("District magistrate AK Verma ordered an inquiry.", "AK Verma"),
        ("Captain Imra Okafor, 47, was not arrested.", "Imra Okafor"),
        ("The bill of Sen. Lena Okafor, R-S.C., was read.", "Lena Okafor"),
        (
            "Speaker Martin A. Kessler had spoken to the members on the stairs.",
            "Martin A. Kessler",
        ),
        ("They asked House Majority Leader Lena Okafor why she left the hall.", "Lena Okafor"),
        ("The bill of Lena Okafor (D-Calif.) was read in the hall.", "Lena Okafor"),
    ],
)
def test_initials_belong_to_a_name_and_ranks_do_not(text: str, name: str) -> None:
    assert find(text, "name") == [name]
    assert find(text, "organisation") == []


@pytest.mark.parametrize(
    "text",
    [
        "They named a rural Catholic doctor.",
        "The twenty Hindu pilgrims were brought out.",
        "He slipped in the same national park and left a mark.",
        "It was sent to the Motor Vehicles counter on time.",
        "A driver of a SUV had an AK in his CCTV room.",
        "पुलिस के आर पार नदी है।",
        "आतंकवादी कार्रवाइयों का विरोध हुआ।",
    ],
)
def test_a_common_word_is_nobody(text: str) -> None:
    assert find(text, "name") == []
    assert find(text, "organisation") == []


@pytest.mark.parametrize(
    "text",
    ["They were heading north and nursing wounds.", "जानकारी के अनुसार बैठक उनकी अध्यक्षता में हुई।"],
)
def test_what_has_only_the_stem_of_an_office_is_none(text: str) -> None:
    assert find(text, "role") == []


@pytest.mark.parametrize("text", ["Nurses came.", "शिक्षकों ने कहा।", "वैज्ञानिकों ने कहा।", "छात्रा आई।"])
def test_an_inflected_office_is_one(text: str) -> None:
    assert len(find(text, "role")) == 1
