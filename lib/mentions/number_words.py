"""Reading one amount: digits, number words and mixtures of both, in Hindi and English.

One grammar serves both languages; what the words are worth is in data/lexicon/*/number_*.txt.

    amount  = whole [fraction]  |  whole "बटा" whole  |  whole part-word
    whole   = term { term }          the scales of the terms falling: एक करोड़ बीस लाख पाँच
    term    = [साढ़े | सवा | पौने] small [सौ] [हज़ार | लाख | million ...]
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from functools import lru_cache

import regex

from lib.mentions.number_lexicon import (
    fraction_words,
    number_words,
    ordinal_endings,
    split_ordinal,
)
from lib.mentions.pieces import DASHES, Piece, has_role, word_roles
from lib.text import fold

ONE = Decimal(1)
HUNDRED = Decimal(100)
DOZEN = Decimal(12)
_DIVISION = Context(prec=15)  # what a reader can check; 28 digits would only look precise
_PLAIN = regex.compile(r"\d+(?:\.\d+)?$")
_GROUPED = regex.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$")
_CUES = "number_cues"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read from pieces up to `end`.

    coefficient and scale: "1.87 लाख" is 1.87 and 100000; scale is 1 where no scale word is said.
    weak: by itself the word is often no number. worded: no digit is in it.
    """

    value: Decimal
    end: int
    coefficient: Decimal
    scale: Decimal = ONE
    ordinal: bool = False
    weak: bool = False
    worded: bool = False


def parse_digits(norm: str) -> Decimal | None:
    """The value of "187000", "1,87,000", "187,000" or "1.5"; None for 4,5 and 192.168.1.2."""
    if _PLAIN.match(norm):
        return Decimal(norm)
    if _GROUPED.match(norm):
        return Decimal(norm.replace(",", ""))
    return None


def divide(value: Decimal, by: Decimal) -> Decimal:
    """The quotient to 15 digits."""
    return _DIVISION.divide(value, by)


def read_amount(pieces: Sequence[Piece], at: int, money: bool = False) -> Amount | None:
    """The longest number that starts at piece `at`, or None.

    money: a currency sign stands before it, so that "5m" is five million.
    """
    if at >= len(pieces) or not (pieces[at].kind == "number" or may_open(pieces[at].text)):
        return None
    if has_role(pieces, at, _CUES, "article"):
        part = _read_article_part(pieces, at)
        if part is not None:
            return part
    whole = _Reader(pieces, money).read(at)
    if whole is None or whole.ordinal:
        return whole
    whole = _read_point(pieces, whole)
    for extend in (_read_power, _read_over, _read_part, _read_added, _read_share):
        extended = extend(pieces, whole)
        if extended is not None:
            return extended
    return whole


@lru_cache(maxsize=50_000)
def may_open(text: str) -> bool:
    """Whether a number can begin with this word or mark; for most words the reading stops here."""
    norm = fold(text)
    return (
        norm in number_words("number_words")
        or norm in number_words("number_scales")
        or norm in fraction_words()
        or "article" in word_roles(_CUES).get(norm, ())
        or vulgar_value(text) is not None
        or split_ordinal(norm) is not None
    )


def _read_article_part(pieces: Sequence[Piece], at: int) -> Amount | None:
    """a quarter of, a third of: only before "of"."""
    part = _read_part(pieces, Amount(ONE, at + 1, ONE, worded=True))
    is_share = part is not None and part.end < len(pieces) and pieces[part.end].norm == "of"
    return part if is_share else None


class _Reader:
    """Adds up terms while they fit. `total` is closed by a scale, `current` still open."""

    def __init__(self, pieces: Sequence[Piece], money: bool) -> None:
        self.pieces = pieces
        self.money = money
        self.total = Decimal(0)
        self.current: Decimal | None = None
        self.last_scale: Decimal | None = None
        self.coefficient = ONE
        self.has_hundred = False
        self.open_tens = False
        self.is_fractional = False
        self.weak = False
        self.worded = True
        self.is_ordinal = False
        self.spelled_digits = False

    def read(self, at: int) -> Amount | None:
        end = start = self._skip_article(at)
        while end < len(self.pieces) and not self.is_ordinal:
            step = self._step(self._skip_joiner(end, start))
            if step is None:
                break
            end = step
        if end == start:
            return None
        value = self.total + (self.current or 0)
        simple = self.last_scale is not None and self.current is None
        scale = value / self.coefficient if simple and self.coefficient else ONE
        weak = self.weak and end - start == 1
        coefficient = self.coefficient if simple else value
        return Amount(value, end, coefficient, scale, self.is_ordinal, weak, self.worded)

    def _skip_article(self, at: int) -> int:
        """ "a" opens a number only before a scale in the singular or "half": a million."""
        following = self.pieces[at + 1].norm if at + 1 < len(self.pieces) else ""
        scale = number_words("number_scales").get(following)
        is_open = scale is not None and scale.flag == "after" and not following.endswith("s")
        if is_open and has_role(self.pieces, at, _CUES, "article"):
            self.current = ONE
            return at + 1
        return at

    def _skip_joiner(self, at: int, start: int) -> int:
        """Step over the hyphen of twenty-one and the "and" of a hundred and five."""
        if at == start or at + 1 >= len(self.pieces):
            return at
        piece, following = self.pieces[at], self.pieces[at + 1]
        small = number_words("number_words").get(following.norm)
        if piece.norm in DASHES and self.open_tens and small and 0 < small.value < 10:
            return at + 1
        is_and = has_role(self.pieces, at, _CUES, "and")
        if is_and and self._is_rest_after_hundred(following, at + 2):
            return at + 1
        return at

    def _is_rest_after_hundred(self, piece: Piece, after: int) -> bool:
        if not (self.has_hundred and self.current) and not (
            self.current is None and self.last_scale == 1000
        ):
            return False
        word = number_words("number_words").get(piece.norm)
        value = word.value if word else parse_digits(piece.norm)
        is_scaled = after < len(self.pieces) and self.pieces[after].norm in number_words(
            "number_scales"
        )
        is_whole = value is not None and 0 < value < 100 and value == int(value)
        # एक सौ और 21, a thousand and one; not "दो हज़ार और पांच सौ", which may be two numbers
        return is_whole and not is_scaled and not self.is_fractional

    def _step(self, at: int) -> int | None:
        piece = self.pieces[at]
        if piece.kind == "number":
            return self._take_digits(at)
        if piece.norm in number_words("number_scales"):
            return self._take_scale(at)
        if piece.norm in fraction_words():
            return self._take_fraction(at)
        word = number_words("number_words").get(piece.norm)
        if word:
            return self._take_small(at, word.value, word.flag == "weak")
        if piece.kind == "mark" and piece.norm not in DASHES:
            return self._take_vulgar(at)
        return self._take_ordinal(at)

    def _take_digits(self, at: int) -> int | None:
        value = parse_digits(self.pieces[at].norm)
        if value is not None and self._completes_hundred(value):
            self.current = (self.current or Decimal(0)) + value
            return at + 1
        if value is None or self.current is not None or not self._fits(value):
            return None
        if self.total and not self._may_follow_scale(at, value):
            return None
        self.worded = False
        self.is_fractional = value != int(value)
        self.current = value
        end, grouped = _join_spaced_groups(self.pieces, at)
        if grouped is not None:
            self.current = grouped
        self._keep_coefficient()
        return self._take_digit_ending(end)

    def _completes_hundred(self, value: Decimal) -> bool:
        """The 21 of "3 सौ 21"."""
        is_whole = value == int(value) and 0 < value < HUNDRED
        return self.has_hundred and is_whole and (self.current or ONE) % HUNDRED == 0

    def _take_digit_ending(self, end: int) -> int:
        """The वीं of 19वीं, the st of 21st, which makes it an ordinal."""
        if end >= len(self.pieces) or self.is_fractional:
            return end
        piece = self.pieces[end]
        place = ordinal_endings().get(piece.norm)
        if place == "word" or (place == "digits" and piece.joined):
            self.is_ordinal = True
            return end + 1
        if place is None and piece.norm in DASHES and end + 1 < len(self.pieces):
            following = self.pieces[end + 1]
            if following.joined and ordinal_endings().get(following.norm) == "word":
                self.is_ordinal = True
                return end + 2
        return end

    def _may_follow_scale(self, at: int, value: Decimal) -> bool:
        """Digits go on a number only where a smaller scale follows: एक लाख 87 हजार, 4 हजार 21."""
        if self.is_fractional or value != int(value):
            return False
        following = self.pieces[at + 1].norm if at + 1 < len(self.pieces) else ""
        scale = number_words("number_scales").get(following)
        if scale is not None and scale.value != DOZEN:
            return self.last_scale is None or scale.value < self.last_scale
        return not self.pieces[at - 1].norm.isascii() or self.pieces[at - 1].norm == "and"

    def _take_small(self, at: int, value: Decimal, weak: bool) -> int | None:
        if self.spelled_digits and value < 10 and self.current is not None:
            self.current = self.current * 10 + value  # शून्य सात तीन: a number read digit by digit
            return at + 1
        if self.current is None:
            if not self._fits(value) or self.is_fractional:
                return None
            self.current = value
            self.weak = weak
            self.spelled_digits = value == 0 and not self.total
            self._keep_coefficient()
        elif self.has_hundred and self.current % 100 == 0 and not self.is_fractional:
            self.current += value
        elif self.open_tens and 0 < value < 10:
            self.current += value
            self._keep_coefficient()
        else:
            return None
        self.open_tens = value in _TENS and _joins_units(self.pieces[at].norm)
        return at + 1

    def _fits(self, value: Decimal) -> bool:
        return not self.total or (self.last_scale is not None and value < self.last_scale)

    def _keep_coefficient(self) -> None:
        if not self.total and self.current is not None:
            self.coefficient = self.current

    def _take_scale(self, at: int) -> int | None:
        piece = self.pieces[at]
        scale = number_words("number_scales")[piece.norm]
        is_open = self.current is not None or bool(self.total)
        if not is_open and scale.flag:
            return None
        if scale.flag == "money" and not self.money:
            return None
        if scale.flag in ("joined", "money") and not _follows_digits(self.pieces, at, self.money):
            return None
        if self.current is None and self.total and scale.value in (HUNDRED, DOZEN):
            return None
        self.open_tens = self.spelled_digits = False
        if scale.value == HUNDRED:
            return self._take_hundred(at)
        self._close(scale.value)
        return at + 1

    def _take_hundred(self, at: int) -> int | None:
        if self.has_hundred:
            return None
        self.current = (ONE if self.current is None else self.current) * HUNDRED
        self.has_hundred = True
        self._keep_coefficient()
        return at + 1

    def _close(self, scale: Decimal) -> None:
        term = self.current if self.current is not None else Decimal(0)
        if self.last_scale is not None and scale >= self.last_scale:
            self.total = (self.total + term) * scale  # दस लाख करोड़
        else:
            self.total += (term if self.current is not None else ONE) * scale
        self.current, self.has_hundred, self.last_scale = None, False, scale

    def _take_fraction(self, at: int) -> int | None:
        word = fraction_words()[self.pieces[at].norm]
        if self.current is not None or self.is_fractional:
            return None
        if word.role in ("number", "half"):
            self.current = word.value
            self.is_fractional, self.weak = True, word.role == "half"
            self._keep_coefficient()
            return self._skip_half_article(at + 1)
        if word.role == "add":
            return self._take_added(at, word.value)
        return None

    def _skip_half_article(self, at: int) -> int:
        """half a million, half an hour."""
        is_article = has_role(self.pieces, at, _CUES, "article")
        return at + 1 if is_article and at + 1 < len(self.pieces) else at

    def _take_added(self, at: int, added: Decimal) -> int | None:
        """साढ़े तीन, सवा सौ, पौने दो; alone it waits for a unit (सवा घंटा)."""
        following = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        norm = following.norm if following else ""
        small = number_words("number_words").get(norm)
        value = small.value if small else parse_digits(norm) if following else None
        self.is_fractional = True
        if value is not None and value == int(value):
            self.worded = following is not None and following.kind == "word"
            self.current = value + added
            self._keep_coefficient()
            return at + 2
        is_alone = len(self.pieces) == 1
        self.current = added % 1 if is_alone else (ONE + added if added != Decimal("0.5") else added)
        self.weak = True
        self._keep_coefficient()
        return at + 1

    def _take_vulgar(self, at: int) -> int | None:
        """½ by itself or after a whole number."""
        value = vulgar_value(self.pieces[at].text)
        if value is None or self.total or self.is_fractional:
            return None
        self.current = (self.current or Decimal(0)) + value
        self.is_fractional, self.worded = True, False
        self._keep_coefficient()
        return at + 1

    def _take_ordinal(self, at: int) -> int | None:
        word = split_ordinal(self.pieces[at].norm)
        if word is None or self.is_fractional:
            return None
        is_open = self.current is not None or bool(self.total)
        if word.value >= HUNDRED:
            self.current = (self.current if self.current is not None else ONE) * word.value
            self.weak = word.flag == "weak"
        elif not is_open:
            self.current, self.weak = word.value, word.flag == "weak"
        elif self._take_small(at, word.value, False) is None:
            return None
        self.is_ordinal = True
        return at + 1


_TENS = frozenset(map(Decimal, range(20, 100, 10)))


def _joins_units(norm: str) -> bool:
    """Whether this word for tens is English (in either script): fifty two, फिफ्टी टू."""
    word = number_words("number_words").get(norm)
    return norm.isascii() or (word is not None and word.flag == "weak")


def _follows_digits(pieces: Sequence[Piece], at: int, money: bool) -> bool:
    before = pieces[at - 1]
    return before.kind == "number" and (pieces[at].joined or money or len(pieces[at].norm) > 1)


def _join_spaced_groups(pieces: Sequence[Piece], at: int) -> tuple[int, Decimal | None]:
    """1 234 567 with single spaces: two or more groups of three after the first."""
    if not 0 < len(pieces[at].norm) <= 3 or not pieces[at].norm.isdecimal():
        return at + 1, None
    end = at + 1
    while (
        end < len(pieces)
        and len(pieces[end].norm) == 3
        and pieces[end].norm.isdecimal()
        and pieces[end].start - pieces[end - 1].end == 1
    ):
        end += 1
    if end - at < 3:
        return at + 1, None
    return end, Decimal("".join(piece.norm for piece in pieces[at:end]))


def vulgar_value(mark: str) -> Decimal | None:
    """The value of ½ and its like."""
    if len(mark) != 1 or unicodedata.category(mark) != "No":
        return None
    value = unicodedata.numeric(mark, None)
    return None if value is None else _DIVISION.create_decimal_from_float(value)


def _read_point(pieces: Sequence[Piece], whole: Amount) -> Amount:
    """दो दशमलव शून्य तीन: digits one by one, or a two-digit word, after the point."""
    if not has_role(pieces, whole.end, _CUES, "point"):
        return whole
    digits, end = "", whole.end + 1
    while end < len(pieces):
        word = number_words("number_words").get(pieces[end].norm)
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
    if not power.isdecimal() or len(power) > 2 or not base.value:
        return None
    exponent = -int(power) if pieces[at + 1].norm == "-" else int(power)
    value = _DIVISION.power(base.value, exponent)
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
    bottom = _Reader(pieces, False).read(at + 1)
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
    value = _DIVISION.add(whole.value, fraction.value)
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
    if not has_role(pieces, at, _CUES, "and") and not (word and word.role == "whole"):
        return None
    fraction = _read_fraction(pieces, at + 1)
    if fraction is None or fraction.value > 1:
        return None
    return _scale_point(pieces, _add(whole, fraction))


def _read_fraction(pieces: Sequence[Piece], at: int) -> Amount | None:
    while at < len(pieces) and (
        pieces[at].norm in DASHES or has_role(pieces, at, _CUES, "article")
    ):
        at += 1
    word = fraction_words().get(pieces[at].norm) if at < len(pieces) else None
    if word and word.role == "half":
        return Amount(word.value, at + 1, word.value)
    if word and word.role == "part":
        return Amount(divide(ONE, word.value), at + 1, ONE)
    top = _Reader(pieces, False).read(at)
    if top is None or top.ordinal:
        return None
    return _read_over(pieces, top) or _read_part(pieces, top)


def _read_share(pieces: Sequence[Piece], whole: Amount) -> Amount | None:
    """तीन का पांचवां भाग: three fifths. Without "भाग" only where nothing follows."""
    if not has_role(pieces, whole.end, _CUES, "of"):
        return None
    part = _Reader(pieces, False).read(whole.end + 1)
    if part is None or not part.ordinal or part.value < 3:
        return None
    following = fraction_words().get(pieces[part.end].norm) if part.end < len(pieces) else None
    if part.end < len(pieces) and (following is None or following.role != "share"):
        return None
    value = divide(whole.value, part.value)
    return Amount(value, part.end, value, worded=whole.worded)
