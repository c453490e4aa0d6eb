"""Short names for what was found, made of the content: they survive restarts, swaps and new rules.

An index would name another disagreement as soon as the engine found one more; these go into
addresses that people send to each other.
"""

from __future__ import annotations

import base64
import hashlib

from lib.model import Disagreement, Link, Reading, Unresolved, Variant

_BYTES = 5  # eight letters; one pair of articles holds a few hundred names, so clashes are remote


def identify_finding(found: Disagreement | Variant | Unresolved) -> str:
    """Eight lower-case letters and digits; the same when A and B change places."""
    return _name("|".join([found.kind, *sorted([_describe(found.a), _describe(found.b)])]))


def identify_link(link: Link) -> str:
    """Eight lower-case letters and digits for a pairing of claims, the same when A and B swap."""
    return _name("|".join(["link", *sorted([str(link.a), str(link.b)])]))


def _describe(reading: Reading) -> str:
    return f"{reading.claim}:{reading.start}:{reading.end}:{reading.text}"


def _name(content: str) -> str:
    digest = hashlib.blake2s(content.encode("utf-8", "replace"), digest_size=_BYTES).digest()
    return base64.b32encode(digest).decode().lower()
