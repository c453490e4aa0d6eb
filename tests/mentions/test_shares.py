"""How many of those spoken of: which words say it, and of what."""

from __future__ import annotations

import pytest

from lib.language.text import tokenise
from lib.mentions.shares import find_shares
from lib.model import Language


def read(text: str, language: Language) -> list[tuple[str, int, int, tuple[str, ...]]]:
    """The shares of a text: the word, its bounds in percent, the nouns."""
    tokens = tokenise(text)
    numbers = {at for at, token in enumerate(tokens) if token.kind == "number"}
    return [
        (
            " ".join(token.text for token in tokens[share.first : share.last]),
            share.low,
            share.high,
            tuple(tokens[at].text for at in share.nouns),
        )
        for share in find_shares(tokens, language, numbers)
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("All village schools were shut.", "en", ("All", 100, 100, ("village", "schools"))),
        ("Most of the nets were torn.", "en", ("Most of", 51, 99, ("nets", "torn"))),
        (
            "Fewer than half of the boats came.",
            "en",
            ("Fewer than half of", 1, 49, ("boats", "came")),
        ),
        ("आधे से ज्यादा मछुआरे लौटे।", "hi", ("आधे से ज्यादा", 51, 99, ("मछुआरे", "लौटे"))),
        ("All 40 boats came back.", "en", ("All 40", 100, 100, ("boats",))),
        ("Only 2 boats came back.", "en", ("Only 2", 1, 99, ("boats",))),
        ("3 of its 8 coaches derailed.", "en", ("3", 1, 99, ("coaches",))),
        ("8 में से 3 डिब्बे पलट गए।", "hi", ("8", 1, 99, ("डिब्बे",))),
        ("सिर्फ 2 छात्रावास खाली हुए।", "hi", ("सिर्फ 2", 1, 99, ("छात्रावास",))),
        ("गांव में कोई मकान नहीं गिरा।", "hi", ("कोई", 0, 0, ("मकान", "गिरा"))),
    ],
)
def test_a_share_is_read_with_what_it_counts(
    text: str, language: Language, expected: tuple[str, int, int, tuple[str, ...]]
) -> None:
    (found,) = read(text, language)
    assert found[:3] == expected[:3]
    assert found[3][:1] == expected[3][:1]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The nets were not torn at all.", "en"),
        ("Some 40 boats came back.", "en"),
        ("सभी मकान नहीं गिरे।", "hi"),
    ],
)
def test_what_only_looks_like_a_share_is_none(text: str, language: Language) -> None:
    """Neither "at all", nor before a number, nor सभी with a नहीं, which is not all."""
    assert read(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "It was no less a harbour than the old one.",
        "It was asked as part of the request.",
        "After all boats came home.",
    ],
)
def test_words_that_only_look_like_a_share(text: str) -> None:
    assert read(text, "en") == []


@pytest.mark.parametrize(
    ("text", "language", "is_vague"),
    [
        ("Some boats were lost.", "en", True),
        ("Only some boats were lost.", "en", False),
        ("कुछ नावें डूबीं।", "hi", True),
        ("कुछ ही नावें डूबीं।", "hi", False),
    ],
)
def test_some_leaves_open_how_many(text: str, language: Language, is_vague: bool) -> None:
    """Some of them may be all of them."""
    assert [share.is_vague for share in find_shares(tokenise(text), language)] == [is_vague]
