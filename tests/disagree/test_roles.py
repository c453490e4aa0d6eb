"""Roles of a happening: who did it, where, what caused it, with what; when two tellings clash."""

from __future__ import annotations

import pytest

from lib.collation.collate import collate_as_claims, read_article, read_as_claim
from lib.disagree.frames.answers import Answer
from lib.disagree.frames.doings import Doing
from lib.disagree.frames.find import FrameReader
from lib.disagree.words.clash import WordClash, judge_words
from lib.links.score import compare_sides
from lib.model import Article


def read(text: str) -> list[tuple[str, str]]:
    """The doings of a claim with who did them or where, and its answers with their question."""
    side = read_as_claim(Article("", text))
    tokens = side.claims[0].tokens
    found = []
    for frame in FrameReader(compare_sides(side, side)).read(0, 0):
        if isinstance(frame, Doing):
            party = " ".join(t.text for t in tokens[frame.party.first : frame.party.last])
            found.append((frame.doing, party))
        elif isinstance(frame, Answer):
            words = " ".join(t.text for t in tokens[frame.place[0] : frame.place[1]])
            found.append((frame.question, words))
    return found


def find_clashes(a: str, b: str) -> list[WordClash]:
    """The clashes of happenings between two articles."""
    sides = [read_article(Article(name, text)) for name, text in (("a", a), ("b", b))]
    reader = FrameReader(compare_sides(*sides))
    places = [(i, j) for i in reader.list_claims(0) for j in reader.list_claims(1)]
    return [clash for i, j in places for clash in reader.find_clashes(i, j)]


def tell(a: str, b: str) -> list[tuple[str, str]]:
    """What clashes, and on what, whichever article is A."""
    found = [(clash.kind, clash.about) for clash in find_clashes(a, b)]
    assert found == [(clash.kind, clash.about) for clash in find_clashes(b, a)]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The wages will be cut under an order issued by the chief secretary.",
         ("order", "chief secretary")),
        ("On orders from the army's Belpada Corps the bridge shut.", ("order", "Belpada Corps")),
        ("The strike was called by the Keltora Weavers Union.", ("call", "Keltora Weavers Union")),
        ("The runner-up was Mohan Tirkey.", ("second", "Mohan Tirkey")),
        ("The talks were held in Keltora town.", ("meet", "Keltora")),
        ("कलेक्टर रमेश टोप्पो ने दो शिक्षकों को निलंबित किया।", ("suspend", "कलेक्टर रमेश टोप्पो")),
        ("सड़क उप मुख्यमंत्री के निर्देश पर खोली गई।", ("order", "उप मुख्यमंत्री")),
        ("दुकान को स्वास्थ्य विभाग ने सील कर दिया।", ("seal", "स्वास्थ्य विभाग")),
        ("धरने का नेतृत्व मोहन गुप्ता के हाथ में था।", ("lead", "मोहन गुप्ता")),
    ],
)  # fmt: skip
def test_who_did_it_or_where_is_read(text: str, expected: tuple[str, str]) -> None:
    assert expected in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Army suspended the search.",
        "Collector Ramesh Gupta has not suspended two clerks.",
        "In 2014 the strike was called by the Keltora Weavers Union.",
        "Fog hung over the town.",
        "Police are looking into whether the brakes failed.",
        "पुलिस ने दुकान को सील कर दिया।",
        "शहर में कोहरा छाया रहा।",
    ],
)
def test_what_names_nobody_or_no_cause_is_left_alone(text: str) -> None:
    """The police may be anybody's; the weather is no cause; another year is another story."""
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The crash was caused by thick fog.", ("accident cause", "thick fog")),
        ("The driver dozed off near the bend.", ("accident cause", "dozed off")),
        ("आग शॉर्ट सर्किट से लगी।", ("fire cause", "शॉर्ट सर्किट")),
        ("हादसे की वजह घना कोहरा था।", ("accident cause", "घना कोहरा")),
        ("उसने चाकू से हमला किया।", ("weapon", "चाकू")),
        ("They were returning from a wedding.", ("occasion", "wedding")),
    ],
)
def test_a_cause_a_weapon_an_occasion_is_read(text: str, expected: tuple[str, str]) -> None:
    assert expected in read(text)


def test_two_causes_clash_and_a_wider_one_does_not() -> None:
    brakes = "The bus fell into a gorge because its brakes failed."
    asleep = "The bus fell into a gorge as the driver dozed off."
    wider = "The bus fell into a gorge because of a mechanical fault."
    assert tell(brakes, asleep) == [("event", "accident cause")]
    assert not tell(brakes, wider)
    assert not tell(brakes, brakes)
    assert not tell(f"{brakes} The driver dozed off.", asleep)


def test_a_cause_that_is_ruled_out_is_a_clash_of_negation() -> None:
    told = "The derailment was caused by sabotage."
    denied = "The minister denied that the derailment was caused by sabotage."
    assert tell(told, denied) == [("negation", "accident cause")]
    assert not tell(denied, denied)


def test_who_denies_one_way_of_it_does_not_deny_another() -> None:
    """Not drunk may still be reckless; with no mechanical fault the brakes cannot have failed."""
    sober = "Police ruled out that the crash was caused by drunk driving."
    assert not tell("The crash was caused by reckless driving.", sober)
    sound = "Police ruled out that the crash was caused by a mechanical fault."
    assert tell("The crash was caused by brake failure.", sound) == [("negation", "accident cause")]


def test_the_driver_of_a_bus_is_not_the_driver_of_a_lorry() -> None:
    bus = "The bus driver Mohan Gupta was held."
    assert not tell(bus, "The truck driver Rakesh Das was held.")
    assert tell(bus, "The bus driver Rakesh Das was held.") == [("event", "drive")]


def test_two_doers_of_one_deed_clash_in_either_language() -> None:
    one = "The warehouse was sealed by the Keltora Fire Service."
    other = "गोदाम को बेलपाड़ा विकास प्राधिकरण ने सील कर दिया।"
    assert tell(one, other) == [("event", "seal")]
    assert not tell(one, one)


def test_two_men_of_one_surname_are_two() -> None:
    one = "The protest was led by Mohan Gupta."
    assert tell(one, "The protest was led by Rakesh Gupta.") == [("event", "lead")]
    assert not tell(one, "The protest was led by M. Gupta.")


def test_two_spots_clash_by_their_sort_and_a_room_of_a_house_does_not() -> None:
    shop = "The two gunmen were hiding in a shop."
    assert tell(shop, "The two gunmen were hiding in a hotel.") == [("event", "hide")]
    assert not tell(shop, "The two gunmen were hiding in a basement.")


def test_one_person_has_one_rank_and_may_be_called_by_another_word() -> None:
    major = "The road was cleared by noon, Major Anil Thapa said."
    assert tell(major, "The road was cleared by noon, Colonel Anil Thapa said.") == [
        ("role", "office")
    ]
    assert not tell(major, "The road was cleared by noon, spokesman Anil Thapa said.")
    assert not tell(major, "The road was cleared by noon, Colonel Sunil Rai said.")


def test_others_that_an_article_tells_speak_against_a_clash() -> None:
    """Which of two suspended by two answers the one of the other article is open."""
    one = "Collector Ramesh Toppo suspended two clerks."
    other = "Mayor Sunita Rao suspended two clerks."
    sides = [one, other, f"{other}\nChairman Farid Khan suspended a peon."]
    alone, beside = (find_clashes(one, sides[n])[0] for n in (1, 2))
    assert alone.evidence["rivals"] < beside.evidence["rivals"]


def test_what_a_story_has_one_of_needs_no_link() -> None:
    """A runner-up is one; of orders there are many."""
    a = read_article(
        Article("a", "The runner-up was Mohan Tirkey. Fees go up on orders of Mayor Rao.")
    )
    b = read_article(
        Article(
            "b",
            "Second place? The runner-up was Anita Lakra. A dam opens on orders of Collector Das.",
        )
    )
    reader = FrameReader(compare_sides(a, b))
    sure = {
        clash.about: judge_words(reader.lay_beside(i, j), clash)
        for i in reader.list_claims(0)
        for j in reader.list_claims(1)
        for clash in reader.find_clashes(i, j)
    }
    assert sure["second"] > 0.5 > sure["order"]


def test_what_one_sold_another_bought() -> None:
    """No opposites, unless one and the same is told to have done both."""

    def find_opposites(a: str, b: str) -> list[str]:
        sides = [read_as_claim(Article(name, text)) for name, text in (("a", a), ("b", b))]
        return [found.a.text for found in collate_as_claims(*sides).findings.disagreements]

    sold = "Keltora Mills sold its 8% stake to Belpada Capital on Friday."
    assert not find_opposites(sold, "Belpada Capital bought the 8% stake on Friday.")
    assert "sold" in find_opposites(sold, "Keltora Mills bought its 8% stake on Friday.")
