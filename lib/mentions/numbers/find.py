"""Numbers in a claim: counts, ordinals, percentages, money, measures, durations, ages, scores.

A mention's value is a plain decimal; a range is written "10..15" and a score "3-1". Dates, years
and clock times are left to `lib.mentions.dates`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lib.mentions.numbers.emphasis import Emphasis, find_emphasis, is_counted, widen
from lib.mentions.numbers.lexicon import fraction_words, ordinal_endings, split_ordinal
from lib.mentions.numbers.parts import Part, read_part
from lib.mentions.numbers.pieces import (
    DASHES,
    Piece,
    has_role,
    read_pieces,
    value_table,
)
from lib.mentions.numbers.ranges import Pair, read_distributive, read_pair
from lib.mentions.numbers.worded import read_worded
from lib.model import Mention, Qualifiers, Quantity, Token

_CUES = "number_cues"
_PHONE_DIGITS = 10
SCORE = "score"


@dataclass(frozen=True, slots=True)
class _Reading:
    """A number up to piece `end`; no quantity where digits or words count nothing."""

    end: int
    quantity: Quantity | None = None
    emphasis: Emphasis | None = None


def find_numbers(
    text: str, tokens: Sequence[Token], dates: Sequence[Mention], offset: int = 0
) -> list[Mention]:
    """Find the numbers of a claim, in reading order, none overlapping.

    text, tokens: the claim and `tokenise(text, offset)`; places are those of the tokens. dates:
    those of the claim, in which no number is looked for. Each mention's quantity is a range, which
    "about" and "more than" widen as `lib.mentions.numbers.emphasis` says.
    """
    pieces = read_pieces(text, tuple(tokens), offset)
    taken = _pieces_within(pieces, dates) | _blocked_pieces(pieces)
    found = []
    at = 0
    while at < len(pieces):
        reading = None if at in taken else _read_number(pieces, at, taken)
        if reading is None:
            at += 1
            continue
        if reading.quantity is not None:
            found.append(_make_mention(text, offset, pieces, at, reading))
        at = reading.end
    return found


def _pieces_within(pieces: Sequence[Piece], mentions: Sequence[Mention]) -> frozenset[int]:
    """The pieces that are part of a date, and so of no number."""
    starts = [piece.start for piece in pieces]
    return frozenset(
        place
        for mention in mentions
        for place in range(bisect_left(starts, mention.start), bisect_left(starts, mention.end))
    )


def _make_mention(
    text: str, offset: int, pieces: Sequence[Piece], at: int, reading: _Reading
) -> Mention:
    start, end = pieces[at].start, pieces[reading.end - 1].end
    quantity, emphasis = reading.quantity, reading.emphasis
    assert quantity is not None
    assert emphasis is not None
    told = pieces[emphasis.start].first, pieces[emphasis.end - 1].last
    return Mention(
        "number",
        text[start - offset : end - offset],
        start,
        end,
        _write_value(quantity),
        pieces[at].first,
        pieces[reading.end - 1].last,
        quantity,
        quantity.unit,
        Qualifiers(emphasis=emphasis.kind, told=told),
    )


def _write_value(quantity: Quantity) -> str:
    """A decimal; two of them for a range ("10..15") or a score ("3-1")."""
    return ("-" if quantity.unit == SCORE else "..").join(map(write_decimal, quantity.told))


def _read_number(pieces: Sequence[Piece], at: int, taken: frozenset[int]) -> _Reading | None:
    """The number at `at`; without a quantity where it counts nothing."""
    worded = read_worded(pieces, at)
    if worded is not None and not any(place in taken for place in range(at, worded.end)):
        return _Reading(worded.end, worded.quantity, Emphasis("", at, worded.end))
    part = read_part(pieces, at)
    if part is None or any(place in taken for place in range(part.start, part.end)):
        return None
    if _is_code(pieces, part) or _is_telephone(pieces, part):
        return _Reading(part.end)
    end = _find_torn_end(pieces, part)
    if end is not None:
        return _Reading(end)
    part = read_distributive(pieces, part) or part
    pair = read_pair(pieces, part)
    if pair and not any(place in taken for place in range(part.end, pair.end)):
        return _describe_pair(pieces, part.start, pair)
    if not _counts(pieces, part):
        return None
    emphasis = find_emphasis(pieces, part.start, part.end)
    low, high = widen(part.value, part.value, emphasis.kind)
    quantity = Quantity(low, high, part.unit, part.form, bool(emphasis.kind), (part.value,))
    return _Reading(part.end, quantity, emphasis)


def _describe_pair(pieces: Sequence[Piece], start: int, pair: Pair) -> _Reading:
    told = pair.low.value, pair.high.value
    plain = Emphasis("", start, pair.end)
    if pair.is_score:
        return _Reading(pair.end, Quantity(min(told), max(told), SCORE, told=told), plain)
    emphasis = find_emphasis(pieces, start, pair.end)
    low, high = widen(*told, emphasis.kind)
    quantity = Quantity(low, high, pair.high.unit, pair.high.form, bool(emphasis.kind), told)
    if has_role(pieces, start - 1, _CUES, "between"):
        emphasis = Emphasis("", start - 1, pair.end)
    return _Reading(pair.end, quantity, emphasis)


def write_decimal(value: Decimal) -> str:
    """The value without exponent or trailing zeros."""
    plain = f"{value:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain in ("-0", "") else plain


def _counts(pieces: Sequence[Piece], part: Part) -> bool:
    """Whether a word that may be a number is one here (एक is also "a", दो also "give")."""
    amount = part.amount
    if amount.ordinal:
        return _orders(pieces, part)
    if part.unit or part.value != amount.value:
        return not (amount.weak and part.unit == "times")  # एक बार फिर
    if not amount.worded:
        return True
    if _is_imperative(pieces, part):
        return False
    if not amount.weak:
        return True
    following = pieces[part.end].norm if part.end < len(pieces) else ""
    fraction = fraction_words().get(pieces[part.end - 1].norm)
    before = split_ordinal(pieces[part.start - 1].norm) if part.start else None
    if fraction and before:
        return False  # the first half
    if fraction and following:
        share = fraction_words().get(following)
        is_share = has_role(pieces, part.end, _CUES, "share_of") or bool(
            share and share.role in ("share", "portion")
        )
        return is_share or bool(find_emphasis(pieces, part.start, part.end).kind)
    return is_counted(pieces, part.start, part.end)


def _is_imperative(pieces: Sequence[Piece], part: Part) -> bool:
    """दे दो, जाने दो: दो at the end of a clause after a verb."""
    is_closed = part.end >= len(pieces) or pieces[part.end].kind == "mark"
    return (
        part.end - part.start == 1
        and part.value == 2
        and is_closed
        and has_role(pieces, part.start - 1, _CUES, "imperative")
    )


def _orders(pieces: Sequence[Piece], part: Part) -> bool:
    word = pieces[part.start]
    if part.start == 0 and part.end < len(pieces) and pieces[part.end].norm == ",":
        return False
    if word.norm.isascii() and word.kind == "word":
        is_second = word.norm == "second" and has_role(
            pieces, part.start - 1, _CUES, "before_second_of_time"
        )
        is_adverb = word.norm == "first" and has_role(pieces, part.start - 1, _CUES, "adverb_after")
        return not is_second and not is_adverb
    if not part.amount.weak:
        return True
    rank = value_table("number_ranks")
    return len(pieces) == 1 or rank.match(pieces, part.end) is not None


def _blocked_pieces(pieces: Sequence[Piece]) -> frozenset[int]:
    """Pieces of phrases in which a number word counts nothing: एक दूसरे, at first, no one."""
    table = value_table("number_not_ordinal")
    matches = ((at, table.match(pieces, at)) for at in range(len(pieces)))
    return frozenset(place for at, match in matches if match for place in range(at, match[1]))


def _is_code(pieces: Sequence[Piece], part: Part) -> bool:
    """A number within a name: Covid-19, एफ-16, 5G, 737MAX."""
    start, end = part.start, part.end
    is_digit = pieces[start].kind == "number"
    if is_digit and start >= 2 and pieces[start].joined and pieces[start - 1].norm in DASHES:
        return pieces[start - 1].joined and pieces[start - 2].kind == "word"
    if end >= len(pieces) or pieces[end - 1].kind != "number":
        return False
    tail = pieces[end]
    is_known = tail.norm in ordinal_endings() or tail.norm == "x"
    return tail.kind == "word" and tail.joined and not is_known


def _find_torn_end(pieces: Sequence[Piece], part: Part) -> int | None:
    """The end of a fraction torn apart: "41 / 2" may be 41/2 or 4 1/2, so that it has no value."""
    for at in (part.end, part.end + 1):
        is_torn = at + 1 < len(pieces) and pieces[at].norm == "/" and not pieces[at].joined
        if is_torn and pieces[at - 1].kind == "number":
            below = read_part(pieces, at + 1)
            return below.end if below is not None and not below.amount.worded else None
    return None


def _is_telephone(pieces: Sequence[Piece], part: Part) -> bool:
    """+91 98…, ten digits from 6 up, or digits after "phone"."""
    piece = pieces[part.start]
    if piece.kind != "number" or not piece.norm.isdecimal() or part.unit:
        return False
    after_plus = part.start > 0 and pieces[part.start - 1].norm == "+" and piece.joined
    is_mobile = len(piece.norm) == _PHONE_DIGITS and piece.norm[0] in "6789"
    is_named = any(has_role(pieces, part.start - back, _CUES, "telephone") for back in range(1, 5))
    return after_plus or is_mobile or (is_named and len(piece.norm) >= 3)
