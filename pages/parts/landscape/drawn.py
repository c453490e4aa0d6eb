"""A map and a timeline, each with a table beside that says the same and works with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.corpus.stories import Square, Story, Text
from lib.model import Article
from pages.parts.landscape.sheet import (
    Cell,
    Line,
    Link,
    Row,
    Sheet,
    follow,
    show_sheet,
    write_cell,
    write_count,
)
from pages.parts.landscape.telling import tell_article

_MOST_ROWS = 200  # comparisons in the table; of more, those with most conflicts (chosen)
_SMALL = 8  # texts of a map that leaves room beside it (chosen)
MAP_NAME = "Every text against every other; the table below says the same"
TIME_NAME = "When each article was published; the table below says the same"
TOO_MANY = "{} texts are too many for a map; these of them were found to tell the same."
NO_DAY = "No article has a day of publication, so there is no timeline."
LEGEND = (
    "A square is two texts: the stronger its colour, the more of what they speak of is the same; "
    "the number inside counts the conflicts that a first look finds. A click opens the "
    "comparison, which may find more."
)


def load_charts(place: DeltaGenerator) -> None:
    """Import what draws, which takes a second; in place of all that stood there."""
    with place, st.spinner("Drawing …"):
        import lib.charts.landscape  # noqa: F401


def show_map(story: Story, starts: Sequence[int] = ()) -> None:
    """Texts × texts, and a row for each two that were compared. starts: as `article_map`."""
    from lib.charts.landscape import MOST

    if len(story.texts) > MOST:
        st.markdown(f":small[:gray[{TOO_MANY.format(f'{len(story.texts):,}')}]]")
        show_sheet(_list_squares(story), "squares")
        return
    st.markdown(f":small[:gray[{LEGEND}]]")
    is_small = len(story.texts) <= _SMALL
    with st.container(horizontal=is_small, gap="large", key="map_and_table"):
        with st.container(key="map", width="content" if is_small else "stretch"):
            _draw_map(story, starts)
        with st.container(width="stretch"):
            show_sheet(_list_squares(story), "squares")


def _draw_map(story: Story, starts: Sequence[int]) -> None:
    from lib.charts.landscape import SQUARE, article_map

    told = st.altair_chart(
        article_map(story, _find_theme(), starts),
        width="content",
        key="map_chart",
        on_select="rerun",
        alt=MAP_NAME,
    )
    for point in _read_points(told, SQUARE):
        follow(Link("compare", {"a": str(point["a"]), "b": str(point["b"])}))


def show_timeline(story: Story) -> None:
    """A dot an article by its day, and a row for each, those without a day at the end."""
    from lib.charts.landscape import DOT, timeline

    chart = timeline(story, _find_theme())
    if chart is None:
        st.markdown(f":small[:gray[{NO_DAY}]]")
    else:
        told = st.altair_chart(chart, key="time_chart", on_select="rerun", alt=TIME_NAME)
        for point in _read_points(told, DOT):
            follow(Link("library", {"open": str(point["id"])}))
    show_sheet(_list_articles(story), "articles")


def _read_points(told: Any, name: str) -> list[dict[str, Any]]:
    """What was clicked in a chart: one mark or none."""
    points = told["selection"].get(name)
    return points[:1] if isinstance(points, list) else []


def _find_theme() -> str:
    return st.context.theme.type or "light"


def _list_squares(story: Story) -> Sheet:
    ranked = sorted(story.squares, key=_rank)
    heads = (
        write_cell("Comparison", role="narrow"),
        write_cell("Conflicts", role="count"),
        write_cell("Updates", role="count"),
        write_cell("Overlap", role="count wide"),
        write_cell("Article A"),
        write_cell("Article B"),
    )
    rows = tuple(_describe_square(square, story.texts) for square in ranked[:_MOST_ROWS])
    return Sheet("Comparisons, those with most conflicts first", heads, rows, "list")


def _rank(square: Square) -> tuple[float, ...]:
    counts = -square.conflicts, -square.updates
    return *counts, -square.overlap, square.row, square.column


def _describe_square(square: Square, texts: Sequence[Text]) -> Row:
    pair = f"Compare {square.row + 1} and {square.column + 1}"
    name = f"Copies of {square.row + 1}" if square.row == square.column else pair
    link = Link("compare", {"a": square.a.id, "b": square.b.id})
    return Row(
        Cell((Line(name, link=link),), "narrow"),
        (
            write_count(square.conflicts, is_heavy=True),
            write_count(square.updates),
            write_cell(f"{square.overlap:.0%}", role="count wide"),
            *(
                Cell((Line(each.title or each.id), Line(tell_article(each), "small")), "title")
                for each in (square.a, square.b)
            ),
        ),
    )


def _list_articles(story: Story) -> Sheet:
    heads = (
        write_cell("Text", role="count"),
        write_cell("Published", role="narrow"),
        write_cell("Source"),
        write_cell("Headline"),
    )
    rows = [
        Row(
            write_cell(str(at + 1), role="count"),
            (
                write_cell(
                    f"{article.published:%-d %b %Y}" if article.published else "undated",
                    role="narrow",
                ),
                write_cell(article.source or "no source", _tell_copy(article, text[0])),
                Cell((Line(article.title or article.id, link=_open(article.id)),)),
            ),
        )
        for at, text in enumerate(story.texts)
        for article in text
    ]
    return Sheet("Articles by text", heads, tuple(rows), "list")


def _tell_copy(article: Article, first: Article) -> str:
    if article.id == first.id:
        return ""
    return "the same text" if article.text == first.text else "nearly the same text"


def _open(id: str) -> Link:
    return Link("library", {"open": id})
