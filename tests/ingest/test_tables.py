"""Many articles in a file: columns by any usual name, and a bad row never ends the rest."""

from __future__ import annotations

import json
import re

import pytest

from lib.ingest.fields import name_field, read_head
from lib.ingest.found import Found, Unreadable
from lib.ingest.limits import MAX_ROWS
from lib.ingest.tables import parse_csv, parse_jsonl


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ("text", "text"), ("Body", "text"), ("Article_Text", "text"), ("पाठ", "text"),
        ("ख़बर", "text"), ("date", "published"),
        ("Headline", "title"), ("शीर्षक", "title"), ("datePublished", "published"),
        ("तारीख", "published"), ("Publish-Date", "published"), ("स्रोत", "source"),
        ("अख़बार", "source"),
        ("URL", "url"), ("link", "url"), ('\ufeff"text"', "text"), ("id", ""), ("", ""),
        ("author", ""),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_usual_names(given: str, field: str) -> None:
    assert name_field(given) == field


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_read_with_its_separator(separator: str) -> None:
    rows = [
        ["Headline", "Body", "Date", "no use"],
        ["Bridge falls", "It fell.", "18 June 2024", "x"],
    ]
    [found] = parse_csv("\n".join(separator.join(row) for row in rows))
    assert found == Found("Bridge falls\n\nIt fell.", "Bridge falls", "", "18 June 2024", "", 1)


def test_a_quoted_cell_holds_paragraphs_and_separators() -> None:
    [found] = parse_csv('text,title\n"One, two.\n\n""Three,"" he said.",T\n')
    assert found.text == 'T\n\nOne, two.\n\n"Three," he said.'


def test_a_title_that_begins_the_text_is_not_put_there_twice() -> None:
    [found] = parse_csv("title,text\nBridge falls,Bridge  falls: ten hurt.\n")
    assert found.text == "Bridge  falls: ten hurt."


def test_bad_rows_say_why_and_the_others_go_on() -> None:
    found = parse_csv("text,title\nGood.,A\n,B\nGood.,A,surplus\n\nAlso good.,C\n")
    assert [row.reason for row in found] == [
        "", "it has no text", "it has 3 columns, but the first line names 2", "",
    ]  # fmt: skip
    assert [row.row for row in found] == [1, 2, 3, 5]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ('"Bad.,B\nLost.,C\nLost too.,D\n', "line 3 has a quotation mark that is never closed"),
        ('"Bad.,B\nLost.,C\n"Good.",D\n', "not closed, or not doubled .* in line 5"),
        ('"He said "yes" twice.",B\nLost.,C\n', "not closed, or not doubled .* in line 3"),
    ],
)
def test_a_quote_that_is_not_closed_takes_no_rows_into_its_article(broken: str, said: str) -> None:
    """What stands above is read; below it nobody can tell where a cell ends, and that is said."""
    good, bad = parse_csv(f"text,title\nGood.,A\n{broken}")
    assert good.text == "A\n\nGood."
    assert (bad.text, bad.row) == ("", 2)
    assert re.search(said, bad.reason)
    assert "nothing was read from there on" in bad.reason


def test_a_header_with_an_open_quote_is_answered_in_words() -> None:
    with pytest.raises(Unreadable, match="line 1 has a quotation mark that is never closed"):
        parse_csv('"text,title\nGood.,A\n')


def test_bad_lines_of_json_say_why_and_the_others_go_on() -> None:
    lines = [
        json.dumps({"text": "Good.", "title": None, "extra": [1]}),
        "{oops",
        "[1, 2]",
        json.dumps({"title": "no text"}),
        json.dumps({"text": 7}),
        "[" * 100_000,
        '{"text": ' + "9" * 5_000 + "}",
        json.dumps({"पाठ": "अच्छा।", "शीर्षक": "ठीक"}),
    ]
    found = parse_jsonl("\n".join(lines))
    assert [bool(row.reason) for row in found] == [False] + [True] * 6 + [False]
    assert found[-1].text == "ठीक\n\nअच्छा।"
    assert "not JSON" in found[1].reason


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "no column “text”"),
        ("text\n", "no article"),
        ("text\n" + "x\n" * (MAX_ROWS + 1), "too many rows"),
    ],
)
def test_a_table_without_articles_is_answered_in_words(text: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        parse_csv(text)


def test_a_single_line_is_a_head_where_it_is_the_title() -> None:
    """“Source: officials” may be the story's own words."""
    assert read_head("title: A bridge\n\nIt fell.").title == "A bridge"
    assert read_head("Source: officials\n\nIt fell.").source == ""


def test_a_head_of_known_lines_is_no_story() -> None:
    found = read_head(
        "title: Bridge falls\nsource: The Specimen\npublished: 2024-06-18\n\nIt fell.\n\nAll ran."
    )
    assert found == Found(
        "Bridge falls\n\nIt fell.\n\nAll ran.", "Bridge falls", "The Specimen", "2024-06-18"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Minister: I will go\nSource: no\n\nHe went.",
        "date: today\n\nOne line is no head.",
        "title: A\nsource: B",
    ],
)
def test_lines_with_colons_are_else_story(text: str) -> None:
    assert read_head(text) == Found(text=text)
