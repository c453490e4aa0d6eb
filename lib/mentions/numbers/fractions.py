"""Reading one amount with its fraction: 103 1/3, पांच बटा आठ, two and a half million.

amount = whole [fraction]  |  whole "बटा" whole  |  whole part-word
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from lib.mentions.numbers.amounts import DIVISION, ONE, Amount, divide
from lib.mentions.numbers.lexicon import CUES, fraction_words, may_open, number_word, number_words
from lib.mentions.numbers.pieces import DASHES, Piece, Pieces, has_role
from lib.mentions.numbers.ratios import read_every, read_ratio
from lib.mentions.numbers.whole import WholeReader

_LARGEST_BASE = 1000  # of a power
_SHARES = ("share", "portion")


def read_amount(pieces: Sequence[Piece], at: int, money: bool = False) -> Amount | None:
    """The longest number that starts at piece `at`, or None.

    money: a currency sign stands before it, so that "5m" is five million.
    """
    if at >= len(pieces) or not (pieces[at].kind == "number" or may_open(pieces[at].text)):
        return None
    if not isinstance(pieces, Pieces):
        return _read_amount(pieces, at, money)
    key = ("amount", at, money)
    if key not in pieces.memo:
        pieces.memo[key] = _read_amount(pieces, at, money)
    found: Amount | None = pieces.memo[key]
    return found


def _read_amount(pieces: Sequence[Piece], at: int, money: bool) -> Amount | None:
    if has_role(pieces, at, CUES, "article"):
        part = _read_article_part(pieces, at)
        if part is not None:
            return part
    if has_role(pieces, at, CUES, "every"):
        return read_every(pieces, at + 1)
    if has_role(pieces, at, CUES, "leading_point"):
        point = _read_point(pieces, Amount(Decimal(0), at, Decimal(0), worded=True))
        return point if point.end > at else None
    whole = WholeReader(pieces, money).read(at)
    if whole is None:
        return None
    if whole.ordinal:
        return _read_portion(pieces, whole, ONE) or whole
    whole = _read_point(pieces, whole)
    for extend in (
        _read_power, _read_over, _read_part, _read_added, _read_share, _read_counted_portion,
        read_ratio,
    ):  # fmt: skip
        extended = extend(pieces, whole)
        if extended is not None:
            return extended
    return whole


def _read_article_part(pieces: Sequence[Piece], at: int) -> Amount | None:
    """a quarter of, a third of: only before "of"."""
    part = _read_part(pieces, Amount(ONE, at + 1, ONE, worded=True))
    is_share = part is not None and part.end < len(pieces) and pieces[part.end].norm == "of"
    return _scale_part(pieces, part) if part is not None and is_share else None


def _scale_part(pieces: Sequence[Piece], part: Amount) -> Amount:
    """a quarter of a million is a number, a quarter of a village no other than a quarter."""
    at = part.end + 1
    scale = number_words("number_scales").get(pieces[at + 1].norm) if at + 1 < len(pieces) else None
    if scale is None or scale.flag != "after" or not has_role(pieces, at, CUES, "article"):
        return part
    return replace(part, value=part.value * scale.value, end=at + 2, scale=scale.value)


def _read_point(pieces: Sequence[Piece], whole: Amount) -> Amount:
    """दो दशमलव शून्य तीन: digits one by one, or a two-digit word, after the point."""
    if not has_role(pieces, whole.end, CUES, "point"):
        return whole
    digits, end = "", whole.end + 1
    while end < len(pieces):
        word = number_word(pieces[end].norm)
        digit = str(word.value) if word else pieces[end].norm
        if not digit.isdecimal() or (digits and len(digit) > 1):
            break
        digits, end = digits + digit, end + 1
        if len(digit) > 1:
            break
    if not digits:
        return whole
    value = whole.value + Decimal(f"0.{digits}")
    point = replace(whole, value=value, end=end, coefficient=value, scale=ONE, weak=False)
    return _scale_point(pieces, point)


def _scale_point(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """एक दशमलव पाँच लाख."""
    if amount.end < len(pieces):
        scale = number_words("number_scales").get(pieces[amount.end].norm)
        if scale and scale.flag not in ("joined", "money"):
            value = amount.value * scale.value
            return replace(amount, value=value, end=amount.end + 1, scale=scale.value)
    return amount


def _read_power(pieces: Sequence[Piece], base: Amount) -> Amount | None:
    """10^6, 2.5^-1."""
    at = base.end
    if base.worded or at + 1 >= len(pieces) or pieces[at].norm != "^":
        return None
    is_signed = pieces[at + 1].norm in "+-" and at + 2 < len(pieces)
    place = at + 2 if is_signed else at + 1
    power = pieces[place].norm
    if not power.isdecimal() or len(power) > 2 or not 0 < base.value < _LARGEST_BASE:
        return None
    exponent = -int(power) if pieces[at + 1].norm == "-" else int(power)
    value = DIVISION.power(base.value, exponent)
    return Amount(value, place + 1, value)


def _read_over(pieces: Sequence[Piece], top: Amount) -> Amount | None:
    """पांच बटा आठ, 3/4, 7 3/4."""
    mixed = _read_mixed(pieces, top)
    if mixed is not None:
        return mixed
    at = top.end
    if at + 1 >= len(pieces):
        return None
    word = fraction_words().get(pieces[at].norm)
    is_slash = pieces[at].norm == "/" and pieces[at].joined and pieces[at + 1].joined
    if not (is_slash and not top.worded) and not (word and word.role == "over"):
        return None
    bottom = WholeReader(pieces, False).read(at + 1)
    if bottom is None or bottom.ordinal or not bottom.value or (is_slash and bottom.worded):
        return None
    value = divide(top.value, bottom.value)
    return Amount(value, bottom.end, value, worded=top.worded)


def _read_mixed(pieces: Sequence[Piece], whole: Amount) -> Amount | None:
    """A whole number and a proper fraction in digits: 7 3/4."""
    at = whole.end
    if whole.worded or at + 2 >= len(pieces) or pieces[at].kind != "number" or pieces[at].joined:
        return None
    if pieces[at + 1].norm != "/" or not pieces[at].norm.isdecimal():
        return None
    fraction = _read_over(pieces, Amount(Decimal(pieces[at].norm), at + 1, ONE))
    if fraction is None or fraction.value > 1:
        return None
    return _add(whole, fraction)


def _add(whole: Amount, fraction: Amount) -> Amount:
    value = DIVISION.add(whole.value, fraction.value)
    return Amount(value, fraction.end, value, worded=whole.worded)


def _read_part(pieces: Sequence[Piece], count: Amount) -> Amount | None:
    """तीन चौथाई, two thirds, three-quarters."""
    at = count.end
    if at < len(pieces) - 1 and pieces[at].norm in DASHES:
        at += 1
    word = fraction_words().get(pieces[at].norm) if at < len(pieces) else None
    by = word.value if word and word.role == "part" else _read_single_part(pieces, at, count)
    if by is None or count.value >= 100:
        return None
    value = divide(count.value, by)
    return Amount(value, at + 1, value, worded=count.worded)


def _read_single_part(pieces: Sequence[Piece], at: int, count: Amount) -> Decimal | None:
    """The third of "one third" and "a fifth of", where it is no ordinal."""
    ordinal = number_words("number_ordinals").get(pieces[at].norm) if at < len(pieces) else None
    if ordinal is None or ordinal.value < 3 or count.value != 1 or not pieces[at].norm.isascii():
        return None
    return ordinal.value


def _read_added(pieces: Sequence[Piece], whole: Amount) -> Amount | None:
    """पांच और एक चौथाई, one and a half, दो सही दो बटा सात."""
    at = whole.end
    while at < len(pieces) and pieces[at].norm in DASHES and pieces[at].joined:
        at += 1
    word = fraction_words().get(pieces[at].norm) if at < len(pieces) else None
    if not has_role(pieces, at, CUES, "and") and not (word and word.role == "whole"):
        return None
    fraction = _read_fraction(pieces, at + 1)
    if fraction is None or fraction.value > 1:
        return None
    return _scale_point(pieces, _add(whole, fraction))


def _read_fraction(pieces: Sequence[Piece], at: int) -> Amount | None:
    while at < len(pieces) and (pieces[at].norm in DASHES or has_role(pieces, at, CUES, "article")):
        at += 1
    word = fraction_words().get(pieces[at].norm) if at < len(pieces) else None
    if word and word.role == "half":
        return Amount(word.value, at + 1, word.value)
    if word and word.role == "part":
        return Amount(divide(ONE, word.value), at + 1, ONE)
    top = WholeReader(pieces, False).read(at)
    if top is None or top.ordinal:
        return None
    return _read_over(pieces, top) or _read_part(pieces, top) or _read_share(pieces, top)


def _read_share(pieces: Sequence[Piece], whole: Amount) -> Amount | None:
    """तीन का पांचवां भाग: three fifths. Without "भाग" only where nothing follows."""
    if not has_role(pieces, whole.end, CUES, "of"):
        return None
    part = WholeReader(pieces, False).read(whole.end + 1)
    if part is None or not part.ordinal or part.value < 3:
        return None
    following = fraction_words().get(pieces[part.end].norm) if part.end < len(pieces) else None
    if part.end < len(pieces) and (following is None or following.role not in _SHARES):
        return None
    value = divide(whole.value, part.value)
    return Amount(value, part.end, value, worded=whole.worded)


def _read_counted_portion(pieces: Sequence[Piece], count: Amount) -> Amount | None:
    """दो पांचवां हिस्सा: two fifths."""
    part = WholeReader(pieces, False).read(count.end) if count.worded else None
    if part is None or not part.ordinal or not 0 < count.value < part.value:
        return None
    return _read_portion(pieces, part, count.value)


def _read_portion(pieces: Sequence[Piece], part: Amount, count: Decimal) -> Amount | None:
    """दसवां हिस्सा: a tenth; not "the third part" (तीसरे हिस्से, तीसरा भाग)."""
    word = fraction_words().get(pieces[part.end].norm) if part.end < len(pieces) else None
    if word is None or word.role != "portion" or part.value < 3:
        return None
    value = divide(count, part.value)
    return Amount(value, part.end, value, worded=part.worded)
