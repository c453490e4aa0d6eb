"""What a reader sees of a value in a sentence."""

from __future__ import annotations

import pytest

from lib.collation.collate import read_article
from lib.model import Article, Mention
from lib.wording.amounts import call_amount, say_amount, say_date


def _find(text: str, kind: str) -> Mention:
    mentions = read_article(Article("", text)).mentions
    return next(m for found in mentions for m in found if m.kind == kind)


@pytest.mark.parametrize(
    ("text", "said", "called"),
    [
        ("बातचीत पांच घंटे चली।", "5 hours", "length of time"),
        ("इस पर 45 करोड़ रुपये खर्च हुए।", "INR 450 million", "sum"),
        ("इसमें 1.87 लाख लोग आए।", "187,000", "count"),
        ("Prices rose 7.2 percent.", "7.2%", "share"),
        ("It is one kilometre long.", "1 km", "distance"),
        ("The road is 12 kilometres long.", "12 km", "distance"),
        ("The bag weighs 3 stone.", "3 stone", "weight"),
        ("The fund paid $1,234,000 for it.", "USD 1,234,000", "sum"),
        ("वह दौड़ में तीसरे स्थान पर रही।", "3rd", "rank"),
        ("She came 12th in the race.", "12th", "rank"),
        ("एक तिहाई छात्र फेल हुए।", "1/3", "share"),
        ("The home side won 3-1 in the final.", "3-1", "score"),
        ("45 वर्षीय किसान ने इनाम जीता।", "45 years", "age"),
    ],
)
def test_amounts_are_grouped_and_have_their_unit(text: str, said: str, called: str) -> None:
    mention = _find(text, "number")
    assert say_amount(mention) == said
    assert call_amount(mention) == called


def test_an_amount_of_something_unknown_is_a_figure() -> None:
    mention = _find("The toll rose to 45.", "number")
    assert call_amount(mention, is_counted=False) == "figure"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("यह 12 मार्च 2024 को हुआ।", "12 March 2024"),
        ("यह 12 मार्च को हुआ।", "12 March"),
        ("यह मार्च 2024 में हुआ।", "March 2024"),
        ("यह 2024 में हुआ।", "2024"),
        ("यह सोमवार को होगा।", "Monday"),
        ("यह सुबह 9 बजे होगा।", "9 am"),
        ("यह दोपहर 2.30 बजे होगा।", "2:30 pm"),
        ("It was common in the 1990s.", ""),
        ("It was common in the 19th century.", ""),
        ("यह कल होगा।", ""),
    ],
)
def test_a_date_is_said_in_words_as_far_as_they_are_plain(text: str, said: str) -> None:
    assert say_date(_find(text, "date")) == said
