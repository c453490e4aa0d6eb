"""What befell the people whom a number counts, and which figure is the whole of them."""

from __future__ import annotations

import pytest

from lib.model import Qualifiers
from tests.passages import find_number, read_alone


def qualify(text: str, number: str) -> Qualifiers:
    return find_number(read_alone(text), number).qualifiers


def tell_fate(text: str, number: str) -> str:
    return qualify(text, number).fate


def tell_toll(text: str, number: str) -> str:
    """The fate of a figure that is told as a whole."""
    found = qualify(text, number)
    return found.fate if found.is_total else ""


def tells_part(text: str, number: str) -> bool:
    found = qualify(text, number)
    return found.is_part or found.is_addition


# --- the fate nearest to a number -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number", "fate"),
    [
        ("At least 23 miners were killed.", "23", "dead"),
        ("The storm killed 23 miners.", "23", "dead"),
        ("The storm killed 23 miners and hurt 40.", "40", "hurt"),
        ("Police held 5 men.", "5", "held"),
        ("खदान में 23 मजदूरों की मौत हुई।", "23", "dead"),
        ("खदान में 23 मजदूर घायल हुए।", "23", "hurt"),
        ("Miners carried 12 lamps.", "12", ""),
    ],
)
def test_a_number_has_the_fate_that_is_told_beside_it(text: str, number: str, fate: str) -> None:
    assert tell_fate(text, number) == fate


def test_of_two_fates_the_nearer_one_counts() -> None:
    text = "The storm that killed so many hurt 40 miners, and rescued men wept."
    assert tell_fate(text, "40") == "hurt"
    assert tell_fate("The storm that hurt 40 miners who later died was long.", "40") == "hurt"
    assert tell_fate("The storm that killed nobody left 40 miners hurt.", "40") == "hurt"


def test_a_fate_behind_another_number_belongs_to_that_one() -> None:
    """Whether it comes after the number or before it."""
    assert tell_fate("40 boats sank and 3 sailors died.", "40") == ""
    assert tell_fate("The storm killed 23 from 40 boats.", "40") == ""


def test_a_fate_before_a_number_must_stand_in_the_same_part_of_the_sentence() -> None:
    """A fate after it need not."""
    text = "23 were killed and 117 people were hurt."
    assert (tell_fate(text, "23"), tell_fate(text, "117")) == ("dead", "hurt")
    assert tell_fate("The 40 men and boys were hurt.", "40") == "hurt"


def test_a_fate_may_be_told_further_on_in_the_clause() -> None:
    """Past what stands between commas, but not past the end of the clause or 25 words."""
    assert tell_fate("The 40 miners of the northern village were killed.", "40") == "dead"
    assert tell_fate("The 40 miners, most of them from the village, were killed.", "40") == "dead"
    assert tell_fate("The 40 miners came home but two guards were killed.", "40") == ""
    near, far = (f"The 40 miners {'so ' * words}died." for words in (23, 24))
    assert (tell_fate(near, "40"), tell_fate(far, "40")) == ("dead", "")


def test_two_figures_of_people_may_share_a_fate() -> None:
    """Not so the figures of other things, nor a whole of which a part is told."""
    assert tell_fate("Two guards and three tourists were killed.", "Two") == "dead"
    assert tell_fate("Two boats and three tourists were lost, 4 men died.", "Two") == ""
    assert tell_fate("Of the 43 tourists, nine died.", "43") == ""


def test_a_fate_that_is_denied_is_none() -> None:
    assert tell_fate("None of the 12 passengers was injured.", "12") == ""
    assert tell_fate("बस में सवार 12 यात्रियों में से कोई घायल नहीं हुआ।", "12") == ""
    assert tell_fate("The storm that spared nobody left 40 miners hurt.", "40") == "hurt"


def test_a_fate_in_the_next_claim_of_a_link_is_not_that_of_a_number() -> None:
    passage = read_alone("Only 40 boats sank.", "Miners died.")
    assert find_number(passage, "40").qualifiers.fate == ""


def test_a_toll_has_its_fate_however_far_off_it_is() -> None:
    text = "The death toll in the mine fire at the harbour rose to 23."
    assert tell_fate(text, "23") == "dead"
    assert tell_fate(text.replace("death toll", "deadly alarm"), "23") == ""


# --- tolls ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number", "fate"),
    [
        ("The toll rose to 23", "23", "dead"),
        ("The toll rose to 23, police said.", "23", "dead"),
        ("The toll rose to 23 as rain fell.", "23", "dead"),
        ("The toll rose to 23 on Monday.", "23", "dead"),
        ("The toll reached 23 before dawn.", "23", "dead"),
        ("The toll rose to 23 Monday.", "23", "dead"),
        ("The toll rose from 20 to 23.", "23", "dead"),
        ("The number of injured rose to 40.", "40", "hurt"),
        ("The number of the dead rose to 40.", "40", "dead"),
        ("मरने वालों की संख्या बढ़कर 23 हो गई।", "23", "dead"),
        ("घायलों की संख्या 40 पहुंच गई।", "40", "hurt"),
    ],
)
def test_a_figure_may_be_the_whole_number_of_a_fate(text: str, number: str, fate: str) -> None:
    """Of the toll's own fate, or of the one that stands beside "number" and संख्या."""
    assert tell_toll(text, number) == fate


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The storm killed 23 miners.", "23"),
        ("The number of visitors rose to 40.", "40"),
        ("The number of graves for dead sailors rose to 40.", "40"),
        ("The toll is highest at 23 km, police said.", "23 km"),
        ("The toll led 4 bodies to resign.", "4"),
        ("The toll rose from 20 to 23.", "20"),
        ("The toll was high? It was 23.", "23"),
    ],
)
def test_other_figures_are_no_tolls(text: str, number: str) -> None:
    """Nor what is measured, what counts a noun, and what another figure or sentence is about."""
    assert tell_toll(text, number) == ""


def test_a_toll_may_stand_a_long_sentence_before_its_figure_and_no_further() -> None:
    near, far = (f"The toll {'so ' * words}reached 23." for words in (23, 24))
    assert (tell_toll(near, "23"), tell_toll(far, "23")) == ("dead", "")


def test_the_toll_of_one_sentence_is_not_the_figure_of_the_next() -> None:
    passage = read_alone("The toll keeps rising.", "Next come 23.")
    assert not find_number(passage, "23").qualifiers.is_total


# --- parts and additions --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Three more miners died.", "Three"),
        ("Two of them died.", "Two"),
        ("Among them 12 children died.", "12"),
        ("Another five died.", "five"),
        ("तीन और मजदूरों की मौत हुई।", "तीन"),
        ("इनमें दो बच्चे थे।", "दो"),
    ],
)
def test_a_figure_may_be_a_part_or_an_addition(text: str, number: str) -> None:
    assert tells_part(text, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Three miners died.", "Three"),
        ("Three miners want more.", "Three"),
        ("Rescuers shared the 12 among them.", "12"),
        ("Once more 12 miners died.", "12"),
        ("तीन और चार मजदूरों की मौत हुई।", "तीन"),
    ],
)
def test_the_words_of_a_part_must_stand_right_beside_it_on_their_side(
    text: str, number: str
) -> None:
    """और before another figure is "and"."""
    assert not tells_part(text, number)
