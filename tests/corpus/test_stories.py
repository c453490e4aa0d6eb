"""Pairs become stories: copies are one text, and one weak pair does not join two events."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.corpus.executors import Here
from lib.corpus.linkage import cluster
from lib.corpus.scan import ScannedPair, scan
from lib.corpus.stories import Story, choose_central, find_stories, find_story, lay_out
from lib.memory import Forgetful
from lib.model import Article
from lib.store.samples import load_samples


@dataclass(frozen=True, slots=True)
class Known:
    """Articles by id, and pairs between them."""

    articles: dict[str, Article]
    pairs: list[ScannedPair]

    def find(self) -> tuple[Story, ...]:
        return find_stories(self.articles, self.pairs)


def make(ids: str, *pairs: str, days: dict[str, int] | None = None, **fields: str) -> Known:
    """An article a letter. A pair is "ab" with its overlap in tenths, "ab4"; "ab=" are copies; a
    further number counts disagreements, "ab43"."""
    day = (days or {}).get
    articles = {
        id: Article(id, f"text {id}", f"title {id}", f"source {id}", published=_day(day(id)))
        for id in ids
    }
    found = []
    for pair in pairs:
        a, b, *rest = pair
        is_copy = rest[0] == "="
        overlap = 0.95 if is_copy else int(rest[0]) / 10
        many = int(rest[1]) if len(rest) > 1 else 0
        found.append(ScannedPair(a, b, "copy" if is_copy else "story", overlap, many))
    return Known(articles, found)


def _day(number: int | None) -> date | None:
    return date(2024, 6, number) if number else None


def list_ids(stories: tuple[Story, ...]) -> list[list[list[str]]]:
    """Stories as lists of texts, those as lists of ids."""
    return [[[article.id for article in text] for text in story.texts] for story in stories]


def test_articles_that_are_paired_are_one_story() -> None:
    assert list_ids(make("abcd", "ab4", "bc3", "ac3").find()) == [[["a"], ["b"], ["c"]]]


def test_copies_are_one_text() -> None:
    """Four outlets, one text: a copy of a copy too; each is found by its day."""
    known = make("abcd", "bc=", "ab=", "cd=", days={"c": 3, "a": 5, "b": 7})
    [story] = known.find()
    assert list_ids((story,)) == [[["c", "a", "b", "d"]]]
    assert len(story.outlets) == 4


def test_one_weak_pair_does_not_join_two_events() -> None:
    """Transitively, all six would be one story."""
    known = make("abcxyz", "ab4", "bc4", "ac4", "xy4", "yz4", "xz4", "cx2")
    assert list_ids(known.find()) == [[["a"], ["b"], ["c"]], [["x"], ["y"], ["z"]]]


def test_a_chain_of_weak_pairs_is_cut() -> None:
    """Each link of it is there; hardly anything else is."""
    known = make("abcdef", "ab3", "bc2", "cd3", "de2", "ef3")
    assert list_ids(known.find()) == [[["a"], ["b"]], [["c"], ["d"]], [["e"], ["f"]]]


def test_the_closest_go_together_first() -> None:
    """b stands between two events and belongs to the one that it overlaps more with."""
    known = make("abxyz", "ab5", "bx3", "by3", "xy4", "yz4", "xz4")
    assert list_ids(known.find()) == [[["a"], ["b"]], [["x"], ["y"], ["z"]]]


def test_a_pair_that_is_missing_does_not_break_a_story() -> None:
    """A scan does not find every pair."""
    assert len(make("abcd", "ab4", "bc4", "cd4", "ac3").find()) == 1


@pytest.mark.slow
def test_the_samples_are_four_stories() -> None:
    """A preview of one visit to Pyongyang shares much with a meeting of the same two, elsewhere and
    nine months before; it belongs to the visit."""
    samples = load_samples()
    pairs = list(scan(samples.values(), Here(), Forgetful()))
    assert ("pyongyang-preview-hi", "vostochny-en") not in {(pair.a, pair.b) for pair in pairs}
    stories = find_stories(samples, pairs)
    assert sorted(sorted({a.id.split("-")[0] for a in story.articles}) for story in stories) == [
        ["neelamgarh"], ["pyongyang"], ["sagardweep"], ["vostochny"]
    ]  # fmt: skip
    pyongyang = find_story(stories, "pyongyang-hi")
    assert pyongyang is not None
    assert [len(text) for text in pyongyang.texts] == [1, 2]


def test_the_order_of_what_is_given_makes_no_difference() -> None:
    known = make("abcdexyz", "ab4", "bc4", "ac4", "cd2", "xy=", "yz4", "xz31", "ex3", "de3")
    dice = random.Random(4)
    for _ in range(20):
        articles = dict(dice.sample(sorted(known.articles.items()), len(known.articles)))
        turned = [
            ScannedPair(p.b, p.a, p.relation, p.overlap, p.disagreements)
            if dice.random() < 0.5
            else p
            for p in known.pairs
        ]
        dice.shuffle(turned)
        again = find_stories(articles, turned)
        assert list_ids(again) == list_ids(known.find())
        assert [story.id for story in again] == [story.id for story in known.find()]


def test_what_a_story_is_called_and_when_it_was() -> None:
    """By the article that overlaps most with the others; an id where that has no title."""
    [story] = make("abc", "ab5", "bc42", "ac31", days={"a": 9, "b": 11}).find()
    assert (story.id, story.title) == ("b", "title b")
    assert story.days == (date(2024, 6, 9), date(2024, 6, 11))
    assert story.disagreements == 3
    nameless = {id: Article(id, "x") for id in "ab"}
    [bare] = find_stories(nameless, [ScannedPair("a", "b", "story", 0.4, 0)])
    assert (bare.title, bare.outlets, bare.days) == ("a", frozenset(), None)


def test_an_address_holds_while_its_story_grows() -> None:
    """A newcomer may become the center; the story is found by any article of it."""
    before = make("abc", "ab4", "bc4").find()
    after = make("abcn", "ab4", "bc4", "an6", "bn6", "cn6").find()
    assert after[0].id == "n"
    assert find_story(after, before[0].id) == after[0]
    assert find_story(after, "nobody") is None


def test_squares_stand_for_copies_and_for_what_differs_within_them() -> None:
    """Of the pairs of two texts the one with most disagreements; copies have a square too."""
    known = make("abc", "ab=1", "ac2", "bc24", days={"a": 1, "b": 2, "c": 3})
    [story] = known.find()
    squares = [(s.row, s.column, s.a.id, s.b.id, s.disagreements) for s in story.squares]
    assert squares == [(0, 0, "a", "b", 1), (0, 1, "b", "c", 4)]


def test_conflicts_and_updates_are_counted_apart() -> None:
    """And of the copies of a text the one with most conflicts stands for it."""
    known = make("abc", "ab=", "ac22", "bc22", days={"a": 1, "b": 2, "c": 3})
    pairs = [replace(p, updates=2 if (p.a, p.b) == ("a", "c") else 1) for p in known.pairs[1:]]
    [story] = find_stories(known.articles, [known.pairs[0], *pairs])
    square = story.squares[-1]
    assert (square.a.id, square.conflicts, square.updates) == ("b", 1, 1)
    assert (story.disagreements, story.conflicts, story.updates) == (2, 1, 1)


def test_all_stories_on_one_map_keep_the_pairs_between_them() -> None:
    known = make("abcxyz", "ab4", "bc4", "ac4", "xy4", "yz4", "xz4", "cx21")
    whole = lay_out(known.find(), known.pairs)
    assert len(whole.texts) == 6
    assert (2, 3) in {(square.row, square.column) for square in whole.squares}


def test_the_most_central_texts_are_chosen_in_their_order() -> None:
    [story] = make("abcd", "ab2", "ac2", "ad2", "bc5", "cd5", "bd5").find()
    assert [text[0].id for text in choose_central(story, 3)] == ["b", "c", "d"]
    assert len(choose_central(story, 9)) == 4


def test_pairs_with_articles_that_are_gone_are_left_out() -> None:
    known = make("ab", "ab4")
    assert find_stories({"a": known.articles["a"]}, known.pairs) == ()


@pytest.mark.parametrize("count", [0, 1, 5])
def test_without_links_everyone_stands_alone(count: int) -> None:
    assert cluster(count, {}) == [[at] for at in range(count)]


@given(
    st.dictionaries(
        st.sampled_from([*combinations(range(9), 2)]),
        st.floats(0.05, 1, allow_nan=False).map(lambda x: round(x, 2)),
    )
)
def test_groups_hold_everyone_once_and_only_who_is_linked(
    edges: dict[tuple[int, int], float],
) -> None:
    groups = cluster(9, edges)
    assert sorted(at for group in groups for at in group) == [*range(9)]
    for group in groups:
        inside = sum(pair in edges for pair in combinations(group, 2))
        assert inside >= len(group) - 1
