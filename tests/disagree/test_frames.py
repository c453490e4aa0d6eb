"""Happenings with roles: which are read, and when two of them clash."""

from __future__ import annotations

import pytest

from lib.collation.collate import read_article, read_as_claim
from lib.disagree.frames.blows import Blow
from lib.disagree.frames.fillers import Filler, compare_movers
from lib.disagree.frames.find import FrameReader
from lib.disagree.frames.routes import Route
from lib.links.score import compare_sides
from lib.model import Article


def read(text: str) -> list[tuple[str, str]]:
    """The ends or the parties of each happening of a claim, "" where one is untold."""
    side = read_as_claim(Article("", text))
    tokens = side.claims[0].tokens
    reader = FrameReader(compare_sides(side, side))

    def write(filler: Filler | None) -> str:
        return " ".join(t.text for t in tokens[filler.first : filler.last]) if filler else ""

    found = []
    for frame in reader.read(0, 0):
        if isinstance(frame, Route) and frame.degrees is None:
            found.append((write(frame.origin), write(frame.goal)))
        elif isinstance(frame, Blow):
            found.append((write(frame.agent), write(frame.patient)))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bus was heading from Pune to Nagpur.", ("Pune", "Nagpur")),
        ("The bus left Pune at dawn and was due in Nagpur by noon.", ("Pune", "Nagpur")),
        ("The ship set sail from Kochi for Colombo.", ("Kochi", "Colombo")),
        ("They were on their way back to Nagpur after a wedding.", ("", "Nagpur")),
        ("पुणे से नागपुर जा रही बस पलट गई।", ("पुणे", "नागपुर")),
        ("बस पुणे से नागपुर की ओर आ रही थी।", ("पुणे", "नागपुर")),
        ("नेपाल से भारत को 40 मेगावाट बिजली भेजी जाएगी।", ("नेपाल", "भारत")),
        ("A lorry which was parked near Keltora rammed a bus.", ("lorry", "bus")),
        ("A bus was rammed by a lorry.", ("lorry", "A bus")),
        ("Stones were thrown by guards at students.", ("guards", "students")),
        ("Keltora lost to Belpada in the final.", ("Belpada", "Keltora")),
        ("ट्रक ने बस को टक्कर मार दी।", ("ट्रक", "बस")),
        ("गांव पहुंचे जवानों ने किसानों की पिटाई की।", ("जवानों", "किसानों")),
        ("भारत को नेपाल ने फाइनल में हराया।", ("नेपाल", "भारत")),
    ],
)
def test_the_roles_of_a_happening_are_read(text: str, expected: tuple[str, str]) -> None:
    assert expected in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The village lies 25 km from Pune.",
        "From Monday to Friday the market is closed.",
        "The bus did not hit the lorry.",
        "The driver tried to hit the guard.",
        "सोमवार से शुक्रवार तक बाजार बंद रहेगा।",
        "वह बचपन से बीमार थी।",
    ],
)
def test_what_is_no_happening_is_left_alone(text: str) -> None:
    assert not read(text)


def find_clashes(a: str, b: str) -> int:
    """How many clashes of happenings there are between two articles."""
    reader = FrameReader(
        compare_sides(read_article(Article("a", a)), read_article(Article("b", b)))
    )
    places = [(i, j) for i in reader.list_claims(0) for j in reader.list_claims(1)]
    return sum(len(list(reader.find_clashes(i, j))) for i, j in places)


THERE = "The bus was going from Pune to Nagpur when it overturned."
BACK = "The bus was going from Nagpur to Pune when it overturned."


def test_what_one_article_tells_both_ways_is_no_clash() -> None:
    """Two buses, one each way: the other article tells of one of them."""
    other = "A second bus was travelling from Nagpur to Pune at the time."
    assert find_clashes(THERE, BACK) == find_clashes(BACK, THERE) == 1
    assert not find_clashes(f"{THERE}\n{other}", BACK)
    assert not find_clashes(BACK, f"{THERE}\n{other}")


def test_there_or_back_is_a_clash_with_other_ends() -> None:
    there = "The friends were on their way to Keltora when their car overturned."
    back = "The friends were on their way back to Nagpur when their car overturned."
    assert find_clashes(there, back) == find_clashes(back, there) == 1
    assert not find_clashes(there, there)


def test_who_is_carried_back_is_another_mover() -> None:
    """The injured went back the way that the truck had come."""
    carried = "The injured were taken from Nagpur to Pune by helicopter."
    assert find_clashes("The truck was going from Pune to Nagpur when it fell.", carried) == 0


def test_what_the_page_adds_is_no_happening() -> None:
    """A line that leads to another story is none of the article's."""
    added = f"A dam is to be built near Pune.\nAlso Read: {BACK}"
    assert find_clashes(THERE, added) == find_clashes(added, THERE) == 0


def test_a_fork_is_not_called_a_way_turned_round() -> None:
    a = read_article(Article("a", "The bus was on its way from Pune to Nagpur when it overturned."))
    b = read_article(Article("b", "The bus was on its way from Pune to Mumbai when it overturned."))
    (clash,) = FrameReader(compare_sides(a, b)).find_clashes(0, 0)
    assert clash.why.endswith("not the same way.")


def test_people_travel_in_any_vehicle_and_two_vehicles_are_two() -> None:
    people, bus, train = frozenset({"people"}), frozenset({"bus"}), frozenset({"train"})
    assert compare_movers(people | bus, bus) == 1
    assert compare_movers(people, people) == 1
    assert compare_movers(people, bus) == 0.5
    assert compare_movers(people | bus, people | train) == 0
