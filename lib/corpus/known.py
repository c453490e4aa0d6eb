"""Near copies in a whole library: signatures in memory, texts read only of the candidates."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from lib.corpus.copies import NEAR_COPY, VERSION, make_signature, rank_exactly
from lib.corpus.signatures import Signatures
from lib.errors import NotSaved

if TYPE_CHECKING:
    from lib.model import Article
    from lib.store.library import Store

_AT_ONCE = 500
_ALL = 1_000_000_000  # records in one page
ReadTexts = Callable[[Iterable[str]], Mapping[str, str]]


class KnownTexts:
    """The signatures of texts by id, and a way to read the texts."""

    def __init__(self, read_texts: ReadTexts) -> None:
        self._signatures: dict[str, bytes] = {}
        self._sought = Signatures()
        self._read_texts = read_texts

    def add(self, id: str, signature: bytes) -> None:
        """Let a text be found from now on. signature: as `make_signature` makes it."""
        if id in self._signatures:
            self._forget(id)
        self._signatures[id] = signature
        self._sought.add(id, signature)

    def keep_only(self, ids: Iterable[str]) -> list[str]:
        """Forget all other texts; those of the ids that are not known yet, in their order."""
        wanted = list(ids)
        held = self._signatures.keys() & set(wanted)
        self._forget(*(self._signatures.keys() - held))
        return [id for id in wanted if id not in held]

    def find(
        self, text: str, at_least: float = NEAR_COPY, signature: bytes | None = None
    ) -> list[tuple[str, float]]:
        """The near copies of a text by id with their similarity, most alike first.

        signature: the text's, where it is made already.
        """
        signature = make_signature(text) if signature is None else signature
        candidates = self._sought.find(signature, at_least)
        return rank_exactly(text, self._read_texts(candidates), at_least) if candidates else []

    def _forget(self, *ids: str) -> None:
        if not ids:
            return
        for id in ids:
            del self._signatures[id]
        sought = Signatures()
        for id, signature in self._signatures.items():
            sought.add(id, signature)
        self._sought = sought  # in one step: other threads seek meanwhile


def read_known(store: Store) -> KnownTexts:
    """All texts of a library, with the signatures that it keeps; new ones are kept there as well.

    Raises LibraryUnavailable.
    """

    def read_texts(ids: Iterable[str]) -> dict[str, str]:
        return {id: article.text for id, article in store.articles(ids).items()}

    known = KnownTexts(read_texts)
    follow(known, store)
    return known


def follow(known: KnownTexts, store: Store) -> None:
    """Let `known` be what the library holds now; only texts that are new to it are read.

    Raises LibraryUnavailable. A library that cannot be written to only costs time.
    """
    new = iter(known.keep_only(record.id for record in store.list_articles(size=_ALL).items))
    while part := list(islice(new, _AT_ONCE)):
        for id, signature in _sign_all(store, store.articles(part).values()).items():
            known.add(id, signature)


def _sign_all(store: Store, articles: Collection[Article]) -> dict[str, bytes]:
    keys = {article.id: _make_key(article.text) for article in articles}
    kept = store.get_many(keys.values())
    made = {
        keys[article.id]: make_signature(article.text)
        for article in articles
        if keys[article.id] not in kept
    }
    with contextlib.suppress(NotSaved):  # it is a cache
        store.put_many(made)
    signatures = {**kept, **made}
    return {id: signatures[key] for id, key in keys.items()}


def _make_key(text: str) -> bytes:
    """Apart from every other thing that is kept by the hash of a text."""
    content = text.encode("utf-8", "surrogatepass")
    return hashlib.sha256(b"copies " + VERSION + b"\0" + content).digest()
