"""The signatures of many texts in one matrix, so that seeking near copies is one comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.corpus.copies import NEAR_COPY, SLACK, is_current, read_signatures

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FIRST = 64  # rows that the matrix begins with; it doubles when it is full


class Signatures:
    """Signatures by id, each as `lib.corpus.copies.make_signature` makes it.

    A text without a word, or with a signature of another version, is never found.
    """

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._rows: NDArray[np.uint32] | None = None

    def add(self, id: str, signature: bytes) -> None:
        """Let a text be found from now on."""
        if not signature or not is_current(signature):
            return
        [row] = read_signatures([signature])
        if self._rows is None or len(self._rows) == len(self._ids):
            self._rows = self._make_room(len(row))
        self._rows[len(self._ids)] = row
        self._ids.append(id)

    def find(self, signature: bytes, at_least: float = NEAR_COPY) -> list[str]:
        """The ids of what may be a near copy, sorted; to be checked exactly."""
        if self._rows is None or not signature or not is_current(signature):
            return []
        [row] = read_signatures([signature])
        alike = (self._rows[: len(self._ids)] == row).mean(axis=1)
        return sorted(self._ids[n] for n in (alike >= at_least - SLACK).nonzero()[0])

    def _make_room(self, width: int) -> NDArray[np.uint32]:
        import numpy as np

        rows = np.zeros((max(_FIRST, 2 * len(self._ids)), width), dtype=np.uint32)
        if self._rows is not None:
            rows[: len(self._ids)] = self._rows
        return rows
