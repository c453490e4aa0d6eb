"""Where one article contradicts itself: figures, and sums that fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.collation.collate import read_article
from lib.disagree.find import find_within
from lib.disagree.judge import weigh
from lib.disagree.judge.weigh import load_judge_within
from lib.disagree.within.evidence import OwnEvidence
from lib.disagree.within.propose import propose_within
from lib.errors import MissingFit
from lib.links.score import compare_sides
from lib.model import Article, Disagreement


def _find(*sentences: str) -> list[tuple[str, str]]:
    return [(found.a.text, found.b.text) for found in _tell(*sentences)]


def _tell(*sentences: str) -> tuple[Disagreement, ...]:
    side = read_article(Article("a", "\n\n".join(sentences)))
    return find_within(compare_sides(side, side))


ENGLISH = (
    "A ferry sank off Tolwa harbour and 43 passengers died.",
    "The harbour master said that the ferry had left at dusk.",
    "It carried pilgrims and sacks of rice.",
)
HINDI = (
    "तोलवा घाट पर नाव डूबने से 43 यात्रियों की मौत हो गई।",
    "घाट के प्रभारी ने बताया कि नाव शाम को चली थी।",
    "उसमें तीर्थयात्री और चावल के बोरे थे।",
)


@pytest.mark.parametrize(
    "sentences",
    [
        (*ENGLISH, "The minister mourned the 41 passengers who died."),
        (*HINDI, "मंत्री ने 41 यात्रियों की मौत पर शोक जताया।"),
    ],
)
def test_two_tolls_of_one_event_are_told(sentences: tuple[str, ...]) -> None:
    assert _find(*sentences) == [("43", "41")]


@pytest.mark.parametrize(
    "sentences",
    [
        (*ENGLISH, "The minister mourned the 43 passengers who died."),
        (*ENGLISH, "Last year 41 passengers died when a launch sank."),
        (*ENGLISH, "Police said that 41 passengers died on the spot and two died later."),
        (*ENGLISH, "The passengers who died include 41 pilgrims."),
        (*ENGLISH, "In a similar accident in May 2011, 41 passengers died."),
        (*HINDI, "पिछले साल एक और नाव डूबने से 41 यात्रियों की मौत हुई थी।"),
        (*HINDI, "पुलिस के अनुसार 41 यात्रियों की मौके पर ही मौत हो गई, दो ने बाद में दम तोड़ा।"),
        (*HINDI, "इसी तरह के हादसे में 2011 में 41 यात्रियों की मौत हुई थी।"),
    ],
)
def test_what_the_article_explains_is_quiet(sentences: tuple[str, ...]) -> None:
    """The same figure, another year's, a part, or a third one that makes up the difference."""
    assert _find(*sentences) == []


def test_figures_that_are_set_against_each_other_are_told() -> None:
    sentences = (
        "A quake shook the Morvi hills.",
        "The survey put its depth at 40 kilometres.",
        "Contrary to the survey, the observatory put its depth at 12 kilometres.",
    )
    assert _find(*sentences) == [("40 kilometres", "12 kilometres")]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The bus carried 30 passengers: 17 men and 11 women.", True),
        ("Police held 32 students, 19 of them men and 11 women.", True),
        ("बस में कुल 40 यात्रियों में 21 पुरुष, 12 महिलाएं और चार बच्चे थे।", True),
        ("At least 32 students were held, 19 of them men and 11 women, on Monday.", True),
        ("At least 32 students were held, 21 of them men and 13 women, on Monday.", False),
        ("Of the 40 passengers, 12 men and five women were killed.", False),
        ("Of the 40 passengers, 12 men and five women changed at Tolwa.", False),
        ("बस में सवार 40 यात्रियों में 12 पुरुष और पांच महिलाओं की मौत हो गई।", False),
        ("The bus carried 30 passengers: 17 men and 13 women.", False),
        ("Police held 32 people, including 19 men and 11 women.", False),
        ("At the mill 32 people fell ill along with 19 men and 11 women.", False),
        ("The bus carried 30 passengers: 17 men and 11 students.", False),
        ("बस में 40 यात्री थे, 21 पुरुष और 12 महिलाओं समेत कई लोग घायल हैं।", False),
        ("बस में कुल 40 यात्रियों में 21 पुरुष, 15 महिलाएं और चार बच्चे थे।", False),
    ],
)
def test_a_sum_of_men_and_women_that_fails_is_told(sentence: str, told: bool) -> None:
    """Only where nobody else is counted; any other list may leave somebody out."""
    assert bool(_tell(sentence)) is told


def test_a_failed_sum_says_what_it_makes() -> None:
    (found,) = _tell("The bus carried 30 passengers: 17 men and 11 women.")
    assert found.why == "The sum fails: “17 men and 11 women” make 28, not “30”."


def test_it_is_told_in_words() -> None:
    (found,) = _tell(*ENGLISH, "The minister mourned the 41 passengers who died.")
    assert found.why == (
        "The article gives “43” and later “41” for the same count of “passengers”. "
        "Both count the same people: dead; one stands in the headline or the first sentence."
    )


def test_every_weight_has_its_evidence() -> None:
    side = read_article(Article("a", "\n\n".join((*ENGLISH, "The 41 passengers died."))))
    comparison = compare_sides(side, side)
    proposal = next(propose_within(comparison))
    assert OwnEvidence(comparison).measure(proposal).keys() == load_judge_within().weights.keys()


def test_without_its_table_it_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weigh, "JUDGE_WITHIN", tmp_path / "judge_within.toml")
    with pytest.raises(MissingFit, match=r"judge_within\.toml is missing or unreadable"):
        load_judge_within.__wrapped__()
