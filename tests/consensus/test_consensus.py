"""Who says what: a row a fact, a column a witness, for one story."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from lib.collation.collate import collate as collate_pair
from lib.consensus import (
    Consensus,
    Fact,
    find_consensus,
    fold_copies,
    separate_altered,
)
from lib.errors import MilaanError, TooLong
from lib.model import Article, Collation
from lib.store.samples import load_samples

ENGLISH = """Ferry capsizes near Belapur

A ferry capsized on the river near Belapur on Sunday evening. {toll} people died in the accident, \
police said. District Magistrate {officer} visited the site. The boat was carrying 80 passengers. \
The {body} ordered an inquiry."""
OTHER = """Ferry tragedy at Belapur

A ferry went down near Belapur on Sunday evening, survivors said. In the accident {toll} people \
died, according to police. District Magistrate {officer} came to the site. On the boat were \
80 passengers. An inquiry was ordered by the {body}."""
HINDI = """बेलापुर के पास नाव पलटी

बेलापुर के पास नदी में रविवार शाम एक नाव पलट गई। पुलिस ने बताया कि हादसे में {toll} लोगों की मौत हो गई। \
जिलाधिकारी {officer} ने घटनास्थल का दौरा किया। नाव में 80 यात्री सवार थे। {body} ने जांच के आदेश दिए।"""
STORM = """Storm hits Lakhipur

{killed} people were killed in Lakhipur when the storm struck on Friday. The storm injured {hurt} \
people in Lakhipur. The wind blew for {hours} hours over Lakhipur."""
HINDI_STORM = """लखीपुर में तूफान

शुक्रवार को लखीपुर में आए तूफान में {killed} लोग मारे गए। तूफान से {hurt} लोग घायल हुए।"""


@cache
def collate(a: Article, b: Article) -> Collation:
    """Each pair once, for all tests."""
    return collate_pair(a, b)


def write(id: str, day: int | None, text: str, **values: str) -> Article:
    """An article of that day in March 2024, published by a source of that name."""
    told = {"toll": "12", "officer": "Ramesh Verma", "body": "Transport Ministry"}
    if text == HINDI:
        told |= {"officer": "रमेश वर्मा", "body": "परिवहन मंत्रालय"}
    published = date(2024, 3, day) if day else None
    return Article(id, text.format(**(told | values)), source=f"The {id}", published=published)


def storm(id: str, day: int | None, killed: str, hurt: str = "50", hours: str = "3") -> Article:
    """A report of the storm."""
    return write(id, day, STORM, killed=killed, hurt=hurt, hours=hours)


def compare(*articles: Article) -> Consensus:
    """Every article is a witness."""
    return find_consensus([[article] for article in articles], collate)


def find_fact(consensus: Consensus, label: str) -> Fact:
    """The only row of a label."""
    [fact] = [fact for fact in consensus.facts if fact.label == label]
    return fact


def list_standings(fact: Fact) -> list[str]:
    """How the witnesses stand, in order of the columns."""
    return [cell.standing for cell in fact.cells]


def test_one_name_stands_against_two_across_scripts() -> None:
    """Two that say the same in two scripts are the majority, the third is the outlier."""
    found = compare(
        write("a", 4, ENGLISH), write("b", 4, OTHER, officer="Suresh Verma"), write("c", 4, HINDI)
    )
    fact = find_fact(found, "district magistrate")
    assert (fact.kind, fact.status, fact.severity) == ("name", "disputed", "high")
    assert list_standings(fact) == ["majority", "outlier", "majority"]
    assert fact.cells[0].group == fact.cells[2].group != fact.cells[1].group
    assert fact.why == "2 of 3 say “Ramesh Verma”; The b says “Suresh Verma”."


def test_a_reading_is_given_with_its_sound_meaning_and_places() -> None:
    """A cell holds the words of the text, and where they stand."""
    article = write("c", 4, HINDI)
    fact = find_fact(compare(write("a", 4, ENGLISH), article), "department")
    [said] = fact.cells[1].said
    assert (said.text, said.roman) == ("परिवहन मंत्रालय", "parivhan mantrālay")
    assert said.gloss == "transport ministry"
    [place] = said.places
    assert place.article == "c"
    assert article.text[place.reading.start : place.reading.end] == "परिवहन मंत्रालय"


def test_departments_are_one_row() -> None:
    """Who ordered the inquiry: two say one ministry, one says another."""
    found = compare(
        write("a", 4, ENGLISH), write("b", 4, OTHER, body="Home Ministry"), write("c", 4, HINDI)
    )
    fact = find_fact(found, "department")
    assert (fact.status, fact.severity) == ("disputed", "high")
    assert list_standings(fact) == ["majority", "outlier", "majority"]


def test_the_same_toll_in_two_scripts_is_agreed() -> None:
    """Twelve dead and बारह dead are one."""
    found = compare(write("a", 4, ENGLISH), write("c", 4, HINDI, toll="बारह"))
    fact = find_fact(found, "dead")
    assert (fact.status, fact.severity) == ("agreed", None)
    assert fact.why == "Both say so."
    assert fact.cells[1].said[0].gloss == "12"


def test_a_toll_that_grows_over_the_days_is_an_update() -> None:
    """Earlier figures are superseded and nobody is an outlier."""
    found = compare(
        storm("c", 6, "31"), storm("a", 4, "20"), write("b", 5, HINDI_STORM, killed="25", hurt="50")
    )
    fact = find_fact(found, "dead")
    assert (fact.status, fact.severity) == ("update", None)
    assert list_standings(fact) == ["superseded", "superseded", "update"]
    assert fact.why == (
        "The figure grows with the days: “20” on 4 March 2024, “25” on 5 March 2024, "
        "“31” on 6 March 2024."
    )


def test_killed_and_injured_of_one_sentence_are_two_rows_and_a_headline_joins_its_own() -> None:
    """“23 were killed and 117 people were injured”: the 117 are not dead; about 23 is 23."""
    text = """{killed} dead in Belapur storm

    At least {killed} people were killed and {hurt} people were injured in Belapur on Friday, \
    the collector said."""
    first, second = (
        write(id, day, text, killed=killed, hurt=hurt)
        for id, day, killed, hurt in (("a", 4, "23", "117"), ("b", 5, "27", "121"))
    )
    found = [fact for fact in compare(first, second).facts if fact.kind == "number"]
    assert sorted(fact.label for fact in found) == ["dead", "hurt"]


WIRE = """{head}, police said. The bus was on its way from Devgarh to Lakhipur with 48 passengers \
when it skidded off the road on Monday and fell into a gorge. Chief Minister Kamala Joshi has \
ordered an inquiry. The driver had worked for 16 hours without a break, police officer Nitin Rana \
said."""


def test_bulletins_of_one_wire_are_an_update_and_what_was_added_is_no_toll() -> None:
    """They share nearly all their words; still each tells another toll."""
    heads = (
        "Nine people were killed when a bus fell into a gorge near Devgarh",
        "The toll in the Devgarh bus accident rose to 12 on Tuesday after three more people died",
        "The toll in the Devgarh bus accident rose to 14 on Wednesday after two more people died",
    )
    bulletins = [write(f"w{n}", 4 + n, WIRE, head=head) for n, head in enumerate(heads)]
    found = find_consensus(fold_copies(bulletins, collate), collate)
    assert len(found.witnesses) == 3
    [fact] = [fact for fact in found.facts if fact.status != "agreed"]
    assert (fact.status, fact.label) == ("update", "dead")
    assert [cell.said[0].text for cell in fact.cells] == ["Nine", "12", "14"]
    assert [cell.standing for cell in fact.cells] == ["superseded", "superseded", "update"]


def test_a_loose_toll_of_an_earlier_day_is_superseded() -> None:
    articles = [
        write(
            "a",
            4,
            "A bus fell into a gorge near Devgarh. At least 9 people were killed, police said.",
        ),
        write("b", 5, "The toll in the Devgarh bus accident rose to 12, police said."),
        write("c", 6, "The toll in the Devgarh bus accident rose to 14, police said."),
    ]
    [fact] = [
        f for f in find_consensus([[a] for a in articles], collate).facts if f.label == "dead"
    ]
    assert [cell.standing for cell in fact.cells] == ["superseded", "superseded", "update"]


def test_a_copy_counts_only_where_it_was_changed() -> None:
    """Its officer is that of the text it took: two texts name one, not three."""
    text = write("first", 4, ENGLISH)
    altered = write("second", 5, ENGLISH, toll="15")
    other = write("third", 5, OTHER, officer="Ramesh Varun")
    found = find_consensus(fold_copies([text, altered, other], collate), collate)
    officer = next(fact for fact in found.facts if fact.label == "district magistrate")
    assert [cell.standing for cell in officer.cells] == ["split", "split", "split"]
    assert officer.why.startswith("No majority: The first says “Ramesh Verma”; The third says")
    toll = next(fact for fact in found.facts if fact.label == "dead")
    assert toll.why.startswith("2 of 3 say “12”; The second says “15”")
    alone = find_consensus(fold_copies([text, altered], collate), collate)
    assert {fact.label for fact in alone.facts} == {"dead"}  # what one text says is no agreement


def test_a_toll_that_falls_is_disputed() -> None:
    """The dead do not become fewer, and the sentence says what is odd."""
    fact = find_fact(compare(storm("a", 4, "31"), storm("b", 5, "25")), "dead")
    assert fact.status == "disputed"
    assert list_standings(fact) == ["split", "split"]
    assert "no update: a later figure is lower" in fact.why


def test_a_toll_that_falls_and_rises_again_has_no_superseded_figure() -> None:
    """50, 40, 70: the 40 is odd, so that the 50 and the 40 stay against each other."""
    found = compare(storm("a", 4, "50"), storm("b", 5, "40"), storm("c", 6, "70"))
    assert list_standings(find_fact(found, "dead")) == ["split"] * 3


def test_tolls_of_one_day_are_disputed() -> None:
    """Without an order nobody can tell which is the later figure."""
    fact = find_fact(compare(storm("a", 4, "31"), storm("b", 4, "25")), "dead")
    assert fact.status == "disputed"


def test_tolls_of_one_day_stay_disputed_when_a_greater_one_follows() -> None:
    """What comes later does not tell which of the two was right."""
    found = compare(storm("a", 4, "20"), storm("b", 4, "25"), storm("c", 5, "31"))
    fact = find_fact(found, "dead")
    assert fact.status == "disputed"
    assert list_standings(fact) == ["split"] * 3


def test_a_toll_without_a_day_may_be_an_update() -> None:
    """As a comparison of the two says; the greater figure is taken for the later one."""
    fact = find_fact(compare(storm("a", 4, "31"), storm("b", None, "25")), "dead")
    assert (fact.status, fact.severity) == ("update", None)
    assert list_standings(fact) == ["update", "superseded"]
    assert fact.why == "Later news may explain it: The a says “31”; The b says “25”."


def test_an_undated_toll_explains_no_dispute_of_one_day() -> None:
    """Two figures of one day stay against each other, whoever else has another."""
    articles = storm("a", 4, "31"), storm("b", 4, "28"), storm("c", None, "25")
    assert find_fact(compare(*articles), "dead").status == "disputed"


def test_a_dateline_dates_a_witness() -> None:
    """Its year comes from the others' days, and the figure grows with the days."""
    dated = Article(
        "b", HINDI_STORM.format(killed="36", hurt="50").replace("\n\n", "\n\nलखीपुर, 6 मार्च (भाषा) ")
    )
    found = compare(dated, storm("a", 4, "31"))
    assert [witness.published for witness in found.witnesses] == [
        date(2024, 3, 4),
        date(2024, 3, 6),
    ]
    assert find_fact(found, "dead").why.endswith("“36” on 6 March 2024.")


def test_a_part_in_common_ties_nothing_else() -> None:
    """Claims that are linked for one clash alone do not agree on what else they share."""
    texts = (
        "The ferry had 80 passengers on board. Traders met in Belapur for 12 hours on Friday.",
        "Traders met in Belapur for 14 hours on Friday, and 80 stalls were open in the market.",
    )

    def link_in_part(a: Article, b: Article) -> Collation:
        found = collate_pair(a, b)
        parts = tuple(replace(link, relation="part") for link in found.links)
        return replace(found, links=parts)

    articles = [[Article(id, text)] for id, text in zip("ab", texts, strict=True)]
    assert "number" in {f.kind for f in find_consensus(articles, collate_pair).facts}
    assert not [f for f in find_consensus(articles, link_in_part).facts if f.status == "agreed"]


def test_a_former_figure_is_no_agreement() -> None:
    """Who says that 45 became 54 does not agree with who says 45."""
    rose = (
        "The death toll in Lakhipur rose to 54 from 45 after the storm struck Lakhipur on Friday.",
        "लखीपुर में शुक्रवार को आए तूफान में मारे गए लोगों की संख्या 45 से बढ़कर 54 हो गई।",
    )
    for text in rose:
        found = compare(storm("a", 4, "45"), write("b", 5, text))
        assert "dead" not in {fact.label for fact in found.facts if fact.status == "agreed"}


def test_an_older_figure_is_superseded_also_where_the_newest_are_split() -> None:
    """20 on the first day, 31 and 33 on the second: only the last two are against each other."""
    found = compare(storm("a", 4, "20"), storm("b", 5, "31"), storm("c", 5, "33"))
    fact = find_fact(found, "dead")
    assert fact.status == "disputed"
    assert list_standings(fact) == ["superseded", "split", "split"]


def test_a_length_of_time_is_never_an_update() -> None:
    """How long a storm has blown does not change with the day of the report."""
    found = compare(storm("a", 4, "20", hours="3"), storm("b", 5, "20", hours="5"))
    [fact] = [f for f in found.facts if f.label.startswith("length of time")]
    assert fact.status == "disputed"


def test_names_are_never_updates() -> None:
    """Another officer on another day is a contradiction."""
    found = compare(write("a", 4, ENGLISH), write("b", 5, OTHER, officer="Suresh Verma"))
    assert find_fact(found, "district magistrate").status == "disputed"


def test_a_loose_figure_disputes_no_exact_one() -> None:
    """At least 12, about 12 and 12 can all hold; the cell says how loose it is."""
    found = compare(
        write("a", 4, ENGLISH, toll="at least 12"), write("b", 4, OTHER), write("c", 4, HINDI)
    )
    fact = find_fact(found, "dead")
    assert fact.status == "agreed"
    assert fact.cells[0].said[0].text == "at least 12"
    assert not [fact for fact in found.facts if fact.status == "disputed"]


def test_who_says_nothing_is_silent() -> None:
    """A column stays, its cells are empty."""
    market = "Fish prices rose in Belapur market on Monday. Traders blamed the heat."
    found = compare(write("a", 4, ENGLISH), write("b", 4, OTHER), Article("d", market))
    fact = find_fact(found, "dead")
    assert fact.cells[2].standing == "silent"
    assert fact.cells[2].places == () == fact.cells[2].said
    assert fact.cells[2].group is None
    assert fact.why == "2 of 3 say so, 1 is silent."


def test_four_outlets_with_one_text_count_once() -> None:
    """A text that four outlets took over is one witness, so that it is no majority."""
    copies = [write(id, day, ENGLISH) for id, day in zip("wxyz", (5, 4, 6, 4), strict=True)]
    other = write("b", 4, OTHER, officer="Suresh Verma")
    found = find_consensus([copies, [other]], collate)
    assert [len(witness.articles) for witness in found.witnesses] == [1, 4]
    assert [article.id for article in found.witnesses[1].articles] == ["x", "z", "w", "y"]
    assert found.witnesses[1].name == "The x"
    assert list_standings(find_fact(found, "district magistrate")) == ["split", "split"]


def test_near_copies_are_folded_unless_they_contradict() -> None:
    """Whoever takes over a text and changes a name is a witness of its own."""
    plain, same = write("a", 4, ENGLISH), write("b", 4, ENGLISH + " Divers came from the coast.")
    altered = write("c", 4, ENGLISH, officer="Suresh Verma")
    stranger = storm("d", 4, "20")
    groups = fold_copies([altered, stranger, same, plain], collate)
    assert sorted(sorted(a.id for a in group) for group in groups) == [["a", "b"], ["c"], ["d"]]


def test_copies_of_an_altered_copy_stay_with_it() -> None:
    """Two texts that changed the same name are one witness."""
    altered = [write(id, 4, ENGLISH, officer="Suresh Verma") for id in "cd"]
    groups = separate_altered([[*altered, write("a", 4, ENGLISH)]], collate)
    assert [[article.id for article in group] for group in groups] == [["a"], ["c", "d"]]


def test_columns_stand_by_day_and_the_undated_last() -> None:
    """Publication order is visible."""
    found = compare(
        write("u", None, HINDI), write("b", 5, OTHER), write("c", 6, ENGLISH), storm("a", 4, "3")
    )
    assert [w.articles[0].id for w in found.witnesses] == ["a", "b", "c", "u"]
    assert found.witnesses[3].published is None


def test_the_order_of_the_input_makes_no_difference() -> None:
    """Shuffled groups, and copies shuffled within them, give the same table."""
    groups: list[list[Article]] = [
        [write("a", 4, ENGLISH), write("a2", 5, ENGLISH)],
        [write("b", 4, OTHER, officer="Suresh Verma", toll="14")],
        [write("c", 5, HINDI, toll="15")],
        [write("d", 5, OTHER, body="Home Ministry", toll="15")],
        [storm("e", 4, "20")],
    ]
    expected = find_consensus(groups, collate)
    dice = random.Random(6)
    for _ in range(4):
        dice.shuffle(groups)
        shuffled = [dice.sample(group, len(group)) for group in groups]
        assert find_consensus(shuffled, collate) == expected


BRIDGE = (
    "Minister {minister} opened the Kalapur bridge on Saturday. Engineer {engineer} presented the "
    "plans to the guests in Kalapur. Mayor {mayor} thanked the workers of Kalapur for their "
    "patience. {minister} promised another bridge for Kalapur."
)


ASIDES = {
    "a": """Children from two schools sang on the bank while boats with lanterns went by. Many who \
had waited since dawn crossed on foot, some with goats, some with radios, a few with drums.""",
    "b": """Traders hope that fruit will reach the market sooner than by the old road through the \
hills. A tea seller whose stall stood at the ferry steps said he would open a shop there.""",
    "c": """The steel came by rail from the coast and was put together at night, because the days \
were too hot. Painters were still at work on the last railings when the first cyclists came.""",
}


def open_bridge(id: str, minister: str, engineer: str, mayor: str) -> Article:
    """A report of the opening, and what only this paper has besides, so that none is a copy."""
    told = {"minister": minister, "engineer": engineer, "mayor": mayor}
    return write(id, 4, f"{BRIDGE} {ASIDES[id]}", **told)


def test_a_name_that_stands_everywhere_joins_no_slots() -> None:
    """Arun Joshi against one as engineer and against another as mayor: two rows."""
    found = compare(
        open_bridge("a", "Arun Joshi", "Neha Kapoor", "Dinesh Yadav"),
        open_bridge("b", "Arun Joshi", "Arun Joshi", "Dinesh Yadav"),
        open_bridge("c", "Arun Joshi", "Neha Kapoor", "Arun Joshi"),
    )
    engineer, mayor = find_fact(found, "engineer"), find_fact(found, "mayor")
    assert list_standings(engineer) == ["majority", "outlier", "majority"]
    assert list_standings(mayor) == ["majority", "majority", "outlier"]
    assert find_fact(found, "minister").status == "agreed"
    for fact in (engineer, mayor):
        assert all(len(cell.said) == 1 for cell in fact.cells)


def test_denied_stands_against_confirmed() -> None:
    """What is no value has a row as well, and a third that says it in Hindi takes a side."""
    samples = load_samples()
    ids = ("neelamgarh-en-1", "neelamgarh-hi", "neelamgarh-en-2")
    found = compare(*(samples[id] for id in ids))
    [fact] = [fact for fact in found.facts if fact.kind == "negation"]
    assert fact.status == "disputed"
    assert list_standings(fact) == ["majority", "majority", "outlier"]
    assert [cell.said[0].text for cell in fact.cells] == ["denied", "इनकार", "confirmed"]


def test_a_witness_that_says_both_is_divided() -> None:
    """It counts for neither side."""
    samples = load_samples()
    found = compare(*(a for id, a in samples.items() if id.startswith("vostochny")))
    [fact] = [f for f in found.facts if f.label == "department" and f.status == "disputed"]
    assert list_standings(fact) == ["majority", "divided", "majority"]
    assert fact.cells[1].group is None
    assert len({said.group for said in fact.cells[1].said}) == 2
    assert "नमूना समाचार says both" in fact.why


def test_one_witness_is_no_majority() -> None:
    """Where the only other one is divided, nobody has won."""
    samples = load_samples()
    found = compare(samples["vostochny-hi-1"], samples["vostochny-hi-2"])
    [fact] = [f for f in found.facts if f.label == "department" and f.status == "disputed"]
    assert list_standings(fact) == ["divided", "split"]


def test_a_short_name_joins_no_two_people() -> None:
    """Ravi Sharma and Anil Sharma are not one because a third article says Sharma."""
    text = "The engineer {} inspected the Kalapur dam on Saturday. {} found two cracks in the dam."
    names = ("Ravi Sharma", "Sharma", "Anil Sharma")
    found = compare(*(write(id, 4, text.format(n, n)) for id, n in zip("abc", names, strict=True)))
    for fact in (fact for fact in found.facts if fact.kind == "name"):
        told = {said.text for cell in fact.cells for said in cell.said}
        assert fact.status != "agreed" or not {"Ravi Sharma", "Anil Sharma"} <= told


def test_every_row_stands_on_what_the_comparisons_found() -> None:
    """A disputed row holds two readings that a comparison put against each other."""
    samples = load_samples()
    for event in ("vostochny", "neelamgarh", "sagardweep", "pyongyang"):
        articles = [a for id, a in samples.items() if id.startswith(event)]
        found = compare(*articles)
        for fact in found.facts:
            assert len(fact.cells) == len(found.witnesses)
            assert sum(bool(cell.places) for cell in fact.cells) > 1
            if fact.status == "disputed":
                assert _rests_on_disagreement(fact, articles)


def _rests_on_disagreement(fact: Fact, articles: Sequence[Article]) -> bool:
    places = {(place.article, place.reading.claim) for cell in fact.cells for place in cell.places}
    pairs = [(a, b) for a in articles for b in articles if a.id != b.id]
    return any(
        {(a.id, d.a.claim), (b.id, d.b.claim)} <= places
        for a, b in pairs
        for d in collate(a, b).findings.disagreements
    )


def test_days_that_cannot_be_compared_are_unresolved() -> None:
    """Today against next week, without a day of publication, is no contradiction."""
    text = "The president will visit the port of Belapur {day}. Police closed the road to Belapur."
    found = compare(
        Article("a", text.format(day="today")), Article("b", text.format(day="next week"))
    )
    [fact] = [fact for fact in found.facts if fact.kind == "date"]
    assert (fact.status, fact.severity) == ("unresolved", None)
    assert list_standings(fact) == ["unresolved", "unresolved"]
    assert fact.why.startswith("Cannot be compared without more knowledge: ")


def test_disputed_rows_come_first_and_agreed_ones_last() -> None:
    """Then updates and what is unresolved."""
    hindi = write("c", 5, HINDI_STORM, killed="31", hurt="50")
    found = compare(storm("a", 4, "20", hours="3"), storm("b", 5, "31", hours="5"), hindi)
    order = ["disputed", "update", "unresolved", "agreed"]
    places = [order.index(fact.status) for fact in found.facts]
    assert places == sorted(places)
    assert {"disputed", "update", "agreed"} <= {fact.status for fact in found.facts}


def test_what_cannot_be_read_is_left_out_in_words() -> None:
    """An empty text and one in another script are no columns, and the rest goes on."""
    found = compare(
        write("a", 4, ENGLISH), write("b", 4, OTHER), Article("e", "  "), Article("g", "Ελλάδα")
    )
    assert [witness.articles[0].id for witness in found.witnesses] == ["a", "b"]
    assert len(found.left_out) == 2
    assert all("Left out: “" in sentence for sentence in found.left_out)
    assert find_fact(found, "dead").status == "agreed"


def test_a_text_that_fails_in_every_pair_is_left_out() -> None:
    """One article too long for any comparison does not take the others with it."""

    def refuse(a: Article, b: Article) -> Collation:
        if "long" in (a.id, b.id):
            raise TooLong("This pair", "much", "less")
        return collate(a, b)

    articles = [write("a", 4, ENGLISH), write("b", 4, OTHER), write("long", 4, HINDI)]
    found = find_consensus([[article] for article in articles], refuse)
    assert [witness.articles[0].id for witness in found.witnesses] == ["a", "b"]
    [sentence] = found.left_out
    assert sentence.startswith("“The long” is left out: ")


def test_an_article_that_is_given_twice_counts_once() -> None:
    """The same id in two groups is one witness."""
    article = write("a", 4, ENGLISH)
    found = find_consensus([[article], [article], [write("b", 4, OTHER)]], collate)
    assert len(found.witnesses) == 2
    assert found.left_out == ("“a” is given twice; it counts once.",)


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_have_no_facts(count: int) -> None:
    """Nothing to compare is no error."""
    found = find_consensus([[write("a", 4, ENGLISH)]] * count, collate)
    assert len(found.witnesses) == count
    assert found.facts == ()


def test_hostile_texts_are_only_texts() -> None:
    """Markup, formulas, directions and broken letters come through as they stand."""
    hostile = "=HYPERLINK(1) <script>alert(1)</script> \u202e\x00 ![x](http://x.y/z) " * 3
    articles = [
        write("a", 4, ENGLISH + hostile),
        write("b", 4, OTHER + hostile, officer="Suresh <b>Verma</b>"),
        write("c", 4, HINDI + hostile),
    ]
    found = compare(*articles)
    texts = {article.id: article.text.replace("\x00", "\ufffd") for article in articles}
    for cell in (cell for fact in found.facts for cell in fact.cells):
        for place in cell.places:
            reading = place.reading
            assert texts[place.article][reading.start : reading.end] == reading.text


def test_agreed_facts_are_capped_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Disputed rows are never cut."""
    articles = write("a", 4, ENGLISH), write("b", 4, OTHER, officer="Suresh Verma")
    whole = compare(*articles)
    monkeypatch.setattr("lib.consensus.find.MOST_AGREED", 2)
    cut = compare(*articles)
    assert len(whole.facts) - len(cut.facts) == cut.more_agreed > 0
    assert sum(fact.status == "agreed" for fact in cut.facts) == 2
    assert cut.facts == whole.facts[: len(cut.facts)]


def test_only_the_earliest_of_a_group_is_compared_and_each_pair_once() -> None:
    """30 copies cost nothing."""
    asked: list[tuple[str, str]] = []

    def remember(a: Article, b: Article) -> Collation:
        asked.append((a.id, b.id))
        return collate(a, b)

    groups = [
        [write("b", 5, ENGLISH), write("a", 4, ENGLISH)],
        [write("c", 4, OTHER)],
        [write("d", 6, HINDI)],
    ]
    find_consensus(groups, remember)
    assert sorted(asked) == [("a", "c"), ("a", "d"), ("c", "d")]


def test_errors_that_are_no_users_fault_are_not_hidden() -> None:
    """Only what a user can meet becomes a sentence."""

    def fail(a: Article, b: Article) -> Collation:
        raise RuntimeError("a bug")

    assert not issubclass(RuntimeError, MilaanError)
    with pytest.raises(RuntimeError):
        find_consensus([[write("a", 4, ENGLISH)], [write("b", 4, OTHER)]], fail)
