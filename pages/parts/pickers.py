"""The controls above the reader: which two articles, their exchange, and whether B stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from lib.corpus.nearest import Near
from lib.drafts import is_draft
from lib.model import Article
from pages.parts.address import (
    KEEP_B,
    PICK_A,
    PICK_B,
    Pair,
    keep_a,
    keep_b,
    swap,
)

_KEEP = "B stays when another A is picked; else the nearest other telling of A takes its place."


def show_pickers(
    library: Mapping[str, Article],
    pair: Pair,
    near: Mapping[str, Near],
    on_bring: Callable[[], None],
) -> None:
    """Draw both pickers and the swap button; what is picked goes to the address.

    on_bring: what is done when other texts than those of the library are wanted.
    """
    in_a = label_articles(library, list(library), {})
    in_b = label_articles(library, [*near, pair.a], near)
    with st.container(key="pickers"):
        left, middle, right = st.columns([11, 2, 11], vertical_alignment="bottom", gap="small")
        st.button(
            "Bring two texts",
            key="bring",
            type="tertiary",
            icon=":material/add:",
            on_click=on_bring,
        )
    left.selectbox(
        "Article A", list(in_a), key=PICK_A, format_func=in_a.__getitem__, on_change=keep_a
    )
    middle.button("⇄ Swap", key="swap", on_click=swap, width="stretch", type="tertiary")
    with right.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            "Article B, the nearest other telling first",
            list(in_b),
            key=PICK_B,
            format_func=in_b.__getitem__,
            on_change=keep_b,
        )
        st.checkbox("Keep B", key=KEEP_B, help=_KEEP)


def label_articles(
    library: Mapping[str, Article], ids: Sequence[str], near: Mapping[str, Near]
) -> dict[str, str]:
    """A label for each id, no two alike: Streamlit knows an option by its label alone."""
    labels: dict[str, str] = {}
    told: Counter[str] = Counter()
    for name in ids:
        label = describe_article(library[name], near.get(name))
        told[label] += 1
        labels[name] = label if told[label] == 1 else f"{label} ({told[label]})"
    return labels


def describe_article(article: Article, near: Near | None = None) -> str:
    """`61 % · Title — source, 14 Sep 2023`: a narrow picker cuts the end, so that comes last.

    A text that was brought and is not kept says so first.
    """
    day = f"{article.published:%-d %b %Y}" if article.published else "no date"
    known = ", ".join(part for part in (article.source, day) if part)
    shared = ""
    if near is not None and near.overlap is not None:
        shared = f"{'copy, ' if near.is_copy else ''}{near.overlap * 100:.0f} % · "
    if is_draft(article.id):
        shared = f"not kept · {shared}"
    return f"{shared}{article.title or article.id} — {known}"
