"""What a claim is compared by: its content words and typed values, each weighted by rarity."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lib.language import lexicon
from lib.language.rarity import zipf
from lib.language.stems import stem
from lib.mentions.sites.read import find_site
from lib.model import Claim, Language, Mention, Side, Token

TermKind = Literal["word", "name", "place", "organisation", "role", "number", "date"]
# How much a typed value says against a rare word (1.0); chosen, then checked on align_ecb.
VALUE_WEIGHT = {"place": 0.8, "organisation": 1.0, "role": 0.5, "number": 1.0, "date": 0.8}


@dataclass(frozen=True, slots=True)
class Term:
    """A comparable unit on tokens [first, last); `key` is a stem, a folded name or a value.

    mention: that of a value, a place, a body or an office. parts: what of a site or of a day with
    its part of the day may be told by itself: the hotel, Biloxi; the evening.
    """

    kind: TermKind
    key: str
    text: str
    language: Language
    first: int
    last: int
    mention: Mention | None = None
    parts: tuple[Term, ...] = ()


def find_terms(claim: Claim, mentions: Sequence[Mention]) -> tuple[Term, ...]:
    """The claim's terms in order: a value is one term, every other content word its own."""
    return tuple(_walk_terms(claim, mentions))


def _walk_terms(claim: Claim, mentions: Sequence[Mention]) -> Iterator[Term]:
    values = {m.first: m for m in mentions if m.kind in VALUE_WEIGHT}
    names = {at for m in mentions if m.kind == "name" for at in range(m.first, m.last)}
    skipped = {at for m in mentions if _is_marker(m) for at in range(m.first, m.last)}
    at = 0
    while at < len(claim.tokens):
        value = values.get(at)
        if value is not None:
            yield Term(
                value.kind,  # type: ignore[arg-type]  # VALUE_WEIGHT holds only term kinds
                _value_key(value),
                value.text,
                claim.language,
                at,
                value.last,
                value,
                tuple(_find_parts(claim, value)),
            )
        elif claim.tokens[at].kind == "word" and at not in skipped:
            yield from _make_word_term(claim.tokens[at], at, is_name=at in names)
        at = max(at + 1, value.last if value is not None else 0)


def _is_marker(mention: Mention) -> bool:
    """Negation and modality are compared as such, but for verbs that deny or are in the future."""
    if mention.kind == "modality":
        return mention.value != "future"
    return mention.kind == "negation" and mention.value == "not"


def _value_key(mention: Mention) -> str:
    return f"{mention.value} {mention.unit}".strip()


def _find_parts(claim: Claim, value: Mention) -> Iterator[Term]:
    """The nouns of a site and the place it is called after; the words of a day told with its part.

    A name is no part by itself: a hospital and a club may be called after one person.
    """
    site = find_site(value)
    if site is None and (value.moment is None or value.moment.hours is None):
        return
    names = site.name.split() if site else []
    for place in dict.fromkeys((site.name, *names)) if site else ():
        yield Term("place", place, value.text, claim.language, value.first, value.last)
    for at in range(value.first, value.last):
        token = claim.tokens[at]
        if token.kind == "word" and token.norm not in names:
            yield from _make_word_term(token, at, is_name=False)


def _make_word_term(token: Token, at: int, is_name: bool) -> Iterator[Term]:
    language: Language = "en" if token.norm.isascii() else "hi"
    if is_name:
        yield Term("name", token.norm, token.text, language, at, at + 1)
    elif token.norm not in lexicon.words_of_all("function_words") and len(token.norm) > 1:
        yield Term("word", stem(token.norm, language), token.text, language, at, at + 1)


def find_side_terms(side: Side) -> tuple[tuple[Term, ...], ...]:
    """The terms of every claim of an article."""
    return tuple(
        find_terms(claim, mentions)
        for claim, mentions in zip(side.claims, side.mentions, strict=True)
    )


def weigh_terms(
    terms_a: Sequence[Sequence[Term]], terms_b: Sequence[Sequence[Term]]
) -> dict[tuple[str, str], float]:
    """The weight of each (kind, key) over both articles: general rarity × rarity in this pair.

    Of several forms of one stem the most common tells how rare it is.
    """
    claims = [*terms_a, *terms_b]
    in_claims: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        in_claims.update({(term.kind, term.key) for term in claim})
    rarity: dict[tuple[str, str], float] = {}
    for term in {(t.kind, t.key, t.text): t for claim in claims for t in claim}.values():
        key = (term.kind, term.key)
        rarity[key] = min(find_rarity(term), rarity.get(key, math.inf))
    return {
        key: value * math.log(1 + len(claims) / in_claims[key]) for key, value in rarity.items()
    }


def find_rarity(term: Term) -> float:
    """How rare a term is in general, in [0.15, 1.2]."""
    if term.kind in VALUE_WEIGHT:
        return VALUE_WEIGHT[term.kind]
    return min(1.2, max(0.15, (6.5 - zipf(term.text, term.language)) / 3))
