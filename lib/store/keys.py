"""Names made of content: of a text, of a finding. What is written here may never change.

A verdict must be found again after a re-run, with a newer engine, and whichever article comes
first. So a key holds nothing that the engine counts or scores: only the two texts, which are
immutable, the words of the two claims and the two readings. It does not use `lib.language.text`,
which may learn; as the texts stay, it is enough to forgive what a splitter takes or leaves at the
edges of a claim.
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from typing import Literal
from urllib.parse import urlsplit

from lib.language.text import sanitise
from lib.model import Collation, Disagreement, DisagreementSort, Reading, Side, Unresolved, Variant
from lib.store.records import Finding, Place

ID_CHARS = 16  # 80 bits: at a hundred million texts one clash in two hundred million libraries
_KEY_BYTES = 15  # 24 letters and digits
_EDGES = "PZC"  # Unicode categories that the edge of a claim may have or lack


def clean(text: str) -> str:
    """The text as every database can keep it: lone surrogates are U+FFFD, NUL is dropped."""
    return sanitise(text.replace("\0", ""))


def digest_text(text: str) -> str:
    """64 hexadecimal digits; the same for one text composed or decomposed (NFC, NFD)."""
    composed = unicodedata.normalize("NFC", clean(text))
    return hashlib.blake2b(composed.encode(), digest_size=32).hexdigest()


def name_text(digest: str, length: int = ID_CHARS) -> str:
    """The id of an article with this digest: letters a–z and digits 2–7."""
    return base64.b32encode(bytes.fromhex(digest)).decode().lower()[:length]


def digest_copy(digest: str, outlet: str) -> str:
    """64 hexadecimal digits for a text as this outlet has it; `name_text` makes an id of them."""
    content = f"{digest}\n{outlet}".encode()
    return hashlib.blake2b(content, digest_size=32, person=b"milaan copy 1").hexdigest()


def name_outlet(source: str) -> str:
    """What two spellings of one source share; "" where there is none."""
    return fold_reading(source)


def name_address(url: str) -> str:
    """What two spellings of one web address share: no scheme, fragment or last slash."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # no address, whatever else it is
        return url.strip()
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}{query}"


def judgement_key(collation: Collation, found: Disagreement | Variant | Unresolved) -> str:
    """24 letters and digits that name a finding by its content, the same when A and B swap."""
    return describe_finding(collation, found).key


def describe_finding(collation: Collation, found: Disagreement | Variant | Unresolved) -> Finding:
    """A finding with its content, ready to be judged and kept."""
    side_a, side_b = _sides(collation, found)
    places = (_place(side_a, found.a), _place(side_b, found.b))
    sort = found.sort if isinstance(found, Disagreement) else ""
    return make_finding(found.kind, *places, why=found.why, sort=sort)


def make_finding(
    kind: str, a: Place, b: Place, why: str = "", sort: DisagreementSort | Literal[""] = ""
) -> Finding:
    """A finding of given content, for instance read back from a table that was exported."""
    key = _name(kind, *sorted(_fold_all(p.digest, p.claim, p.reading) for p in (a, b)))
    near = _name("near", *sorted(_fold_all(p.digest, p.reading) for p in (a, b)))
    return Finding(key, near, kind, a, b, why, sort)


def is_recut(one: Finding, other: Finding) -> bool:
    """Two findings are one, though a claim was cut in another place: the readings are the same
    and on each side one claim holds the other."""
    if one.near_key != other.near_key:
        return False
    straight = _holds(one.a, other.a) and _holds(one.b, other.b)
    return straight or (_holds(one.a, other.b) and _holds(one.b, other.a))


def fold_reading(text: str) -> str:
    """The words of a claim or reading without white space and marks at its edges."""
    words = " ".join(unicodedata.normalize("NFC", clean(text)).casefold().split())
    start, end = 0, len(words)
    while start < end and unicodedata.category(words[start])[0] in _EDGES:
        start += 1
    while end > start and unicodedata.category(words[end - 1])[0] in _EDGES:
        end -= 1
    return words[start:end] or words


def _sides(collation: Collation, found: Disagreement | Variant | Unresolved) -> tuple[Side, Side]:
    if found.link is not None:
        return collation.a, collation.b
    within = collation.a if found in collation.within_a else collation.b
    return within, within


def _place(side: Side, reading: Reading) -> Place:
    claim = side.claims[reading.claim].text
    return Place(side.article.id, digest_text(side.article.text), claim, reading.text)


def _holds(one: Place, other: Place) -> bool:
    """Both stand in one text and read the same, and one claim is a part of the other."""
    if one.digest != other.digest or fold_reading(one.reading) != fold_reading(other.reading):
        return False
    first, second = fold_reading(one.claim), fold_reading(other.claim)
    return first in second or second in first


def _fold_all(digest: str, *words: str) -> str:
    return "\n".join([digest, *(fold_reading(word) for word in words)])


def _name(*parts: str) -> str:
    content = "\n\n".join(parts).encode()
    digest = hashlib.blake2b(content, digest_size=_KEY_BYTES, person=b"milaan finding 1")
    return base64.b32encode(digest.digest()).decode().lower()


def name_pair(a: str, b: str) -> str:
    """One name for two readings, in either order, whatever marks stand around them."""
    return _name("pair", *sorted((fold_reading(a), fold_reading(b))))
