"""Reading whole numbers: digits, number words and mixtures of both, in Hindi and English.

    whole = term { term }        the scales of the terms falling: एक करोड़ बीस लाख पाँच
    term  = [साढ़े | सवा | पौने] small [सौ] [हज़ार | लाख | million ...]

One grammar serves both languages; what the words are worth is in data/lexicon/*/number_*.txt, how
they add up in `lib.mentions.numbers.sums`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lib.mentions.numbers.amounts import ONE, Amount, join_spaced_groups, parse_digits, vulgar_value
from lib.mentions.numbers.lexicon import (
    CUES,
    NumberWord,
    fraction_words,
    number_word,
    number_words,
    ordinal_endings,
    split_ordinal,
)
from lib.mentions.numbers.pieces import DASHES, Piece, has_role
from lib.mentions.numbers.sums import DOZEN, HUNDRED, THOUSAND, Sum

_TENS = frozenset(map(Decimal, range(20, 100, 10)))


class WholeReader:
    """Takes pieces while they fit: one reader for one number.

    What a step takes goes into `sum`; each gives the piece after it, or None where the number ends.
    """

    def __init__(self, pieces: Sequence[Piece], money: bool) -> None:
        self.pieces = pieces
        self.money = money
        self.sum = Sum()
        self.weak = False
        self.worded = True
        self.is_ordinal = False

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
        weak = self.weak and end - start == 1
        coefficient, scale = self.sum.parts
        return Amount(self.sum.value, end, coefficient, scale, self.is_ordinal, weak, self.worded)

    def _norm_at(self, at: int) -> str:
        return self.pieces[at].norm if at < len(self.pieces) else ""

    def _skip_article(self, at: int) -> int:
        """ "a" opens a number only before a scale in the singular or "half": a million."""
        following = self._norm_at(at + 1)
        scale = number_words("number_scales").get(following)
        is_open = scale is not None and scale.flag == "after" and not following.endswith("s")
        if is_open and has_role(self.pieces, at, CUES, "article"):
            self.sum.current = ONE
            return at + 1
        return at

    def _skip_joiner(self, at: int, start: int) -> int:
        """Step over the hyphen of twenty-one and the "and" of a hundred and five."""
        if at == start or at + 1 >= len(self.pieces):
            return at
        piece, following = self.pieces[at], self.pieces[at + 1]
        ordinals = number_words("number_ordinals")
        small = number_word(following.norm) or ordinals.get(following.norm)
        if piece.norm in DASHES and self.sum.open_tens and small and 0 < small.value < 10:
            return at + 1
        is_and = has_role(self.pieces, at, CUES, "and")
        if is_and and self._is_rest(following, at + 2, piece.norm.isascii()):
            return at + 1
        return at

    def _is_rest(self, piece: Piece, after: int, is_english: bool) -> bool:
        """Whether the number after "and" still belongs: एक सौ और 21, a thousand and one.

        Not in "दो हज़ार और पांच सौ", which may be two numbers.
        """
        is_open = self.sum.current is not None
        follows_thousand = is_english and not is_open and self.sum.last_scale == THOUSAND
        if not (self.sum.has_hundred and self.sum.current) and not follows_thousand:
            return False
        word = number_word(piece.norm)
        value = word.value if word else parse_digits(piece.norm)
        is_scaled = self._norm_at(after) in number_words("number_scales")
        is_whole = value is not None and 0 < value < HUNDRED and value == int(value)
        return is_whole and not is_scaled and not self.sum.is_fractional

    def _step(self, at: int) -> int | None:
        piece = self.pieces[at]
        if piece.kind == "number":
            return self._take_digits(at)
        if piece.norm in number_words("number_scales"):
            return self._take_scale(at)
        if piece.norm in fraction_words():
            return self._take_fraction(at)
        word = number_word(piece.norm)
        if word:
            return self._take_small(at, word.value, word.flag == "weak")
        if piece.kind == "mark" and piece.norm not in DASHES:
            return self._take_vulgar(at)
        return self._take_ordinal(at)

    def _take_digits(self, at: int) -> int | None:
        value = parse_digits(self.pieces[at].norm)
        if value is not None and self.sum.completes_hundred(value):
            self.sum.current = (self.sum.current or Decimal(0)) + value
            return at + 1
        if value is None or self.sum.current is not None or not self.sum.fits(value):
            return None
        if self.sum.total and not self._may_follow_scale(at, value):
            return None
        self.worded = False
        self.sum.is_fractional = value != int(value)
        end, grouped = join_spaced_groups(self.pieces, at)
        self.sum.open(value if grouped is None else grouped)
        return self._take_digit_ending(end)

    def _take_digit_ending(self, end: int) -> int:
        """The वीं of 19वीं, the st of 21st, which makes it an ordinal."""
        if end >= len(self.pieces) or self.sum.is_fractional:
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
        if self.sum.is_fractional or value != int(value):
            return False
        scale = number_words("number_scales").get(self._norm_at(at + 1))
        if scale is not None and scale.value != DOZEN:
            return self.sum.last_scale is None or scale.value < self.sum.last_scale
        before = self.pieces[at - 1].norm
        return not before.isascii() or before == "and"

    def _take_small(self, at: int, value: Decimal, weak: bool) -> int | None:
        is_first = self.sum.current is None
        if not self.sum.add_small(value):
            return None
        self.weak = weak if is_first else self.weak
        self.sum.open_tens = value in _TENS and _joins_units(self.pieces[at].norm)
        return at + 2 if self._is_visarga(at + 1) else at + 1

    def _is_visarga(self, at: int) -> bool:
        """The colon that is typed for the visarga of छः, before a scale: छ: हजार."""
        is_six = (
            at < len(self.pieces) and self.pieces[at - 1].norm == "छ" and self.pieces[at].joined
        )
        return is_six and self._norm_at(at) == ":" and self._norm_at(at + 1) in _scales()

    def _take_scale(self, at: int) -> int | None:
        scale = number_words("number_scales")[self.pieces[at].norm]
        if scale.flag == "after" and has_role(self.pieces, at + 1, CUES, "full"):
            return at + 2 if not self.sum.is_begun and self.sum.multiply(scale.value) else None
        if scale.flag and not self.sum.is_begun:
            return None
        if scale.flag == "money" and not self.money:
            return None
        if scale.flag in ("joined", "money") and not _follows_digits(self.pieces, at, self.money):
            return None
        return at + 1 if self.sum.multiply(scale.value) else None

    def _take_fraction(self, at: int) -> int | None:
        word = fraction_words()[self.pieces[at].norm]
        if self.sum.current is not None or self.sum.is_fractional:
            return None
        if word.role in ("number", "half"):
            self.sum.open(word.value)
            self.sum.is_fractional, self.weak = True, word.role == "half"
            return self._skip_half_article(at + 1)
        return self._take_added(at, word.value) if word.role == "add" else None

    def _skip_half_article(self, at: int) -> int:
        """half a million, half an hour."""
        is_article = has_role(self.pieces, at, CUES, "article")
        return at + 1 if is_article and at + 1 < len(self.pieces) else at

    def _take_added(self, at: int, added: Decimal) -> int | None:
        """साढ़े तीन, सवा सौ, पौने दो; alone it waits for a unit (सवा घंटा)."""
        norm = self._norm_at(at + 1)
        small = number_word(norm)
        value = small.value if small else parse_digits(norm)
        self.sum.is_fractional = True
        if value is not None and value == int(value):
            self.worded = self.pieces[at + 1].kind == "word"
            self.sum.open(value + added)
            return at + 2
        is_alone = len(self.pieces) == 1
        self.sum.open(added % 1 if is_alone else added + (ONE if added != Decimal("0.5") else 0))
        self.weak = True
        return at + 1

    def _take_vulgar(self, at: int) -> int | None:
        """½ by itself or after a whole number."""
        value = vulgar_value(self.pieces[at].text)
        if value is None or self.sum.total or self.sum.is_fractional:
            return None
        self.sum.open((self.sum.current or Decimal(0)) + value)
        self.sum.is_fractional, self.worded = True, False
        return at + 1

    def _take_ordinal(self, at: int) -> int | None:
        word = split_ordinal(self.pieces[at].norm)
        if word is None or self.sum.is_fractional:
            return None
        if word.value >= HUNDRED:
            self.sum.current = (ONE if self.sum.current is None else self.sum.current) * word.value
            self.weak = word.flag == "weak"
        elif not self.sum.is_begun:
            self.sum.current, self.weak = word.value, word.flag == "weak"
        elif self._take_small(at, word.value, False) is None:
            return None
        self.is_ordinal = True
        return at + 1


def _scales() -> Mapping[str, NumberWord]:
    return number_words("number_scales")


def _joins_units(norm: str) -> bool:
    """Whether this word for tens is English (in either script): fifty two, फिफ्टी टू."""
    word = number_word(norm)
    return norm.isascii() or (word is not None and word.flag == "weak")


def _follows_digits(pieces: Sequence[Piece], at: int, money: bool) -> bool:
    before = pieces[at - 1]
    return before.kind == "number" and (pieces[at].joined or money or len(pieces[at].norm) > 1)
