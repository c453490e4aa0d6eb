"""The kinds of disagreement in words, for pages that explain."""

from __future__ import annotations

import streamlit as st

# kind: line under the text, what it means
_KINDS = {
    "name": ("solid", "another person, or another name for one"),
    "organisation": ("double", "another department, agency or company"),
    "role": ("wavy", "another office or rank"),
    "place": ("thin, above and below", "another place"),
    "number": ("dashed", "another count, sum or share"),
    "date": ("dotted", "another day or time"),
    "negation": ("thick", "one affirms what the other denies; rose against fell"),
    "modality": ("thick dashed", "one is certain, the other is not"),
    "attribution": ("fine dotted", "another source for the same statement"),
    "framing": ("thick wavy", "another word that judges"),
}


def show_legend() -> None:
    """A table of the kinds, the line that marks each, and what it means."""
    rows = [f"| **{kind}** | {line} | {meaning} |" for kind, (line, meaning) in _KINDS.items()]
    st.markdown("\n".join(["| kind | line | the readings name |", "|---|---|---|", *rows]))
