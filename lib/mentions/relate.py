"""Whether two values are one thing: the one place that decides it, for every part of the engine.

same: one value, however it is written. fits: both can hold, because one is looser or says less.
update: an earlier and a later state of one figure. apart: of one thing only one can hold. unknown:
the values do not tell; they measure different things, hold each other, or need a day of writing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from lib.language import lexicon
from lib.language.stems import stem
from lib.language.text import fold
from lib.mentions.figures import may_be_of_one, read_amount_of
from lib.mentions.numbers.bounds import compare_bounds
from lib.mentions.places.geography import are_both_known, can_both_be_said
from lib.mentions.places.spelling import are_homophones, is_glued, is_part_by_sound
from lib.mentions.sites.compare import SiteVerdict, compare_sites
from lib.mentions.values import compare_moments, compare_quantities, is_same_figure
from lib.model import Body, Mention, Moment, Place
from lib.names.compare import NameComparison, compare_names

Verdict = Literal["same", "fits", "update", "apart", "unknown"]
Reason = Literal[
    "equal",      # the same value or id
    "words",      # the same words, whose value stays open
    "name",       # by sound, letters or lists: `names` says how
    "looser",     # one contains or rounds the other
    "rounder",    # one is the other, rounded: about 40 and 43, over 100 and over 120
    "less",       # one says less: a department without its country, a site without its rank
    "part",       # one names the other and more: the UN and its council
    "grown",      # a count that grew from one day to a later one
    "value",      # another amount, day, person, body or place
    "government", # two departments of one government
    "country",    # the same department of two countries
    "measure",    # another sort of value: another dimension, a date against a time
    "figure",     # one figure in two measures: 5% and 5 percentage points, $5 and ₹5
    "open",       # a day told from a day of writing that is not known
    "stamp",      # the page's own date, time or age, which tells nothing of the story
    "news",       # days told from days of writing that lie far apart
    "holds",      # a place and what it lies in or may lie in
]  # fmt: skip

SAME_NEWS = timedelta(days=14)  # "Wednesday" and "next week" further apart are other news; chosen


@dataclass(frozen=True, slots=True)
class Relation:
    """How two mentions of one kind stand to each other, and why.

    names: the comparison by name, where that was asked.
    """

    verdict: Verdict
    reason: Reason
    names: NameComparison | None = None

    @property
    def both_hold(self) -> bool:
        """Whether the two are one value, or one is as the other allows."""
        return self.verdict in ("same", "fits")


Days = tuple[date | None, date | None]


def relate(a: Mention, b: Mention, days: Days = (None, None)) -> Relation:
    """Tell how two mentions of one kind stand to each other; symmetric but for `names`.

    days: when each was told, for figures that grow while news comes in.
    """
    found = _BY_KIND[a.kind](a, b)
    if a.qualifiers.is_stamp or b.qualifiers.is_stamp:
        return found if found.verdict == "same" else Relation("unknown", "stamp")
    if found.verdict == "apart" and (_was(a, b) or _was(b, a) or has_grown(a, b, days)):
        return Relation("update", "grown")
    return found


def _relate_names(a: Mention, b: Mention) -> Relation:
    found = compare_names(a.text, b.text)
    if found.relation == "conflict":
        return Relation("apart", "value", found)
    return Relation("fits" if found.relation == "partial" else "same", "name", found)


def _relate_bodies(a: Mention, b: Mention) -> Relation:
    if not isinstance(a.what, Body) or not isinstance(b.what, Body):
        return Relation("unknown", "measure")
    one, other = a.what, b.what
    if one == other:
        return Relation("same", "equal")
    is_elsewhere = bool(one.country and other.country and one.country != other.country)
    if one.id == other.id:
        return Relation("unknown", "country") if is_elsewhere else Relation("fits", "less")
    if one.is_department != other.is_department or is_elsewhere:
        return Relation("unknown", "measure")
    if one.is_department:
        return Relation("apart", "government")  # of one, as far as is said
    if stem(fold(a.text), "en") == stem(fold(b.text), "en"):
        return Relation("same", "words")  # Medical Center, Medical Centre
    if one.site and other.site:
        return _AS_SITES[compare_sites(one.site, other.site)]
    found = _relate_names(a, b)
    if found.verdict == "same":
        return found
    if says_more(one.id, other.id):
        return Relation("unknown", "part")
    return Relation("apart", "value", found.names)  # a longer name is another body's


def says_more(a: str, b: str) -> bool:
    """Tell whether one id says the other and more: UN, UN General Assembly.

    A word of rank makes another office of it: secretary, under secretary.
    """
    short, long = sorted((set(a.split()), set(b.split())), key=len)
    return short < long and not (long - short) & lexicon.words("common", "rank_words")


def _relate_places(a: Mention, b: Mention) -> Relation:
    if not isinstance(a.what, Place) or not isinstance(b.what, Place):
        return Relation("unknown", "measure")
    one, other = a.what, b.what
    if one == other:
        return Relation("same", "equal")
    if one.site and other.site:
        return _AS_SITES[compare_sites(one.site, other.site)]
    if one.site or other.site:
        return Relation("unknown", "holds")  # a road leads through towns
    are_listed = one.is_listed and other.is_listed
    is_country = one.is_country or other.is_country
    if are_listed and not is_country and are_homophones(a.text, b.text):
        return Relation("same", "name", compare_names(a.text, b.text))
    if not are_listed and not are_both_known(one.id, other.id):
        found = compare_names(a.text, b.text)
        if found.relation != "conflict":
            return Relation("same", "name", found)
        if is_part_by_sound(a.text, b.text) or is_glued(one.id, other.id):
            return Relation("unknown", "part")
    if says_more(one.id, other.id):
        return Relation("unknown", "part")
    if one.is_country != other.is_country or can_both_be_said(one.id, other.id):
        return Relation("unknown", "holds")  # a city may stand for its country
    return Relation("apart", "value")


def _relate_markers(a: Mention, b: Mention) -> Relation:
    """Offices, and words that deny, doubt, attribute or colour, by their ids."""
    if a.what == b.what:
        return Relation("same", "equal")
    if says_more(a.value, b.value):
        return Relation("unknown", "part")
    return Relation("apart", "value")


def _relate_numbers(a: Mention, b: Mention) -> Relation:
    one, other = read_amount_of(a), read_amount_of(b)
    if one is None or other is None or not may_be_of_one(a, b):
        return Relation("unknown", "measure")
    emphases = a.qualifiers.emphasis, b.qualifiers.emphasis
    bound = compare_bounds(one, other, emphases) if any(emphases) else None
    if bound is not None:
        return Relation("apart", "value") if bound == "conflict" else Relation("fits", "rounder")
    found = _AS_AMOUNTS[compare_quantities(one, other)]
    if found.reason == "measure" and is_same_figure(one, other):
        return Relation("unknown", "figure")
    return found


def _relate_dates(a: Mention, b: Mention) -> Relation:
    if a.moment is None or b.moment is None:
        return Relation("unknown", "measure")
    found = _AS_AMOUNTS[compare_moments(a.moment, b.moment)]
    if found.reason == "open" and fold(a.text) == fold(b.text):
        return Relation("same", "words")
    moments = a.moment, b.moment
    # A Wednesday is no Thursday and an evening no 9 am, whenever it was written.
    is_sure = all(m.weekday is not None for m in moments) or any(m.grain == "time" for m in moments)
    is_open = not is_sure and any(
        m.relative and m.first is None and m.grain != "time" for m in moments
    )
    if found.verdict == "apart" and is_open:
        return Relation("unknown", "open")
    is_other = found.verdict == "apart" and _are_other_news(a.moment, b.moment)
    return Relation("unknown", "news") if is_other else found


def _are_other_news(a: Moment, b: Moment) -> bool:
    """Days told from two days of writing that lie far apart belong to two events."""
    if not (a.relative or b.relative) or a.first is None or b.first is None:
        return False
    return abs(a.first - b.first) > SAME_NEWS


def has_grown(a: Mention, b: Mention, days: Days) -> bool:
    """Tell whether two amounts are wholes of one thing that grows, the later day's the greater.

    The missing may also be fewer.
    """
    one, other = a.quantity, b.quantity
    if one is None or other is None or days[0] is None or days[1] is None:
        return False
    if days[0] == days[1] or not may_grow(a, b):
        return False
    if a.qualifiers.fate == "missing":  # who is found is missing no more
        return one.low != other.low
    return (days[0] < days[1]) == (one.low < other.low)


def _was(one: Mention, other: Mention) -> bool:
    """One says of itself that it was the other before: rose from 12 to 18, and 12."""
    was = one.qualifiers.was
    return was is not None and other.quantity is not None and other.quantity.told == (was,)


def may_grow(a: Mention, b: Mention) -> bool:
    """Tell whether two amounts are wholes of one thing that grows while news comes in."""
    one, other = a.quantity, b.quantity
    if one is None or other is None or "ordinal" in (one.form, other.form):
        return False
    said, also = a.qualifiers, b.qualifiers
    are_counts = all(q.is_bare and q.low % 1 == 0 for q in (one, other))  # no share of a crew
    is_toll = are_counts and bool(said.fate) and said.fate == also.fate
    grows = is_toll or (said.grows and also.grows)
    if not grows or a.unit != b.unit:
        return False
    return not any(each.is_aside or each.is_negated for each in (said, also))


_AS_AMOUNTS: Mapping[str, Relation] = {
    "equal": Relation("same", "equal"),
    "compatible": Relation("fits", "looser"),
    "conflict": Relation("apart", "value"),
    "incomparable": Relation("unknown", "measure"),
    "unresolved": Relation("unknown", "open"),
}
_AS_SITES: Mapping[SiteVerdict, Relation] = {
    "same": Relation("same", "name"),
    "fits": Relation("fits", "less"),
    "part": Relation("unknown", "part"),
    "holds": Relation("unknown", "holds"),
    "measure": Relation("unknown", "measure"),
    "apart": Relation("apart", "value"),
}
_BY_KIND: Mapping[str, Callable[[Mention, Mention], Relation]] = {
    "name": _relate_names,
    "organisation": _relate_bodies,
    "place": _relate_places,
    "number": _relate_numbers,
    "date": _relate_dates,
    "role": _relate_markers,
    "negation": _relate_markers,
    "modality": _relate_markers,
    "attribution": _relate_markers,
    "framing": _relate_markers,
}
