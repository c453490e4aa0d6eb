"""The map and the timeline of a story are data and marks that any theme can carry."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest

from lib.charts.landscape import DOT, MOST, SQUARE, article_map, label_text, timeline
from lib.corpus.stories import Story
from lib.settings import ROOT
from tests.corpus.test_stories import make

THEMES = ("light", "dark")


def make_story(**days: int) -> Story:
    """Three texts of four articles."""
    known = make("abcd", "ab43", "bc4", "ac31", "cd=2", days=days)
    [story] = known.find()
    return story


def read_rows(chart: Any, field: str) -> list[dict[str, Any]]:
    """The data that has this field."""
    sets = chart.to_dict()["datasets"].values()
    return next(rows for rows in sets if field in rows[0])


def test_a_square_holds_the_comparison_that_it_opens() -> None:
    """Each at both of its places; copies on the diagonal."""
    rows = read_rows(article_map(make_story(a=1, b=2, c=3, d=4), "light"), "overlap")
    found = {(int(r["middle_y"]), int(r["middle_x"])): r for r in rows}
    assert set(found) == {(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1), (2, 2)}
    assert (found[0, 1]["a"], found[0, 1]["b"], found[0, 1]["conflicts"]) == ("a", "b", 3)
    assert (found[1, 0]["a"], found[1, 0]["b"]) == ("b", "a")
    assert (found[2, 2]["a"], found[2, 2]["b"], found[2, 2]["conflicts"]) == ("c", "d", 2)


def test_labels_say_source_copies_and_number() -> None:
    story = make_story(a=1, b=2, c=3, d=4)
    assert [label_text(at, text) for at, text in enumerate(story.texts)] == [
        "source a · 1", "source b · 2", "source c +1 · 3"
    ]  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("count", [2, 9, MOST])
def test_a_map_has_room_for_few_and_many(theme: str, count: int) -> None:
    """Square and bounded, with a number in each square."""
    ids = [chr(0x4E00 + n) for n in range(count)]
    [story] = make("".join(ids), *(f"{a}{b}4" for a in ids for b in ids if a < b)).find()
    chart = article_map(story, theme).to_dict()
    assert chart["width"] == chart["height"] <= 960
    written = [layer for layer in chart["layer"] if "middle_x" in str(layer["encoding"])]
    assert all(layer["mark"]["fontSize"] >= 10 for layer in written)
    assert len(written) == 2


def test_the_first_layer_has_the_selection() -> None:
    """Vega-Lite fails in the browser where another one has it."""
    for chart, name in ((article_map(make_story(), "dark"), SQUARE),
                        (timeline(make_story(a=1), "dark"), DOT)):  # fmt: skip
        assert chart is not None
        told = chart.to_dict()
        [parameter] = told["params"]
        assert parameter["name"] == name
        assert parameter["views"] == [told["layer"][0]["name"]]


def test_a_gap_and_brackets_part_the_stories() -> None:
    story = make_story(a=1, b=2, c=3, d=4)
    rows = read_rows(article_map(story, "light", (2,)), "from")
    assert [round(row["from"], 1) for row in rows] == [0.0, 2.4]


@pytest.mark.parametrize("theme", THEMES)
def test_a_number_stands_out_from_every_square(theme: str) -> None:
    """4.5 to 1, as any text, whatever the overlap."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    scale = config["theme"][theme]["chartSequentialColors"]
    [ink] = {
        json.dumps(layer["encoding"]["color"])
        for layer in article_map(make_story(), theme).to_dict()["layer"]
        if "middle_x" in str(layer["encoding"])
    }
    told = json.loads(ink)
    turn = float(told["condition"]["test"].split(">")[1])
    for percent in range(101):
        overlap = percent / 100
        colour = told["condition"]["value"] if overlap > turn else told["value"]
        assert _contrast(colour, _paint(scale, overlap)) >= 4.5


def _paint(scale: list[str], share: float) -> str:
    """The colour of a scale at a share of it, between its steps in RGB."""
    at = min(int(share * (len(scale) - 1)), len(scale) - 2)
    rest = share * (len(scale) - 1) - at
    pairs = [(int(scale[at][n : n + 2], 16), int(scale[at + 1][n : n + 2], 16)) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(low + (high - low) * rest):02x}" for low, high in pairs)


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_shine(one), _shine(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _shine(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_dot_an_article_and_none_for_the_undated() -> None:
    """Two of one source and day are beside each other; a copy is hollow."""
    known = make("abc", "ab4", "bc=", days={"a": 3, "b": 3, "c": 4})
    [story] = known.find()
    rows = read_rows(timeline(story, "light"), "lane")
    assert [(row["id"], row["day"], row["text"], row["copy"]) for row in rows] == [
        ("a", "2024-06-03", 1, False), ("b", "2024-06-03", 2, False), ("c", "2024-06-04", 2, True)
    ]  # fmt: skip
    assert timeline(make_story(), "light") is None
    assert len(read_rows(timeline(make_story(a=1), "light"), "lane")) == 1
