"""What says that a deed is not done: not, no, without, refused to, नहीं, बिना, करने से इनकार."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lib.disagree.slots.passage import Passage
from lib.disagree.words.verbs import is_finite
from lib.language import lexicon
from lib.language.phrases import Match, find_phrases, phrase_index
from lib.model import Mention

# In tokens; chosen.
_REACH = 5  # between an English negation and the deed
_REACH_HINDI = 4  # between a Hindi deed and its negation
_WITHOUT_REACH = 3
_AFTER = 2  # between an English noun and the negation of its verb: arrests have not been made
_DECIDED_REACH = 5  # between a negation and the decision: न देने का फैसला
_WITHOUT = frozenset({"बिना", "बगैर"})
_CASES = frozenset({"का", "के", "की", "को", "से", "में", "पर", "तक"})
_HELPERS = frozenset({"was", "were", "has", "have", "had", "been", "being", "be", "is", "are"})
_THATS = frozenset({"that", "who", "which"})
_AHEAD = frozenset({"to"})  # decided not to sign
_DECIDED = frozenset({"फैसला", "फैसले", "निर्णय"})


@dataclass(frozen=True, slots=True)
class Negating:
    """What negates a deed, on tokens [first, last). is_coming: what it negates lies ahead."""

    first: int
    last: int
    is_coming: bool = False


def list_acts(matches: Iterable[Match]) -> frozenset[int]:
    """The tokens of deeds past which no negation reaches."""
    return frozenset(at for m in matches for at in range(m.first, m.last))


def find_marker(passage: Passage, match: Match, acts: Collection[int]) -> Negating | None:
    """Give what says that a deed is not done; None where nothing does."""
    is_hindi = passage.claims[0].language == "hi"
    reads = _read_hindi if is_hindi else _read_english
    for marker in passage.of_kind("negation"):
        if marker.value == "not" or _refuses(passage, marker):
            found = reads(passage, match, marker, acts)
            if found is not None:
                return found
    return None if is_hindi else _find_yet_to(passage, match, acts)


def is_doubtful(passage: Passage, match: Match) -> bool:
    """A negation stands before an English deed, though it may turn another word: "denied that"."""
    tokens, closed = passage.tokens, lexicon.words_of_all("clause_words") - _THATS
    for marker in passage.of_kind("negation"):
        between = tokens[marker.last : match.first]
        if marker.last <= match.first and not any(
            token.kind == "mark" or token.norm in closed for token in between
        ):
            return passage.claims[0].language == "en"
    return False


def _refuses(passage: Passage, marker: Mention) -> bool:
    """A verb that undoes another says that it was never so: refused to, से इनकार, not "stopped"."""
    last = passage.tokens[marker.last - 1].norm
    is_hindi = passage.claims[0].language == "hi"
    refusing = lexicon.table("hi", "negative_verbs") if is_hindi else _AHEAD
    return marker.value == "undo" and last in refusing


def _read_english(
    passage: Passage, match: Match, marker: Mention, acts: Collection[int]
) -> Negating | None:
    tokens = passage.tokens
    if 0 <= match.first - marker.last <= _REACH:
        between = range(marker.last, match.first)
        if _is_open_way(passage, between, acts):
            is_coming = marker.value == "not" and any(tokens[at].norm in _AHEAD for at in between)
            return Negating(marker.first, marker.last, is_coming)
    elif 0 <= marker.first - match.last <= _AFTER:
        rest = (t.norm for t in tokens[marker.last : marker.last + _AFTER + 1])
        verb = next((norm for norm in rest if norm not in _HELPERS), "")
        helpers = (t.norm for t in tokens[match.last : marker.first])
        if all(norm in _HELPERS for norm in helpers) and verb in _made():
            return Negating(marker.first, marker.last)
    return None


def _find_yet_to(passage: Passage, match: Match, acts: Collection[int]) -> Negating | None:
    for yet in find_phrases(passage.tokens, phrase_index("yet_words"), "en"):
        if passage.tokens[yet.last - 1].norm in _AHEAD:
            between = range(yet.last, match.first)
            if match.first - yet.last in range(_REACH) and _is_open_way(passage, between, acts):
                return Negating(yet.first, yet.last)
    return None


def _is_open_way(passage: Passage, between: range, acts: Collection[int]) -> bool:
    """No other deed, clause or finite verb stands between a negation and what it negates."""
    closed = lexicon.words_of_all("clause_words")
    for at in between:
        token = passage.tokens[at]
        is_other = at in acts and token.norm not in _made()
        if is_other or token.norm in closed or (token.kind == "mark" and token.text != "-"):
            return False
        is_free = token.norm in _HELPERS or token.norm in _made()
        if passage.claims[0].language == "en" and not is_free and is_finite(token):
            return False
    return True


def _made() -> frozenset[str]:
    return lexicon.words("en", "done_words")


def _read_hindi(
    passage: Passage, match: Match, marker: Mention, acts: Collection[int]
) -> Negating | None:
    tokens = passage.tokens
    after, before = marker.first - match.last, match.first - marker.last
    found = Negating(marker.first, marker.last, _is_decided(passage, marker))
    if tokens[marker.last - 1].norm in _WITHOUT:
        way = range(match.last, marker.first) if after >= 0 else range(marker.last, match.first)
        is_near = max(after, before) <= _WITHOUT_REACH
        return found if is_near and _is_open_way(passage, way, acts) else None
    if before == 0 and marker.value == "not":
        return found
    if not 0 <= after <= _REACH_HINDI:
        return None
    between = range(match.last, marker.first)
    if after and marker.value == "not" and tokens[match.last].norm in _CASES:
        return None  # गिरफ्तारी की मांग नहीं की
    return found if _is_open_way(passage, between, acts) else None


def _is_decided(passage: Passage, marker: Mention) -> bool:
    """The negation stands in a decision: लाभांश नहीं देने का फैसला."""
    rest = passage.tokens[marker.last : marker.last + _DECIDED_REACH]
    return any(token.norm in _DECIDED for token in rest)
