"""Years by themselves: in 2019, 1953 के बाद, साल 1971, 2005-19, 297-272 ई.पू."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.mentions.dates.moments import Fields, make_moment
from lib.mentions.numbers.fractions import read_amount
from lib.mentions.numbers.pieces import DASHES, Piece, has_role, match_role, word_roles
from lib.mentions.numbers.units import read_currency_sign, read_unit
from lib.model import Moment

CUES = "date_cues"
_FIRST_BARE = 1900  # from here on four digits are likelier a year than a count
_CLOSING = frozenset("),;.।|")


def read_year(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """A year of four digits or in words beside a month, and its end; a comma may stand before."""
    start = at + 1 if at < len(pieces) and pieces[at].norm == "," else at
    found = _read_plain_year(pieces, start)
    if found is None:
        return None
    year, end = found
    era = read_era(pieces, end)
    return (year, end) if era is None else (year if era[0] == "ad" else 1 - year, era[1])


def _read_plain_year(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    if at >= len(pieces):
        return None
    norm = pieces[at].norm
    if pieces[at].kind == "number":
        is_year = len(norm) == 4 and norm.isdecimal() and 1000 <= int(norm) <= 2999
        goes_on = at + 1 < len(pieces) and pieces[at + 1].norm == ":" and pieces[at + 1].joined
        return (int(norm), at + 1) if is_year and not goes_on else None
    amount = read_amount(pieces, at)
    if amount is None or amount.ordinal or not amount.worded or amount.end - at < 2:
        return None
    is_year = amount.value == int(amount.value) and 1000 <= amount.value <= 2999
    return (int(amount.value), amount.end) if is_year else None


def read_era(pieces: Sequence[Piece], at: int) -> tuple[str, int] | None:
    """The era at piece `at`, "bc" (ई.पू., BC) or "ad" (ई., AD), and its end."""
    for role in ("bc", "ad"):
        end = match_role(pieces, at, CUES, role) or _match_dotted(pieces, at, role)
        if end is not None:
            is_dot = end < len(pieces) and pieces[end].norm == "." and pieces[end].joined
            return role, end + 1 if is_dot and end + 1 < len(pieces) else end
    return None


def _match_dotted(pieces: Sequence[Piece], at: int, role: str) -> int | None:
    """ई. पू. with its dots."""
    if role != "bc" or at + 2 >= len(pieces) or pieces[at + 1].norm != ".":
        return None
    phrase = f"{pieces[at].norm} {pieces[at + 2].norm}"
    return at + 3 if role in word_roles(CUES).get(phrase, ()) else None


def read_year_phrase(
    pieces: Sequence[Piece], at: int, published: date | None
) -> tuple[int, Moment] | None:
    """A year or a range of years at piece `at`, where the words around show that it is one."""
    if _stands_after_currency(pieces, at):
        return None
    start = at + 1 if _opens_with_year_word(pieces, at) else at
    found = _read_range(pieces, start) if start < len(pieces) else None
    if found is not None:
        return found
    year = _read_plain_year(pieces, start)
    if year is None:
        return None
    era = read_era(pieces, year[1])
    if era is not None:
        said = year[0] if era[0] == "ad" else 1 - year[0]
        return era[1], make_moment(Fields(said))
    if start == at and not _is_year(pieces, at, *year):
        return None
    return year[1], make_moment(Fields(year[0]))


def _opens_with_year_word(pieces: Sequence[Piece], at: int) -> bool:
    """साल 1971, सन उन्नीस सौ नब्बे, year 2019."""
    is_word = has_role(pieces, at, CUES, "before_year")
    return is_word and (not pieces[at].norm.isascii() or pieces[at].norm == "year")


def _stands_after_currency(pieces: Sequence[Piece], at: int) -> bool:
    return any(
        (sign := read_currency_sign(pieces, back)) is not None and sign[1] == at
        for back in range(max(at - 3, 0), at)
    )


def _read_range(pieces: Sequence[Piece], at: int) -> tuple[int, Moment] | None:
    """1990-1991, 2005-19, दो हज़ार पाँच से दो हज़ार उन्नीस, 297-272 ई.पू."""
    first = _read_era_year(pieces, at)
    if first is None or first[1] + 1 >= len(pieces):
        return None
    is_dash = pieces[first[1]].norm in DASHES and pieces[first[1]].joined
    if not is_dash and not has_role(pieces, first[1], CUES, "to"):
        return None
    second = _read_era_year(pieces, first[1] + 1)
    if second is None:
        return None
    era = read_era(pieces, second[1])
    years = _complete(first[0], second[0], era)
    if years is None or (era is None and not _closes_range(pieces, second[1], is_dash)):
        return None
    return (era[1] if era else second[1]), make_moment(Fields(years[0]), Fields(years[1]))


def _read_era_year(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """A whole number below 3000 without a comma: what may be a year beside BC or in a range."""
    if pieces[at].kind == "number" and not pieces[at].norm.isdecimal():
        return None
    amount = read_amount(pieces, at)
    if amount is None or amount.ordinal or amount.value != int(amount.value):
        return None
    return (int(amount.value), amount.end) if 0 < amount.value < 3000 else None


def _complete(first: int, second: int, era: tuple[str, int] | None) -> tuple[int, int] | None:
    """Both years in full: 2005-19 ends in 2019; before Christ they fall."""
    if era is not None and era[0] == "bc":
        return 1 - first, 1 - second
    if not 1000 <= first <= 2099:
        return None
    if second < 100 and first % 100 < second:
        second += first // 100 * 100
    return (first, second) if first < second <= 2099 else None


def _closes_range(pieces: Sequence[Piece], end: int, is_dash: bool) -> bool:
    """A counted noun after the range makes it one of counts: 1500-2000 लोग."""
    if end >= len(pieces) or pieces[end].kind == "mark":
        return True
    if read_unit(pieces, end, True) is not None:
        return False
    return has_role(pieces, end, CUES, "after_year") or (is_dash and pieces[end].norm.isascii())


def _is_year(pieces: Sequence[Piece], at: int, year: int, end: int) -> bool:
    if len(pieces) == end - at or not 1000 <= year <= 2099:
        return False
    if match_role(pieces, end, CUES, "counts") or read_unit(pieces, end, True):
        return False
    if has_role(pieces, at - 1, CUES, "counts_before"):
        return False
    is_digits = pieces[at].kind == "number"
    is_hundreds = not is_digits and end - at > 2 and pieces[at + 1].norm == "सौ"
    if not is_digits and not is_hundreds:
        return False
    return _is_year_by_hindi(pieces, year, end) or _is_year_by_english(pieces, at, year, end)


def _is_year_by_hindi(pieces: Sequence[Piece], year: int, end: int) -> bool:
    is_round = year % 100 == 0 and year not in (1900, 2000)
    if has_role(pieces, end, CUES, "of_a_year"):
        return year >= 1900
    return has_role(pieces, end, CUES, "after_year") and not is_round


def _is_year_by_english(pieces: Sequence[Piece], at: int, year: int, end: int) -> bool:
    """In English four digits without a comma are a year unless something countable follows."""
    is_closed = end >= len(pieces) or pieces[end].norm in _CLOSING
    if at > 0 and pieces[at - 1].kind == "mark" and is_closed:
        return year >= _FIRST_BARE
    is_cued = _is_cued(pieces, at)
    if is_closed:
        return is_cued
    is_likely = year >= _FIRST_BARE and year % 100 != 0 and pieces[at].kind == "number"
    return (is_cued or is_likely) and not _is_counted(pieces, end)


def _is_cued(pieces: Sequence[Piece], at: int) -> bool:
    """in 1990, mid-1990, as early as 1990, between 1990 and 1997."""
    if has_role(pieces, at - 1, CUES, "before_year"):
        return True
    is_link = at > 1 and (pieces[at - 1].norm in DASHES or pieces[at - 1].norm == "as")
    if is_link and has_role(pieces, at - 2, CUES, "before_year"):
        return True
    is_second = any(has_role(pieces, at - 1, CUES, role) for role in ("and", "to"))
    return is_second and _read_plain_year(pieces, at - 2) is not None


def _is_counted(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what follows may be counted: a plural, or any word in Hindi."""
    norm = pieces[at].norm
    is_plural = norm.endswith("s") and len(norm) > 3 and pieces[at].text.islower()
    return not norm.isascii() or is_plural or has_role(pieces, at, CUES, "counted")
