"""Web pages: the story, its headline over it, and what the page says of source and day."""

from __future__ import annotations

import json
import sys
import time

import pytest

from lib.ingest.found import Unreadable
from lib.ingest.page import parse_page
from tests.ingest.makers import make_page

STORY = [
    "The bridge over the river fell on Monday morning, and forty-five people were hurt.",
    "Officials of the district said that the bridge had been closed to lorries for a year.",
    "A second bridge up the river stays open, and the schools of the town are closed until Friday.",
]
HINDI = [
    "नदी पर बना पुल सोमवार सुबह ढह गया और पैंतालीस लोगों को अस्पताल ले जाया गया है।",
    "ज़िले के अधिकारियों ने बताया कि पुल एक साल से भारी वाहनों के लिए बंद था।",
    "नदी पर बना दूसरा पुल खुला रहेगा और शहर के स्कूल शुक्रवार तक बंद रहेंगे।",
]


def test_the_story_is_read_under_its_headline() -> None:
    found = parse_page(make_page("Bridge falls", STORY))
    assert found.text.split("\n") == ["Bridge falls", *STORY]
    assert found.title == "Bridge falls"
    assert (found.published, found.source) == ("", "")


def test_hindi_pages_are_read_alike() -> None:
    found = parse_page(make_page("पुल ढहा", HINDI))
    assert found.text.split("\n") == ["पुल ढहा", *HINDI]


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-06-18T10:00:00+05:30">',
        '<meta itemprop="datePublished" content="2024-06-18">',
        '<meta name="Publish-Date" content="2024-06-18">',
        ld(**{"@type": "NewsArticle", "datePublished": "2024-06-18T04:30:00Z"}),
        ld(
            **{
                "@graph": [
                    {"@type": "Person"},
                    {"@type": ["Article"], "datePublished": "2024-06-18"},
                ]
            }
        ),
        '<time datetime="2024-06-18T10:00">18 June</time> <time datetime="2024-06-18">x</time>',
    ],
)
def test_the_day_is_found_where_pages_say_it(head: str) -> None:
    assert parse_page(make_page("Bridge falls", STORY, head)).published.startswith("2024-06-18")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2024-06-18">',
        '<time datetime="2024-06-18">x</time> <time datetime="2024-06-19">x</time>',
        ld(**{"@type": "WebSite", "datePublished": "2024-06-18"}),
        '<script type="application/ld+json">{broken</script>',
        f'<script type="application/ld+json">{"[" * 5_000}</script>',
    ],
)
def test_another_day_is_not_taken_for_it(head: str) -> None:
    assert parse_page(make_page("Bridge falls", STORY, head)).published == ""


def test_site_and_address_are_found() -> None:
    head = (
        '<meta property="og:site_name" content="The  Specimen"><link rel="canonical" '
        'href="https://example.org/a">'
    )
    found = parse_page(make_page("Bridge falls", STORY, head))
    assert (found.source, found.url) == ("The Specimen", "https://example.org/a")
    publisher = ld(**{"@type": "NewsArticle", "publisher": {"name": "The Post"}})
    assert parse_page(make_page("Bridge falls", STORY, publisher)).source == "The Post"


def test_a_table_is_read_with_tabs() -> None:
    table = (
        "<table><tr><th>District</th><th>Dead</th></tr><tr><td>Surat</td><td>45</td></tr></table>"
    )
    assert "Surat\t45" in parse_page(make_page("Bridge falls", [*STORY, table])).text


def test_the_page_says_its_encoding() -> None:
    page = make_page("Café “closed”", STORY).decode().replace("utf-8", "windows-1252")
    assert parse_page(page.encode("cp1252")).title == "Café “closed”"
    wide = make_page("पुल ढहा", HINDI).decode().encode("utf-16")
    assert parse_page(wide).title == "पुल ढहा"


def test_scripts_are_no_story() -> None:
    hostile = "<script>alert('45')</script><img src=x onerror=alert(1)><style>p{}</style>"
    text = parse_page(make_page("Bridge falls", [*STORY, hostile])).text
    assert "alert" not in text
    assert "onerror" not in text


def test_two_hundred_thousand_paragraphs_are_refused_at_once() -> None:
    data = b"<html><body>" + b"<p>x" * 200_000
    started = time.process_time()
    with pytest.raises(Unreadable, match="tags"):
        parse_page(data)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "data",
    [b"<html></html>", b"<html><body><a href='/'>Home</a></body></html>", b"<", b"<div>" * 50_000],
    ids=["empty", "menu", "sign", "deep"],
)
def test_a_page_without_story_is_answered_in_words(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"story|page"):
        parse_page(data)


def test_no_date_is_guessed_by_dateparser() -> None:
    """It reads 19-20 June as June 2020."""
    parse_page(make_page("Bridge falls", STORY))
    assert "dateparser" not in sys.modules
