"""Unlisted places in Latin letters: in Vapi, near Silkot, Kheda district, from Vapi, Gujarat."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lib.language import lexicon
from lib.language.rarity import zipf
from lib.mentions.places.scene import Scene, personal_words
from lib.model import Token

COMMON = 4.0  # Zipf value from which a word is no unknown name; chosen
RARE = 3.0
_LONGEST = 3  # words
_FEWEST_LETTERS = 7  # of a word that its ending shows to be a place
_CLOSING = frozenset('.,;:!?)"”—–।')
_HEADS, _DENIALS = "place_heads", "place_denials"


def find_latin_place(scene: Scene, at: int) -> int | None:
    """Where a place that starts at the free word `at` ends, or None."""
    last = _find_run_end(scene, at)
    if last == at or _starts_inside_run(scene, at):
        return None
    if last - at == 1 and scene.norm_at(at) in scene.known:
        return last
    if scene.is_titled:
        return None
    is_place = (
        _has_head(scene, at, last)
        or _follows_head(scene, at, last)
        or _follows_preposition(scene, at, last)
        or _defines_place(scene, at, last)
        or _ends_like_place(scene, at, last)
    )
    return last if is_place else None


def _find_run_end(scene: Scene, at: int) -> int:
    """The end of the capitalised free words from `at`."""
    last = at
    while last - at <= _LONGEST and scene.is_free_word(last) and _is_capitalised(scene, last):
        last += 1
    return last if last - at <= _LONGEST else at


def _starts_inside_run(scene: Scene, at: int) -> bool:
    return scene.is_free_word(at - 1) and _is_capitalised(scene, at - 1)


def _is_capitalised(scene: Scene, at: int) -> bool:
    text, norm = scene.tokens[at].text, scene.norm_at(at)
    is_name = text[0].isupper() and not text.isupper() and len(norm) > 2
    return is_name and norm not in lexicon.words("en", "function_words")


def _may_be_place(scene: Scene, at: int, last: int) -> bool:
    """No part is a person's name or listed as another thing, and one at least is a rare word."""
    norms = [scene.norm_at(place) for place in range(at, last)]
    if personal_words().intersection(norms) or any(_is_no_place(norm) for norm in norms):
        return False
    return any(zipf(norm, "en") < COMMON for norm in norms)


def _is_no_place(norm: str) -> bool:
    return is_no_name(norm) or "no place" in lexicon.roles(_DENIALS).get(norm, ())


def is_no_name(norm: str) -> bool:
    """Whether a capitalised word is a body, a language, a feast or the like: Parliament, Hindi."""
    is_body = norm in _body_words()
    return is_body or "never" in lexicon.roles(_DENIALS).get(norm, ())


@lru_cache(maxsize=1)
def _body_words() -> frozenset[str]:
    heads = lexicon.words_of_all("organisation_heads") | lexicon.words_of_all("department_heads")
    return frozenset(word for phrase in heads for word in phrase.split())


def _has_head(scene: Scene, at: int, last: int) -> bool:
    """Kheda district; not at the start of a sentence, where any word has its capital."""
    is_headed = scene.match_cue(last, _HEADS, "after") is not None
    return is_headed and at > 0 and _may_be_place(scene, at, last) and _is_rare(scene, at, last)


def _is_rare(scene: Scene, at: int, last: int) -> bool:
    return all(zipf(scene.norm_at(place), "en") < COMMON for place in range(at, last))


def _follows_head(scene: Scene, at: int, last: int) -> bool:
    """the village of Kheda."""
    start = scene.match_cue_before(at, _HEADS, "before")
    return start is not None and _may_be_place(scene, at, last)


def _follows_preposition(scene: Scene, at: int, last: int) -> bool:
    before = scene.match_cue_before(at, _HEADS, "preposition")
    if before is not None:
        is_denied = "before" in lexicon.roles(_DENIALS).get(scene.norm_at(before - 1), ())
        return not is_denied and _may_be_place(scene, at, last) and _closes(scene, last)
    before = scene.match_cue_before(at, _HEADS, "direction")
    is_addressed = scene.norm_at(last) == "," and last + 1 in scene.listed
    return before is not None and is_addressed and _may_be_place(scene, at, last)


def _closes(scene: Scene, last: int) -> bool:
    """What follows lets a place stand alone: in Vapi on Monday; not in Smith's view."""
    if last >= len(scene.tokens) or scene.tokens[last].text in _CLOSING:
        return True
    norm = scene.norm_at(last)
    is_function = norm in lexicon.words("en", "function_words")
    return is_function or scene.match_cue(last, _HEADS, "after") is not None


def _defines_place(scene: Scene, at: int, last: int) -> bool:
    """Kheda is a village in …"""
    if at > 0 or scene.norm_at(last) not in ("is", "was"):
        return False
    if scene.norm_at(last + 1) not in ("a", "an", "the"):
        return False
    has_noun = any(scene.match_cue(last + 2 + step, _HEADS, "defining") for step in range(3))
    return has_noun and _may_be_place(scene, at, last)


def _ends_like_place(scene: Scene, at: int, last: int) -> bool:
    """Ramganjpur by itself; not as a surname, after a first name or a form of address."""
    norm = scene.norm_at(at)
    if last - at > 1 or not norm.endswith(_place_endings()) or len(norm) < _FEWEST_LETTERS:
        return False
    is_named = at > 0 and scene.norm_at(at - 1) in personal_words()
    is_titled = scene.norm_at(at - 1) == "." and scene.norm_at(at - 2) in personal_words()
    return (
        not is_named
        and not is_titled
        and zipf(norm, "en") < RARE
        and _may_be_place(scene, at, last)
    )


@lru_cache(maxsize=1)
def _place_endings() -> tuple[str, ...]:
    return tuple(sorted(lexicon.words("en", "place_endings")))


def is_title_case(tokens: Sequence[Token]) -> bool:
    """Most longer words begin with a capital, so that a capital says nothing; a stop ends no title.

    "Captain Lena Okafor was arrested." is a sentence.
    """
    if tokens and tokens[-1].text == ".":
        return False
    longer = [token for token in tokens if token.kind == "word" and len(token.norm) > 3]
    longer = [token for token in longer if token.norm.isascii()]
    return len(longer) >= 4 and sum(t.text[0].isupper() for t in longer) > 0.7 * len(longer)
