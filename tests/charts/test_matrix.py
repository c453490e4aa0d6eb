"""Charts are data and marks, free of any page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lib.charts.matrix import claim_matrix
from lib.model import Collation
from tests.pages.build import make_collation


def read_squares(collation: Collation) -> list[dict[str, Any]]:
    """The rows of the matrix as the browser gets them."""
    [rows] = claim_matrix(collation).to_dict()["datasets"].values()
    return rows


def test_the_matrix_has_a_square_for_each_score_and_a_frame_for_each_link() -> None:
    """Rows count from one, as the reader does; only linked pairs pass the frame's filter."""
    collation = make_collation()
    rows = read_squares(collation)
    assert {(row["a"], row["b"]) for row in rows if row["link"]} == {(3, 4), (4, 4), (5, 3)}
    assert all(row["score"] == collation.scores[row["a"] - 1][row["b"] - 1] for row in rows)


def test_a_part_in_common_is_told_as_such() -> None:
    """What is linked as the same too is told so."""
    whole = make_collation()
    links = replace(whole.links[0], relation="part"), *whole.links[1:]
    links = *links, replace(whole.links[1], relation="part")
    rows = read_squares(replace(whole, links=links))
    told = {(row["a"], row["b"]): row["link"] for row in rows if row["link"]}
    assert told == {(3, 4): "a part in common", (4, 4): "paired", (5, 3): "paired"}


def test_the_frame_of_a_part_is_broken_by_the_mark() -> None:
    """Vega-Lite drops a dash that is encoded on rectangles, and warns in the console."""
    _, *frames = claim_matrix(make_collation()).to_dict()["layer"]
    dashes = {
        frame["transform"][0]["filter"].split("'")[1]: frame["mark"]["strokeDash"]
        for frame in frames
    }
    assert dashes == {"paired": [1, 0], "a part in common": [3, 2]}
    assert all("strokeDash" not in frame["encoding"] for frame in frames)
    assert all(frame["mark"]["aria"] is False for frame in frames)


def test_every_claim_has_its_place_in_the_matrix() -> None:
    """Also those whose every square is too weak to be drawn."""
    collation = make_collation()
    faint = replace(collation, scores=tuple((0.0,) * len(row) for row in collation.scores))
    layer, *_ = claim_matrix(faint).to_dict()["layer"]
    for axis, side in (("y", collation.a), ("x", collation.b)):
        domain = layer["encoding"][axis]["scale"]["domain"]
        assert domain == [claim.n + 1 for claim in side.claims]


def test_scores_that_say_nothing_are_left_white() -> None:
    """They would only cost the browser time."""
    rows = read_squares(make_collation())
    assert all(row["score"] > 0 or row["link"] for row in rows)
