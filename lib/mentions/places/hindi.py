"""Unlisted places in Hindi: वापी शहर, खेड़ा जिले, गुजरात के वापी में, रामगंजपुर."""

from __future__ import annotations

from functools import lru_cache

from lib.language import lexicon
from lib.language.rarity import zipf
from lib.mentions.places.scene import Scene, personal_words

COMMON = 4.4  # Zipf value from which a word is no unknown name, even beside "जिला"; chosen
RARE = 3.4
_FEWEST_LETTERS = 5  # of a word that its ending shows to be a place
_AGENTS = frozenset({"ने", "जी", "साहब", "साहिब"})
_GENITIVES = frozenset({"के", "की", ","})
_LOCATIVE = "में"
_FAR = 3  # words from "एक" to the noun of "एक छोटा सा गांव"
_PLURAL = "ों"
_HEADS = "place_heads"


def find_hindi_place(scene: Scene, at: int) -> int | None:
    """Where a place that starts at the free word `at` ends, or None."""
    if scene.norm_at(at) in lexicon.table("hi", "place_homographs"):
        return at + 1 if _is_shown(scene, at) else None
    if not is_name_like(scene, at):
        return None
    if scene.norm_at(at) in scene.known:
        return at + 1
    is_place = (
        _has_head(scene, at)
        or _follows_head(scene, at)
        or _lies_in_place(scene, at)
        or _defines_place(scene, at)
        or _ends_like_place(scene, at)
    )
    return at + 1 if is_place else None


def _is_shown(scene: Scene, at: int) -> bool:
    """Whether a word that is also a place stands as one: गया जिले, बिहार के गया में, गया, बिहार."""
    is_before_place = scene.norm_at(at + 1) == "," and at + 2 in scene.listed
    is_addressed = is_before_place and (at == 0 or scene.norm_at(at - 1) == ",")
    has_head = scene.match_cue(at + 1, _HEADS, "after") is not None
    return has_head or is_addressed or _stands_in_listed(scene, at)


def _stands_in_listed(scene: Scene, at: int) -> bool:
    is_after_place = scene.norm_at(at - 1) in _GENITIVES and at - 1 in scene.listed.values()
    return is_after_place and scene.norm_at(at + 1) == _LOCATIVE


def is_name_like(scene: Scene, at: int, limit: float = COMMON) -> bool:
    """Whether nothing speaks against a word's being a place; limit: its Zipf value is lower."""
    norm = scene.norm_at(at)
    return (
        len(norm) > 2
        and norm not in plain_words()
        and norm not in personal_words()
        and not norm.endswith((_PLURAL, *modifier_endings()))
        and zipf(scene.tokens[at].text, "hi") < limit
    )


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Words that are known to mean something else."""
    glossed = (word for phrase in lexicon.table("hi", "gloss") for word in phrase.split())
    heads = (word for head in lexicon.words("hi", "organisation_heads") for word in head.split())
    function = lexicon.words_of_all("function_words")
    return function | lexicon.words("hi", "place_modifiers") | frozenset((*glossed, *heads))


@lru_cache(maxsize=1)
def modifier_endings() -> tuple[str, ...]:
    """Endings of words that describe a place and name none."""
    words = lexicon.words("hi", "place_modifiers")
    return tuple(word[1:] for word in words if word.startswith("-"))


@lru_cache(maxsize=1)
def _place_endings() -> tuple[str, ...]:
    return tuple(sorted(lexicon.words("hi", "place_endings")))


def _has_head(scene: Scene, at: int) -> bool:
    """वापी शहर, खेड़ा (सदर) तहसील; before "इलाके" only a rare word."""
    if scene.match_cue(at + 1, _HEADS, "after") is not None:
        return True
    is_loose = scene.match_cue(at + 1, _HEADS, "loose") is not None
    return is_loose and is_name_like(scene, at, RARE)


def _follows_head(scene: Scene, at: int) -> bool:
    """राजधानी अस्ताना."""
    start = scene.match_cue_before(at, _HEADS, "before")
    return start is not None and is_name_like(scene, at, RARE)


def _lies_in_place(scene: Scene, at: int) -> bool:
    """गुजरात के वापी में, वापी, गुजरात में."""
    return _stands_in_listed(scene, at) and is_name_like(scene, at, RARE)


def _defines_place(scene: Scene, at: int) -> bool:
    """खेड़ा … एक गांव है: what the claim begins with is the village."""
    if at > 0 or not is_name_like(scene, at, RARE):
        return False
    norms = [token.norm for token in scene.tokens]
    ones = [place for place, norm in enumerate(norms) if norm == "एक"]
    return any(
        scene.match_cue(place + step, _HEADS, "defining") is not None
        for place in ones
        for step in range(1, 1 + _FAR)
    )


def _ends_like_place(scene: Scene, at: int) -> bool:
    """रामगंजपुर by itself; not as a surname, nor as one who acts."""
    norm = scene.norm_at(at)
    if not norm.endswith(_place_endings()) or len(norm) < _FEWEST_LETTERS:
        return False
    is_named = at > 0 and scene.norm_at(at - 1) in personal_words()
    return not is_named and scene.norm_at(at + 1) not in _AGENTS and is_name_like(scene, at, RARE)
