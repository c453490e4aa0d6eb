"""Two articles that tell two events, said in one sentence with what tells them apart."""

from __future__ import annotations

from datetime import date

import regex

from lib.language.romanise import romanise
from lib.mentions.places.geography import can_both_be_said
from lib.mentions.relate import relate
from lib.model import Event, Happening, Mention
from lib.wording.amounts import say_date

TWO = "These two seem to tell different events"
# A page reads the sentence as Markdown: of an article's words only letters, digits and the marks
# that names have are kept, so that none of them can be a sign of it.
_NO_WORD = regex.compile(r"[^\p{L}\p{M}\p{N} '’.-]+")
_LONGEST = 40  # letters of a name or a place; chosen


def tell_events(event: Event) -> str:
    """Say that two articles tell two events, and of each when, where or of whom.

    Said is what differs; what both share tells nothing apart. `**These two seem to tell different
    events**: A on 12 June 2019 in Pune, B on 3 May 2019 in Nashik.`
    """
    a, b = map(" ".join, list_apart(event))
    return f"**{TWO}**: A {a}, B {b}." if a and b else f"**{TWO}**."


def list_apart(event: Event) -> tuple[list[str], list[str]]:
    """List for each article in words what it tells otherwise than the other: day, place, person.

    A person is named only where neither a day nor a place tells the two apart.
    """
    a, b = event.a, event.b
    words: tuple[list[str], list[str]] = [], []
    for one, other, say in (
        (a.day, b.day, say_day),
        (a.place, b.place, say_place),
        (a.person, b.person, say_person),
    ):
        if say is say_person and all(words):
            break
        said = say(one), say(other)
        if said[0] == said[1] or (one and other and _may_be_one(one, other)):
            continue
        for own, each in zip(words, said, strict=True):
            own += [each] if each else []
    return words


def _may_be_one(a: Mention, b: Mention) -> bool:
    """Two values that may be one tell nothing apart: a town and its state."""
    is_place = a.kind == "place"
    return relate(a, b).both_hold or (is_place and can_both_be_said(a.value, b.value))


def say_day(day: Mention | None) -> str:
    """Say when: `on 12 June 2019`, `on a Monday`; "" where that is not known."""
    if day is None:
        return ""
    if resolved := _resolve(day):
        return f"on {resolved:%-d %B %Y}"
    if not (said := say_date(day)):
        return ""
    is_weekday = day.moment is not None and day.moment.weekday is not None
    return f"on a {said}" if is_weekday else f"on {said}"


def _resolve(day: Mention) -> date | None:
    """The one day that is meant, where the day of writing tells of which year or week it is."""
    moment = day.moment
    return moment.first if moment is not None and moment.first == moment.last else None


def say_place(place: Mention | None) -> str:
    """Say where, a country or a listed place by its English name: `in Pune`."""
    return _say("in", name_place(place)) if place else ""


def say_person(person: Mention | None) -> str:
    """Say of whom: `about Latha`."""
    return _say("about", person.text) if person else ""


def name_place(place: Mention) -> str:
    """Name a place in English where a list has it, else as it is written."""
    from babel import Locale  # late: only needed for a country

    what = place.place
    if what is None or not (what.is_country or what.is_listed):
        return place.text
    return (Locale("en").territories.get(what.id) if what.is_country else what.id) or place.text


def _say(how: str, text: str) -> str:
    word = " ".join(_NO_WORD.sub(" ", romanise(text, capitalise=True)).split())
    return f"{how} {word}" if 0 < len(word) <= _LONGEST else ""


def name_happening(happening: Happening) -> dict[str, str | None]:
    """Name day (ISO 8601), place and person, as `python -m lib collate` prints them; else None."""
    day, place, person = happening.day, happening.place, happening.person
    return {
        "day": str(_resolve(day) or day.value) if day else None,
        "place": name_place(place) if place else None,
        "person": person.text if person else None,
    }
