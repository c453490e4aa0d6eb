"""What stands around a number: about, more than, at least; and whether एक or "one" counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lib.language import lexicon
from lib.mentions.numbers.fractions import read_amount
from lib.mentions.numbers.pieces import (
    Piece,
    entry_table,
    has_role,
    match_role,
    value_table,
)

# How wide a number is read, as factors of it. All chosen, so that ordinary usage stays inside:
# nobody writes "more than 100" of 250, or "less than 100" of 40; "up to 100" says nothing below.
ABOUT = Decimal("0.1")
ABOUT_WIDEST = Decimal("0.2")
OVER = Decimal(2)
UNDER = Decimal("0.5")
_CUES = "number_cues"
_WINDOW = 4  # words between the counted and what befell them


@dataclass(frozen=True, slots=True)
class Emphasis:
    """How exact an amount is: "about", "over", "under", "least", "most", or "".

    start, end: the half-open range of pieces with the amount and the words that say so.
    """

    kind: str
    start: int
    end: int


def find_emphasis(pieces: Sequence[Piece], start: int, end: int) -> Emphasis:
    """Read what stands right before or after the amount on pieces [start, end)."""
    table = entry_table("approximators")
    before = table.match_before(pieces, start)
    if before and before[0][1] == "before":
        return Emphasis(before[0][0], before[1], end)
    after = table.match(pieces, end)
    if after and after[0][1] == "after" and not _is_plus_of_next(pieces, end, after[1]):
        return Emphasis(after[0][0], start, after[1])
    return Emphasis("", start, end)


def _is_plus_of_next(pieces: Sequence[Piece], start: int, end: int) -> bool:
    is_sum = end < len(pieces) and pieces[end].kind == "number"
    return pieces[start].norm in ("+", "plus") and (is_sum or not pieces[start].joined)


def widen(low: Decimal, high: Decimal, emphasis: str) -> tuple[Decimal, Decimal]:
    """The range that a number with this emphasis stands for."""
    if emphasis == "about":
        return low - _slack(low), high + _slack(high)
    if emphasis in ("over", "least"):
        return low, max(high * OVER, high)
    if emphasis == "under":
        return min(low * UNDER, low), high
    if emphasis == "most":
        return min(Decimal(0), low), high
    return low, high


def _slack(value: Decimal) -> Decimal:
    """Half the last significant digit's worth, between a tenth and a fifth of the value."""
    half_step = significant_step(value) / 2
    size = abs(value)
    return min(max(half_step, size * ABOUT), size * ABOUT_WIDEST)


def significant_step(value: Decimal) -> Decimal:
    """What one is worth at the last digit that is not zero: 2300000 → 100000, 1.5 → 0.1."""
    if not value:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


def is_counted(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether a weak number word (एक, one) on [start, end) counts without a unit.

    It does as the whole text, after "only", in a contrast with another number ("दो पुरुष और एक
    महिला") and of people something happened to ("एक सैनिक की मौत", "one killed").
    """
    if end < len(pieces) and read_amount(pieces, end) is not None:
        return False  # एक 17 वर्षीय, one 20-year-old
    return (
        len(pieces) <= end - start + 1
        or (has_role(pieces, start - 1, _CUES, "only") and _are_nouns(pieces[end : end + 1]))
        or _is_share(pieces, start, end)
        or _befell_people(pieces, end)
        or _stands_in_list(pieces, start, end)
    )


def _is_share(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """one in five, पांच में से एक."""
    after = match_role(pieces, end, _CUES, "out_of_next")
    if after is not None and read_amount(pieces, after) is not None:
        return True
    is_out_of = start >= 3 and match_role(pieces, start - 2, _CUES, "out_of") == start
    return is_out_of and any(_is_plain(pieces, start - back, start) for back in (3, 4))


def _befell_people(pieces: Sequence[Piece], end: int) -> bool:
    casualties = lexicon.words_of_all("casualty_words")
    if end >= len(pieces):
        return False
    if pieces[end].norm in casualties:
        return True
    window = pieces[end + 1 : end + 1 + _WINDOW]
    return pieces[end].norm in lexicon.words_of_all("counted_people") and any(
        piece.norm in casualties for piece in window
    )


def _stands_in_list(pieces: Sequence[Piece], start: int, end: int) -> bool:
    is_between = _is_plain(pieces, start - 2, start) and _is_plain(pieces, end + 1, len(pieces))
    return is_between or _follows_counted(pieces, start) or _precedes_counted(pieces, end)


def _follows_counted(pieces: Sequence[Piece], start: int) -> bool:
    """N noun [noun] and/, ONE: the number before counts, and only its noun stands between."""
    at = start - 1
    if at < 0 or not _is_list_joiner(pieces, at):
        return False
    for number in (at - 2, at - 3):
        if number >= 0 and _are_nouns(pieces[number + 1 : at]) and _is_plain(pieces, number, at):
            return True
    return False


def _precedes_counted(pieces: Sequence[Piece], end: int) -> bool:
    """ONE noun [noun] and/, N."""
    for at in (end + 1, end + 2):
        if at + 1 < len(pieces) and _is_list_joiner(pieces, at) and _are_nouns(pieces[end:at]):
            following = read_amount(pieces, at + 1)
            if following and not following.weak and not following.ordinal:
                return True
    return False


def _is_plain(pieces: Sequence[Piece], at: int, before: int) -> bool:
    amount = read_amount(pieces, at) if 0 <= at < len(pieces) else None
    return amount is not None and not (amount.weak or amount.ordinal) and amount.end < before


def _is_list_joiner(pieces: Sequence[Piece], at: int) -> bool:
    return pieces[at].norm == "," or has_role(pieces, at, _CUES, "and")


def _are_nouns(pieces: Sequence[Piece]) -> bool:
    return bool(pieces) and all(
        piece.kind == "word"
        and match_role([piece], 0, _CUES, "particle") is None
        and piece.norm not in value_table("units").longest
        for piece in pieces
    )
