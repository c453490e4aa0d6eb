"""Numbers and dates: one value in two forms, a looser value, or another value in the same slot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import regex

from lib.amounts import call_amount, say_amount, say_date
from lib.disagree.confidence import CURVES
from lib.disagree.fates import find_fate
from lib.disagree.leftovers import pair_clashes
from lib.disagree.negation import is_negated
from lib.disagree.passage import (
    MATCHED,
    Pair,
    Passage,
    allow_for_translation,
    compare_slots,
    measure_contained,
    measure_rest,
    span,
)
from lib.gloss import cite
from lib.mentions.values import compare_moments, compare_quantities, compare_with_time
from lib.model import Disagreement, Mention, Moment, Severity, Unresolved, Variant
from lib.text import fold

_FIGURE = regex.compile(r"\p{Nd}+(?:[.,]\p{Nd}+)*")
SAME_NEWS = timedelta(days=14)  # "Wednesday" and "next week" further apart are other news; chosen
COPIED = 0.85  # so much of two claims agrees only where one was made from the other; chosen
BARE = 0.7  # confidence where there is nothing but the two values; chosen
NEAR_MISS = 0.05  # values closer than this, relative to the greater, differ by little; chosen
SAME_STATEMENT = 0.75  # so much of two statements must agree for the days they were made to count
_SPEECH_DISTANCE = 2  # tokens between a date and the verb of speaking that it dates
_SHORT = 3  # terms of a claim that may be compared with a mere value
_HEAD_DISTANCE = 2  # terms after a number among which its counted noun is looked for


def compare_numbers(pair: Pair) -> Iterator[Disagreement | Variant]:
    """Numbers of A against numbers of B."""
    left_a, left_b = pair.a.of_kind("number"), pair.b.of_kind("number")
    for wanted in ("equal", "compatible"):
        for a in list(left_a):
            for b in list(left_b):
                if _relate_in_context(pair, a, b) == wanted:
                    left_a = [m for m in left_a if m is not a]
                    left_b = [m for m in left_b if m is not b]
                    if wanted == "equal" and fold(a.text) != fold(b.text):
                        yield _describe_number_variant(pair, a, b)
    for clash in pair_clashes(left_a, left_b, lambda a, b: _judge_numbers(pair, a, b)):
        a, b = clash.a, clash.b
        yield Disagreement(
            "number",
            pair.a.read(a),
            pair.b.read(b),
            _grade(a, b),
            clash.confidence,
            _explain_numbers(pair, a, b),
        )


def _relate_numbers(a: Mention, b: Mention) -> str:
    if a.quantity is None or b.quantity is None:
        return "incomparable"
    return compare_quantities(a.quantity, b.quantity)


def _relate_in_context(pair: Pair, a: Mention, b: Mention) -> str:
    """As `_relate_numbers`, but a changed figure clashes where all else is the same."""
    relation = _relate_numbers(a, b)
    return "conflict" if relation == "compatible" and _is_changed(pair, a, b) else relation


def _is_changed(pair: Pair, a: Mention, b: Mention) -> bool:
    """In two copies of one sentence, two values written alike but for their digits.

    "over 50" and "over 70" can both hold, and 32,500 can be rounded to 32,000; but whoever copies
    a sentence and writes another figure in the same form has changed it.
    """
    return (
        fold(a.text) != fold(b.text)
        and _write_shape(a.text) == _write_shape(b.text)
        and _is_loose(a) == _is_loose(b)
        and measure_rest(pair, span(a), span(b)) >= COPIED
    )


def _is_loose(mention: Mention) -> bool:
    """The value is a range or a bound: about 2,000, more than 40."""
    return mention.quantity is not None and mention.quantity.low != mention.quantity.high


def _write_shape(text: str) -> str:
    return str(_FIGURE.sub("0", fold(text)))


def _describe_number_variant(pair: Pair, a: Mention, b: Mention) -> Variant:
    why = f"{cite(a.text)} and {cite(b.text)} are the same {call_amount(a)}, {say_amount(a)}."
    return Variant("number_format", pair.a.read(a), pair.b.read(b), why)


def _judge_numbers(pair: Pair, a: Mention, b: Mention) -> float:
    if _relate_in_context(pair, a, b) != "conflict":
        return 0.0
    if is_negated(pair.a, a) != is_negated(pair.b, b):
        return 0.0  # "the second" against "not the first"
    fates = {find_fate(pair.a, a), find_fate(pair.b, b)} - {""}
    if len(fates) > 1:
        return 0.0  # three killed, 50 injured
    head = _compare_heads(pair, a, b)
    if head < MATCHED and not a.unit and _has_context(pair):
        return 0.0
    return CURVES["number"].judge(
        link=pair.score,
        slot=allow_for_translation(pair, compare_slots(pair, span(a), span(b))),
        rest=allow_for_translation(pair, measure_contained(pair, span(a), span(b))),
        head=head,
        unit=float(bool(a.unit)),
        only=float(_is_only(pair.a, a) and _is_only(pair.b, b)),
    )


def _is_only(passage: Passage, number: Mention) -> bool:
    """The passage has no other number of this unit."""
    return sum(other.unit == number.unit for other in passage.of_kind("number")) == 1


def _has_context(pair: Pair) -> bool:
    return len(pair.a.terms) > 1 and len(pair.b.terms) > 1


def _compare_heads(pair: Pair, a: Mention, b: Mention) -> float:
    """How alike the nouns are that the two numbers count."""
    heads_a, heads_b = _find_heads(pair.a, a), _find_heads(pair.b, b)
    return max((float(pair.likeness[i, j]) for i in heads_a for j in heads_b), default=0.0)


def _find_heads(passage: Passage, number: Mention) -> list[int]:
    """The terms right after a number; before it where it ends the passage ("toll rises to 45")."""
    after = [at for at, term in enumerate(passage.terms) if term.first >= number.last]
    before = [at for at, term in enumerate(passage.terms) if term.last <= number.first]
    return after[:_HEAD_DISTANCE] or before[-_HEAD_DISTANCE:]


def _grade(a: Mention, b: Mention) -> Severity:
    if a.quantity is None or b.quantity is None:
        return "high"
    greater = max(abs(a.quantity.low), abs(b.quantity.low))
    apart = abs(a.quantity.low - b.quantity.low)
    return "medium" if greater and apart / greater < NEAR_MISS else "high"


def _explain_numbers(pair: Pair, a: Mention, b: Mention) -> str:
    heads = _find_heads(pair.a, a)
    of = f" of {cite(pair.a.terms[heads[0]].text)}" if heads and not a.unit else ""
    return f"A gives {_tell(a)} and B gives {_tell(b)} for the same {call_amount(a)}{of}."


def _tell(mention: Mention) -> str:
    """The reading and, unless it says so itself, its value."""
    said = say_date(mention) if mention.kind == "date" else say_amount(mention)
    plain = not said or said.replace(",", "") in mention.text.replace(",", "")
    return cite(mention.text) if plain else f"{cite(mention.text)} = {said}"


def compare_dates(pair: Pair) -> Iterator[Disagreement | Variant | Unresolved]:
    """Dates of A against dates of B."""
    left_a, left_b = pair.a.of_kind("date"), pair.b.of_kind("date")
    for a in list(left_a):
        for b in list(left_b):
            relation = _relate_dates_in_context(pair, a, b)
            if relation in ("equal", "compatible") or fold(a.text) == fold(b.text):
                left_a = [m for m in left_a if m is not a]
                left_b = [m for m in left_b if m is not b]
    yield from _find_unresolved(pair, left_a, left_b)
    for clash in pair_clashes(left_a, left_b, lambda a, b: _judge_dates(pair, a, b)):
        a, b = clash.a, clash.b
        why = (
            f"A dates it {_tell(a)} and B dates it {_tell(b)}: "
            "two different times for the same event."
        )
        yield Disagreement("date", pair.a.read(a), pair.b.read(b), "high", clash.confidence, why)


def _relate_dates(a: Mention, b: Mention) -> str:
    if a.moment is None or b.moment is None or _tell_other_times(a.moment, b.moment):
        return "incomparable"
    relation = compare_moments(a.moment, b.moment)
    is_open = any(
        m.relative and m.first is None and m.grain != "time" for m in (a.moment, b.moment)
    )
    return "unresolved" if relation == "conflict" and is_open else relation


def _relate_dates_in_context(pair: Pair, a: Mention, b: Mention) -> str:
    relation = _relate_dates(a, b)
    if relation in ("compatible", "unresolved") and _is_changed(pair, a, b):
        return "conflict"
    return relation


def _tell_other_times(a: Moment, b: Moment) -> bool:
    """Days told from two days of writing that lie far apart belong to two events."""
    if not (a.relative or b.relative) or a.first is None or b.first is None:
        return False
    return abs(a.first - b.first) > SAME_NEWS


def _find_unresolved(
    pair: Pair, left_a: list[Mention], left_b: list[Mention]
) -> Iterator[Unresolved]:
    for a, b in zip(left_a, left_b, strict=False):
        if _relate_dates_in_context(pair, a, b) == "unresolved":
            why = (
                f"{cite(a.text)} and {cite(b.text)} cannot be compared: a day told from the day of "
                "writing needs the publication date of its article."
            )
            yield Unresolved("date", pair.a.read(a), pair.b.read(b), why)


def _dates_statement(passage: Passage, mention: Mention) -> bool:
    """The date says when somebody spoke, which may be on several days: "said on Thursday"."""
    return any(
        max(spoken.first - mention.last, mention.first - spoken.last) <= _SPEECH_DISTANCE
        for spoken in passage.of_kind("attribution")
    )


def _judge_dates(pair: Pair, a: Mention, b: Mention) -> float:
    if _relate_dates_in_context(pair, a, b) != "conflict":
        return 0.0
    rest = measure_rest(pair, span(a), span(b))
    if rest < SAME_STATEMENT and (_dates_statement(pair.a, a) or _dates_statement(pair.b, b)):
        return 0.0
    only = len(pair.a.of_kind("date")) == 1 and len(pair.b.of_kind("date")) == 1
    return CURVES["date"].judge(
        link=pair.score,
        slot=allow_for_translation(pair, compare_slots(pair, span(a), span(b))),
        rest=allow_for_translation(pair, measure_contained(pair, span(a), span(b))),
        only=float(only),
    )


def compare_bare_values(pair: Pair) -> Iterator[Disagreement]:
    """Claims that are little more than a value ("₹500", "4 goals"), whatever its dimension.

    There is no context to say that two such values belong to different things.
    """
    if not (_is_bare(pair.a, beside=pair.b) and _is_bare(pair.b, beside=pair.a)):
        return
    values_a, values_b = _list_values(pair.a), _list_values(pair.b)
    left_a = [a for a in values_a if not any(_may_agree(a, b) for b in values_b)]
    left_b = [b for b in values_b if not any(_may_agree(a, b) for a in values_a)]
    for a, b in zip(left_a or values_a, left_b or values_b, strict=False):
        if left_a or left_b:
            why = f"A gives nothing but {cite(a.text)} and B nothing but {cite(b.text)}."
            yield Disagreement(a.kind, pair.a.read(a), pair.b.read(b), "high", BARE, why)


def _list_values(passage: Passage) -> list[Mention]:
    return [mention for mention in passage.mentions if mention.kind in ("number", "date")]


def _is_bare(passage: Passage, beside: Passage) -> bool:
    """Half of it is values, or it is short and the other side is nothing but values."""
    values = _count_values(passage)
    is_short = len(passage.terms) <= _SHORT and _count_values(beside) == len(beside.terms)
    return values > 0 and (is_short or 2 * values >= len(passage.terms))


def _count_values(passage: Passage) -> int:
    return sum(term.kind in ("number", "date") for term in passage.terms)


def _may_agree(a: Mention, b: Mention) -> bool:
    if a.kind != b.kind:
        number, day = (a, b) if a.kind == "number" else (b, a)
        # "half past eleven" may be written as a number or as a time
        is_time = day.moment is not None and day.moment.grain == "time"
        if not is_time or number.quantity is None or day.moment is None:
            return False
        return compare_with_time(number.quantity, day.moment) != "conflict"
    relation = _relate_numbers(a, b) if a.kind == "number" else _relate_dates(a, b)
    return relation in ("equal", "compatible", "unresolved")
