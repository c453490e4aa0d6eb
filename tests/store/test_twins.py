"""One text from two outlets is two articles; from one outlet it is one, however often it comes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import permutations

import pytest

from lib.corpus.known import read_known
from lib.drafts import Draft
from lib.errors import BadField
from lib.settings import MAX_SOURCE_CHARS
from lib.store import open_store
from lib.store.keys import digest_text, name_text
from lib.store.library import Store
from lib.store.records import Changes
from lib.store.samples import load_samples
from lib.store.twins import are_same
from tests.store.test_concurrency import WRITERS, run_at_once

Add = Callable[..., str]
TEXT = "The ferry at Ashapur stays in port until Friday, the harbour master said."
HINDI = "आशापुर की नाव शुक्रवार तक नहीं चलेगी।"
PAGE = "https://example.org/ferry"


def test_the_text_of_another_outlet_is_an_article_of_its_own(store: Store) -> None:
    """With its own id, its own trail, and the article that it copies named."""
    first = store.add_article(Draft(TEXT, "Ferry", "Ashapur Mail"), "asha")
    copy = store.add_article(Draft(TEXT, "No ferry", "River Post"), "ravi")
    assert (first.is_new, first.copy_of) == (True, None)
    assert (copy.is_new, copy.copy_of) == (True, first.record)
    assert copy.record.digest == first.record.digest
    assert copy.record.id != first.record.id
    assert store.list_sources() == {"Ashapur Mail": 1, "River Post": 1}
    assert store.search("river post").items[0].record == copy.record
    assert [event.author for event in store.article_history(copy.record.id)] == ["ravi"]
    found = read_known(store).find(TEXT)
    assert found == [(id, 1.0) for id in sorted((first.record.id, copy.record.id))]


SAME = {
    "one source": (Draft(TEXT, source="River Post"), Draft(TEXT, source="River Post")),
    "folded": (Draft(TEXT, source="River Post"), Draft(TEXT, source="  RIVER   post. ")),
    "composed": (
        Draft(HINDI, source="नदी की ख़बर"),
        Draft(HINDI, source=unicodedata.normalize("NFD", "नदी की ख़बर")),
    ),
    "no source": (Draft(TEXT), Draft(TEXT)),
    "none beside one": (Draft(TEXT, source="River Post"), Draft(TEXT)),
    "address": (Draft(TEXT, source="River Post", url=PAGE), Draft(TEXT, source="Mail", url=PAGE)),
    "address, respelled": (
        Draft(TEXT, source="River Post", url=PAGE),
        Draft(TEXT, source="Mail", url="http://EXAMPLE.org/ferry/#top"),
    ),
}
OTHER = {
    "another source": (Draft(TEXT, source="River Post"), Draft(TEXT, source="Mail")),
    "one beside none": (Draft(TEXT), Draft(TEXT, source="Mail")),
    "another text": (Draft(TEXT, source="Mail"), Draft(TEXT + " Again.", source="Mail")),
    "another page": (
        Draft(TEXT, source="Mail", url=PAGE + "?id=1"),
        Draft(TEXT, source="River Post", url=PAGE + "?id=2"),
    ),
    "no address": (
        Draft(TEXT, source="Mail", url="[x"),
        Draft(TEXT, source="Post", url="http://["),
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_what_comes_from_one_place_is_kept_once(store: Store, name: str) -> None:
    first, again = SAME[name]
    kept = store.add_article(first, "asha").record
    twin = store.find_twin(again)
    added = store.add_article(again, "ravi")
    assert (added.is_new, added.record, added.copy_of) == (False, kept, None)
    assert twin is not None
    assert (twin.is_same, twin.record) == (True, kept)
    assert are_same(again, first)
    assert store.list_articles().total == 1


@pytest.mark.parametrize("name", OTHER)
def test_what_comes_from_two_places_is_kept_twice(store: Store, name: str) -> None:
    first, other = OTHER[name]
    kept = store.add_article(first, "asha").record
    twin = store.find_twin(other)
    assert twin is None or (twin.is_same, twin.record) == (False, kept)
    assert (twin is None) == (other.text != first.text)
    assert store.add_article(other, "ravi").is_new
    assert store.list_articles().total == 2


def test_one_load_is_settled_as_one_after_the_other(store: Store) -> None:
    """Four outlets and two repetitions; the second time nothing is new and every id is the same."""
    sources = ("Mail", "Post", "mail", "", "Herald", "Times")
    drafts = [Draft(TEXT, source=source) for source in sources]
    added = store.add_articles(drafts, "asha")
    assert [each.is_new for each in added] == [True, True, False, False, True, True]
    assert [each.copy_of and each.copy_of.source for each in added] == [
        None, "Mail", None, None, "Mail", "Mail",
    ]  # fmt: skip
    again = store.add_articles(drafts, "ravi")
    assert not any(each.is_new for each in again)
    assert [each.record.id for each in again] == [each.record.id for each in added]
    assert store.list_articles().total == 4


def test_ids_of_copies_are_made_of_text_and_outlet(new_url: str) -> None:
    """The first of a text keeps the id that the text alone gives; others have one in any order."""
    store = open_store(new_url)
    sample = load_samples()["neelamgarh-en-1"]
    ids = []
    for first, *others in permutations(("Mail", "Post", "Herald")):
        text = f"{TEXT} {first} {others}"
        added = store.add_articles([Draft(text, source=s) for s in (first, *others)], "asha")
        assert added[0].record.id == name_text(digest_text(text))
        assert len({each.record.id for each in added}) == 3
        for source in (first, *others):
            copy = store.add_article(Draft(sample.text, source=source), "asha").record
            ids.append((copy.source, copy.id))
    assert len(set(ids)) == 3
    assert all(len(id) == 16 for _, id in ids)
    store.close()


def test_a_removed_one_comes_back_only_with_its_own_outlet(store: Store, add: Add) -> None:
    mail = add(TEXT, source="Mail")
    store.remove_article(mail, "asha")
    post = store.add_article(Draft(TEXT, source="Post"), "asha")
    assert (post.is_new, post.copy_of) == (True, None)  # a removed article is named to nobody
    assert store.add_article(Draft(TEXT), "asha").record == post.record
    back = store.add_article(Draft(TEXT, source="Mail"), "ravi")
    assert (back.record.id, back.is_new, back.was_removed) == (mail, False, True)
    assert store.list_articles().total == 2
    store.remove_article(post.record.id, "asha")
    assert store.restore_article(post.record.id, "asha").removed_at is None
    assert store.list_articles().total == 2


def test_a_removed_text_without_an_outlet_comes_back_once(store: Store, add: Add) -> None:
    id = add(TEXT)
    store.remove_article(id, "asha")
    assert store.find_twin(Draft(TEXT)) is None
    added = store.add_articles([Draft(TEXT), Draft(TEXT)], "ravi")
    assert [each.was_removed for each in added] == [True, False]
    assert [event.action for event in store.article_history(id)] == ["added", "removed", "restored"]


def test_a_source_that_was_put_right_counts_beside_the_one_that_was_brought(
    store: Store, add: Add
) -> None:
    """The same file adds nothing after an edit, and neither does the outlet's right name."""
    id = add(TEXT, source="mail.example.org")
    store.edit_article(id, Changes(source="Ashapur Mail"), "ravi")
    for source in ("mail.example.org", "Ashapur Mail", ""):
        assert store.add_article(Draft(TEXT, source=source), "asha").record.id == id
    assert store.add_article(Draft(TEXT, source="River Post"), "asha").is_new


def test_an_edit_may_give_two_articles_one_source(store: Store, add: Add) -> None:
    """Nobody's edit is refused for a text; what comes then is either of them."""
    one, other = add(TEXT, source="Mail"), add(TEXT, source="Post")
    assert store.edit_article(other, Changes(source="Mail"), "ravi").source == "Mail"
    assert store.add_article(Draft(TEXT, source="Mail"), "asha").record.id == one
    assert store.list_articles().total == 2


def test_two_who_add_the_same_at_once_keep_it_once(store: Store) -> None:
    """Whichever outlet or address makes it the same; each outlet is new to one of them."""
    new: list[str] = []

    def write(n: int) -> None:
        drafts = [Draft(TEXT, source="Mail"), Draft(TEXT, source="Post")]
        paged = Draft(HINDI, source=f"Reader {n}", url=PAGE)
        added = [store.add_article(paged, f"w{n}")]
        added += store.add_articles(drafts[:: 1 if n % 2 else -1], f"w{n}")
        added.append(store.add_article(Draft(TEXT, source="Herald"), f"w{n}"))
        new.extend(each.record.source.split()[0] for each in added if each.is_new)

    run_at_once(write)
    assert WRITERS > 1
    assert sorted(new) == ["Herald", "Mail", "Post", "Reader"]
    assert store.list_articles().total == 4


def test_a_source_that_cannot_be_kept_is_refused_in_words(store: Store) -> None:
    with pytest.raises(BadField, match="source"):
        store.find_twin(Draft(TEXT, source="s" * (MAX_SOURCE_CHARS + 1)))
