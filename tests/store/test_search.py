"""Search is right for Devanagari, takes no query for syntax, answers alike on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from lib.store.library import Store
from lib.store.records import ArticleFilter, Changes
from lib.store.words import find_words

Add = Callable[..., str]

RIVER = "नदी में बाढ़ से पाँच गाँव डूबे। ज़िला मुख्यालय से हिन्दी में सूचना दी गई।"
MILL = "कपड़ा मिल के मज़दूर हड़ताल पर हैं।"
FAIR = "मेला समिति से मेल आया।"
BRIDGE = "The O'Neill bridge cost 2,013 dollars, or 55.66 a metre, the U.S. envoy said."


def ids(store: Store, query: str, **fields: object) -> list[str]:
    found = store.search(query, ArticleFilter(**fields))  # type: ignore[arg-type]
    assert found.total == len(found.items)
    return [hit.record.id for hit in found.items]


@pytest.mark.parametrize(
    "query",
    [
        "बाढ़", "बाढ", "पाँच", "पांच", "ज़िला", "जिला", "हिंदी", "हिन्दी",
        "नदी बाढ़", "बाढ़ नदी", "मुख्या", "गाँ", "नदी\u200d", "नदी।", "  नदी\n",
    ],
)  # fmt: skip
def test_every_spelling_of_a_word_finds_it(store: Store, add: Add, query: str) -> None:
    """Nukta, candrabindu, homorganic nasals, composed or not; the beginning of a word is enough."""
    add(MILL)
    assert [add(RIVER)] == ids(store, query)


def test_vowel_signs_count(store: Store, add: Add) -> None:
    """मिल and मेल are two words, and a virama does not cut one."""
    mill, fair = add(MILL), add(FAIR)
    assert ids(store, "मिल") == [mill]
    assert ids(store, "मेल") == [fair]
    assert ids(store, "मल") == []
    assert ids(store, "ख्यालय") == []


@pytest.mark.parametrize(
    "query",
    [
        "o'neill",
        "O’NEILL",
        "BRIDGE",
        "brid",
        "2,013",
        "2013",
        "55.66",
        "US",
        "U.S.",
        "dollars envoy",
    ],
)
def test_english_and_figures_are_found_as_they_are_written(
    store: Store, add: Add, query: str
) -> None:
    add(RIVER)
    assert [add(BRIDGE)] == ids(store, query)


@pytest.mark.parametrize(
    "query",
    [
        "bridge OR river", "bridge NOT cost", "NEAR(bridge cost)", "bridge AND", "words:bridge",
        "bridge | xyz", "bridge !xyz", "bridge & !costs", "bridge <-> envoy xyz", "^bridge NOT",
        "-bridge xyz", "title_words : bridge", "bridge:*B xyz", "66", "ridge",
    ],
)  # fmt: skip
def test_nothing_in_a_query_is_syntax(store: Store, add: Add, query: str) -> None:
    """An operator of FTS5 or of tsquery is one more word, which this article does not have."""
    add(BRIDGE)
    assert ids(store, query) == []


@pytest.mark.parametrize(
    "query",
    [
        "bridge*", '"bridge', "bridge'", "(bridge", "bridge)", "bridge; --", "bridge\\", "^bridge",
        "bridge:*", "{bridge}", "+bridge", "bridge%", "_bridge", "!bridge", "bridge\0",
        "bridge'; --",
        'bridge"""', "bridge''''", "bridge <->", "bridge && ||",
    ],
)  # fmt: skip
def test_marks_in_a_query_are_harmless(store: Store, add: Add, query: str) -> None:
    """They neither fail nor change what is found."""
    assert [add(BRIDGE)] == ids(store, query)


@pytest.mark.parametrize(
    "query", ["", " ", "*", '"', "'", "।", "\0", "\ud800", "🙂", "()", "\u200d", "़"]
)
def test_a_query_without_a_word_finds_nothing(store: Store, add: Add, query: str) -> None:
    add(BRIDGE)
    assert ids(store, query) == []


def test_title_and_source_are_searched_and_follow_edits(store: Store, add: Add) -> None:
    id = add(BRIDGE, title="Crossing", source="Evening Ledger")
    assert ids(store, "crossing ledger bridge") == [id]
    store.edit_article(id, Changes(title="Toll dispute"), "asha")
    assert ids(store, "crossing") == []
    assert ids(store, "toll ledger bridge") == [id]


def test_title_hits_come_first_then_the_latest(store: Store, add: Add) -> None:
    old = add("A ferry sank.", published=date(2024, 1, 1))
    titled = add("It sank, too.", title="Ferry", published=date(2023, 1, 1))
    new = add("The ferry runs.", published=date(2024, 2, 1))
    assert ids(store, "ferry") == [titled, new, old]


def test_search_is_filtered_and_paged(store: Store, add: Add) -> None:
    made = [
        add(f"Ferry {n} left.", source=f"S{n % 2}", published=date(2024, 1, n)) for n in range(1, 6)
    ]
    assert ids(store, "ferry", sources=("S1",)) == [made[4], made[2], made[0]]
    assert ids(store, "ferry", published_from=date(2024, 1, 5)) == [made[4]]
    assert ids(store, "ferry", languages=("hi",)) == []
    page = store.search("ferry", number=2, size=2)
    assert [hit.record.id for hit in page.items] == [made[2], made[1]]
    assert page.total == 5


def test_a_hit_shows_the_place_as_it_is_written(store: Store, add: Add) -> None:
    """The excerpt is the article's own text, with the ranges that were sought."""
    add("The first line says little.\n" + "word " * 60 + f"and then {BRIDGE} " + "word " * 60)
    [hit] = store.search("2013 envoy bri").items
    assert len(hit.excerpt) < 200
    assert [hit.excerpt[start:end] for start, end in hit.marks][:2] == ["bridge", "2,013"]


def test_an_excerpt_of_a_title_hit_is_the_beginning(store: Store, add: Add) -> None:
    add("\n\n" + "x" * 5_000, title="Ferry")
    [hit] = store.search("ferry").items
    assert hit.excerpt.startswith("xxx")
    assert len(hit.excerpt) < 200
    assert hit.marks == ()


def test_a_word_of_any_length_can_be_kept_and_found(store: Store, add: Add) -> None:
    """PostgreSQL takes no lexeme over 2,046 bytes."""
    id = add("क" * 20_000)
    assert ids(store, "क" * 15_000) == [id]


def test_words_keep_their_signs() -> None:
    assert find_words("मॉस्को की हिन्दी, 2,013 व 5.5") == ["मॉस्को", "की", "हिंदी", "2013", "व", "5.5"]
