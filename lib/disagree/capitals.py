"""Two copies of one sentence with another name in one place, told by its capitals.

Where all else is the same a name need not be one that the readers of mentions know.
"""

from __future__ import annotations

from lib.disagree.copies import (
    Change,
    Copy,
    Range,
    find_mention,
    is_moved,
    list_content,
    read_place,
    tell_exchange,
)
from lib.disagree.passage import Passage
from lib.gloss import cite
from lib.model import Disagreement
from lib.names import compare_names
from lib.phonetics import sound_similarity
from lib.text import fold

SPELLED_ALIKE = 0.85  # names that sound as alike as this may be one name; as in entities.py
LONGEST = 3  # words of a name, and tokens that it may reach over; chosen
_TITLE_CASE = 0.6  # where more of the words than this are capitals, capitals say nothing; chosen
_ENDS = {".", "?", "!", ":", ";", "…"}
_QUOTES = {'"', "“", "”", "'", "‘", "’"}


def compare_capitals(copy: Copy, change: Change) -> Disagreement | None:
    """Capitals inside a sentence, which the readers of names need not know."""
    a, b = copy.pair.a, copy.pair.b
    names_a, names_b = find_capitals(a, change.a), find_capitals(b, change.b)
    if not names_a or not names_b or is_moved(copy, names_a, names_b):
        return None
    places = (names_a[0], names_a[-1] + 1), (names_b[0], names_b[-1] + 1)
    text_a, text_b = read_place(a, places[0]), read_place(b, places[1])
    if _name_one(text_a, text_b) or any(
        _is_relative(p, at) for p, at in zip((a, b), places, strict=True)
    ):
        return None
    why = (
        f"The two sentences are alike, but A names {cite(text_a)} in the place where B names "
        f"{cite(text_b)}."
    )
    return tell_exchange(copy, "name", "medium", places, why)


def find_capitals(passage: Passage, place: Range) -> list[int]:
    """The content of a place where all of it is a capitalised name, else nothing."""
    words = list_content(passage, place)
    if not words or len(words) > LONGEST or words[-1] - words[0] > LONGEST:
        return []
    if not all(_is_capital(passage, at) for at in words) or _is_title(passage):
        return []
    return words


def _is_capital(passage: Passage, at: int) -> bool:
    """A capital that does not come from standing first in a sentence."""
    if at == 0 or not passage.tokens[at].text[0].isupper():
        return False
    before = passage.tokens[at - 1].norm
    if before in _QUOTES:  # a title in quotes ends as it began; a sentence goes on
        return passage.tokens[min(at + 1, len(passage.tokens) - 1)].norm in _QUOTES
    return before not in _ENDS


def _is_title(passage: Passage) -> bool:
    words = [passage.tokens[at] for at in list_content(passage, (0, len(passage.tokens)))]
    capitals = sum(token.text[0].isupper() for token in words)
    return capitals > _TITLE_CASE * len(words)


def _name_one(a: str, b: str) -> bool:
    """Two spellings, an abbreviation or a shorter form of one name."""
    short, long = sorted((a.replace(".", ""), b), key=len)
    initials = "".join(word[0] for word in long.split())
    if fold(short) in (fold(initials), fold(long)) or fold(short) in fold(long):
        return True
    joined = a.replace(" ", ""), b.replace(" ", "")
    return sound_similarity(*joined) >= SPELLED_ALIKE or compare_names(a, b).same


def _is_relative(passage: Passage, place: Range) -> bool:
    """A weekday: it cannot be compared without the days of writing."""
    return find_mention(passage, place, "date") is not None
