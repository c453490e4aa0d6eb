"""Organisations: departments of a government, well-known bodies, and names that end like one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.language.phrases import Match, find_phrases, follows_given_name, phrase_index
from lib.language.text import fold
from lib.mentions.sites.read import read_site
from lib.model import Body, Language, Token

_CONNECTORS = {"of", "for", "the", "and", "&"}
_GENITIVES = {"का", "की", "के", "'", "’", "s"}
_SURE_HEADS = {"department", "departments", "ministry", "ministries", "dept"}
_ACRONYM_LENGTH = range(2, 7)
_INITIALS = 3  # letters at most


@lru_cache(maxsize=1)
def department_ids() -> frozenset[str]:
    """Give every id that data/lexicon has for a department."""
    return frozenset(
        values[0]
        for language in LANGUAGES
        for values in lexicon.table(language, "departments").values()
        if values
    )


@cache
def departments_of(country: str) -> dict[str, str]:
    """Give the departments of a country, id → English proper name; empty if none are listed."""
    listed = lexicon.table("common", "departments_by_country").get(fold(country), ())
    return {
        entry.partition(" (")[0]: entry.partition(" (")[2].removesuffix(")") for entry in listed
    }


def read_body(value: str) -> Body:
    """Read the value of an organisation, which may begin with the code of a country: US:foreign."""
    country, _, body = value.rpartition(":")
    is_known = body in department_ids() or body in _listed_ids()
    return Body(body, country, body in department_ids(), None if is_known else read_site(body))


@lru_cache(maxsize=1)
def _listed_ids() -> frozenset[str]:
    tables = (lexicon.table(language, "organisations") for language in LANGUAGES)
    return frozenset(values[0] for table in tables for values in table.values() if values)


def find_organisations(
    tokens: Sequence[Token],
    places: Sequence[Match],
    language: Language,
    told: Collection[str] | None = None,
) -> list[Match]:
    """Organisations on the tokens; departments first, then known bodies, then likely ones.

    told: where capitals say nothing, as in a title, the bodies that the rest of the text names;
    there others count only if small words set them off.
    """
    found = list(_find_departments(tokens, places, language))
    known = filter(
        lambda match: (
            _is_written_as_name(tokens[match.first : match.last])
            and not follows_given_name(tokens, match)
        ),
        find_phrases(tokens, phrase_index("organisations"), language),
    )
    for match in [*known, *_find_headed(tokens, told), *_find_acronyms(tokens, places)]:
        if not any(match.first < other.last and other.first < match.last for other in found):
            found.append(match)
    return _join_bodies(sorted(found, key=lambda match: match.first))


def _is_written_as_name(tokens: Sequence[Token]) -> bool:
    """Latin names need their capitals: WHO is a body, who is not."""
    first = tokens[0].text
    if not first[0].isascii():
        return True
    return first.isupper() if len(tokens) == 1 and len(first) <= 4 else first[0].isupper()


def _join_bodies(found: Sequence[Match]) -> list[Match]:
    """A body right before one of its own organs is part of its name: यूएन सुरक्षा परिषद."""
    joined: list[Match] = []
    for match in found:
        parent = joined[-1] if joined else None
        if parent and parent.last == match.first and match.value.startswith(f"{parent.value} "):
            joined[-1] = Match(parent.first, match.last, match.value)
        else:
            joined.append(match)
    return joined


def _find_departments(
    tokens: Sequence[Token], places: Sequence[Match], language: Language
) -> Iterator[Match]:
    """A field of government beside its head: विदेश विभाग, State Department, Ministry of Finance."""
    heads = lexicon.words_of_all("department_heads")
    for field in find_phrases(tokens, phrase_index("departments"), language):
        span = _department_span(tokens, field, heads)
        if span is None:
            continue
        first, last = span
        country = _country_before(tokens, places, first)
        yield Match(first, last, f"{country}:{field.value}" if country else field.value)


def _department_span(
    tokens: Sequence[Token], field: Match, heads: frozenset[str]
) -> tuple[int, int] | None:
    if any(token.norm in heads for token in tokens[field.first : field.last]):
        return field.first, field.last
    if field.last < len(tokens) and tokens[field.last].norm in heads:
        is_small = tokens[field.first].text[0].islower() and tokens[field.last].text[0].islower()
        if is_small and tokens[field.last].norm not in _SURE_HEADS:
            return None  # a home office, a state bureau
        return field.first, field.last + 1
    before = field.first - 1
    while before >= 0 and tokens[before].norm in _CONNECTORS:
        before -= 1
    if before >= 0 and before < field.first - 1 and tokens[before].norm in heads:
        return before, field.last
    return None


def _country_before(tokens: Sequence[Token], places: Sequence[Match], first: int) -> str:
    """The ISO code of a country that stands right before the department, or ""."""
    at = first
    while at > 0 and tokens[at - 1].norm in _GENITIVES:
        at -= 1
    return next((p.value for p in places if p.last == at and len(p.value) == 2), "")


def _find_headed(tokens: Sequence[Token], told: Collection[str] | None) -> Iterator[Match]:
    """Capitalised words that end in an organisation's noun: Harbour Workers' Union."""
    heads = lexicon.words_of_all("organisation_heads")
    small = lexicon.words_of_all("function_words")
    for place, token in enumerate(tokens):
        if token.norm not in heads or not token.text[0].isupper():
            continue
        first = place
        while first > 0 and tokens[first - 1].text[0].isupper():
            if tokens[first - 1].norm in small:
                break  # of a headline: Dead In Surat Coaching Centre
            first -= 1
        if told is not None and not _is_set_off(tokens, first, place + 1, small):
            while first < place and _name_of(tokens, first, place) not in told:
                first += 1
        if first < place:
            yield Match(first, place + 1, _name_of(tokens, first, place))


def _is_set_off(tokens: Sequence[Token], first: int, last: int, small: frozenset[str]) -> bool:
    """Whether capitals of a title stand between a small word and the next one, or its end."""
    ends = last == len(tokens) or not tokens[last].text[0].isupper()
    return ends and first > 0 and tokens[first - 1].norm in small


def _name_of(tokens: Sequence[Token], first: int, head: int) -> str:
    return " ".join(token.norm for token in tokens[first : head + 1])


def _find_acronyms(tokens: Sequence[Token], places: Sequence[Match]) -> Iterator[Match]:
    shouted = sum(token.text.isupper() for token in tokens if token.kind == "word")
    if shouted * 2 > len(tokens):
        return  # a line in capitals
    taken = {at for place in places for at in range(place.first, place.last)}
    for at, token in enumerate(tokens):
        letters = token.norm
        if (
            at not in taken
            and token.kind == "word"
            and token.text.isupper()
            and len(letters) in _ACRONYM_LENGTH
            and letters.isalpha()
            and letters.isascii()
            and letters not in lexicon.words("en", "no_bodies")
            and not _are_initials(tokens, at)
            and not _follows_party(tokens, at)
        ):
            yield Match(at, at + 1, letters)


def _are_initials(tokens: Sequence[Token], at: int) -> bool:
    """Whether two or three letters stand before a surname: A.K. Sharma, AK Sharma."""
    if (
        at + 1 >= len(tokens)
        or len(tokens[at].norm) > _INITIALS
        or not tokens[at + 1].text.istitle()
    ):
        return False
    is_surname = tokens[at + 1].norm in lexicon.words_of_all("surnames")
    return is_surname or ("." in tokens[at].text and tokens[at].norm not in _listed_ids())


def _follows_party(tokens: Sequence[Token], at: int) -> bool:
    """Whether a state stands after a party's letter: R-S.C., D-N.J."""
    return at > 1 and tokens[at - 1].text == "-" and len(tokens[at - 2].text) == 1
