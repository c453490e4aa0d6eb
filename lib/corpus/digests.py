"""By what a scan's work is kept (`lib.memory`): the content it was made from, and the versions."""

from __future__ import annotations

import hashlib
from functools import cache

from lib import __version__
from lib.corpus import copies, keys, story
from lib.model import Article
from lib.settings import FITTED

_VERSIONS = b"|".join((__version__.encode(), keys.VERSION, story.VERSION, copies.VERSION))


@cache
def _digest_fitted() -> bytes:
    """The fitted tables, on which every count of disagreements depends."""
    return hashlib.sha256(b"".join(f.read_bytes() for f in FITTED if f.is_file())).digest()


def key_article(article: Article) -> bytes:
    """What an article's sketch is kept by: its text and its day, on which dates may depend."""
    return _digest(
        b"sketch", str(article.published).encode(), article.text.encode("utf-8", "replace")
    )


def key_pair(a: bytes, b: bytes, semantics: bool) -> bytes:
    """What the answer on a pair is kept by; a, b: the keys of the articles."""
    return _digest(b"pair", _digest_fitted(), b"encoder" if semantics else b"", a, b)


def _digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"\0".join((b"scan", _VERSIONS, *parts))).digest()
