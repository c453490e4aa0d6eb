"""Which letters differ: whole clusters, whole numbers, nothing where nothing differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.wording.differences import find_differences

CASES = [
    ("मैथ्यू मिलर", "मैथ्यू मिलन", ["र"], ["न"]),
    ("विदेश विभाग", "गृह विभाग", ["विदेश"], ["गृह"]),
    ("Matthew Miller", "Matthew Milan", ["ler"], ["an"]),
    ("45 people", "54 people", ["45"], ["54"]),
    ("लक्ष्मी", "लक्की", ["क्ष्मी"], ["क्की"]),
    ("पुतिन", "पुतिन", [], []),
    ("राजीव मल्होत्रा", "Sanjeev Malhotra", ["राजीव"], ["Sanjeev"]),
    ("मैथ्यू मिलन", "Matthew Miller", ["मिलन"], ["Miller"]),
]


@pytest.mark.parametrize(("a", "b", "in_a", "in_b"), CASES)
def test_names_the_letters_that_differ(a: str, b: str, in_a: list[str], in_b: list[str]) -> None:
    """Similar words differ in letters, unlike words and numbers as a whole."""
    ranges_a, ranges_b = find_differences(a, b)
    assert [a[start:end] for start, end in ranges_a] == in_a
    assert [b[start:end] for start, end in ranges_b] == in_b


@given(st.text("कखािी्ंर abc12 🚀", max_size=20), st.text("कखािी्ंर abc12 🚀", max_size=20))
def test_ranges_lie_in_order_inside_the_text(a: str, b: str) -> None:
    """A view can cut along them without looking."""
    for text, ranges in zip((a, b), find_differences(a, b), strict=True):
        edges = [edge for places in ranges for edge in places]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(text) for edge in edges)


@given(st.text("कखािी्ंर abc12", max_size=20))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    """No letter is emphasised where nothing disagrees."""
    assert find_differences(text, text) == ((), ())
