"""Sums that fail in one sentence: "30 passengers: 17 men and 11 women".

Only where the parts are men and women, and children if told: nobody is two of them and hardly
anybody none. Any other list may leave somebody out. And only where the list says who all were, not
what some of them did: "of 40, 12 men and five women died".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lib.language import lexicon
from lib.language.gloss import cite
from lib.model import Claim, Disagreement, Mention, Reading, Side

_WHOLE = frozenset({"men", "women"})  # what a list must have to be of everybody
_BETWEEN = 2  # tokens between a part and the next: ", and"
_FAR = 6  # tokens between a whole and the list of it; chosen
_AFTER = 2  # tokens after the list in which समेत stands
_SURE = 0.8  # chosen: of 1,910 articles of news three were told, all of one sum, and right


@dataclass(frozen=True, slots=True)
class _Part:
    """A number of men, women or children; last: the token after its noun."""

    number: Mention
    kind: str
    last: int


def compare_sums_within(side: Side) -> Iterator[Disagreement]:
    """Give every whole of people that is not the sum of the men, women and children told of it."""
    for claim, mentions in zip(side.claims, side.mentions, strict=True):
        numbers = [m for m in mentions if m.kind == "number" and m.quantity is not None]
        parts = _find_list(claim, numbers)
        whole = _find_whole(claim, numbers, parts)
        if whole is not None and not _holds(whole, total := _add(parts)):
            yield _make_disagreement(claim, whole, parts, total)


def _find_list(claim: Claim, numbers: Sequence[Mention]) -> list[_Part]:
    """The first list of men and women of a claim, of children too; [] where there is none."""
    found: list[_Part] = []
    for number in numbers:
        if found and number.first - found[-1].last > _BETWEEN:
            if _is_whole(found):
                break
            found = []
        part = _find_part(claim, number)
        if part is not None and part.kind not in {other.kind for other in found}:
            found.append(part)
    return found if _is_whole(found) else []


def _is_whole(parts: Sequence[_Part]) -> bool:
    return {part.kind for part in parts} >= _WHOLE


def _find_part(claim: Claim, number: Mention) -> _Part | None:
    """The number with its noun: 17 men, 17 of them men."""
    kinds = lexicon.table(claim.language, "kinds_of_people")
    norms = [token.norm for token in claim.tokens[number.last : number.last + 3]]
    at = 2 if norms[:2] in (["of", "them"], ["of", "whom"]) else 0
    kind = kinds.get(norms[at], ()) if len(norms) > at else ()
    return _Part(number, kind[0], number.last + at + 1) if kind else None


def _find_whole(claim: Claim, numbers: Sequence[Mention], parts: Sequence[_Part]) -> Mention | None:
    """The count right before the list; None where the words leave some out."""
    before = [m for m in numbers if parts and m.last <= parts[0].number.first]
    if not before or not all(_is_exact(part.number) for part in parts):
        return None
    whole, first, last = before[-1], parts[0].number.first, parts[-1].last
    breaks = lexicon.words(claim.language, "sum_breaks")
    beside = [*claim.tokens[whole.first - 1 : first], *claim.tokens[last : last + _AFTER]]
    if first - whole.last > _FAR or any(token.norm in breaks for token in beside):
        return None
    fates = {part.number.qualifiers.fate for part in parts} - {"", whole.qualifiers.fate}
    if fates or not _ends(claim, last) or whole.quantity is None or not whole.quantity.is_bare:
        return None
    return whole if _read(whole) > max(_read(part.number) for part in parts) else None


def _ends(claim: Claim, at: int) -> bool:
    """The list is told to its end: a mark follows, or nothing, or "were"."""
    rest = claim.tokens[at : at + 1]
    ends = lexicon.words(claim.language, "sum_ends")
    return all(token.kind == "mark" or token.norm in ends for token in rest)


def _holds(whole: Mention, total: Decimal) -> bool:
    """The whole is the sum, or as loose as the sum needs it: at least 30."""
    quantity = whole.quantity
    return quantity is not None and quantity.low <= total <= quantity.high


def _is_exact(mention: Mention) -> bool:
    quantity = mention.quantity
    return quantity is not None and quantity.is_bare and quantity.low == quantity.high


def _read(mention: Mention) -> Decimal:
    return mention.quantity.low if mention.quantity is not None else Decimal(0)


def _add(parts: Sequence[_Part]) -> Decimal:
    return sum((_read(part.number) for part in parts), Decimal(0))


def _make_disagreement(
    claim: Claim, whole: Mention, parts: Sequence[_Part], total: Decimal
) -> Disagreement:
    start, end = claim.tokens[parts[0].number.first].start, claim.tokens[parts[-1].last - 1].end
    listed = Reading(claim.n, start, end, claim.text[start - claim.start : end - claim.start])
    why = f"The sum fails: {cite(listed.text)} make {total:,f}, not {cite(whole.text)}."
    reading = Reading(claim.n, whole.start, whole.end, whole.text)
    return Disagreement("number", reading, listed, "medium", _SURE, why)
