"""Short names for what was found, made of the content: they survive restarts, swaps and new rules.

An index would name another disagreement as soon as the engine found one more; these go into
addresses that people send to each other. Claims in which nothing was found go by their numbers.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from lib.model import Disagreement, Link, Reading, Unresolved, Variant

# Claims by number, in either article or both: "a3", "b15", "a3b15".
_PLACE = re.compile(r"(?:a([1-9][0-9]{0,4}))?(?:b([1-9][0-9]{0,4}))?")
_BYTES = 5  # eight letters; one pair of articles holds a few hundred names, so clashes are remote


def identify_finding(found: Disagreement | Variant | Unresolved, copy: str = "") -> str:
    """Eight lower-case letters and digits; the same when A and B change places.

    copy: "a" or "b" for what stands within one of two copies of one article, where the same
    readings are found in either.
    """
    parts = [found.kind, *sorted([_describe(found.a), _describe(found.b)])]
    return _name("|".join([*parts, copy] if copy else parts))


def identify_link(link: Link) -> str:
    """Eight lower-case letters and digits for a pairing of claims, the same when A and B swap."""
    return _name("|".join(["link", *sorted([str(link.a), str(link.b)])]))


def name_place(a: Iterable[int], b: Iterable[int]) -> str:
    """`a3b15` for claim 2 of A and claim 14 of B, counted as a reader counts; the first of each."""
    return "".join(
        f"{side}{min(claims) + 1}" for side, claims in (("a", [*a]), ("b", [*b])) if claims
    )


def is_place(name: str, claims_a: int, claims_b: int) -> bool:
    """The name is a place, and articles of so many claims have it."""
    found = _PLACE.fullmatch(name)
    if not name or not found:
        return False
    return all(
        number is None or int(number) <= claims
        for number, claims in zip(found.groups(), (claims_a, claims_b), strict=True)
    )


def swap_place(name: str) -> str:
    """The same place once A and B have changed places; any other name stays as it is."""
    found = _PLACE.fullmatch(name)
    if not name or not found:
        return name
    a, b = found.groups()
    return f"{f'a{b}' if b else ''}{f'b{a}' if a else ''}"


def _describe(reading: Reading) -> str:
    return f"{reading.claim}:{reading.start}:{reading.end}:{reading.text}"


def _name(content: str) -> str:
    digest = hashlib.blake2s(content.encode("utf-8", "replace"), digest_size=_BYTES).digest()
    return base64.b32encode(digest).decode().lower()
