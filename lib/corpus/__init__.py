"""Many articles: how far they overlap, and which pairs of them are worth collating.

`rank_by_overlap` orders a few articles by their overlap with one; `lib.corpus.scan.scan` goes
through any number, on this machine or on a Dask cluster (docs/decisions/0008-scan.md).
"""

from __future__ import annotations

from lib.corpus.overlap import find_overlap, rank_by_overlap

__all__ = ["find_overlap", "rank_by_overlap"]
