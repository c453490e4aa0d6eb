"""How alike two typed values are as terms of two claims, in [0, 1].

1 is one value however it is written. What is less says that the two stand in one slot, not that
they are one: claims that disagree on an amount should be laid beside each other all the same.
"""

from __future__ import annotations

from lib.links.terms import Term
from lib.mentions.relate import Relation, relate
from lib.mentions.sites.read import find_site
from lib.model import Mention

# Against an equal value (1.0); chosen, those of days and sites by the links of align_ecb.
SAME_BODY = 0.9  # the same department, with the country said on one side only
BODY_ELSEWHERE = 0.6  # the same department of two countries: the countries are told as places
OTHER_DEPARTMENT = 0.4  # a department against another one: the slot agrees, the value does not
OTHER_AMOUNT = 0.5  # four hours against five: as much
SAME_WEEKDAY = 0.8  # Friday, and a Friday that the day of writing resolves
WITHIN = 0.5  # a day and its month
SAME_SITE = 0.9  # a hospital, and the same with its rank
PART_OF_SITE = 0.6  # a site, and one whose name says more
OTHER_SITE = 0.4  # another site of one sort


def compare_value(a: Term, b: Term) -> float:
    """How alike two terms of one kind are that stand for a value."""
    if a.key == b.key:
        return 1.0
    if a.mention is None or b.mention is None:
        return 0.0
    if a.kind == "number":  # another amount of one unit may be what the claims disagree on
        return OTHER_AMOUNT if a.mention.unit and a.mention.unit == b.mention.unit else 0.0
    if a.kind == "date":
        return _compare_dates(a.mention, b.mention)
    if find_site(a.mention) and find_site(b.mention):
        return _compare_sites(relate(a.mention, b.mention))
    return _compare_bodies(a.mention, b.mention) if a.kind == "organisation" else 0.0


def _compare_dates(a: Mention, b: Mention) -> float:
    """Of two articles that say Friday only one may tell its day of writing, and so which Friday."""
    verdict = relate(a, b).verdict
    if verdict != "fits":
        return float(verdict == "same")
    moments = (a.moment, b.moment)
    return SAME_WEEKDAY if any(m and m.weekday is not None for m in moments) else WITHIN


def _compare_sites(relation: Relation) -> float:
    if relation.verdict == "same":
        return 1.0
    return {"less": SAME_SITE, "part": PART_OF_SITE, "value": OTHER_SITE}.get(relation.reason, 0.0)


def _compare_bodies(a: Mention, b: Mention) -> float:
    reason = relate(a, b).reason
    if reason == "government":  # of one government only where both say which
        countries = [mention.body.country for mention in (a, b) if mention.body]
        return OTHER_DEPARTMENT if all(countries) else 0.0
    return {"less": SAME_BODY, "country": BODY_ELSEWHERE}.get(reason, 0.0)
