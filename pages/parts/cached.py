"""The engine's results, kept between reruns and shared by all sessions (samples are public)."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from lib.collate import collate
from lib.corpus import rank_by_overlap
from lib.model import Article, Collation
from lib.samples import load_samples
from pages.parts.reader.payload import build_payload

_PAIRS = 64  # collations kept; the oldest goes first (chosen: a few MB)


@dataclass(frozen=True, slots=True)
class View:
    """A collation ready to be sent: JSON in UTF-8, the names in it, and the one to begin with."""

    body: bytes
    names: frozenset[str]
    first: str


def _fingerprint(article: Article) -> tuple[str, ...]:
    day = article.published.isoformat() if article.published else ""
    return article.id, article.text, article.title, article.source, day


_BY_ARTICLE: dict[str | type[Any], Callable[[Any], Any]] = {Article: _fingerprint}


@st.cache_resource(show_spinner=False)
def load_library() -> dict[str, Article]:
    """All articles by id."""
    return load_samples()


@st.cache_resource(show_spinner=False)
def settle_memory() -> None:
    """Once the engine is loaded, exempt it from the collection that Streamlit makes after each run.

    Measured: 156 → 48 ms a rerun.
    """
    import altair  # noqa: F401  # imported late otherwise, and then scanned after every run
    import pandas  # noqa: F401

    gc.collect()
    gc.freeze()


@st.cache_resource(hash_funcs=_BY_ARTICLE, max_entries=_PAIRS, show_spinner="Comparing …")
def collate_pair(a: Article, b: Article) -> Collation:
    """The collation of two articles. Raises MilaanError where a text cannot be compared."""
    collation = collate(a, b)
    settle_memory()
    return collation


@st.cache_resource(hash_funcs=_BY_ARTICLE, max_entries=_PAIRS, show_spinner=False)
def prepare_view(a: Article, b: Article) -> View:
    """What the reader draws for two articles. Raises as `collate_pair` does."""
    payload = build_payload(collate_pair(a, b))
    found, links = payload["found"], payload["links"]
    names = [entry["id"] for entry in (*found, *links)]
    body = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return View(body.encode("utf-8", "replace"), frozenset(names), names[0] if names else "")


@st.cache_resource(max_entries=_PAIRS, show_spinner=False)
def rank_others(chosen: str) -> dict[str, float]:
    """The ids of all other articles with their overlap with the chosen one, nearest first."""
    library = load_library()
    others = [article for article in library.values() if article.id != chosen]
    return {article.id: overlap for article, overlap in rank_by_overlap(library[chosen], others)}
