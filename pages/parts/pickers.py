"""The controls above the reader: which two articles, and their exchange."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.model import Article
from pages.parts.address import PICK_A, PICK_B, Pair, keep_picks, swap


def show_pickers(library: Mapping[str, Article], pair: Pair, overlaps: Mapping[str, float]) -> None:
    """Draw both pickers and the swap button; what is picked goes to the address."""
    left, middle, right = st.columns([11, 2, 11], vertical_alignment="bottom", gap="small")
    left.selectbox(
        "Article A",
        list(library),
        key=PICK_A,
        format_func=lambda name: describe_article(library[name]),
        on_change=keep_picks,
    )
    middle.button("⇄ Swap", key="swap", on_click=swap, width="stretch", type="tertiary")
    right.selectbox(
        "Article B, nearest to A first",
        [*overlaps, pair.a],
        key=PICK_B,
        format_func=lambda name: describe_article(library[name], overlaps.get(name)),
        on_change=keep_picks,
    )


def describe_article(article: Article, overlap: float | None = None) -> str:
    """`Title — source, 14 Sep 2023 · 61 % overlap`, on one line."""
    day = f"{article.published:%-d %b %Y}" if article.published else "no date"
    known = ", ".join(part for part in (article.source, day) if part)
    shared = "" if overlap is None else f" · {overlap:.0%} overlap"
    return f"{article.title or article.id} — {known}{shared}"
