"""Articles are kept once, never altered, described with an audit trail, removed with undo."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text as sql

from lib.drafts import Draft
from lib.errors import ArticleNotFound, BadField, ChangedMeanwhile, EmptyText, TooLong
from lib.settings import MAX_TEXT_CHARS, MAX_TITLE_CHARS
from lib.store import open_store
from lib.store.keys import digest_text, name_text
from lib.store.library import Store
from lib.store.records import ArticleFilter, Changes
from lib.store.samples import load_samples

Add = Callable[..., str]
TEXT = "ज़िला प्रशासन ने पुल बंद किया।\n\nThe bridge stays shut until Friday.\n"


def test_an_article_comes_back_as_it_was_given(store: Store) -> None:
    """Text to the last white space, and everything known about it."""
    draft = Draft(TEXT, "पुल बंद", "नदी समाचार", date(2024, 3, 1), "hi", "https://example.org/1")
    added = store.add_article(draft, "asha")
    assert added.is_new
    article, record = store.article(added.record.id), store.record(added.record.id)
    assert (article.text, article.title, article.source) == (TEXT, "पुल बंद", "नदी समाचार")
    assert (article.published, article.url) == (date(2024, 3, 1), "https://example.org/1")
    assert (record.language, record.added_by, record.chars) == ("hi", "asha", len(TEXT))
    assert record.removed_at is None
    assert record.added_at.tzinfo is UTC
    assert datetime.now(UTC) - record.added_at < timedelta(minutes=1)


def test_the_id_is_made_of_the_text(store: Store) -> None:
    """Short, and the same on every machine."""
    record = store.add_article(Draft(TEXT), "asha").record
    assert record.id == name_text(digest_text(TEXT))
    assert len(record.id) == 16
    assert record.digest == digest_text(TEXT)


def test_the_same_text_is_kept_once(store: Store) -> None:
    """Composed or decomposed, from whomever: the first one stays, and the answer says so."""
    first = store.add_article(Draft(TEXT, "one"), "asha")
    again = store.add_article(Draft(unicodedata.normalize("NFD", TEXT), "two"), "ravi")
    assert not again.is_new
    assert again.record == first.record
    assert store.list_articles().total == 1


def test_a_text_that_comes_twice_in_one_go_is_new_once(store: Store) -> None:
    """The first copy counts, with its title."""
    one, two, other = Draft(TEXT, "one"), Draft(TEXT, "two"), Draft("Another.", "three")
    added = store.add_articles([one, two, other], "asha")
    assert [(a.record.title, a.is_new) for a in added] == [
        ("one", True), ("one", False), ("three", True)
    ]  # fmt: skip


def test_texts_with_one_short_name_are_both_kept(store: Store) -> None:
    """A clash of the first 80 bits lengthens the later id."""
    other = store.add_article(Draft("Another text entirely."), "asha").record.id
    name = name_text(digest_text(TEXT))
    with store.writing() as connection:
        connection.execute(
            sql("UPDATE article SET id = :id WHERE id = :was"), {"id": name, "was": other}
        )
    record = store.add_article(Draft(TEXT), "asha").record
    assert record.id != name
    assert record.id.startswith(name)
    assert store.article(name).text == "Another text entirely."
    assert store.add_article(Draft(TEXT), "asha").record.id == record.id


def test_the_language_is_recognised_where_nobody_gave_one(store: Store, add: Add) -> None:
    assert store.record(add("पुल बंद है।")).language == "hi"
    assert store.record(add("The bridge is shut.")).language == "en"
    assert store.record(add("2024", language="mr")).language == "mr"


@pytest.mark.parametrize(
    ("draft", "error"),
    [
        (Draft(" \n\0"), EmptyText),
        (Draft("x" * (MAX_TEXT_CHARS + 1)), TooLong),
        (Draft(TEXT, title="t" * (MAX_TITLE_CHARS + 1)), BadField),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(
    store: Store, draft: Draft, error: type[Exception]
) -> None:
    """With nothing stored, not even what came before it in one go."""
    with pytest.raises(error, match=r"\.$"):
        store.add_articles([Draft("A good one."), draft], "asha")
    assert store.list_articles().total == 0


def test_unstorable_characters_never_reach_the_database(store: Store) -> None:
    """A lone surrogate becomes U+FFFD, NUL is dropped: in every field."""
    draft = Draft("Wo\0rd \ud800 end.", "ti\0tle \udfff", "so\0urce", None, "e\0n", "ur\0l")
    record = store.add_article(draft, "as\0ha \ud800").record
    assert store.article(record.id).text == "Word \ufffd end."
    assert (record.title, record.source, record.language) == ("title \ufffd", "source", "en")
    assert (record.url, record.added_by) == ("url", "asha \ufffd")
    assert store.articles(["\ud800\0"]) == {}


def test_edits_are_kept_with_who_when_old_and_new(store: Store, add: Add) -> None:
    """One line a field that changed; a value that was there already is no edit."""
    id = add(TEXT, title="Old", source="Same", published=date(2024, 3, 1))
    changes = Changes(title="New", source="Same", published=None)
    record = store.edit_article(id, changes, "ravi")
    assert record == store.record(id)
    assert (record.title, record.source, record.published) == ("New", "Same", None)
    trail = [(e.author, e.action, e.field, e.old, e.new) for e in store.article_history(id)]
    assert trail == [
        ("asha", "added", "", "", ""),
        ("ravi", "edited", "title", "Old", "New"),
        ("ravi", "edited", "published", "2024-03-01", ""),
    ]
    assert store.article(id).text == TEXT


def test_two_who_edit_different_fields_both_keep_theirs(store: Store, add: Add) -> None:
    """Nobody overwrites a field that they did not touch."""
    id = add(TEXT, title="Old", source="Old")
    seen = store.record(id)
    store.edit_article(id, Changes(title="New"), "asha", seen)
    record = store.edit_article(id, Changes(source="New"), "ravi", seen)
    assert (record.title, record.source) == ("New", "New")


def test_a_field_that_someone_else_changed_is_not_overwritten_unseen(
    store: Store, add: Add
) -> None:
    id = add(TEXT, title="Old")
    seen = store.record(id)
    store.edit_article(id, Changes(title="Asha's"), "asha", seen)
    with pytest.raises(ChangedMeanwhile, match="title"):
        store.edit_article(id, Changes(title="Ravi's"), "ravi", seen)
    assert store.record(id).title == "Asha's"


def test_a_removed_article_can_be_restored(store: Store, add: Add) -> None:
    """Out of sight, out of lists; a second removal changes nothing."""
    id = add(TEXT)
    removed = store.remove_article(id, "asha")
    assert store.remove_article(id, "ravi") == removed
    with pytest.raises(ArticleNotFound):
        store.article(id)
    assert store.article(id, with_removed=True).text == TEXT
    assert store.list_articles().total == 0
    assert store.search("bridge").total == 0
    assert [r.id for r in store.list_articles(ArticleFilter(is_removed=True)).items] == [id]
    assert store.restore_article(id, "ravi").removed_at is None
    assert store.article(id).text == TEXT
    actions = [(e.author, e.action) for e in store.article_history(id)]
    assert actions == [("asha", "added"), ("asha", "removed"), ("ravi", "restored")]


def test_a_removed_text_comes_back_when_it_is_added_again(store: Store, add: Add) -> None:
    id = add(TEXT)
    store.remove_article(id, "asha")
    again = store.add_article(Draft(TEXT), "ravi")
    assert (again.is_new, again.was_removed, again.record.removed_at) == (False, True, None)
    assert store.article(id).text == TEXT
    assert store.article_history(id)[-1].author == "ravi"


def test_an_unknown_id_is_answered_in_words(store: Store) -> None:
    for ask in (store.article, store.record, store.article_history):
        with pytest.raises(ArticleNotFound, match="no such article"):
            ask("nothere")
    for change in (store.remove_article, store.restore_article):
        with pytest.raises(ArticleNotFound):
            change("nothere", "asha")
    with pytest.raises(ArticleNotFound):
        store.edit_article("nothere", Changes(title="x"), "asha")


def test_lists_are_filtered_by_source_language_and_date(store: Store, add: Add) -> None:
    """A date bound includes its day and leaves out what has no date."""
    a = add("One text.", source="Post", published=date(2024, 3, 1))
    b = add("एक पाठ।", source="Post", published=date(2024, 3, 2))
    c = add("Two texts.", source="Times")

    def ids(**fields: object) -> list[str]:
        return [r.id for r in store.list_articles(ArticleFilter(**fields)).items]  # type: ignore[arg-type]

    assert ids() == [b, a, c]
    assert ids(sources=("Post",)) == [b, a]
    assert ids(sources=("Post", "Times"), languages=("en",)) == [a, c]
    assert ids(published_from=date(2024, 3, 2)) == [b]
    assert ids(published_to=date(2024, 3, 1)) == [a]
    assert store.list_sources() == {"Post": 2, "Times": 1}
    assert store.list_languages() == {"en": 2, "hi": 1}


def test_pages_hold_every_article_once(store: Store) -> None:
    store.add_articles([Draft(f"Text number {n}.") for n in range(7)], "asha")
    pages = [store.list_articles(number=n, size=3) for n in (1, 2, 3, 4)]
    assert [len(page.items) for page in pages] == [3, 3, 1, 0]
    assert {page.total for page in pages} == {7}
    assert len({record.id for page in pages for record in page.items}) == 7


def test_all_articles_can_be_read_one_by_one(store: Store) -> None:
    """More than are read at once, while others write."""
    store.add_articles([Draft(f"Text number {n}.") for n in range(1_001)], "asha")
    seen = []
    for article in store.iterate_articles():
        if not seen:
            store.add_article(Draft("A text that came meanwhile."), "ravi")
        seen.append(article.text)
    assert seen[:2] == ["Text number 0.", "Text number 1."]
    assert len(seen) == len(set(seen)) == 1_002


def test_samples_are_added_once_under_their_own_ids(new_url: str) -> None:
    """Existing links hold, and a sample that was removed stays away."""
    with_samples = open_store(new_url)
    samples = load_samples()
    assert with_samples.articles(samples) == samples
    gone = next(iter(samples))
    with_samples.remove_article(gone, "asha")
    with_samples.close()
    again = open_store(new_url)
    assert again.list_articles().total == len(samples) - 1
    assert gone not in again.articles(samples)
    added = again.add_article(Draft(samples[gone].text), "asha")
    assert (added.record.id, added.was_removed) == (gone, True)
    again.close()


def test_sqlite_keeps_to_the_settings_that_durability_needs(sqlite_url: str) -> None:
    """A write-ahead log, a disk that has written before a write is acknowledged, foreign keys."""
    store = open_store(sqlite_url, with_samples=False)
    with store.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        values = [
            driver.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    store.close()
    assert values == ["wal", 2, 1]
