"""One event or two of one topic: when they are told apart, and what two have in common."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lib.collation.collate import collate, link_sides, read_article
from lib.disagree.judge.event import DOUBTED, measure_event
from lib.disagree.judge.happening import find_happening
from lib.disagree.judge.weigh import load_judges
from lib.model import Article, Event
from lib.wording.events import tell_events

BUS = """A school bus overturned near Nashik on 12 June 2019, killing four children.
Eleven other children were taken to the civil hospital in Nashik.
The driver, Ramesh Kale, fled from the spot and was caught in the evening.
The bus belonged to the Vidya Mandir school in Sinnar.
In August 2015, a bus of the operator Konark fell into a gorge in Satara and 27 people died.
Police have registered a case against the driver."""
LORRY = """A lorry hit a school bus in Nagpur on 3 May 2019 and killed two children.
Nine other children were taken to the medical college hospital in Nagpur.
The lorry driver, Sunil Wagh, fled from the spot and has not been found.
The children were on their way to a camp in Ramtek.
A bus of the operator Konark fell into a gorge in Satara in August 2015, and 27 people were killed.
Police have registered a case against the driver."""
LATER = """Six children have died since a school bus overturned near Nashik on 12 June 2019.
Eleven children were taken to the civil hospital in Nashik after the accident.
The driver, Ramesh Kale, was caught by police in the evening.
The school, Vidya Mandir in Sinnar, has been closed until Monday.
The district collector Anita Pawar visited the injured.
Police have registered a case against the driver."""
BARELY = """नासिक में 12 जून को स्कूल बस पलटी, चार बच्चों की मौत।
ग्यारह बच्चों को नासिक के सिविल अस्पताल में भर्ती कराया गया।
ड्राइवर रमेश काले मौके से फरार हो गया।
बस सिन्नर के विद्या मंदिर स्कूल की थी।
पुलिस ने ड्राइवर के खिलाफ मामला दर्ज किया है।"""
KANPUR = """कानपुर में 3 मई को ट्रक ने स्कूल बस को टक्कर मारी, दो बच्चों की मौत।
नौ बच्चों को कानपुर के हैलट अस्पताल में भर्ती कराया गया।
ट्रक चालक सुनील वर्मा मौके से फरार हो गया।
बच्चे बिठूर के एक शिविर में जा रहे थे।
पुलिस ने चालक के खिलाफ मामला दर्ज किया है।"""


def weigh(a: str, b: str) -> Event | None:
    return link_sides(read_article(Article("a", a)), read_article(Article("b", b))).event


def test_two_accidents_are_two_events_and_nothing_of_them_is_compared() -> None:
    """What both say of each its own is not linked, though the words are the same."""
    for a, b in ((BUS, LORRY), (LORRY, BUS)):
        found = collate(Article("a", a), Article("b", b))
        assert found.event is not None
        assert found.event.are_two
        assert found.findings.disagreements == ()
        assert [link.relation for link in found.links] == ["part"]
        assert "Konark" in found.a.claims[found.links[0].a[0]].text


def test_shared_background_is_not_only_in_one_article() -> None:
    found = collate(Article("a", BUS), Article("b", LORRY))
    assert 4 not in found.only_a
    assert 5 in found.only_a


def test_two_events_are_told_apart_in_hindi_and_across_languages() -> None:
    for a, b in ((BARELY, KANPUR), (BUS, KANPUR), (LORRY, BARELY)):
        event = weigh(a, b)
        assert event is not None
        assert event.are_two


def test_one_event_told_later_or_in_the_other_language_is_one() -> None:
    """Whatever figure differs."""
    for a, b in ((BUS, LATER), (BUS, BARELY), (BARELY, LATER), (BUS, BUS)):
        event = weigh(a, b)
        assert event is not None
        assert event.one >= DOUBTED


def test_the_header_says_what_tells_the_two_apart() -> None:
    event = weigh(BUS, LORRY)
    assert event is not None
    assert tell_events(event) == (
        "**These two seem to tell different events**: "
        "A on 12 June 2019 in Nashik, B on 3 May 2019 in Nagpur."
    )


def test_an_article_that_was_rewritten_with_other_values_is_still_one_event() -> None:
    """A copy with its days, places and names changed is what there is to find."""
    other = BUS.replace("12 June", "3 May").replace("Nashik", "Nagpur").replace("Kale", "Wagh")
    event = weigh(BUS, other)
    assert event is not None
    assert not event.are_two


def test_of_short_articles_nothing_is_said() -> None:
    short_a, short_b = ("\n".join(text.splitlines()[:3]) for text in (BUS, LORRY))
    assert weigh(short_a, short_b) is None


def test_without_a_day_or_a_place_apart_two_are_not_told_apart() -> None:
    a = "The minister spoke of roads.\nHe was tired.\nIt was late.\nThe hall was full."
    b = "The minister spoke of bread.\nShe was glad.\nIt was early.\nThe hall was empty."
    event = weigh(a, b)
    assert event is not None
    assert event.one < DOUBTED
    assert not event.are_two


def test_months_between_the_days_of_publication_make_one_event_less_probable() -> None:
    """Within a fortnight they say nothing."""
    a, b = (Article(name, text) for name, text in (("a", BUS), ("b", LATER)))

    def weigh_days(one: date, other: date) -> float:
        sides = replace(a, published=one), replace(b, published=other)
        event = link_sides(*map(read_article, sides)).event
        assert event is not None
        return event.one

    near = weigh_days(date(2019, 6, 13), date(2019, 6, 15))
    assert near > weigh_days(date(2019, 6, 13), date(2020, 6, 13))


def test_what_an_article_mainly_tells_is_no_background() -> None:
    """A day of an earlier time is none of the news; one by the calendar comes before a weekday."""
    told = find_happening(
        read_article(
            Article(
                "",
                "A dam broke in Satara on Monday.\n"
                "Last year, on 4 July 2018, a dam broke in Pune: in Pune, of all places.\n"
                "The dam in Satara was to be repaired from 9 July 2019.\n"
                "Nobody was hurt in Satara.",
            )
        )
    )
    assert told.day is not None
    assert told.day.value == "2019-07-09"
    assert told.place is not None
    assert told.place.text == "Satara"


def test_every_weight_of_the_event_table_has_its_evidence() -> None:
    linked = link_sides(read_article(Article("a", BUS)), read_article(Article("b", LATER)))
    measured = measure_event(linked.comparison, linked.same)
    assert measured.keys() == load_judges().event.weights.keys()
