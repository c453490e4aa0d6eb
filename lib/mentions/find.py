"""Typed values inside claims: who, which body, where, how many, when, and whether at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from lib.claims.boilerplate import find_addresses
from lib.language.phrases import Match
from lib.mentions.bodies import find_organisations, read_body
from lib.mentions.dates.find import find_dates
from lib.mentions.markers import (
    find_attributions,
    find_framing,
    find_modality,
    find_negations,
    read_tone,
)
from lib.mentions.numbers.find import find_numbers
from lib.mentions.people.names import find_names, name_words
from lib.mentions.people.offices import find_roles
from lib.mentions.places.latin import is_title_case
from lib.mentions.places.listed import find_places, read_place
from lib.mentions.places.unlisted import find_context_places, place_words
from lib.mentions.qualifiers.find import qualify
from lib.mentions.sites.find import find_sites
from lib.mentions.sites.read import find_towns
from lib.model import Claim, Kind, Marker, Mention, Person, Value

# What a finder's value stands for; numbers and dates come typed from their finders.
READERS: Mapping[Kind, Callable[[str], Value]] = {
    "organisation": read_body,
    "place": read_place,
    "name": Person,
    "role": Marker,
    "negation": Marker,
    "modality": Marker,
    "attribution": Marker,
    "framing": read_tone,
}
CALENDAR = range(1500, 2500)  # years of publication that relative dates are resolved against


def find_mentions(
    claims: Sequence[Claim], published: date | None = None
) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of every claim, in reading order.

    published: the day that relative dates are resolved against; without it they stay open.
    Names are looked for twice: what the whole article shows to be a name counts everywhere in it.
    """
    if published is not None and published.year not in CALENDAR:
        published = None  # "last year" would leave the calendar
    values = [_find_values(claim, published) for claim in claims]
    entities = _find_all_entities(claims, values)
    _add_context_places(claims, values, entities)
    names = _find_all_names(claims, values, entities)
    return tuple(
        qualify(claim, _in_order(claim, [*value, *entity, *name]))
        for claim, value, entity, name in zip(claims, values, entities, names, strict=True)
    )


def _in_order(claim: Claim, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions in reading order, without those inside a web address."""
    addresses = find_addresses(claim.text)
    kept = (
        mention
        for mention in mentions
        if not any(first <= mention.start - claim.start < last for first, last in addresses)
    )
    return sorted(kept, key=lambda mention: (mention.start, mention.end))


def _find_values(claim: Claim, published: date | None) -> list[Mention]:
    dates = find_dates(claim.text, claim.tokens, claim.start, published)
    numbers = find_numbers(claim.text, claim.tokens, dates, claim.start)
    return [*dates, *_without_overlap(numbers, dates)]


def _find_all_entities(
    claims: Sequence[Claim], values: Sequence[Sequence[Mention]]
) -> list[list[Mention]]:
    """Everything but names; a body in a title counts if the rest of the text names it."""
    told: set[str] = set()
    found: dict[int, list[Mention]] = {}
    for at in sorted(range(len(claims)), key=lambda n: is_title_case(claims[n].tokens)):
        is_titled = is_title_case(claims[at].tokens)
        found[at] = _find_entities(claims[at], values[at], told if is_titled else None)
        if not is_titled:
            told |= {mention.value for mention in found[at] if mention.kind == "organisation"}
    return [found[at] for at in range(len(claims))]


def _find_entities(
    claim: Claim, values: Sequence[Mention], told: Collection[str] | None
) -> list[Mention]:
    """Everything but names; a token has one reading, the more specific kind first.

    told: in a title, the bodies that the rest of the text names.
    """
    tokens, language = claim.tokens, claim.language
    places = find_places(tokens, language)
    is_titled = claim.role == "headline" or told is not None
    sites = find_sites(tokens, places, language, is_titled)
    found: list[Mention] = []
    for kind, matches in (
        ("organisation", sites["organisation"]),
        ("organisation", find_organisations(tokens, places, language, told)),
        ("place", sites["place"]),
        ("place", places),
        ("role", find_roles(tokens, language)),
    ):
        mentions = [_make_mention(claim, kind, match) for match in matches]  # type: ignore[arg-type]
        found += _without_overlap(mentions, [*found, *values])
    for kind, matches in (
        ("negation", find_negations(tokens, language)),
        ("modality", find_modality(tokens, language)),
        ("attribution", find_attributions(tokens, language)),
        ("framing", find_framing(tokens, language)),
    ):
        found += [_make_mention(claim, kind, match) for match in matches]  # type: ignore[arg-type]
    return found


def _add_context_places(
    claims: Sequence[Claim],
    values: Sequence[Sequence[Mention]],
    entities: Sequence[list[Mention]],
) -> None:
    """Add the places that no list holds; what one claim shows to be a place is one in all."""
    known = find_towns(mention for entity in entities for mention in entity)
    found: list[list[Match]] = []
    for _ in range(2):
        found = [
            _find_context_places(claim, value, entity, known)
            for claim, value, entity in zip(claims, values, entities, strict=True)
        ]
        known = known.union(
            *(place_words(claim, places) for claim, places in zip(claims, found, strict=True))
        )
    for claim, entity, places in zip(claims, entities, found, strict=True):
        entity += [_make_mention(claim, "place", match) for match in places]


def _find_context_places(
    claim: Claim,
    values: Sequence[Mention],
    entities: Sequence[Mention],
    known: frozenset[str],
) -> list[Match]:
    taken = {at for m in (*values, *entities) for at in range(m.first, m.last)}
    listed = [Match(m.first, m.last, m.value) for m in entities if m.kind == "place"]
    return find_context_places(claim, frozenset(taken), listed, known)


def _find_all_names(
    claims: Sequence[Claim],
    values: Sequence[Sequence[Mention]],
    entities: Sequence[Sequence[Mention]],
) -> list[list[Mention]]:
    found: list[list[Match]] = []
    known: frozenset[str] = frozenset()
    for _ in range(2):
        found = [
            find_names(claim, _taken(claim, value, entity), _roles(entity), known)
            for claim, value, entity in zip(claims, values, entities, strict=True)
        ]
        known = known.union(
            *(name_words(claim, names) for claim, names in zip(claims, found, strict=True))
        )
    return [
        [_make_mention(claim, "name", match) for match in names]
        for claim, names in zip(claims, found, strict=True)
    ]


def _taken(claim: Claim, values: Iterable[Mention], entities: Iterable[Mention]) -> list[Match]:
    return [Match(m.first, m.last, m.value) for mentions in (values, entities) for m in mentions]


def _roles(entities: Iterable[Mention]) -> list[Match]:
    return [Match(m.first, m.last, m.value) for m in entities if m.kind == "role"]


def _without_overlap(mentions: Iterable[Mention], taken: Sequence[Mention]) -> list[Mention]:
    occupied = {at for other in taken for at in range(other.first, other.last)}
    return [m for m in mentions if occupied.isdisjoint(range(m.first, m.last))]


def _make_mention(claim: Claim, kind: Kind, match: Match) -> Mention:
    start, end = claim.tokens[match.first].start, claim.tokens[match.last - 1].end
    text = claim.text[start - claim.start : end - claim.start]
    what = READERS[kind](match.value)
    return Mention(kind, text, start, end, match.value, match.first, match.last, what)
