"""What stands before the first sentence of a report: the place, the day, the agency or the desk."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from lib.language.lexicon import LANGUAGES, table
from lib.language.text import fold, tokenise
from lib.model import Token

_LONGEST_DATELINE = 80  # characters; chosen
_LONGEST_CREDIT = 60  # characters of a place with its desk; chosen
LONGEST_PLACE = 3  # words
_MOST_PARTS = 4  # places and desks
_DEVANAGARI = regex.compile(r"\p{Devanagari}")
_BARE_CONSONANT = regex.compile(r"[क-ह]़?$")
_BRACKETED = regex.compile(r"[^().।?!]{2,50}\((?P<agency>[^()]{2,30})\)\s*[—–:-]*\s*")
_CREDITED = regex.compile(r"[^.।:?!]{4,58}:\s")
_DIVIDED = regex.compile(r"[,/()\[\]]")
_CAPITALS = regex.compile(
    r"\p{Lu}{3,}[\p{L}\p{N},.' ]{0,40}?(?:\([^()]{2,30}\))?\s*(?:—|–|--|(?<=\s)-)\s+"
    r"|\p{Lu}{3,}(?:[ ]\p{Lu}{2,}){0,3}:\s+"
)


def find_dateline_end(sentence: str, tokens: Sequence[Token], is_followed: bool) -> int | None:
    """Where the dateline that a first sentence begins with ends, in it; None where it has none.

    is_followed: other sentences stand behind it, so that it may be all of this one.
    """
    if is_followed and (_is_place(sentence, tokens) or _is_credit(sentence)):
        return len(sentence)
    head = sentence[:_LONGEST_DATELINE]
    found = _BRACKETED.match(head)
    if not found or not _is_agency(found["agency"]):
        found = _CREDITED.match(head)
        if not found or not _is_credit(found.group()):
            found = _CAPITALS.match(head)
    return len(found.group()) if found else None


def _is_credit(head: str) -> bool:
    """Whether it names a place, its agency or desk, and no more: जेएनएन, चंडीगढ़।"""
    parts = [part.strip() for part in _DIVIDED.split(head.rstrip(".।: ")) if part.strip()]
    if not 1 < len(parts) <= _MOST_PARTS or len(head) > _LONGEST_CREDIT:
        return False
    places = [tokenise(part) for part in parts if not _is_agency(part)]
    return len(places) < len(parts) and all(map(_is_name, places))


def _is_place(sentence: str, tokens: Sequence[Token]) -> bool:
    """Whether a first sentence is no more than a place: "सियोल." or "पटना, 3 मार्च (भाषा)।" """
    if not sentence.endswith((".", "।")):
        return False
    bracketed = _BRACKETED.match(sentence)
    if bracketed and _is_agency(bracketed["agency"]):
        return not sentence[bracketed.end() :].strip(".।")
    names = [token for token in tokens if token.kind == "word"]
    return len(names) == len(tokens) - 1 and _is_name(names)


def _is_name(names: Sequence[Token]) -> bool:
    """Whether a few words may be a place: capitals, or Hindi that is no sentence."""
    if not 0 < len(names) <= LONGEST_PLACE or any(name.kind != "word" for name in names):
        return False
    if is_listed(" ".join(name.norm for name in names), "place"):
        return True
    return all(name.text[0].isupper() for name in names) or _names_place_in_hindi(names)


def _names_place_in_hindi(names: Sequence[Token]) -> bool:
    """One Hindi word, or several of which the last ends in a consonant, as no finite verb does."""
    if not _DEVANAGARI.match(names[0].text):
        return False
    return len(names) == 1 or bool(_BARE_CONSONANT.search(names[-1].text))


def _is_agency(names: str) -> bool:
    """Whether one of the names, divided by "/", is a news agency or ends in a desk of a paper."""
    named = [[fold(word) for word in name.split()] for name in names.split("/")]
    return any(
        is_listed(" ".join(words), "agency") or is_listed(words[-1], "desk")
        for words in named
        if words
    )


def is_listed(folded: str, kind: str) -> bool:
    """Whether datelines.txt has the words as a "place", an "agency" or a "desk"."""
    return any(kind in table(language, "datelines").get(folded, ()) for language in LANGUAGES)
