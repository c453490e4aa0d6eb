"""A story as Altair charts: every text against every other, and when each article came out.

A text has one number wherever it is shown; its copies have it too. Colours follow the page's theme,
but for the ink inside the squares, which no theme knows of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import altair as alt

from lib.corpus.stories import Square, Story
from lib.model import Article
from lib.wording.summary import tell_sorts

SQUARE, DOT = (
    "square",
    "dot",
)  # selections: the square clicked, with `a` and `b`; the dot, with `id`
MOST = 60  # texts that one map shows; of more, squares are too small to be told apart (chosen)
_WIDEST = 680  # pixels of all squares together, while that leaves each its least (chosen)
_LARGEST, _SMALLEST = 52, 16  # pixels of a square; in the smallest a number can still be read


@dataclass(frozen=True, slots=True)
class _Colours:
    """Of the theme (.streamlit/config.toml).

    low, high: to write on squares with an overlap up to `turn`, and beyond. Nothing less than black
    and white has a contrast of 4.5 with every colour between (a test measures it).
    """

    ink: str
    accent: str
    paper: str
    low: str
    high: str
    turn: float


_LIGHT = _Colours("#1c1b19", "#2b4c7e", "#fbfaf7", "#000000", "#ffffff", 0.707)
_DARK = _Colours("#ece9e2", "#9dbbe8", "#171614", "#ffffff", "#000000", 0.625)
_LETTERS = 13  # pixels of a number in a square that has room (chosen)
_CROWDED = 30  # texts above which the labels are small (chosen)
_GAP, _EDGE = 0.4, 0.03  # of a square: between two stories, around a square (chosen)
_LABEL, _TITLE = 26, 90  # letters of a source beside the squares, of a title in a tooltip
_LANE = 34  # pixels between articles of one source and day, and between sources
_DAY = timedelta(days=1)
_FEW_DAYS = 12  # days of publication that the axis names each; of more, it chooses (chosen)
NO_SOURCE = "no source"


def article_map(
    story: Story, theme: str, starts: Sequence[int] = ()
) -> alt.LayerChart | alt.FacetChart:
    """Text × text squares, coloured by overlap, with the number of conflicts inside.

    theme: "light" or "dark". starts: the places at which stories begin, where there are several.
    The square that is clicked is the selection SQUARE, which holds the articles' ids.
    """
    colours, places = _find_colours(theme), _place_texts(len(story.texts), starts)
    extent = places[-1] + 1
    size = max(_SMALLEST, min(_LARGEST, _WIDEST / extent))
    base = alt.Chart(alt.InlineData(values=_list_squares(story, places))).encode(
        x=alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, extent])),
        y=alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, extent], reverse=True)),
        tooltip=[
            alt.Tooltip("overlap:Q", format=".0%"),
            alt.Tooltip("conflicts:Q"),
            alt.Tooltip("updates:Q"),
            alt.Tooltip("title_a:N", title="A"),
            alt.Tooltip("title_b:N", title="B"),
        ],
    )
    clicked = alt.selection_point(name=SQUARE, fields=["a", "b"], on="click", empty=False)
    squares = base.mark_rect(cornerRadius=3, cursor="pointer").encode(
        x2="x2:Q",
        y2="y2:Q",
        description="told:N",
        color=alt.Color(
            "overlap:Q",
            title="overlap",
            scale=alt.Scale(domain=[0, 1]),
            legend=alt.Legend(format=".0%", orient="bottom", gradientLength=160),
        ),
    )
    layers = [squares.add_params(clicked)]  # the first layer: Vega-Lite wants a selection there
    letters = min(_LETTERS, round(size * 0.62))
    layers += [_write_numbers(base, colours, letters, is_none) for is_none in (True, False)]
    layers += _write_labels(story, places, colours)
    if starts:
        layers += _draw_brackets(places, starts, colours)
    return alt.layer(*layers).properties(width=extent * size, height=extent * size, autosize="pad")


def _write_numbers(base: alt.Chart, colours: _Colours, letters: int, is_none: bool) -> alt.Chart:
    """The conflicts inside the squares; where there are none, in lighter type."""
    ink = alt.condition(
        f"datum.overlap > {colours.turn}", alt.value(colours.high), alt.value(colours.low)
    )
    weight: Literal["normal", "bold"] = "normal" if is_none else "bold"
    numbers: alt.Chart = (
        base.transform_filter(f"datum.conflicts {'==' if is_none else '>'} 0")
        .mark_text(fontSize=letters, fontWeight=weight, cursor="pointer", aria=False)
        .encode(x="middle_x:Q", y="middle_y:Q", text="conflicts:Q", color=ink)
    )
    return numbers


def _draw_brackets(
    places: Sequence[float], starts: Sequence[int], colours: _Colours
) -> list[alt.Chart]:
    """A line beside and above the squares of each story."""
    firsts = [0, *(at for at in starts if 0 < at < len(places))]
    ends = [places[at - 1] + 1 for at in firsts[1:]] + [places[-1] + 1]
    rows = [
        {"from": places[at] + _EDGE, "to": end - _EDGE}
        for at, end in zip(firsts, ends, strict=True)
    ]
    base = alt.Chart(alt.InlineData(values=rows)).mark_rule(
        strokeWidth=2, color=colours.ink, opacity=0.35, aria=False
    )
    return [
        base.encode(x=alt.value(-6), y="from:Q", y2="to:Q"),
        base.encode(y=alt.value(-6), x="from:Q", x2="to:Q"),
    ]


def _write_labels(story: Story, places: Sequence[float], colours: _Colours) -> list[alt.Chart]:
    """Sources and numbers beside the rows, numbers above the columns."""
    rows = [
        {"middle": place + 0.5, "label": label_text(at, text), "number": at + 1}
        for at, (place, text) in enumerate(zip(places, story.texts, strict=True))
    ]
    base = alt.Chart(alt.InlineData(values=rows))
    size = 12 if len(rows) <= _CROWDED else 9
    beside = base.mark_text(align="right", fontSize=size, color=colours.ink, aria=False)
    above = base.mark_text(fontSize=size, color=colours.ink, aria=False)
    return [
        beside.encode(x=alt.value(-14), y="middle:Q", text="label:N"),
        above.encode(x="middle:Q", y=alt.value(-17), text="number:N"),
    ]


def _place_texts(count: int, starts: Sequence[int]) -> list[float]:
    """Where each text begins, in squares, with a gap before each story but the first."""
    gaps = [at for at in starts if at]
    return [at + _GAP * sum(gap <= at for gap in gaps) for at in range(count)]


def timeline(story: Story, theme: str) -> alt.LayerChart | alt.FacetChart | None:
    """A dot an article by day of publication, a row a source; hollow ones carry a text again.

    theme: "light" or "dark". The dot that is clicked is the selection DOT, with the article's id.
    None where no day is known.
    """
    rows = _list_dots(story)
    if not rows:
        return None
    sources = [*dict.fromkeys(str(row["source"]) for row in rows)]
    days = sorted(date.fromisoformat(str(row["day"])) for row in rows)
    span = [(day + step).isoformat() for day, step in ((days[0], -_DAY), (days[-1], _DAY))]
    lanes = max(Counter((row["source"], row["day"]) for row in rows).values())
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X(
            "day:T",
            title=None,
            scale=alt.Scale(type="utc", domain=span),
            axis=_make_day_axis(sorted(set(days))),
        ),
        y=alt.Y("source:N", title=None, axis=_axis(), scale=alt.Scale(domain=sources)),
        yOffset=alt.YOffset("lane:Q", scale=alt.Scale(domain=[-lanes / 2, lanes / 2])),
        tooltip=[
            alt.Tooltip("day:T", title="published", format="%-d %b %Y"),
            alt.Tooltip("source:N"),
            alt.Tooltip("title:N"),
        ],
    )
    clicked = alt.selection_point(name=DOT, fields=["id"], on="click", empty=False)
    colours = _find_colours(theme)
    filled, hollow = alt.value(colours.accent), alt.value(colours.paper)
    dots = base.mark_point(
        size=420, opacity=1, stroke=colours.accent, strokeWidth=1.5, cursor="pointer"
    ).encode(fill=alt.condition("datum.copy", hollow, filled))
    numbers = base.mark_text(fontSize=11, cursor="pointer", aria=False).encode(
        text="text:O",
        color=alt.condition("datum.copy", alt.value(colours.ink), alt.value(colours.paper)),
    )
    return alt.layer(dots.add_params(clicked), numbers).properties(
        height=max(120, _LANE * lanes * len(sources))
    )


def _make_day_axis(days: Sequence[date]) -> alt.Axis:
    """Few days are named themselves: left alone, Vega would name hours of them."""
    marked = [alt.DateTime(year=d.year, month=d.month, date=d.day, utc=True) for d in days]
    ticks = {"values": marked} if len(days) <= _FEW_DAYS else {"tickCount": 6}
    return alt.Axis(format="%-d %b %Y", labelOverlap=True, grid=True, **ticks)


def _find_colours(theme: str) -> _Colours:
    return _DARK if theme == "dark" else _LIGHT


def _axis() -> alt.Axis:
    return alt.Axis(
        labelAngle=0, ticks=False, domain=False, grid=False, labelLimit=260, labelOverlap=False
    )


def label_text(at: int, text: Sequence[Article]) -> str:
    """`2 · Sample Times +1`: the number of a text, its first source, and how many copies it has."""
    source = _shorten(text[0].source or NO_SOURCE, _LABEL)
    return f"{source}{f' +{len(text) - 1}' if len(text) > 1 else ''} · {at + 1}"


def _list_squares(story: Story, places: Sequence[float]) -> list[dict[str, object]]:
    return [
        {
            "x": places[square.column] + _EDGE,
            "x2": places[square.column] + 1 - _EDGE,
            "middle_x": places[square.column] + 0.5,
            "y": places[square.row] + _EDGE,
            "y2": places[square.row] + 1 - _EDGE,
            "middle_y": places[square.row] + 0.5,
            "a": square.a.id,
            "b": square.b.id,
            "overlap": round(square.overlap, 3),
            "conflicts": square.conflicts,
            "updates": square.updates,
            "told": f"{square.row + 1} and {square.column + 1}: overlap {square.overlap:.0%}, "
            + tell_sorts(square.disagreements, square.updates),
            "title_a": _shorten(square.a.title or square.a.id, _TITLE),
            "title_b": _shorten(square.b.title or square.b.id, _TITLE),
        }
        for square in _mirror(story.squares)
    ]


def _mirror(squares: Sequence[Square]) -> list[Square]:
    """Each square at both of its places, so that a row holds all of a text."""
    turned = [
        Square(s.column, s.row, s.b, s.a, s.overlap, s.disagreements, s.updates)
        for s in squares
        if s.row != s.column
    ]
    return [*squares, *turned]


def _list_dots(story: Story) -> list[dict[str, object]]:
    """A row an article with a day. lane: where it stands among those of its source and day."""
    beside = defaultdict[tuple[str, date], list[dict[str, object]]](list)
    for at, text in enumerate(story.texts):
        for copy, article in enumerate(text):
            if article.published is None:
                continue
            source = _shorten(article.source or NO_SOURCE, _LABEL)
            row = {
                "id": article.id,
                "day": article.published.isoformat(),
                "source": source,
                "title": _shorten(article.title or article.id, _TITLE),
                "text": at + 1,
                "copy": copy > 0,
            }
            beside[source, article.published].append(row)
    lanes = [
        row | {"lane": lane - (len(rows) - 1) / 2}
        for rows in beside.values()
        for lane, row in enumerate(rows)
    ]
    return sorted(lanes, key=lambda row: (str(row["day"]), str(row["source"])))


def _shorten(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
