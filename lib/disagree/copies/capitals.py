"""Two copies of one sentence with another name in one place, told by its capitals.

Where all else is the same a name need not be one that the readers of mentions know.
"""

from __future__ import annotations

from collections.abc import Sequence

from lib.disagree.copies.copy import (
    Change,
    Copy,
    Range,
    find_mention,
    is_moved,
    list_content,
    read_place,
    tell_exchange,
)
from lib.disagree.slots.passage import Passage
from lib.language import lexicon
from lib.language.gloss import cite
from lib.language.text import tokenise
from lib.mentions.places.geography import can_both_be_said
from lib.model import Disagreement
from lib.names.compare import are_spelled_alike, compare_names

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
    where = _name_place(a, places[0]), _name_place(b, places[1])
    if where[0] == where[1] or can_both_be_said(*where):
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
    if _is_phrase(passage, words):
        return []
    return words


def _is_phrase(passage: Passage, words: Sequence[int]) -> bool:
    """Whether the capitals are no name but a country and who is from there: U.S. Farmers.

    The country may stand before them: folded, "U.S." is a function word and no content.
    """
    places = {words[0] - 1, *words}
    kinds = {m.kind for m in passage.mentions if any(m.first <= at < m.last for at in places)}
    return {"place", "role"} <= kinds


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
    short, long = sorted((_fold_words(a), _fold_words(b)), key=len)
    initials = "".join(word[0] for word in long)
    if short and ("".join(short) in (initials, "".join(long)) or _holds(long, short)):
        return True
    return are_spelled_alike(a, b) or compare_names(a, b).same


def _fold_words(name: str) -> list[str]:
    return [token.norm for token in tokenise(name) if token.kind != "mark"]


def _holds(long: Sequence[str], short: Sequence[str]) -> bool:
    """All words of the shorter name stand side by side in the longer: Bank in Bank of Japan."""
    return any(
        all(map(_is_form, short, long[at : at + len(short)]))
        for at in range(len(long) - len(short) + 1)
    )


def _is_form(word: str, other: str) -> bool:
    """The same word, or one of the two is the plural or the adjective of the other."""
    short, long = sorted((word, other), key=len)
    ending = long.removeprefix(short)
    return short == long or (ending != long and ending in lexicon.words("en", "name_endings"))


def _name_place(passage: Passage, place: Range) -> str:
    """The value of the place that is named there, or the name as written."""
    mention = find_mention(passage, place, "place")
    return mention.value if mention else read_place(passage, place)


def _is_relative(passage: Passage, place: Range) -> bool:
    """A weekday: it cannot be compared without the days of writing."""
    return find_mention(passage, place, "date") is not None
