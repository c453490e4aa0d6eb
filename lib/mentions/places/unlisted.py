"""Places that no list holds, by what stands around them: in Vapi, Kheda district, रामगंज शहर.

An unknown word is a place only where its neighbours leave no doubt; it may be a person, a firm, a
language or a common word instead. The cues are in data/lexicon/{hi,en}/place_heads.txt.
"""

from __future__ import annotations

from collections.abc import Sequence

from lib.language import lexicon
from lib.language.phrases import Match
from lib.language.romanise import romanise
from lib.language.text import fold
from lib.mentions.places.hindi import find_hindi_place, is_name_like
from lib.mentions.places.latin import find_latin_place, is_title_case
from lib.mentions.places.scene import Scene
from lib.model import Claim, Token

_HYPHENS = frozenset("-–")


def find_context_places(
    claim: Claim, taken: frozenset[int], listed: Sequence[Match], known: frozenset[str]
) -> list[Match]:
    """Places on the claim's free tokens, in order.

    taken: token places that other mentions cover; listed: the places among those; known: folded
    words that are a place elsewhere in the article. The value is the name in Latin letters, folded.
    """
    is_titled = claim.role == "headline" or is_title_case(claim.tokens)
    bounds = {match.first: match.last for match in listed}
    scene = Scene(claim.tokens, taken, bounds, known, is_titled)
    found: list[Match] = []
    at = 0
    while at < len(claim.tokens):
        last = _find_end(scene, at) if scene.is_free_word(at) else None
        if last is not None:
            first = _find_start(scene, at, found[-1].last if found else 0)
            found.append(Match(first, last, _write_value(claim.tokens[first:last])))
        at = last or at + 1
    return found


def _find_end(scene: Scene, at: int) -> int | None:
    if scene.tokens[at].text[0].isascii():
        return find_latin_place(scene, at)
    return find_hindi_place(scene, at)


def _find_start(scene: Scene, at: int, limit: int) -> int:
    """Where a Hindi place begins whose first part stands before a hyphen: देवा-रामगंज."""
    hyphen, before = at - 1, at - 2
    if before < limit or scene.norm_at(hyphen) not in _HYPHENS or not scene.is_free_word(before):
        return at
    tokens = scene.tokens
    is_joined = (
        tokens[before].end == tokens[hyphen].start and tokens[hyphen].end == tokens[at].start
    )
    is_name = is_joined and not tokens[at].text.isascii() and is_name_like(scene, before)
    return before if is_name else at


def _write_value(tokens: Sequence[Token]) -> str:
    """The id of a listed homograph; else the same in both scripts where they sound alike."""
    homograph = lexicon.table("hi", "place_homographs").get(tokens[0].norm)
    if homograph and len(tokens) == 1:
        return homograph[0]
    words = (token.norm for token in tokens if token.kind == "word")
    return " ".join(fold(romanise(word)) for word in words)


def place_words(claim: Claim, places: Sequence[Match]) -> frozenset[str]:
    """The folded words of places of one word, which are recognised alone elsewhere."""
    return frozenset(
        claim.tokens[match.first].norm for match in places if match.last - match.first == 1
    )
