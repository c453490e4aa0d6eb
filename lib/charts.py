"""Results as Altair charts. Altair is not Streamlit: a page only shows what is made here."""

from __future__ import annotations

import altair as alt

from lib.model import Collation

_FAINTEST = 0.05  # weaker scores stay white: they say nothing and cost the browser time (chosen)
_CELL = 22  # pixels
_CROWDED = 1_000  # squares above which the axes name only every few claims
_FRAME = "#d2691e"  # stands out from the blues of both themes
_EXCERPT = 90  # characters of a claim in a tooltip


def claim_matrix(collation: Collation) -> alt.LayerChart | alt.FacetChart:
    """Claim × claim scores as squares, A downwards and B across; linked pairs are framed."""
    rows = _list_cells(collation)
    axis = alt.Axis(labelAngle=0, ticks=False, domain=False, labelOverlap=len(rows) > _CROWDED)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("b:O", title="claims of B", axis=axis, sort=[c.n + 1 for c in collation.b.claims]),
        y=alt.Y("a:O", title="claims of A", axis=axis, sort=[c.n + 1 for c in collation.a.claims]),
        tooltip=[
            alt.Tooltip("score:Q", title="score", format=".2f"),
            alt.Tooltip("text_a:N", title="A"),
            alt.Tooltip("text_b:N", title="B"),
        ],
    )
    squares = base.mark_rect(cornerRadius=2).encode(
        color=alt.Color(
            "score:Q",
            title="score",
            scale=alt.Scale(domain=[0, 1]),
            legend=alt.Legend(format=".1f"),
        )
    )
    frames = base.transform_filter("datum.linked").mark_rect(
        cornerRadius=2, filled=False, stroke=_FRAME, strokeWidth=2.5
    )
    return alt.layer(squares, frames).properties(
        width=max(len(collation.b.claims) * _CELL, 200),
        height=max(len(collation.a.claims) * _CELL, 120),
    )


def _list_cells(collation: Collation) -> list[dict[str, object]]:
    linked = {(a, b) for link in collation.links for a in link.a for b in link.b}
    claims_a, claims_b = collation.a.claims, collation.b.claims
    return [
        {
            "a": claims_a[i].n + 1,
            "b": claims_b[j].n + 1,
            "score": round(score, 3),
            "linked": (claims_a[i].n, claims_b[j].n) in linked,
            "text_a": _shorten(claims_a[i].text),
            "text_b": _shorten(claims_b[j].text),
        }
        for i, line in enumerate(collation.scores)
        for j, score in enumerate(line)
        if score >= _FAINTEST or (claims_a[i].n, claims_b[j].n) in linked
    ]


def _shorten(text: str) -> str:
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
