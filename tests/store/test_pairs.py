"""What a scan found is kept, replaced by what the next one finds, and listed for the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from lib.store.library import Store
from lib.store.records import KeptPair

Add = Callable[..., str]
AT = datetime(2024, 6, 18, 9, tzinfo=UTC)


def make(a: str, b: str, **fields: object) -> KeptPair:
    return replace(KeptPair(a, b, "story", 0.25, 2, "0.1.0", AT), **fields)  # type: ignore[arg-type]


def test_pairs_are_kept_and_listed_in_order(store: Store, add: Add) -> None:
    one, two, three = sorted(add(f"The fire killed {n} people.") for n in (45, 54, 63))
    pairs = [make(one, three, relation="copy", overlap=1.0, disagreements=0), make(one, two)]
    store.keep_pairs(pairs)
    assert store.list_pairs() == (pairs[1], pairs[0])


def test_a_pair_found_again_takes_the_place_of_the_earlier_finding(store: Store, add: Add) -> None:
    one, two = sorted(add(f"The fire killed {n} people.") for n in (45, 54))
    store.keep_pairs([make(one, two)])
    again = make(one, two, disagreements=3, scanned_at=AT + timedelta(days=1))
    store.keep_pairs([again])
    assert store.list_pairs() == (again,)


def test_what_the_latest_scan_no_longer_finds_can_be_dropped(store: Store, add: Add) -> None:
    one, two, three = sorted(add(f"The fire killed {n} people.") for n in (45, 54, 63))
    later = AT + timedelta(hours=1)
    store.keep_pairs([make(one, two), make(one, three, scanned_at=later)])
    store.drop_pairs(later)
    assert [(pair.a, pair.b) for pair in store.list_pairs()] == [(one, three)]


def test_a_removed_article_takes_its_pairs_out_of_sight(store: Store, add: Add) -> None:
    """And they are back once it is restored."""
    one, two = sorted(add(f"The fire killed {n} people.") for n in (45, 54))
    store.keep_pairs([make(one, two)])
    store.remove_article(two, "asha")
    assert store.list_pairs() == ()
    store.restore_article(two, "asha")
    assert len(store.list_pairs()) == 1


def test_many_pairs_are_kept_at_once(store: Store, add: Add) -> None:
    """More than one statement takes."""
    one, two = sorted(add(f"The fire killed {n} people.") for n in (45, 54))
    store.keep_pairs([make("0", f"{n:04d}") for n in range(1, 1200)] + [make(one, two)])
    assert store.list_pairs() == (make(one, two),)
    store.keep_pairs([])


def test_what_came_after_a_scan_is_counted(store: Store, add: Add) -> None:
    """New articles, those that came back, and those whose day is another now; before the first scan
    all of them."""
    one, two = (add(f"The fire killed {n} people.") for n in (45, 54))
    before = store.read_standing()
    assert (before.ended_at, before.waiting) == (None, 2)
    now = datetime.now(UTC)
    store.note_scan(now, now, 2, "0.1.0")
    assert (store.read_standing().ended_at, store.read_standing().waiting) == (now, 0)
    three = add("The fire killed 63 people.")
    assert store.read_standing().waiting == 1
    store.edit_article(one, {"published": AT.date()}, "asha")
    store.edit_article(two, {"title": "Another"}, "asha")
    assert store.read_standing().waiting == 2
    store.remove_article(two, "asha")
    store.restore_article(two, "asha")
    store.remove_article(three, "asha")
    assert store.read_standing().waiting == 2


def test_a_stamp_tells_when_pairs_change(store: Store, add: Add) -> None:
    """So that whoever made something of them need not read them again."""
    one, two = sorted(add(f"The fire killed {n} people.") for n in (45, 54))
    seen = [store.read_standing().stamp]
    for change in (
        lambda: store.keep_pairs([make(one, two)]),
        lambda: store.keep_pairs([make(one, two, scanned_at=AT + timedelta(days=1))]),
        lambda: store.note_scan(AT, AT, 2, "0.1.0"),
        lambda: store.drop_pairs(AT + timedelta(days=2)),
    ):
        change()
        seen.append(store.read_standing().stamp)
    assert len(set(seen)) == len(seen)
