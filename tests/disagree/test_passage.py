"""What two linked passages have in common around one place: slot, clause, rest, contained.

Most of it is asked of sentences that are written for it word by word: "#" is the place, every other
word a term of weight 1, and two words are as alike as is said (equal ones wholly). What is found is
then the measure's own doing and not that of the word lists.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from lib.disagree.slots.passage import (
    Pair,
    Passage,
    allow_for_translation,
    compare_clauses,
    compare_slots,
    find_context,
    measure_contained,
    measure_rest,
    role_beside,
)
from lib.language.text import detect_language, tokenise
from lib.links.terms import Term
from lib.model import Claim
from tests.passages import find_place, lay_beside, read_alone

Alike = Mapping[tuple[str, str], float]
Weights = Mapping[str, float]
NONE: Alike = {}
EVEN: Weights = {}


def write(text: str, weights: Weights) -> Passage:
    """A claim whose terms are its words but "and", which joins clauses."""
    tokens, language = tokenise(text), detect_language(text) or "en"
    words = [(at, t) for at, t in enumerate(tokens) if t.kind == "word" and t.norm != "and"]
    terms = tuple(Term("word", t.norm, t.text, language, at, at + 1) for at, t in words)
    claim = Claim(0, text, 0, len(text), "claim", language, tokens)
    weighed = tuple(weights.get(term.key, 1.0) for term in terms)
    return Passage((claim,), tokens, terms, weighed, (), ())


def lay(a: str, b: str, alike: Alike = NONE, weights: Weights = EVEN) -> Pair:
    """Two such claims beside each other."""
    side_a, side_b = write(a, weights), write(b, weights)
    likeness = np.array(
        [
            [alike.get((s.key, t.key), float(s.key == t.key)) for t in side_b.terms]
            for s in side_a.terms
        ]
    ).reshape(len(side_a.terms), len(side_b.terms))
    return Pair(side_a, side_b, likeness, 1.0)


def hole(passage: Passage) -> tuple[int, int]:
    return find_place(passage, "#")


def slot(a: str, b: str, alike: Alike = NONE, weights: Weights = EVEN) -> float:
    pair = lay(a, b, alike, weights)
    found = compare_slots(pair, hole(pair.a), hole(pair.b))
    mirrored = pair.mirror()
    assert compare_slots(mirrored, hole(mirrored.a), hole(mirrored.b)) == pytest.approx(found)
    return found


def clause(a: str, b: str) -> float:
    pair = lay(a, b)
    return compare_clauses(pair, hole(pair.a), hole(pair.b))


def rest(a: str, b: str, alike: Alike = NONE, weights: Weights = EVEN) -> float:
    pair = lay(a, b, alike, weights)
    return measure_rest(pair, hole(pair.a), hole(pair.b))


def contained(a: str, b: str, weights: Weights = EVEN) -> float:
    pair = lay(a, b, weights=weights)
    return measure_contained(pair, hole(pair.a), hole(pair.b))


# --- the words near a place -----------------------------------------------------------------------


def test_the_context_is_what_stands_near_on_either_side_the_nearest_first() -> None:
    passage = write("north old # river bed", EVEN)
    near = find_context(passage, *hole(passage))
    north, old, river, bed = (near[at] for at in range(4))
    assert 1.0 == old == river > north == bed > 0.0


def test_the_context_reaches_four_words_each_way() -> None:
    passage = write("f d c b a # g h i j k", EVEN)
    near = find_context(passage, *hole(passage))
    assert {passage.terms[at].key for at in near} == set("dcbaghij")


def test_the_context_ends_with_the_claim() -> None:
    """The next claim of the link says nothing of a place in this one."""
    passage = read_alone("Divers found 3 anchors.", "Gulls circled overhead.")
    near = find_context(passage, *find_place(passage, "3"))
    assert {passage.terms[at].text for at in near} == {"Divers", "found", "anchors"}


def test_what_stands_on_the_place_itself_is_no_context_of_it() -> None:
    passage = read_alone("Divers found three old anchors.")
    near = find_context(passage, *find_place(passage, "found three old"))
    assert {passage.terms[at].text for at in near} == {"Divers", "anchors"}


# --- slots ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("#", "#", 1.0),
        ("#", "ship #", 0.0),
        ("ship # sank", "ship # sank", 1.0),
        ("ship # sank", "sank # ship", 1.0),
        ("ship # sank", "lorry # burnt", 0.0),
        ("ship #", "ship # sank", 0.75),
    ],
)
def test_a_slot_is_as_alike_as_the_words_around_it(a: str, b: str, expected: float) -> None:
    """Both ways round, wherever they stand; with nothing around two places one slot is as good."""
    assert slot(a, b) == pytest.approx(expected)


def test_words_a_little_alike_do_not_answer_each_other() -> None:
    """The threshold lies between .55 and .65; above it a word counts by how alike it is."""
    assert slot("ship #", "craft #", {("ship", "craft"): 0.55}) == 0.0
    assert slot("ship #", "craft #", {("ship", "craft"): 0.65}) == pytest.approx(0.65)


def test_the_words_nearest_to_a_place_say_most_of_its_slot() -> None:
    near, far = slot("east ship #", "west ship #"), slot("ship east #", "ship west #")
    assert near > 0.5 > far


def test_a_rare_word_says_more_of_a_slot_than_a_common_one() -> None:
    rare = slot("day # trawler", "day # lorry", weights={"trawler": 3.0, "lorry": 3.0})
    common = slot("day # trawler", "night # trawler", weights={"trawler": 3.0})
    assert common > 0.5 > rare


def test_a_word_far_off_does_not_answer_one_beside_the_place() -> None:
    """The whole claims are alike, the slots are not."""
    assert slot("ship # a b c d lorry", "lorry # a b c d ship") < 1.0
    assert rest("ship # a b c d lorry", "lorry # a b c d ship") == pytest.approx(1.0)


# --- clauses --------------------------------------------------------------------------------------


def test_another_clause_says_nothing_of_a_place_that_has_a_clause_of_its_own() -> None:
    a, b = "spoke # and flies later", "spoke #"
    assert clause(a, b) == 1.0 > slot(a, b)


def test_where_the_clauses_differ_a_like_clause_beside_them_does_not_help() -> None:
    a, b = "spoke # and flies later", "sang # and flies later"
    assert clause(a, b) == 0.0 < slot(a, b)


# --- the rest of two claims -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("#", "#", 1.0),
        ("#", "ship #", 0.0),
        ("ship # sank", "sank ship #", 1.0),
        ("ship # sank", "lorry # burnt", 0.0),
        ("ship #", "ship sank north pier #", 0.5),
    ],
)
def test_the_rest_is_the_geometric_mean_of_what_either_claim_has_of_the_other(
    a: str, b: str, expected: float
) -> None:
    assert rest(a, b) == pytest.approx(expected)


def test_in_the_rest_a_word_counts_by_how_alike_and_how_rare_it_is() -> None:
    assert rest("ship #", "craft #", {("ship", "craft"): 0.4}) == pytest.approx(0.4)
    trawler = {"trawler": 3.0}
    assert rest("old trawler #", "new trawler #", weights=trawler) == pytest.approx(0.75)


def test_the_place_itself_is_left_out_of_the_rest() -> None:
    """It neither wants an answer nor is one to a word beside the other place."""
    pair = lay("ship sank north", "ship sank south")
    assert measure_rest(pair, (2, 3), (2, 3)) == pytest.approx(1.0)
    assert measure_rest(pair, (0, 1), (0, 1)) == pytest.approx(0.5)
    assert measure_rest(lay("north ship", "ship north"), (0, 1), (0, 1)) == 0.0


def test_the_rest_may_be_told_in_another_claim_of_the_link() -> None:
    """What A says in one sentence B says in two; what else the second says does not count."""
    together, first = "Divers raised 3 rusty anchors.", "Divers raised 5 anchors."
    pair = lay_beside(together, [first, "Rusty anchors litter harbours."])
    places = find_place(pair.a, "3"), find_place(pair.b, "5")
    assert measure_rest(pair, *places) == pytest.approx(1.0)
    assert measure_rest(pair.mirror(), *reversed(places)) == pytest.approx(1.0)
    assert measure_rest(lay_beside(together, first), *places) < 0.95


# --- a shorter telling ----------------------------------------------------------------------------

LONG = "old ship sank # north pier harbour fog"


def test_a_short_claim_that_the_longer_one_tells_counts_for_more_than_the_rest() -> None:
    """And for a little less than a claim of the same length."""
    assert rest("ship sank #", LONG) < contained("ship sank #", LONG) < 1.0
    assert contained(LONG, "ship sank #") == pytest.approx(contained("ship sank #", LONG))
    assert contained(LONG, LONG) == pytest.approx(1.0)


def test_a_short_claim_that_tells_something_else_is_not_contained() -> None:
    assert contained("lorry burnt #", LONG) == 0.0


def test_one_word_beside_a_place_is_too_little_to_be_contained() -> None:
    assert contained("ship #", LONG) == pytest.approx(rest("ship #", LONG))


def test_the_shorter_of_two_claims_is_that_of_less_weight() -> None:
    """One rare word, which the other does not tell, outweighs three plain ones."""
    a, b = "ship trawler #", "ship sank north pier #"
    rare = {"trawler": 9.0}
    assert rest(a, b, weights=rare) < contained(a, b, rare) < contained(a, b)
    assert contained(b, a, rare) == pytest.approx(contained(a, b, rare))


# --- across languages -----------------------------------------------------------------------------


def test_a_share_counts_for_more_between_two_languages() -> None:
    """The glosses do not know every word; within a language a share is what it is."""
    across, within = lay("ship #", "जहाज #"), lay("ship #", "craft #")
    assert 0.3 < allow_for_translation(across, 0.3) < 1.0
    assert allow_for_translation(across, 0.65) == 1.0
    assert allow_for_translation(across, 0.55) < 1.0
    assert allow_for_translation(within, 0.3) == 0.3


# --- where a place stands in a passage ------------------------------------------------------------


def test_tokens_are_read_from_the_claim_that_holds_them() -> None:
    """With its number and its places in the article, also where it is not the first of the link."""
    passage = read_alone("Gulls circled.", "Divers found three old anchors.")
    reading = passage.read_tokens(*find_place(passage, "three old"))
    assert (reading.claim, reading.text) == (1, "three old")
    assert passage.claims[1].text[reading.start : reading.end] == "three old"


def test_a_token_belongs_to_the_claim_in_which_it_stands() -> None:
    """Tokens are counted through all claims: "Gulls circled." has three."""
    passage = read_alone("Gulls circled.", "Divers dived.", "Fog came.")
    assert [passage.find_claim(token) for token in range(9)] == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_the_terms_beside_a_place_are_those_of_its_claim_without_its_own() -> None:
    passage = read_alone("Gulls circled.", "Divers found three old anchors.", "Fog came.")
    beside = passage.terms_beside(*find_place(passage, "found three"))
    assert [passage.terms[at].text for at in beside] == ["Divers", "old", "anchors"]


# --- the office beside a name ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Mayor Thomas Keller opened the fair.", "Mayor"),
        ("Thomas Keller, mayor of Pelm, opened the fair.", "mayor"),
        ("Thomas Keller met Mayor Jonas Lund at the fair.", None),
        ("The mayor asked that Thomas Keller open the fair.", None),
        ("Thomas Keller opened the fair, the mayor said.", None),
        ("महापौर विजय सोनी ने मेला खोला।", "महापौर"),
    ],
)
def test_an_office_goes_with_a_name_right_beside_it(text: str, office: str | None) -> None:
    passage = read_alone(text)
    found = role_beside(passage, passage.of_kind("name")[0])
    assert (found.text if found else None) == office
