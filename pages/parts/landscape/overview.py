"""All stories: their list, a map of every article against every other, and a timeline."""

from __future__ import annotations

from itertools import accumulate

import streamlit as st

from lib.corpus.stories import Story, lay_out
from lib.wording.summary import count
from pages.parts import query
from pages.parts.landscape.drawn import load_charts, show_map, show_timeline
from pages.parts.landscape.sheet import (
    Cell,
    Line,
    Link,
    Row,
    Sheet,
    show_sheet,
    write_cell,
    write_count,
)
from pages.parts.landscape.stories import (
    LATEST,
    ORDERS,
    Landscape,
    choose_stories,
    show_filters,
    sort_stories,
)
from pages.parts.landscape.telling import tell_days
from pages.parts.notices import show_notice

SECTIONS = {"stories": "Stories", "map": "Map", "time": "Timeline"}
NOT_SCANNED = (
    "Nothing is known of the library yet. A scan finds the articles that tell one story, and how "
    "often they disagree; it runs beside the page, and can be stopped and gone on with."
)
NO_STORY = "The scan found no two articles that tell one story."
NONE_WANTED = "No story passes the filter."
PART = (
    "Only the first {} of {} stories are drawn, as many as one map can show. The filter makes room "
    "for others."
)
_SIZE = 50  # stories on one page of the list (chosen)


def show_overview(landscape: Landscape) -> None:
    """What the filter lets through. Raises LibraryUnavailable."""
    if not landscape.is_scanned or not landscape.stories:
        show_notice(NO_STORY if landscape.is_scanned else NOT_SCANNED)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="ways"):
        section = query.show_segments("What to see", "see", SECTIONS)
        order = query.show_one("Sorted by", "sort", ORDERS) if section == "stories" else LATEST
        wanted = choose_stories(landscape.stories, show_filters())
    stories = sort_stories(wanted, order)
    st.markdown(f":small[:gray[{tell_total(stories, landscape)}]]")
    place = st.empty()  # of all sections, so that none stands there while another is worked out
    if section != "stories":
        load_charts(place)
    with place.container():
        if not stories:
            show_notice(NONE_WANTED)
        elif section == "stories":
            show_list(stories)
        else:
            show_charts(stories, landscape, section)


def tell_total(stories: tuple[Story, ...], landscape: Landscape) -> str:
    """How many stories of how many articles are listed, and how many the filter hides."""
    articles = sum(len(story.articles) for story in stories)
    told = f"{_count_stories(len(stories))} of {count(articles, 'article')}"
    hidden = len(landscape.stories) - len(stories)
    return f"{told}; {hidden:,} hidden by the filter" if hidden else told


def show_list(stories: tuple[Story, ...]) -> None:
    """A page of the list; a headline opens its story."""
    start = (min(query.read_page(), -(-len(stories) // _SIZE)) - 1) * _SIZE
    rows = tuple(_describe(story) for story in stories[start : start + _SIZE])
    heads = ("Story", "Published", "Articles", "Texts", "Outlets", "Conflicts", "Updates")
    roles = ("", "narrow", "count", "count wide", "count wide", "count", "count")
    cells = (write_cell(head, role=role) for head, role in zip(heads, roles, strict=True))
    show_sheet(Sheet("Stories", tuple(cells), rows, "list"), "stories")
    query.show_pages(len(stories), _SIZE)


def show_charts(stories: tuple[Story, ...], landscape: Landscape, section: str) -> None:
    """The map or the timeline of all that is listed, while that can be drawn."""
    from lib.charts.landscape import MOST

    sizes = [*accumulate(len(story.texts) for story in stories)]
    drawn = stories[: max(1, sum(size <= MOST for size in sizes))]
    if len(drawn) < len(stories):
        told = PART.format(f"{len(drawn):,}", f"{len(stories):,}")
        st.markdown(f":small[:gray[{told}]]")
    whole = lay_out(drawn, landscape.pairs)
    if section == "map":
        show_map(whole, tuple(sizes[: len(drawn) - 1]))
    else:
        show_timeline(whole)


def _describe(story: Story) -> Row:
    sources = ", ".join(sorted(story.outlets)) or "no source"
    head = Cell(
        (
            Line(story.title, "headline", Link("landscape", {"story": story.id})),
            Line(sources, "small"),
        )
    )
    return Row(
        head,
        (
            write_cell(tell_days(story), role="narrow"),
            write_cell(f"{len(story.articles):,}", role="count"),
            write_cell(f"{len(story.texts):,}", role="count wide"),
            write_cell(f"{len(story.outlets):,}", role="count wide"),
            write_count(story.conflicts, is_heavy=True),
            write_count(story.updates),
        ),
    )


def _count_stories(number: int) -> str:
    return f"{number:,} {'story' if number == 1 else 'stories'}"
