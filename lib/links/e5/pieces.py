"""Texts to pieces of words: the most probable cut by a unigram model (Kudo 2018).

A space counts as the first letter of the word after it, and no piece reaches into the next word.
"""

from __future__ import annotations

from functools import lru_cache

from lib.links.e5.weights import Weights

_SPACE = "▁"
_WORDS = 20_000  # of which the cut is remembered; those of a few hundred articles


class Cutter:
    """Cuts texts as the model was trained to read them."""

    def __init__(self, weights: Weights) -> None:
        self._pieces, self._written = weights.pieces, weights.written
        self._scores = weights.scores.tolist()
        self._unknown, self._begin, self._end = weights.unknown, weights.begin, weights.end
        self._unknown_score = min(self._scores) - 10.0  # as SentencePiece
        self._longest = max(map(len, weights.pieces))
        self._cut_word = lru_cache(maxsize=_WORDS)(self._cut)

    def cut_whole(self, text: str, most: int) -> list[int]:
        """The text's pieces between the signs of its beginning and end, at most so many."""
        return [self._begin, *self.cut(text)[: most - 2], self._end]

    def cut(self, text: str) -> list[int]:
        """The places of the text's pieces in the vocabulary."""
        text = text.translate(self._written)
        words = [word for word in text.split(" ") if word]
        return [piece for word in words for piece in self._cut_word(_SPACE + word)]

    def _cut(self, word: str) -> tuple[int, ...]:
        """Viterbi: `best` is the best score of what lies before a letter, with the last piece."""
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)]
        best += [(-1e30, 0, 0)] * len(word)
        for start in range(len(word)):
            so_far = best[start][0]
            for end in range(start + 1, min(len(word), start + self._longest) + 1):
                piece = self._pieces.get(word[start:end])
                if piece is not None and piece != self._unknown:
                    score = so_far + self._scores[piece]
                    if score > best[end][0]:
                        best[end] = score, piece, start
            if so_far + self._unknown_score > best[start + 1][0]:
                best[start + 1] = so_far + self._unknown_score, self._unknown, start
        found, end = [], len(word)
        while end:
            _, piece, start = best[end]
            found.append(piece)
            end = start
        return tuple(reversed(found))
