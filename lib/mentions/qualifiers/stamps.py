"""Whether a day, a time or a length of time is the page's own and none of the story's."""

from __future__ import annotations

from functools import cache

from lib.language import lexicon
from lib.mentions.qualifiers.clauses import ENDS
from lib.mentions.qualifiers.surroundings import Surroundings
from lib.model import Mention

_REACH = 10  # tokens between "Updated:" and its date or time; chosen
_AFTER_TIME = frozenset({":", "-", "–", "—", "|", "]", ")"})
_OPENING = frozenset({"[", "("})
_SPANS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


def is_stamp(around: Surroundings, value: Mention) -> bool:
    """Tell whether a value is the page's own.

    "Updated: Jun 03, 2019 08:08 IST", "Posted 2 hours ago", "10:42 AM: …" of a live blog.
    """
    if value.kind == "number":
        return value.quantity is not None and value.unit in _SPANS and _opens_page(around, value)
    return _has_label(around, value) or _opens_page(around, value) or _opens_entry(around, value)


def _has_label(around: Surroundings, date: Mention) -> bool:
    """A label with its colon stands before it, wherever in the claim."""
    for at in range(date.first - 1, max(-1, date.first - 1 - _REACH), -1):
        if around.tokens[at].text in ENDS - {":"}:
            return False
        if around.tokens[at].text == ":" and at and around.tokens[at - 1].norm in _cues():
            return True
    return False


def _opens_page(around: Surroundings, value: Mention) -> bool:
    """Nothing but words of a stamp stands before it, one of them a label: posted on."""
    before = around.tokens[: value.first]
    words = [token.norm for token in before if token.kind == "word"]
    small = lexicon.words_of_all("stamp_words") | _cues()
    return 0 < len(words) <= _REACH and words[0] in _cues() and all(w in small for w in words)


def _opens_entry(around: Surroundings, date: Mention) -> bool:
    """A clock time opens the claim and a mark closes it: 10:42 AM: The minister has arrived."""
    if date.moment is None or date.moment.grain != "time":
        return False
    first = 1 if around.tokens[0].text in _OPENING else 0
    after = around.tokens[date.last : date.last + 1]
    return date.first == first and bool(after) and after[0].text in _AFTER_TIME


@cache
def _cues() -> frozenset[str]:
    return lexicon.words_of_all("updated_cues") | lexicon.words_of_all("published_cues")
