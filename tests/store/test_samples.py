"""The project's own stories: complete, as planted.tsv says, and nobody else's words."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lib.claims.split import split_claims
from lib.errors import UnreadableFile
from lib.language.text import detect_language, tokenise
from lib.model import Article
from lib.settings import SAMPLES
from lib.store.samples import load_samples, read_sample

COLUMNS = ["article_a", "article_b", "kind", "reading_a", "reading_b", "verdict"]
LONGEST_SHARED_RUN = 7  # words


@pytest.fixture(scope="module")
def samples() -> dict[str, Article]:
    return load_samples()


@pytest.fixture(scope="module")
def planted() -> list[dict[str, str]]:
    with (SAMPLES / "planted.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_samples_come_ordered_by_date_and_id(samples: dict[str, Article]) -> None:
    order = [(article.published, article.id) for article in samples.values()]
    assert all(published for published, _ in order)
    assert order == sorted(order)
    assert list(samples) == [id for _, id in order]


def test_there_are_eight_stories_on_three_events_in_two_languages(
    samples: dict[str, Article],
) -> None:
    assert len(samples) >= 8
    assert len({id.split("-")[0] for id in samples}) >= 3
    assert {detect_language(article.text) for article in samples.values()} == {"hi", "en"}


def test_an_articles_language_is_in_its_id(samples: dict[str, Article]) -> None:
    for id, article in samples.items():
        assert detect_language(article.text) in id.split("-")


def test_each_story_has_ten_to_sixteen_sentences_below_its_headline(
    samples: dict[str, Article],
) -> None:
    for article in samples.values():
        claims = split_claims(article.text)
        assert article.text.startswith(f"{article.title}\n\n")
        assert claims[0].role == "headline"
        assert 10 <= sum(claim.role in ("claim", "quote") for claim in claims) <= 16


def test_the_copy_holds_every_sentence_of_its_source(samples: dict[str, Article]) -> None:
    source, copy = split_claims(samples["pyongyang-hi"].text), samples["pyongyang-copy-hi"].text
    assert all(claim.text in copy for claim in source if claim.role == "claim")
    assert "boilerplate" in {claim.role for claim in split_claims(copy)}


def test_planted_readings_stand_in_the_texts(
    samples: dict[str, Article], planted: list[dict[str, str]]
) -> None:
    assert planted
    for row in planted:
        assert list(row) == COLUMNS
        assert row["verdict"] in ("disagreement", "variant")
        assert row["reading_a"] in samples[row["article_a"]].text
        assert row["reading_b"] in samples[row["article_b"]].text


def test_the_readme_names_every_story_and_every_planted_reading(
    samples: dict[str, Article], planted: list[dict[str, str]]
) -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"| {id} |" in readme for id in samples)
    assert all(row["reading_a"] in readme and row["reading_b"] in readme for row in planted)


def test_no_story_copies_a_run_of_words_from_the_seeds(
    samples: dict[str, Article], seeds: dict[str, str]
) -> None:
    taken = {run for text in seeds.values() for run in _list_runs(text)}
    for article in samples.values():
        assert not taken & set(_list_runs(article.text))


def _list_runs(text: str) -> list[tuple[str, ...]]:
    words = [token.norm for token in tokenise(text) if token.kind != "mark"]
    length = LONGEST_SHARED_RUN + 1
    return [tuple(words[n : n + length]) for n in range(len(words) - length + 1)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no header here", "its header needs"),
        (b"title: T\nsource: S\n\nBody.", "its header needs"),
        (b"title: T\nsource: S\npublished: soon\n\nBody.", "is not a date"),
        (b"title: T\nsource: S\npublished: 2024-03-14\n\n", "no story"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_a_bad_file_is_refused_in_words(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=reason):
        read_sample(path)


def test_a_missing_file_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"nowhere\.txt cannot be read"):
        read_sample(tmp_path / "nowhere.txt")
