"""One story: what it is, and three ways to look at it."""

from __future__ import annotations

import streamlit as st

from lib.corpus.stories import Story, find_story
from pages.parts import query
from pages.parts.landscape.drawn import load_charts, show_map, show_timeline
from pages.parts.landscape.stories import Landscape
from pages.parts.landscape.telling import tell_copies, tell_story
from pages.parts.landscape.who import show_who
from pages.parts.notices import show_notice

STORY = "story"
SECTIONS = {"map": "Map", "time": "Timeline", "who": "Who says what"}
UNKNOWN = (
    "The address asks for a story that is not there: its articles were removed, or the latest scan "
    "finds no other that tells the same."
)


def find_asked(landscape: Landscape) -> Story | None:
    """The story that the address names; where there is none, that is said."""
    asked = query.read(STORY)
    story = find_story(landscape.stories, asked)
    if asked and story is None:
        show_notice(UNKNOWN)
    return story


def show_story(story: Story) -> None:
    """Its headline, the way back, and the section that is asked for."""
    with st.container(gap=None):
        st.button(
            "All stories", key="all_stories", type="tertiary", icon=":material/arrow_back:",
            on_click=leave_story,
        )  # fmt: skip
        with st.container(key="story_title"):
            st.text(story.title)
        told = " ".join(filter(None, [f"{tell_story(story)}.", tell_copies(story)]))
        st.markdown(f":small[:gray[{told}]]")
    ways = st.container(horizontal=True, vertical_alignment="center", key="ways")
    with ways:
        section = query.show_segments("What to see", "see", SECTIONS)
    place = st.empty()  # of all sections, so that none stands there while another is worked out
    if section == "who":
        show_who(story, ways, place)
        return
    load_charts(place)
    with place.container():
        (show_map if section == "map" else show_timeline)(story)


def leave_story() -> None:
    """Back to the list as it was."""
    query.write(story="", see="")
