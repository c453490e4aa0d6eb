"""What a figure is of: what a measure measures, over what it counts, whose age it is."""

from __future__ import annotations

from collections.abc import Sequence

from lib.language import lexicon
from lib.language.joints import is_joint
from lib.language.phrases import Match, find_phrases, phrase_index
from lib.mentions.numbers.units import find_scale
from lib.mentions.qualifiers.clauses import ENDS, ends_clause
from lib.mentions.qualifiers.surroundings import Surroundings
from lib.model import Mention

_BEFORE, _AFTER = 4, 8  # tokens beside a measure in which its aspect is told; chosen
_OLDEST = 120
_OPENERS, _CLOSERS = frozenset({",", "("}), frozenset({",", ")", "]"})


def find_aspect(around: Surroundings, number: Mention) -> str:
    """Find what a measure measures: wind or travel, height or depth; "" where nothing tells."""
    scale = find_scale(number.unit) if number.unit else None
    if scale is None:
        return ""
    first, last = number.told
    for places in (range(last, last + _AFTER), range(first - 1, first - 1 - _BEFORE, -1)):
        for at in places:
            if not 0 <= at < len(around.tokens) or _ends(around, at):
                break
            aspect = lexicon.table(around.language, "measured_aspects").get(around.tokens[at].norm)
            if aspect is not None and aspect[0] == scale.dimension:
                return aspect[1]
    return ""


def _ends(around: Surroundings, at: int) -> bool:
    is_number = at in around.number_at
    return is_number or is_joint(around.tokens[at]) or ends_clause(around, at)


def list_scopes(around: Surroundings) -> tuple[Match, ...]:
    """List what a claim says of the scope of its figures: so far, इस अभियान."""
    return tuple(find_phrases(around.tokens, phrase_index("scopes"), around.language))


def find_scope(around: Surroundings, number: Mention, scopes: Sequence[Match]) -> str:
    """Find over what a figure counts, "all" or "one", by the nearest word of its clause; or ""."""
    near = [
        (max(scope.first - number.last, number.first - scope.last), scope.value)
        for scope in scopes
        if not _is_parted(around, number, scope)
    ]
    return min(near)[1] if near else ""


def _is_parted(around: Surroundings, number: Mention, scope: Match) -> bool:
    first, last = min(number.last, scope.last), max(number.first, scope.first)
    return any(ends_clause(around, at) for at in range(first, last))


def find_person(around: Surroundings, number: Mention) -> str:
    """Find whose age a figure is: Sudhir, 24, and Ullas (38); 24-year-old Sudhir; "" for no age."""
    quantity = number.quantity
    is_age = quantity is not None and quantity.form == "age"
    is_bare = quantity is not None and quantity.is_bare and 0 < quantity.low <= _OLDEST
    if not (is_age or is_bare) or number.qualifiers.emphasis:
        return ""
    before = around.tokens[number.first - 1].text if number.first else ""
    if before in _OPENERS and _is_closed(around, number.last):
        end = number.first - 1
        return _find_name(around, last=end) or _read_capitals(around, end)
    return _find_name(around, first=number.last) if is_age else ""


def _is_closed(around: Surroundings, at: int) -> bool:
    if at >= len(around.tokens):
        return True
    return around.tokens[at].text in _CLOSERS | ENDS or is_joint(around.tokens[at])


def _read_capitals(around: Surroundings, end: int) -> str:
    """The capitalised words that end at a token and that are nothing else: Ullas, 24."""
    first = end
    while first > 0 and around.tokens[first - 1].text.istitle():
        first -= 1
    if any(first < m.last and m.first < end for m in around.mentions if m.kind != "name"):
        return ""
    return " ".join(token.text for token in around.tokens[first:end])


def _find_name(around: Surroundings, first: int = -1, last: int = -1) -> str:
    """The name that begins or ends at a token."""
    names = around.of_kind("name")
    return next((name.text for name in names if first == name.first or last == name.last), "")
