"""Listed places: countries by ISO 3166 code, cities and regions by English name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.language.phrases import (
    Match,
    PhraseIndex,
    find_phrases,
    follows_given_name,
    phrase_index,
    split_phrase,
)
from lib.language.rarity import zipf
from lib.language.text import fold
from lib.mentions.places.scene import personal_words
from lib.mentions.sites.read import is_listed_name, read_site
from lib.model import Language, Place, Token

_COMMON = 3.6  # Zipf value from which a time zone's city may be another word; chosen
_SHORTEST = 4  # letters and signs of a time zone's city


@lru_cache(maxsize=1)
def place_index() -> PhraseIndex:
    """The lexicon's places together with the country names of CLDR in Hindi and English."""
    collected = {head: list(found) for head, found in phrase_index("places").entries.items()}
    known = {parts for found in collected.values() for parts, _ in found}
    for parts, code in (*_countries(), *_cities()):
        if parts not in known:
            collected.setdefault(parts[0], []).append((parts, code))
    entries = {
        head: tuple(sorted(found, key=lambda entry: -len(entry[0])))
        for head, found in collected.items()
    }
    return PhraseIndex(entries, by_stem=False)


def _countries() -> list[tuple[tuple[str, ...], str]]:
    from babel import Locale  # late: only needed once

    found = []
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            parts = split_phrase(_fold_words(name))
            if len(code) == 2 and code.isalpha() and code not in {"EU", "UN", "EZ", "ZZ"} and parts:
                found.append((parts, code))
    return found


def _cities() -> list[tuple[tuple[str, ...], str]]:
    """Cities that CLDR names in both languages, one for each time zone; its English name is the id.

    Names of people (Stanley, Darwin) and words of ordinary prose are left out.
    """
    from babel import Locale  # late: only needed once

    english, hindi = (Locale(language).time_zones for language in ("en", "hi"))
    found = []
    for zone, named in hindi.items():
        name = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        if _fold_words(name) in lexicon.words("common", "no_cities"):
            continue
        local_name = named.get("city", "")
        city, local = (split_phrase(_fold_words(text)) for text in (name, local_name))
        if not (_is_plain(city, "en") or _is_plain(local, "hi")) and "," not in name:
            found += [(city, name), (local, name)]
    return found


def _is_plain(parts: tuple[str, ...], language: Language) -> bool:
    """A single word that people are called too, or that is common, or too short to be told."""
    if len(parts) != 1:
        return not parts
    is_common = zipf(parts[0], language) >= _COMMON or len(parts[0]) < _SHORTEST
    return is_common or parts[0] in personal_words()


def _fold_words(text: str) -> str:
    return " ".join(fold(word) for word in text.split())


def find_places(tokens: Sequence[Token], language: Language) -> list[Match]:
    """Places on the tokens, longest first; a Latin one must begin with a capital."""
    return [
        match
        for match in find_phrases(tokens, place_index(), language)
        if not tokens[match.first].text[0].islower()
        and not follows_given_name(tokens, match)
        and not _precedes_surname(tokens, match)
    ]


def _precedes_surname(tokens: Sequence[Token], match: Match) -> bool:
    """A city's name before a surname is a first name: Paris Hilton, Sydney Poitier."""
    if match.last - match.first > 1 or match.last >= len(tokens) or len(match.value) == 2:
        return False
    following = tokens[match.last]
    is_surname = following.norm in lexicon.words_of_all("surnames")
    is_sure = following.norm not in lexicon.words("hi", "ambiguous_names")
    return is_surname and is_sure and not following.text[0].islower()


def read_place(value: str) -> Place:
    """Read the value of a place: an ISO code, the name of a listed place, a site, small letters."""
    is_country = len(value) == 2 and value.isupper()
    site = read_site(value)
    is_listed = value != value.lower() and (site is None or is_listed_name(value))
    return Place(value, is_country, is_listed, site)
