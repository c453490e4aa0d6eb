"""Any text at all in any field comes back as it was, or is answered in words."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lib.drafts import Draft
from lib.errors import EmptyText
from lib.language.text import OVERRIDES
from lib.store.excerpts import find_excerpt
from lib.store.keys import clean, digest_text, make_finding
from lib.store.library import Store
from lib.store.records import ArticleFilter, Changes, Place
from lib.store.words import find_words, index_words, read_query

pytestmark = pytest.mark.slow

# Everything Python holds, lone surrogates too, and often what is syntax somewhere.
MARKS = "'\"%_*:&|!()<>{}\\;-^+,.~#?$\0\ud800\udfff\u093c\u094d\u200d"
PIECES = ["OR", "AND", "NOT", "NEAR", "--", "/*", ":*", "<->", "$1", "%s", ":x", "मॉस्को", "é", " "]
PIECE = st.one_of(
    st.sampled_from([*MARKS, *PIECES]), st.text(st.characters(codec=None), max_size=8)
)
ANY_TEXT = st.lists(PIECE, max_size=8).map("".join)
MANY = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def one_line(text: str) -> str:
    """As it is kept: what turns the direction of reading is shown as a sign."""
    return "".join("\ufffd" if c in OVERRIDES else c for c in " ".join(clean(text).split()))


@MANY
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
@example("a", "\u202b", "")
@example("\u0e33", "", "")  # a letter that folding takes apart into a mark and a letter
def test_an_article_of_any_text_comes_back(
    store: Store, text: str, title: str, author: str
) -> None:
    """Its text to the character, its title on one line, and it is found by its own words."""
    draft = Draft(text, title, title, None, "", title)
    if not clean(text).strip():
        with pytest.raises(EmptyText, match=r"\.$"):
            store.add_article(draft, author)
        return
    record = store.add_article(draft, author).record
    assert digest_text(store.article(record.id).text) == digest_text(text)
    edited = store.edit_article(record.id, Changes(title=title, source=title), author)
    assert (edited.title, edited.source) == (one_line(title), one_line(title))
    assert store.list_articles(ArticleFilter(sources=(one_line(title),))).total >= 1
    words = find_words(text)[:3]
    if words:
        found = store.search(" ".join(words), size=10_000)
        assert record.id in {hit.record.id for hit in found.items}
        assert all(0 <= a < b <= len(hit.excerpt) for hit in found.items for a, b in hit.marks)


@MANY
@given(ANY_TEXT)
def test_any_query_is_answered(store: Store, query: str) -> None:
    """As a search, as an id, as a key."""
    store.search(query, ArticleFilter(sources=(query,), languages=(query,)))
    assert store.articles([query]) == {}
    assert store.history(query) == ()
    assert store.finding(query) is None


@MANY
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_a_note_of_any_text_comes_back(store: Store, note: str, reading: str, author: str) -> None:
    a, b = Place("a", "1", reading, reading), Place("b", "2", note, reading)
    standing = store.judge(make_finding("name", a, b), "unsure", author, note)
    mine = [j for j in standing.judgements if j.author == one_line(author)]
    assert [j.note for j in mine] == [clean(note).strip()]
    assert standing == store.judgements_for([standing.finding])[standing.finding.key]


@MANY
@given(ANY_TEXT, ANY_TEXT)
def test_parameters_of_any_text_are_shared_as_they_are(store: Store, name: str, value: str) -> None:
    view = store.share_view([], name, value, {name: value}, [value], [(name, value)])
    assert store.view(view.id) == view
    assert view.parameters == {clean(name): clean(value)}


@settings(max_examples=300)
@given(ANY_TEXT)
def test_indexed_words_are_plain(text: str) -> None:
    """No white space, quote or operator is left in one, and a query finds what a text has."""
    indexed = index_words(text).split(" ")
    for word in read_query(text):
        assert word in indexed
        assert not set(word) & set(" '\"\\*:&|!()<>{}^+-")
        assert 0 < len(word) <= 64
    if text.strip():
        excerpt, marks = find_excerpt(text, read_query(text))
        assert all(0 <= start < end <= len(excerpt) for start, end in marks)
