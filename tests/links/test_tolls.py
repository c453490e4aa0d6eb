"""The number of dead is compared wherever two articles of one story tell it."""

from __future__ import annotations

from lib.collation.collate import collate
from lib.model import Article, Collation

# The first shares no word with the second, so that nothing but the toll can pair them.
TOLL_ALONE = "The death toll has risen to {}, officials said."
DEAD_ALONE = "{} people were killed in the sinking."
STORY = (
    "Mayor Thomas Keller visited the harbour of Ostvik on Friday. Divers from the navy searched "
    "the wreck of the trawler Marlin until dawn. Port director Ingrid Solberg closed the northern "
    "pier. The trawler Marlin had left Ostvik with 40 fishermen on board."
)
RETOLD = (
    "On Friday Mayor Thomas Keller came to the harbour of Ostvik. Navy divers searched the wreck "
    "of the trawler Marlin until dawn. The northern pier was closed by port director Ingrid "
    "Solberg. With 40 fishermen on board the trawler Marlin had left Ostvik."
)
TOLL = "The death toll from the sinking of the Marlin off Ostvik has risen to {}, officials said."
DEAD = "In the sinking {} people died, according to the coast guard of Ostvik."


def compare(a: str, b: str) -> Collation:
    return collate(Article("a", a), Article("b", b))


def list_numbers(found: Collation) -> list[tuple[str, str]]:
    return [(d.a.text, d.b.text) for d in found.findings.disagreements if d.kind == "number"]


def test_a_toll_stands_against_a_number_of_dead_in_other_words() -> None:
    """Though the two claims share little; the same the other way round."""
    a, b = f"{TOLL.format(19)} {STORY}", f"{RETOLD} {DEAD.format(16)}"
    assert list_numbers(compare(a, b)) == [("19", "16")]
    assert list_numbers(compare(b, a)) == [("16", "19")]
    assert list_numbers(compare(a, f"{RETOLD} {DEAD.format(19)}")) == []


def test_a_toll_is_linked_with_a_number_of_dead_that_shares_no_word_with_it() -> None:
    a, b = f"{TOLL_ALONE.format(19)} {STORY}", f"{RETOLD} {DEAD_ALONE.format(16)}"
    assert list_numbers(compare(a, b)) == [("19", "16")]
    assert list_numbers(compare(b, a)) == [("16", "19")]


def test_with_two_numbers_of_dead_nobody_knows_which_is_meant() -> None:
    earlier = "In the winter storms of 1987 some 30 people died on the coast."
    found = compare(f"{TOLL.format(19)} {STORY}", f"{RETOLD} {DEAD.format(16)} {earlier}")
    assert ("19", "30") not in list_numbers(found)


def test_tolls_of_two_stories_are_two() -> None:
    other = """A school in Dornberg opened on Monday. {} The choir sang for the guests.""".format(
        DEAD.format(16).replace("Ostvik", "Dornberg")
    )
    assert list_numbers(compare(f"{TOLL.format(19)} {STORY}", other)) == []
