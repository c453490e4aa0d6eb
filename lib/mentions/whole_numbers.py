"""Reading whole numbers: digits, number words and mixtures of both, in Hindi and English.

    whole = term { term }        the scales of the terms falling: एक करोड़ बीस लाख पाँच
    term  = [साढ़े | सवा | पौने] small [सौ] [हज़ार | लाख | million ...]

One grammar serves both languages; what the words are worth is in data/lexicon/*/number_*.txt.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from lib.mentions.amounts import ONE, Amount, join_spaced_groups, parse_digits, vulgar_value
from lib.mentions.number_lexicon import (
    fraction_words,
    number_words,
    ordinal_endings,
    split_ordinal,
)
from lib.mentions.pieces import DASHES, Piece, has_role, word_roles
from lib.text import fold

HUNDRED = Decimal(100)
DOZEN = Decimal(12)
_LARGEST = Decimal("1e30")  # scales heaped up beyond it are no number
CUES = "number_cues"


@lru_cache(maxsize=50_000)
def may_open(text: str) -> bool:
    """Whether a number can begin with this word or mark; for most words the reading stops here."""
    norm = fold(text)
    return (
        norm in number_words("number_words")
        or norm in number_words("number_scales")
        or norm in fraction_words()
        or "article" in word_roles(CUES).get(norm, ())
        or vulgar_value(text) is not None
        or split_ordinal(norm) is not None
    )


class WholeReader:
    """Adds up terms while they fit: one reader for one number.

    `total` is what scales have closed, `current` the term still open; what was read last decides
    what may follow.
    """

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
        """The longest whole number (or ordinal) that starts at piece `at`."""
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
        if is_open and has_role(self.pieces, at, CUES, "article"):
            self.current = ONE
            return at + 1
        return at

    def _skip_joiner(self, at: int, start: int) -> int:
        """Step over the hyphen of twenty-one and the "and" of a hundred and five."""
        if at == start or at + 1 >= len(self.pieces):
            return at
        piece, following = self.pieces[at], self.pieces[at + 1]
        words = number_words("number_words"), number_words("number_ordinals")
        small = words[0].get(following.norm) or words[1].get(following.norm)
        if piece.norm in DASHES and self.open_tens and small and 0 < small.value < 10:
            return at + 1
        is_and = has_role(self.pieces, at, CUES, "and")
        if is_and and self._is_rest(following, at + 2, piece.norm.isascii()):
            return at + 1
        return at

    def _is_rest(self, piece: Piece, after: int, is_english: bool) -> bool:
        """Whether the number after "and" still belongs: एक सौ और 21, a thousand and one.

        Not in "दो हज़ार और पांच सौ", which may be two numbers.
        """
        follows_thousand = is_english and self.current is None and self.last_scale == 1000
        if not (self.has_hundred and self.current) and not follows_thousand:
            return False
        word = number_words("number_words").get(piece.norm)
        value = word.value if word else parse_digits(piece.norm)
        is_scaled = after < len(self.pieces) and self.pieces[after].norm in number_words(
            "number_scales"
        )
        is_whole = value is not None and 0 < value < 100 and value == int(value)
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
        end, grouped = join_spaced_groups(self.pieces, at)
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
        if self.total > _LARGEST:
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
        is_article = has_role(self.pieces, at, CUES, "article")
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
        self.current = (
            added % 1 if is_alone else (ONE + added if added != Decimal("0.5") else added)
        )
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
