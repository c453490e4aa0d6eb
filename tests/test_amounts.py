"""What a reader sees of a value in a sentence."""

from __future__ import annotations

import pytest

from lib.amounts import call_amount, say_amount, say_date
from lib.collate import read_article
from lib.model import Article, Mention


def _find(text: str, kind: str) -> Mention:
    mentions = read_article(Article("", text)).mentions
    return next(m for found in mentions for m in found if m.kind == kind)


@pytest.mark.parametrize(
    ("text", "said", "called"),
    [
        ("बातचीत पांच घंटे चली।", "5 hours", "length of time"),
        ("इस पर 45 करोड़ रुपये खर्च हुए।", "INR 450,000,000", "sum"),
        ("इसमें 1.87 लाख लोग आए।", "187,000", "count"),
        ("Prices rose 7.2 percent.", "7.2 %", "share"),
        ("It is one kilometre long.", "1 km", "measure"),
    ],
)
def test_amounts_are_grouped_and_have_their_unit(text: str, said: str, called: str) -> None:
    mention = _find(text, "number")
    assert say_amount(mention) == said
    assert call_amount(mention) == called


def test_a_full_date_is_said_in_words_and_a_partial_one_not_at_all() -> None:
    assert say_date(_find("यह 12 मार्च 2024 को हुआ।", "date")) == "12 March 2024"
    assert say_date(_find("यह 12 मार्च को हुआ।", "date")) == ""
