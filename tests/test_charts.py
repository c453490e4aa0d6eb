"""Charts are data and marks, free of any page."""

from __future__ import annotations

from lib.charts import claim_matrix
from tests.pages.build import make_collation


def test_the_matrix_has_a_square_for_each_score_and_a_ring_for_each_link() -> None:
    """Rows count from one, as the reader does; only linked pairs pass the ring's filter."""
    collation = make_collation()
    chart = claim_matrix(collation).to_dict()
    rows = chart["layer"][0]["data"]["values"] if "data" in chart["layer"][0] else chart["data"]["values"]
    assert {(row["a"], row["b"]) for row in rows if row["linked"]} == {(3, 4), (4, 4), (5, 3)}
    assert all(row["score"] == collation.scores[row["a"] - 1][row["b"] - 1] for row in rows)


def test_scores_that_say_nothing_are_left_white() -> None:
    """They would only cost the browser time."""
    rows = claim_matrix(make_collation()).to_dict()["data"]["values"]
    assert all(row["score"] > 0 or row["linked"] for row in rows)
