"""The kinds of what is found in words: for the reader, its help and the page that explains.

Their colours and lines are in reader/kinds.css.
"""

from __future__ import annotations

from dataclasses import dataclass

from lib.model import Kind, VariantKind


@dataclass(frozen=True, slots=True)
class Sign:
    """What a kind of disagreement means, and in words the line that marks it."""

    meaning: str
    line: str


KINDS: dict[Kind, Sign] = {
    "name": Sign("another person, another name", "solid"),
    "organisation": Sign("another department, agency or company", "double"),
    "role": Sign("another office or rank", "fine dashed, above and below"),
    "place": Sign("another place", "fine, above and below"),
    "number": Sign("another count, sum or share", "dashed"),
    "date": Sign("another day or time", "thick dotted"),
    "negation": Sign("one affirms what the other denies; rose against fell", "thick"),
    "modality": Sign("one is certain, the other is not", "dotted, above and below"),
    "attribution": Sign("another source for the same statement", "fine dotted"),
    "framing": Sign("another word that judges", "wavy"),
    "direction": Sign("from here to there, or back", "fine wavy"),
    "event": Sign("who did it to whom, the other way round", "fine dashed"),
}

VARIANTS: dict[VariantKind, str] = {
    "spelling": "spelled differently",
    "script": "in another script",
    "abbreviation": "a short form",
    "number_format": "the same number, written differently",
    "synonym": "another word for the same",
    "honorific": "with or without a title",
    "word_order": "in another order",
}

# Beside a mark in the text, where the kind's own name is too long or no word.
SHORT: dict[VariantKind, str] = {
    "number_format": "number",
    "word_order": "order",
    "abbreviation": "short",
}
