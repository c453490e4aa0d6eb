"""A whole number while it is being added up: what has been said, and what may still follow."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lib.mentions.numbers.amounts import ONE

HUNDRED = Decimal(100)
DOZEN = Decimal(12)
THOUSAND = Decimal(1000)
_TEN = Decimal(10)
_LARGEST = Decimal("1e30")  # scales heaped up beyond it are no number


@dataclass(slots=True)
class Sum:
    """`total` is what scales have closed, `current` the term still open, None between terms.

    coefficient: the value before its only scale. open_tens: a unit may follow (twenty-one).
    spells_digits: it is read digit by digit (शून्य सात तीन).
    """

    total: Decimal = Decimal(0)
    current: Decimal | None = None
    last_scale: Decimal | None = None
    coefficient: Decimal = ONE
    has_hundred: bool = False
    open_tens: bool = False
    is_fractional: bool = False
    spells_digits: bool = False

    @property
    def is_begun(self) -> bool:
        """Something has been added."""
        return self.current is not None or bool(self.total)

    @property
    def value(self) -> Decimal:
        """All that has been added."""
        return self.total + (self.current or 0)

    @property
    def parts(self) -> tuple[Decimal, Decimal]:
        """Coefficient and scale; the scale is 1 where no scale word ended the number."""
        if self.last_scale is None and self.has_hundred and self.value % HUNDRED == 0:
            return self.value / HUNDRED, HUNDRED
        if self.last_scale is None or self.current is not None:
            return self.value, ONE
        return self.coefficient, self.value / self.coefficient if self.coefficient else ONE

    def fits(self, value: Decimal) -> bool:
        """Whether a new term of this value can follow: the scales of the terms fall."""
        return not self.total or (self.last_scale is not None and value < self.last_scale)

    def open(self, value: Decimal) -> None:
        """Begin a term."""
        self.current = value
        self._keep_coefficient()

    def add_small(self, value: Decimal) -> bool:
        """Add a number word below a hundred; False where it does not belong to this number."""
        if self.spells_digits and value < _TEN and self.current is not None:
            self.current = self.current * _TEN + value
        elif self.current is None:
            if not self.fits(value) or self.is_fractional:
                return False
            self.spells_digits = value == 0 and not self.total
            self.open(value)
        elif self.has_hundred and self.current % HUNDRED == 0 and not self.is_fractional:
            self.current += value
        elif self.open_tens and 0 < value < _TEN:
            self.open(self.current + value)
        else:
            return False
        return True

    def completes_hundred(self, value: Decimal) -> bool:
        """Whether it is the 21 of "3 सौ 21"."""
        is_whole = value == int(value) and 0 < value < HUNDRED
        return self.has_hundred and is_whole and (self.current or ONE) % HUNDRED == 0

    def multiply(self, scale: Decimal) -> bool:
        """Take a scale word; False where it does not belong to this number."""
        if self.current is None and self.total and scale in (HUNDRED, DOZEN):
            return False
        if self.total > _LARGEST or (scale == HUNDRED and self.has_hundred):
            return False
        self.open_tens = self.spells_digits = False
        if scale == HUNDRED:
            self.has_hundred = True
            self.open((ONE if self.current is None else self.current) * HUNDRED)
        else:
            self._close(scale)
        return True

    def _close(self, scale: Decimal) -> None:
        if self.last_scale is not None and scale >= self.last_scale:
            self.total = self.value * scale  # दस लाख करोड़
        else:
            self.total += (ONE if self.current is None else self.current) * scale
        self.current, self.has_hundred, self.last_scale = None, False, scale

    def _keep_coefficient(self) -> None:
        if not self.total and self.current is not None:
            self.coefficient = self.current
