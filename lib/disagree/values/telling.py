"""How values are told in a reason: as the text has them, with their emphasis and in English."""

from __future__ import annotations

from lib.disagree.slots.passage import Pair, Passage
from lib.language import lexicon
from lib.language.gloss import cite, is_hindi
from lib.links.terms import Term
from lib.model import Mention
from lib.wording.amounts import EMPHASES, call_amount, say_amount, say_date

# What an English reader counts in; other scales (lakh, crore, dozen) are told in these as well.
_COMMON_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion"})


def tell_numbers(pair: Pair, a: Mention, b: Mention) -> str:
    """Why two numbers clash, in one sentence."""
    told_a, told_b = tell_value(pair.a, a), tell_value(pair.b, b)
    return f"A gives {told_a} and B gives {told_b} for the same {name_amount(pair, a, b)}."


def name_amount(pair: Pair, a: Mention, b: Mention) -> str:
    """What two numbers are, with what both count: number of “passengers”."""
    counted = "" if a.unit else _name_counted(pair, a, b)
    of = f" of {cite(counted)}" if counted else ""
    return f"{call_amount(a, bool(of))}{of}"


def tell_dates(pair: Pair, a: Mention, b: Mention) -> str:
    """Why two dates clash, in one sentence."""
    told_a, told_b = tell_value(pair.a, a), tell_value(pair.b, b)
    is_clock = any(m.moment is not None and m.moment.grain == "time" for m in (a, b))
    puts = "puts it at" if is_clock else "dates it"
    return f"A {puts} {told_a} and B {puts} {told_b}: two different times for the same event."


def tell_equal(pair: Pair, a: Mention, b: Mention) -> str:
    """That two numbers are one value, which is said once."""
    told_a, told_b = tell_value(pair.a, a), tell_value(pair.b, b)
    is_told = (told_a, told_b) != (cite(a.text), cite(b.text))
    value = "" if is_told else f", {say_amount(a)}"
    return f"{told_a} and {told_b} are the same {call_amount(a)}{value}."


def tell_value(passage: Passage, mention: Mention) -> str:
    """The reading with its emphasis, and its value where the words do not say it in English."""
    emphasis = mention.qualifiers.emphasis
    written = passage.read_tokens(*mention.told).text if is_told_wider(mention) else mention.text
    said = say_date(mention) if mention.kind == "date" else say_amount(mention)
    if said and emphasis:
        said = f"{EMPHASES[emphasis]} {said}"
    if is_hindi(written):
        return cite(written, meaning=said)
    return f"“{written}” ({said})" if said and _needs_value(mention) else f"“{written}”"


def is_told_wider(mention: Mention) -> bool:
    """Tell whether words around the mention belong to its reading: at least 12, between 5 and 7."""
    return mention.told != (mention.first, mention.last)


def _needs_value(mention: Mention) -> bool:
    scales = lexicon.table("en", "number_scales").keys() - _COMMON_SCALES
    words = mention.text.casefold().split()
    return mention.kind == "number" and any(word in scales for word in words if len(word) > 1)


def _name_counted(pair: Pair, a: Mention, b: Mention) -> str:
    """What both numbers count, an English word if either side has one; "" where it is not plain."""
    if a.quantity is not None and a.quantity.form == "ordinal":
        return ""
    counted = [_find_counted(pair.a, a), _find_counted(pair.b, b)]
    words = [t.text for t in counted if t is not None and t.kind in ("word", "role")]
    return min(words, key=is_hindi) if len(words) == len(counted) else ""


def _find_counted(passage: Passage, number: Mention) -> Term | None:
    """The term of what a number counts, where that is one."""
    counted = number.qualifiers.counted
    return next((term for term in passage.terms if counted and term.first == counted[0]), None)
