"""Markdown loses its signs and keeps its words."""

from __future__ import annotations

import time

import pytest

from lib.ingest.markdown import parse_markdown


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("# Bridge falls #\n\nIt **fell** on _Monday_.", "Bridge falls\n\nIt fell on Monday."),
        ("One line\ngoes on.\n\nNext.", "One line goes on.\n\nNext."),
        ("- ten hurt\n- two *dead*\n1. first", "ten hurt\n\ntwo dead\n\nfirst"),
        ("> He said\n> so.", "He said so."),
        ("See [the report](https://example.org/a_b) ![map](m.png)now.", "See the report now."),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("```\ncode\n```\n\n***\n\nEnd\\*", "code\n\nEnd*"),
        ("**राजीव** ने `कहा`।", "राजीव ने कहा।"),
        ("Title\n=====\n\nText.", "Title\n\nText."),
        ("", ""),
    ],
)
def test_signs_go_and_words_stay(written: str, read: str) -> None:
    assert parse_markdown(written).text == read


def test_a_head_between_dashes_gives_title_and_date() -> None:
    found = parse_markdown(
        '---\ntitle: "Bridge falls"\ndate: 2024-06-18\ntags: x\n---\n# Bridge falls\n\nIt *fell*.'
    )
    assert (found.title, found.published) == ("Bridge falls", "2024-06-18")
    assert found.text == "Bridge falls\n\nIt fell."


@pytest.mark.parametrize("piece", ["*", "_a", "[", "![", "`", "[a](", "---\n", "> ", "#", "- "])
def test_time_is_bounded_on_many_signs(piece: str) -> None:
    started = time.process_time()
    parse_markdown(piece * (100_000 // len(piece)))
    assert time.process_time() - started < 1
