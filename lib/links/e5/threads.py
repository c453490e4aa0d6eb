"""numpy's products on one thread: on several they are summed in another order.

numpy brings OpenBLAS and no call for it; without that library (another build of numpy) nothing is
changed, and vectors may differ in the last digits from one machine to the next.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import numpy as np

_SET = "openblas_set_num_threads_local"  # gives what was set before


@contextmanager
def one_thread() -> Iterator[None]:
    """Meanwhile every product is summed by one thread."""
    set_threads = _find_setter()
    if set_threads is None:
        yield
        return
    before = set_threads(1)
    try:
        yield
    finally:
        set_threads(before)


@lru_cache(maxsize=1)
def _find_setter() -> Callable[[int], int] | None:
    for path in (Path(np.__file__).parent.parent / "numpy.libs").glob("*openblas*"):
        try:
            found = getattr(ctypes.CDLL(str(path)), _SET)
        except (OSError, AttributeError):
            continue
        found.argtypes, found.restype = [ctypes.c_int], ctypes.c_int
        setter: Callable[[int], int] = found
        return setter
    return None
