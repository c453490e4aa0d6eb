"""Results as Altair charts. Altair is not Streamlit: a page only shows what is made here."""

from __future__ import annotations

from heapq import nlargest

import altair as alt

from lib.model import Collation, Side

_FAINTEST = 0.05  # weaker scores stay white: they say nothing and cost the browser time (chosen)
_MOST = 4_000  # squares that a browser still draws at once; of more, the likeliest (chosen)
_CELL, _SMALLEST, _WIDEST = 22, 3, 1_000  # pixels of a square, of the smallest one, of the chart
_CROWDED = 40  # claims above which the axes name only every few
_FRAME = "#d2691e"  # stands out from the blues of both themes
_EXCERPT = 90  # characters of a claim in a tooltip
PART = "a part in common"
_CALLED = {"same": "paired", "part": PART}
CELL = "cell"  # the name of the selection: the square that was clicked, with its `a` and `b`


def claim_matrix(collation: Collation) -> alt.LayerChart | alt.FacetChart:
    """Claim × claim scores as squares, A downwards and B across; linked pairs are framed.

    The frame of a pair that shares but a part is broken.

    The square that is clicked is the selection CELL, which holds both claims as readers count them.
    """
    rows = _list_cells(collation)
    longest = max(len(collation.a.claims), len(collation.b.claims))
    size = max(_SMALLEST, min(_CELL, _WIDEST // longest))
    axis = alt.Axis(
        labelAngle=0, ticks=False, domain=False, labelFlush=False, labelOverlap=longest > _CROWDED
    )
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("b:O", title="claims of B", axis=axis, scale=_scale(collation.b)),
        y=alt.Y("a:O", title="claims of A", axis=axis, scale=_scale(collation.a)),
        tooltip=[
            alt.Tooltip("score:Q", title="score", format=".2f"),
            alt.Tooltip("link:N", title="link"),
            alt.Tooltip("text_a:N", title="A"),
            alt.Tooltip("text_b:N", title="B"),
        ],
    )
    clicked = alt.selection_point(name=CELL, fields=["a", "b"], on="click", empty=False)
    squares = base.mark_rect(cornerRadius=2, cursor="pointer").encode(
        color=alt.Color(
            "score:Q",
            title="score",
            scale=alt.Scale(domain=[0, 1]),
            legend=alt.Legend(format=".1f"),
        )
    )
    # Vega-Lite drops the channel strokeDash on rectangles, so each kind of link is a layer. Its
    # squares say what a frame says: to a screen reader an empty layer would be a picture unnamed.
    same, part = (
        base.transform_filter(f"datum.link == '{called}'").mark_rect(
            cornerRadius=2,
            filled=False,
            aria=False,
            stroke=_FRAME,
            strokeWidth=2.5 if size > _SMALLEST else 1,
            strokeDash=dash,
        )
        for called, dash in zip(_CALLED.values(), ([1, 0], [3, 2]), strict=True)
    )
    return alt.layer(squares.add_params(clicked), same, part).properties(
        width=max(len(collation.b.claims) * size, 200),
        height=max(len(collation.a.claims) * size, 120),
        autosize="pad",  # axes and legend beside the squares, which keep their size
    )


def _scale(side: Side) -> alt.Scale:
    """Every claim has its place, also where no square is strong enough to be drawn."""
    return alt.Scale(domain=[claim.n + 1 for claim in side.claims])


def _list_cells(collation: Collation) -> list[dict[str, object]]:
    links = sorted(collation.links, key=lambda link: link.relation != "part")  # the same tells more
    linked = {(a, b): _CALLED[link.relation] for link in links for a in link.a for b in link.b}
    claims_a, claims_b = collation.a.claims, collation.b.claims
    cells = [
        (linked.get((claims_a[i].n, claims_b[j].n), ""), score, i, j)
        for i, line in enumerate(collation.scores)
        for j, score in enumerate(line)
        if score >= _FAINTEST or (claims_a[i].n, claims_b[j].n) in linked
    ]
    return [
        {
            "a": claims_a[i].n + 1,
            "b": claims_b[j].n + 1,
            "score": round(score, 3),
            "link": link,
            "text_a": _shorten(claims_a[i].text),
            "text_b": _shorten(claims_b[j].text),
        }
        for link, score, i, j in nlargest(_MOST, cells, key=lambda cell: (bool(cell[0]), *cell[1:]))
    ]


def _shorten(text: str) -> str:
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
