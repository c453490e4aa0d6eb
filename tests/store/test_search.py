"""Search is right for Devanagari, takes no query for syntax, answers alike on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import event

from lib.store import open_store
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


def test_whole_words_come_before_beginnings_of_words(store: Store, add: Add) -> None:
    """Whoever seeks Rail does not mean the railway; by title, then the latest, as ever."""
    whole = add("The rail broke.", published=date(2023, 1, 1))
    later = add("A rail bent.", published=date(2023, 2, 1))
    titled = add("It rained.", title="Rail strike", published=date(2022, 1, 1))
    railway = add("The railway opened.", published=date(2024, 1, 1))
    railways = add("It opened.", title="Railways", published=date(2021, 1, 1))
    assert ids(store, "Rail") == [titled, later, whole, railways, railway]
    assert ids(store, "rail broke") == [whole]
    assert ids(store, "railw") == [railways, railway]


def test_a_taught_spelling_is_found_by_the_other(store: Store, add: Add) -> None:
    """Each way and of any length, until it is withdrawn; other words count as before."""
    a = add("मॉस्को में वार्ता हुई।", published=date(2024, 1, 1))
    b = add("मास्को से दल लौटा।", published=date(2024, 2, 1))
    c = add("The Home Department spoke in Moscow.", published=date(2024, 3, 1))
    assert ids(store, "मास्को") == [b]
    taught = store.teach_alias("मॉस्को", "मास्को", "asha")
    store.teach_alias("Moscow", "मास्को", "asha")
    store.teach_alias("गृह विभाग", "Home Department", "asha")
    for query in ("मॉस्को", "मास्को", "moscow"):
        assert ids(store, query) == [c, b, a]
    assert ids(store, "गृह विभाग") == ids(store, "मॉस्को गृह विभाग") == [c]
    assert ids(store, "विभाग") == []
    assert ids(store, "मास्को दल") == [b]
    [hit] = store.search("मास्को वार्ता").items
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["मॉस्को", "वार्ता"]
    store.withdraw_alias(taught.number, "asha")
    assert ids(store, "मॉस्को") == [a]


def test_postgresql_looks_words_up_in_the_index(postgres_url: str) -> None:
    """It would rather make the lexemes of every article anew, a hundred times as slow."""
    store = open_store(postgres_url, with_samples=False)
    asked: list[tuple[str, object]] = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2:4]))
    store.search("ferry")
    plans = ""
    with store.reading() as connection:
        for query, values in list(asked):
            cursor = connection.connection.cursor()
            is_read = query.startswith("SELECT") and "words" in query
            cursor.execute(f"EXPLAIN {query}" if is_read else query, values)
            plans += "\n".join(row[0] for row in cursor.fetchall()) if is_read else ""
    assert plans.count("Bitmap Index Scan on article_search") == 3
    assert "Seq Scan" not in plans
    store.close()


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
