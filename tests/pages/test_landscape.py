"""The Landscape page as Streamlit runs it: the scan, the list of stories, and one story."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from lib.collation.collate import collate
from lib.collation.identity import identify_finding
from lib.corpus.job import JobState
from lib.drafts import Draft
from lib.errors import LibraryUnavailable
from lib.store import open_store
from lib.store.access import User
from lib.store.library import Store
from lib.store.records import KeptPair
from lib.store.samples import load_samples
from pages.parts import cached, sign_in
from pages.parts.landscape import scan as scan_part
from pages.parts.landscape import who
from pages.parts.landscape.sheet import Link, read_link
from tests.pages.app import open_at

open_page = partial(open_at, "landscape")
AT = datetime(2026, 6, 18, 9, tzinfo=UTC)
HOSTILE = "<b>Hostile</b> ![x](http://outside.example/x.png) **bold** :red[x] $$x$$"
PAIRS = (
    ("neelamgarh-en-1", "neelamgarh-en-2", "story", 0.37, 2),
    ("neelamgarh-en-1", "neelamgarh-hi", "story", 0.31, 1),
    ("pyongyang-copy-hi", "pyongyang-hi", "copy", 0.93, 0),
    ("pyongyang-hi", "pyongyang-preview-hi", "story", 0.28, 0),
    ("vostochny-en", "vostochny-hi-1", "story", 0.4, 2),
)
UPDATED = PAIRS[1]  # its one disagreement is a figure that grew


class Job:
    """A scan that does what a test wants."""

    begun: ClassVar[list[Job]] = []
    first = JobState()

    def __init__(self) -> None:
        self.state = self.first
        self.is_stopped = False
        self.begun.append(self)

    def stop(self) -> None:
        self.is_stopped = True
        self.state = replace(self.state, stage="stopped", said=("The scan was stopped.",))


@pytest.fixture(autouse=True)
def jobs(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """The scans that were begun; none of them is real."""
    Job.begun, Job.first = [], JobState("comparing", 3, 12)
    monkeypatch.setattr(scan_part, "ScanJob", Job)
    return Job.begun


@pytest.fixture
def scanned(store: Store) -> Store:
    """The library of the samples, after a scan."""
    store.keep_pairs([KeptPair(*pair, "0.1.0", AT, int(pair == UPDATED)) for pair in PAIRS])
    now = datetime.now(UTC)
    store.note_scan(now, now, 11, "0.1.0")
    return store


def told(app: AppTest) -> str:
    """All that the page says outside its tables."""
    assert not app.exception
    return "\n".join(part.value for part in [*app.text, *app.markdown])


def read_sheet(app: AppTest) -> dict[str, Any]:
    """The table as the browser gets it."""
    assert not app.exception
    [sheet] = app.get("bidi_component")
    return json.loads(sheet.proto.bytes)


def list_rows(app: AppTest) -> list[list[str]]:
    """The first line of each cell of the table."""
    return [
        [cell["lines"][0]["text"] if cell["lines"] else "" for cell in row["cells"]]
        for row in read_sheet(app)["rows"]
    ]


def has_button(app: AppTest, key: str) -> bool:
    return any(button.key == key for button in app.button)


@pytest.mark.parametrize("count", [0, 1])
def test_with_fewer_than_two_articles_there_is_nothing_to_scan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    store = open_store(url)
    for record in store.list_articles().items:
        store.remove_article(record.id, "asha")
    for n in range(count):
        store.add_article(Draft(f"The bridge fell {n} times."), "asha")
    app = open_page()
    assert "fewer than two articles" in told(app)
    assert not has_button(app, "begin_scan")


def test_before_a_scan_the_page_says_what_one_does(store: Store) -> None:
    app = open_page()
    assert "Nothing is known of the library yet." in told(app)
    assert "Never scanned" in told(app)
    assert app.button(key="begin_scan").label == "Scan the library"


def test_one_scan_runs_for_all_who_look(store: Store, jobs: list[Job]) -> None:
    """Another session sees it, and cannot begin a second one; whoever cancels it ends it."""
    one, other = open_page(), open_page()
    one.button(key="begin_scan").click().run()
    other.button(key="begin_scan").click().run()
    assert len(jobs) == 1
    for app in (one, other, open_page()):
        assert not has_button(app, "begin_scan")
        [bar] = app.get("progress")
        assert (bar.proto.value, bar.proto.text) == (25, "Comparing: 3 of 12 pairs")
    other.button(key="cancel_scan").click().run()
    assert jobs[0].is_stopped
    app = open_page()
    assert "goes on there" in told(app)
    assert app.button(key="begin_scan").label == "Go on with the scan"
    app.button(key="begin_scan").click().run()
    assert len(jobs) == 2


@pytest.mark.parametrize(
    ("state", "sentences"),
    [
        (JobState("failed", said=("The Dask scheduler at tcp://x cannot be used: it went away.",)),
         ["The scan broke off.", "The Dask scheduler at tcp://x cannot be used: it went away."]),
        (JobState("failed", said=("Not saved: the library is locked.",)),
         ["Not saved: the library is locked."]),
        (JobState("failed"), ["The scan broke off. What it has done is kept"]),
        (JobState("done", 1, 1, tuple(f"“{n} {HOSTILE}” is left out." for n in range(30))),
         [f"“0 {HOSTILE}” is left out.", "and 10 more."]),
    ],
)  # fmt: skip
def test_how_a_scan_ended_is_told_as_text(
    store: Store, state: JobState, sentences: list[str]
) -> None:
    """Never as markdown: what is left out is named by words of its own."""
    Job.first = state
    app = open_page()
    app.button(key="begin_scan").click().run()
    said = "\n".join(part.value for part in app.text)
    assert all(sentence in said for sentence in sentences)


def test_a_scan_that_ends_well_says_nothing_more(scanned: Store) -> None:
    Job.first = JobState("done", 5, 5)
    app = open_page()
    app.button(key="begin_scan").click().run()
    assert not app.text
    assert app.button(key="begin_scan").label == "Scan again"


def test_what_came_since_the_scan_is_told(scanned: Store) -> None:
    scanned.add_article(Draft("The bridge in Ashapur fell on Monday."), "asha")
    assert "; 1 article since" in told(open_page())


def test_a_viewer_watches_and_does_not_scan(
    scanned: Store, monkeypatch: pytest.MonkeyPatch, jobs: list[Job]
) -> None:
    """Nor stop what others began; everything else is there."""
    analyst = open_page()
    monkeypatch.setattr(sign_in, "LOCAL_USER", User("asha@desk.example", "viewer"))
    app = open_page()
    assert not has_button(app, "begin_scan")
    assert "your role here is viewer" in told(app)
    assert len(list_rows(app)) == 3
    del analyst.session_state["signed_in_user"]  # as the gate does before each run
    analyst.button(key="begin_scan").click().run()  # it was drawn before the role changed
    assert jobs == []
    scan_part.find_desk().begin()
    assert not has_button(open_page(), "cancel_scan")


def test_a_library_that_is_away_is_told(scanned: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise LibraryUnavailable("the database is locked")

    monkeypatch.setattr(Store, "read_standing", fail)
    assert "The library cannot be opened: the database is locked." in told(open_page())


def test_stories_are_listed_with_what_they_are_made_of(scanned: Store) -> None:
    """The latest first: days, articles, texts, outlets, conflicts, updates."""
    rows = list_rows(open_page())
    assert [row[1:] for row in rows] == [
        ["12–18 Jun 2024", "3", "2", "3", "0", "0"],
        ["14–15 Mar 2024", "3", "3", "3", "2", "1"],
        ["14 Sep 2023", "2", "2", "2", "2", "0"],
    ]
    assert rows[1][0] == "Death toll in Neelamgarh train derailment rises to 54"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 3),
        ({"source": "The Specimen Post"}, 1),
        ({"language": "en"}, 2),
        ({"from": "2024-03-15", "to": "2024-06-13"}, 2),
        ({"from": "2025-01-01"}, 0),
        ({"source": "nobody", "language": "xx", "from": "no day", "page": "9", "see": "?"}, 3),
    ],
)
def test_filters_come_from_the_address(scanned: Store, query: dict[str, str], count: int) -> None:
    """A story is listed where one of its articles passes all; what is hidden is counted."""
    app = open_page(**query)
    if count:
        assert len(list_rows(app)) == count
        assert f"{count} stor" in told(app)
    else:
        assert "No story passes the filter." in told(app)
    assert (f"{3 - count} hidden by the filter" in told(app)) == (count < 3)


def test_the_list_is_sorted_as_the_address_says(scanned: Store) -> None:
    """By conflicts, then by updates."""
    disputed = [row[-2:] for row in list_rows(open_page(sort="disputed"))]
    assert disputed == [["2", "1"], ["2", "0"], ["0", "0"]]
    assert [row[2] for row in list_rows(open_page(sort="largest"))] == ["3", "3", "2"]


@pytest.mark.parametrize("id", ["pyongyang-hi", "pyongyang-copy-hi", "pyongyang-preview-hi"])
def test_a_story_is_found_by_any_of_its_articles(scanned: Store, id: str) -> None:
    app = open_page(story=id)
    assert "3 articles · 2 texts · 3 outlets · 12–18 Jun 2024" in told(app)
    assert "2 articles carry one text: it counts once, but for what one of them changed." in told(
        app
    )
    assert [row[0] for row in list_rows(app)] == ["Copies of 2", "Compare 1 and 2"]


def test_a_row_leads_to_its_comparison(scanned: Store) -> None:
    line = read_sheet(open_page(story="vostochny-en"))["rows"][0]["cells"][0]["lines"][0]
    assert line["query"] == {"a": "vostochny-en", "b": "vostochny-hi-1"}
    assert line["to"] == "./?a=vostochny-en&b=vostochny-hi-1"


def test_a_story_keeps_the_filter_in_its_address(scanned: Store) -> None:
    """So that the way back leads to the same list."""
    line = read_sheet(open_page(language="hi", see="stories"))["rows"][0]["cells"][0]["lines"][0]
    assert line["to"].startswith("./landscape?language=hi&story=")
    app = open_page(language="hi", story="vostochny-en", see="time")
    app.button(key="all_stories").click().run()
    assert app.query_params == {"language": "hi"}


def test_a_comparison_that_was_opened_from_a_story_leads_back_to_it(scanned: Store) -> None:
    """As it was left; who comes from elsewhere has no such link."""
    asked = {"story": "vostochny-en", "see": "who", "disputed": "1"}
    app = open_at("compare", a="vostochny-en", b="vostochny-hi-1", **asked)
    [link] = [each for each in app.get("page_link") if "Back" in each.proto.label]
    assert link.proto.label == "Back to the story"
    assert parse_qs(link.proto.query_string) == {name: [value] for name, value in asked.items()}
    assert not open_at("compare", a="vostochny-en", b="vostochny-hi-1").get("page_link")


def test_a_story_that_is_not_there_is_told(scanned: Store) -> None:
    """And the list is shown."""
    app = open_page(story="nobody")
    assert "The address asks for a story that is not there" in told(app)
    assert len(list_rows(app)) == 3


@pytest.mark.parametrize("story", ["", "neelamgarh-hi"])
@pytest.mark.parametrize("see", ["map", "time"])
def test_a_chart_has_a_table_that_says_the_same(scanned: Store, see: str, story: str) -> None:
    app = open_page(see=see, story=story)
    assert len(app.get("arrow_vega_lite_chart") or app.get("vega_lite_chart")) == 1
    sheet = read_sheet(app)
    expected = {"map": 2 if story else 5, "time": 3 if story else 8}
    assert len(sheet["rows"]) == expected[see]
    assert all(
        any("to" in line for cell in row["cells"] for line in cell["lines"])
        for row in sheet["rows"]
    )


def test_undated_articles_are_listed_as_undated(store: Store) -> None:
    """With no day at all there is no chart."""
    ids = [
        store.add_article(Draft(f"The bridge fell, {n} said.", f"Bridge {n}"), "asha").record.id
        for n in ("one", "two")
    ]
    store.keep_pairs([KeptPair(*sorted(ids), "story", 0.5, 0, "0.1.0", AT)])
    app = open_page(story=ids[0], see="time")
    assert [row[1] for row in list_rows(app)] == ["undated", "undated"]
    assert "there is no timeline" in told(app)


def test_what_a_map_has_no_room_for_is_told(
    scanned: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many stories as fit; of one that does not fit, the table alone."""
    monkeypatch.setattr("lib.charts.landscape.MOST", 5)
    app = open_page(see="map")
    assert "Only the first 2 of 3 stories are drawn" in told(app)
    assert len(list_rows(app)) == 4
    monkeypatch.setattr("lib.charts.landscape.MOST", 1)
    app = open_page(story="vostochny-en")
    assert "2 texts are too many for a map" in told(app)
    assert len(list_rows(app)) == 1


def test_words_of_an_article_are_never_markup(store: Store) -> None:
    """Not in the title, nor in a table, nor in a chart's name."""
    ids = [
        store.add_article(Draft(f"Text {n}.", HOSTILE, HOSTILE, date(2024, 6, n)), "asha").record.id
        for n in (1, 2)
    ]
    store.keep_pairs([KeptPair(*sorted(ids), "story", 0.5, 1, "0.1.0", AT)])
    for query in ({}, {"story": ids[0]}, {"story": ids[0], "see": "time"}):
        app = open_page(**query)
        assert not any("outside.example" in part.value for part in app.markdown)
        assert not any("outside.example" in part.label for part in app.button)
        assert any(
            line["text"] == HOSTILE
            for row in read_sheet(app)["rows"]
            for cell in row["cells"]
            for line in cell["lines"]
        )
    assert any(part.value == HOSTILE for part in app.text)


def test_who_says_what_is_a_table_of_facts(scanned: Store) -> None:
    """A column a text, named and dated; a reading leads to the comparison where it stands."""
    app = open_page(story="neelamgarh-hi", see="who")
    sheet = read_sheet(app)
    assert [head["lines"][0]["text"] for head in sheet["heads"]] == [
        "Fact", "1 · Sample Times", "2 · नमूना समाचार", "3 · The Specimen Post"
    ]  # fmt: skip
    assert [head["lines"][1]["text"] for head in sheet["heads"][1:]] == [
        "14 Mar 2024", "14 Mar 2024", "15 Mar 2024"
    ]  # fmt: skip
    row = next(row for row in sheet["rows"] if any(c["role"] == "outlier" for c in row["cells"]))
    cells = {cell["role"]: cell["lines"] for cell in row["cells"]}
    assert cells["outlier"][-1] == {"text": "◆ says otherwise", "role": "standing"}
    asked = cells["outlier"][0]["query"]
    assert asked["a"] == "neelamgarh-en-2"
    assert asked["b"] in ("neelamgarh-en-1", "neelamgarh-hi")
    articles = load_samples()
    between = collate(articles[asked["a"]], articles[asked["b"]], semantics=True)
    [chosen] = [f for f in between.findings.disagreements if identify_finding(f) == asked["d"]]
    assert chosen.a.text in cells["outlier"][0]["text"]
    agreed = next(row for row in sheet["rows"] if row["cells"][1]["role"] == "agreed")
    assert re.fullmatch("a[0-9]+b[0-9]+", agreed["cells"][1]["lines"][0]["query"]["d"])
    assert row["note"].startswith("2 of 3 say")
    hindi = [line for cell in row["cells"] for line in cell["lines"] if line.get("lang") == "hi"]
    assert hindi


def test_facts_are_filtered_and_romanised_as_the_address_says(scanned: Store) -> None:
    address = {"story": "neelamgarh-hi", "see": "who"}
    every, disputed = (
        read_sheet(open_page(**address, **more))["rows"] for more in ({}, {"disputed": "1"})
    )
    assert 0 < len(disputed) < len(every)
    assert all("is-disputed" in row["role"] for row in disputed)
    plain = read_sheet(open_page(**address, plain="1"))["rows"]
    assert _count_latin(plain) < _count_latin(every)


def _count_latin(rows: list[dict[str, Any]]) -> int:
    lines = (line for row in rows for cell in row["cells"] for line in cell["lines"])
    return sum(len(line["text"]) for line in lines if line["role"] == "latin")


def test_a_table_is_made_once_and_counts_as_no_comparison(
    scanned: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pairs are not what someone looked at, so they open no findings."""
    open_page(story="vostochny-en", see="who")
    assert not cached.load_compared()

    def refuse(*_: object) -> None:
        raise AssertionError("compared again")

    monkeypatch.setattr(cached, "collate_beside", refuse)
    assert read_sheet(open_page(story="vostochny-en", see="who"))["rows"]


def test_of_many_texts_the_central_ones_are_compared(
    scanned: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(who, "MOST", 2)
    app = open_page(story="neelamgarh-hi", see="who")
    assert "This story has 3 texts; the 2 that share most" in told(app)
    assert len(read_sheet(app)["heads"]) == 3


def test_a_copy_with_another_toll_is_a_source_of_its_own(store: Store) -> None:
    """It says something else, however much of the text is the same."""
    first = store.article("neelamgarh-en-1")
    text = first.text.replace("54", "64")
    other = store.add_article(Draft(text, "Copied", "The Copy", first.published), "ravi").record
    store.keep_pairs([KeptPair(*sorted((first.id, other.id)), "copy", 0.9, 1, "0.1.0", AT)])
    sheet = read_sheet(open_page(story=first.id, see="who"))
    assert [head["lines"][0]["text"][:2] for head in sheet["heads"][1:]] == ["1 ", "1b"]
    assert len(sheet["heads"]) == 3
    assert any("64" in json.dumps(row) and "54" in json.dumps(row) for row in sheet["rows"])


def test_one_text_has_nobody_to_disagree_with(store: Store) -> None:
    store.keep_pairs([KeptPair("pyongyang-copy-hi", "pyongyang-hi", "copy", 0.9, 0, "0.1.0", AT)])
    assert who.ONE_TEXT in told(open_page(story="pyongyang-hi", see="who"))


@pytest.mark.parametrize(
    "said",
    [None, "compare", {}, {"page": "dashboard"}, {"page": ["compare"]}, {"query": {"a": "x"}}],
)
def test_a_link_that_cannot_be_is_not_followed(said: object) -> None:
    """What a browser sends is checked."""
    assert read_link(said) is None


def test_a_link_holds_known_parameters_only() -> None:
    said = {"page": "compare", "query": {"a": "x" * 999, "evil": "1", "b": 4}}
    assert read_link(said) == Link("compare", {"a": "x" * 200, "b": "4"})
    assert read_link({"page": "library", "query": "x"}) == Link("library", {})
