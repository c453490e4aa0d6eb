"""Pieces of words to vectors: the twelve layers of multilingual-e5-small, in float32.

A layer takes every text before the next layer begins, so that its weights stay in the cache, and
each text by itself, so that its vectors are the same to the last bit whatever texts come with it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lib.links.e5.threads import one_thread
from lib.links.e5.weights import LAYERS, SIZE, Weights

Matrix = NDArray[np.float32]

MOST = 320  # pieces of a text, of 512 that the model has places for; chosen
_HEADS = 12
_WIDTH = SIZE // _HEADS
_EPSILON = np.float32(1e-12)


class _Layer:
    def __init__(self, weights: Weights, number: int) -> None:
        def read(name: str) -> Matrix:
            return weights.read(f"l{number}.{name}")

        scale = np.float32(_WIDTH**-0.5)  # queries are scaled here rather than for each text
        self.ask = _turn(np.concatenate([read("q.w") * scale, read("k.w"), read("v.w")]))
        self.ask_bias = np.concatenate([read("q.b") * scale, read("k.b"), read("v.b")])
        self.out, self.out_bias = _turn(read("ao.w")), read("ao.b")
        self.widen, self.widen_bias = _turn(read("fi.w")), read("fi.b")
        self.narrow, self.narrow_bias = _turn(read("fo.w")), read("fo.b")
        self.norms = (read("aln.w"), read("aln.b")), (read("oln.w"), read("oln.b"))

    def run(self, x: Matrix) -> Matrix:
        """The vectors of one text's pieces, one layer further."""
        asked = x @ self.ask
        asked += self.ask_bias
        told = _attend(asked) @ self.out
        told += self.out_bias
        told += x
        x = _level(told, *self.norms[0])
        wide = x @ self.widen
        wide += self.widen_bias
        told = _bend(wide) @ self.narrow
        told += self.narrow_bias
        told += x
        return _level(told, *self.norms[1])


class Transformer:
    """The model, ready to run."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._places = weights.read("emb.pos").reshape(-1, SIZE)
        self._kind = weights.read("emb.type").reshape(-1, SIZE)[0]
        self._norm = weights.read("emb.ln.w"), weights.read("emb.ln.b")
        self._layers = [_Layer(weights, number) for number in range(LAYERS)]

    def run(self, texts: Sequence[Sequence[int]]) -> list[Matrix]:
        """For each text, given as pieces, a vector of SIZE for every piece."""
        with one_thread():
            found: list[Matrix] = [self._begin(text) for text in texts]
            for layer in self._layers:
                found = [layer.run(x) for x in found]
        return found

    def _begin(self, pieces: Sequence[int]) -> Matrix:
        x = self._weights.read_rows("emb.word", np.array(pieces, dtype=np.int64))
        x += self._places[: len(x)]
        x += self._kind
        return _level(x, *self._norm)


def _turn(matrix: Matrix) -> Matrix:
    return np.ascontiguousarray(matrix.T)


def _attend(asked: Matrix) -> Matrix:
    """What each piece of one text takes from all of its pieces."""
    count = len(asked)
    query, key, value = asked.reshape(count, 3, _HEADS, _WIDTH).transpose(1, 2, 0, 3)
    weight: Matrix = query @ key.transpose(0, 2, 1)
    weight -= weight.max(axis=-1, keepdims=True)
    np.exp(weight, out=weight)
    weight /= weight.sum(axis=-1, keepdims=True)
    mixed: Matrix = (weight @ value).transpose(1, 0, 2).reshape(count, SIZE)
    return mixed


def _level(x: Matrix, scale: Matrix, shift: Matrix) -> Matrix:
    """Every row with mean 0 and variance 1, then scaled and shifted; `x` is used up."""
    x -= x.mean(axis=-1, keepdims=True)
    spread = np.einsum("ij,ij->i", x, x)[:, None] / SIZE
    x /= np.sqrt(spread + _EPSILON)
    x *= scale
    x += shift
    return x


# The error function by Abramowitz and Stegun 7.1.26, to 1.5e-7.
_ERF = tuple(map(np.float32, (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)))
_ERF_STEP = np.float32(0.3275911)
_HALF_ROOT = np.float32(2**-0.5)


def _bend(x: Matrix) -> Matrix:
    """GELU, x · Φ(x)."""
    scaled = np.abs(x)
    scaled *= _HALF_ROOT
    t = scaled * _ERF_STEP
    t += 1
    np.reciprocal(t, out=t)
    tail = t * _ERF[0]
    for factor in _ERF[1:]:
        tail += factor
        tail *= t
    scaled *= scaled
    np.negative(scaled, out=scaled)
    np.exp(scaled, out=scaled)
    tail *= scaled  # 1 - erf(|x| / √2)
    tail *= np.abs(x)
    tail *= np.float32(0.5)
    np.maximum(x, 0, out=x)
    x -= tail  # x·Φ(x) = max(x, 0) - |x|·(1 - erf(|x| / √2)) / 2
    return x
