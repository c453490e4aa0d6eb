"""Whether an office is still held: former minister, पूर्व मंत्री; the then president leaves it open."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lib.language import lexicon
from lib.language.lexicon import LANGUAGES
from lib.mentions.qualifiers.surroundings import Surroundings
from lib.model import Mention

_REACH = 3  # words between "former" and the office: former Indian finance minister; chosen
_BEFORE = "से"  # चुनाव से पूर्व: before the election


def find_tenure(around: Surroundings, office: Mention) -> tuple[str, int]:
    """Find whether an office is "past", held "now" or left "open", and the first token of that.

    An office of which nothing is said is held.
    """
    for at in range(office.first - 1, max(-1, office.first - 2 - _REACH), -1):
        state = _states().get(around.tokens[at].norm)
        if state is not None and not _is_time(around, at):
            return state, at
        if around.tokens[at].text not in ("-", "–") and not _describes_office(around, at):
            break
    return "now", office.first


def _describes_office(around: Surroundings, at: int) -> bool:
    """A place or a body whose office it is, or an office's rank: former Indian union minister."""
    covering = [m for m in around.mentions if m.first <= at < m.last]
    return any(mention.kind in ("place", "organisation", "role") for mention in covering)


def _is_time(around: Surroundings, at: int) -> bool:
    """पूर्व for "before" or "ago"."""
    is_after = at > 0 and around.tokens[at - 1].norm == _BEFORE
    return is_after or any(m.first <= at < m.last for m in around.of_kind("date"))


@cache
def _states() -> Mapping[str, str]:
    return {
        word: values[0]
        for language in LANGUAGES
        for word, values in lexicon.table(language, "tenures").items()
    }
