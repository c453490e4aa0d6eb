"""Many articles: how far they overlap, and which pairs of them are worth collating.

`lib.corpus.nearest` orders a library by its overlap with one article; `lib.corpus.scan` goes
through any number of articles, on this machine or on a Dask cluster (docs/decisions/0008-scan.md).
"""
