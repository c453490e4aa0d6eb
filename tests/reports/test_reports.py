"""What leaves Milaan as a file: whole, safe to open, and for verdicts the way back."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lib import __version__
from lib.collation.collate import collate
from lib.drafts import Draft
from lib.errors import NotSaved
from lib.model import Article, Collation
from lib.reports import list_findings, write_csv, write_html, write_json
from lib.reports.data import describe_collation
from lib.reports.judgements import COLUMNS, Returned, read_judgements, write_judgements
from lib.reports.spreadsheet import read_table, write_table
from lib.store import open_store
from lib.store.library import Store
from lib.store.records import Finding, Judgement, JudgementFilter, Standing
from tests.disagree.test_events import BUS, LORRY

LINK = "https://milaan.example/?a=one&b=two"
HOSTILE = '<script>ran=1</script><img src="http://outside.example/x.png" onerror="ran=1">'
A = f"""=HYPERLINK("http://outside.example") {HOSTILE}

अमेरिकी विदेश विभाग के प्रवक्ता मैथ्यू मिलर ने कहा कि सौदा नियम तोड़ेगा।
The bridge in Ashapur was closed for 45 days, the mayor said. </title><style>*{{}}</style>
"""
B = """The bridge, once more

अमेरिकी विदेश विभाग के प्रवक्ता मैथ्यू मिलन ने कहा कि सौदा नियम तोड़ेगा।
The bridge in Ashapur was closed for 54 days, the mayor said.
"""


@pytest.fixture(scope="module")
def collation() -> Collation:
    """Two disagreements between an article full of markup and a plain one."""
    a = Article("one", A, A.split("\n")[0], "<b>Nobody</b>", None, "javascript:ran=1")
    found = collate(a, Article("two", B, "The bridge, once more"))
    assert len(found.findings.disagreements) == 2
    return found


@pytest.fixture
def verdicts(collation: Collation) -> dict[str, Standing]:
    """Two people who differ on the first finding."""
    first = list_findings(collation)[0]
    at = datetime(2024, 6, 18, 9, 30, tzinfo=UTC)
    said = (
        Judgement(1, first.key, "asha", "disagree", "=1+1", at),
        Judgement(2, first.key, "<i>ravi</i>", "same", HOSTILE, at),
    )
    return {first.key: Standing(first, said)}


class Page(HTMLParser):
    """The tags, addresses and words of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_holds_everything(collation: Collation, verdicts: dict[str, Standing]) -> None:
    """Both texts whole, reasons, verdicts, engine version and link; the readings are marked."""
    page = Page(write_html(collation, verdicts, LINK))
    squeezed = " ".join(page.words.split())
    for claim in (*collation.a.claims, *collation.b.claims):
        assert " ".join(claim.text.split()) in squeezed
    for found in collation.findings.disagreements:
        assert found.why in page.words
    assert "Reviewers differ." in page.words
    assert "2024-06-18 09:30 UTC" in page.words
    assert f"Milaan {__version__}" in page.words
    assert LINK in page.words
    assert page.tags.count("mark") >= 8  # each reading beside its reason, and in its article


def test_no_word_of_an_article_becomes_markup(
    collation: Collation, verdicts: dict[str, Standing]
) -> None:
    """No script, image or frame; no request; no address but the link and places in the page."""
    page = Page(write_html(collation, verdicts, LINK))
    assert not {"script", "img", "iframe", "link", "form", "object", "b", "i"} & {*page.tags}
    assert page.tags.count("style") == page.tags.count("title") == 1
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "src"]
    leads = {value or "" for name, value in page.attributes if name == "href"}
    assert leads - {LINK} == {lead for lead in leads if lead.startswith("#f")}
    policy = next(value for name, value in page.attributes if name == "content" and value)
    assert policy.startswith("default-src 'none'")


def test_a_link_that_is_no_web_address_is_text(collation: Collation) -> None:
    page = Page(write_html(collation, {}, "javascript:ran=1"))
    assert "javascript:ran=1" in page.words
    assert all(not (value or "").startswith("javascript") for _, value in page.attributes)


def test_csv_has_a_row_a_finding_and_no_formula(
    collation: Collation, verdicts: dict[str, Standing]
) -> None:
    """With verdicts, version and link; every cell is safe to open."""
    data = write_csv(collation, verdicts, LINK)
    rows = read_table("report.csv", data, ["key"])
    assert [row["key"] for row in rows] == [found.key for found in list_findings(collation)]
    assert rows[0]["verdict"] == "differ"
    assert "asha, 2024-06-18 09:30 UTC: disagree (=1+1)" in rows[0]["verdicts"]
    assert {(row["engine"], row["link"]) for row in rows} == {(__version__, LINK)}
    assert not any(
        line.startswith(("=", "+", "@")) for line in data.decode("utf-8-sig").split("\n")
    )


def test_json_is_the_command_lines_result_and_more(
    collation: Collation, verdicts: dict[str, Standing]
) -> None:
    """Nothing of the contract is changed; keys and verdicts are added to it."""
    told = json.loads(write_json(collation, verdicts, LINK))
    assert told["address"] == LINK
    assert [v["verdict"] for v in told["disagreements"][0]["verdicts"]] == ["disagree", "same"]
    assert told["disagreements"][1]["verdicts"] == []
    plain = json.loads(json.dumps(describe_collation(collation, told["id"])))
    for name, value in plain.items():
        if name not in ("disagreements", "variants", "unresolved", "within"):
            assert told[name] == value
    bare = [
        {k: v for k, v in f.items() if k not in ("key", "verdicts")} for f in told["disagreements"]
    ]
    assert bare == plain["disagreements"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A library with both articles."""
    opened = open_store(f"sqlite:///{tmp_path / 'library.db'}", with_samples=False)
    opened.add_articles([Draft(A, "One"), Draft(B, "Two")], "asha")
    yield opened
    opened.close()


@pytest.fixture
def findings(store: Store) -> list[Finding]:
    """What the two articles of the library disagree on."""
    b, a = [store.article(record.id) for record in store.list_articles().items]
    return list_findings(collate(a, b))[:2]


def bring(store: Store, data: bytes, author: str = "asha", is_signed_in: bool = False) -> Returned:
    return read_judgements(store, "t.csv", data, author, is_signed_in=is_signed_in)


def change(data: bytes, **values: str) -> bytes:
    """A table with these cells in every row."""
    rows = [{**row, **values} for row in read_table("t.csv", data, COLUMNS)]
    return write_table(COLUMNS, [[row[name] for name in COLUMNS] for row in rows])


def list_said(store: Store) -> set[tuple[str, str, str | None, str]]:
    """Every verdict that stands: finding, author, verdict, note."""
    standings = store.all_judgements().items
    return {(j.key, j.author, j.verdict, j.note) for s in standings for j in s.judgements}


def test_verdicts_go_out_and_come_back(
    store: Store, findings: list[Finding], tmp_path: Path
) -> None:
    """Into another library with the same articles; a second time changes nothing."""
    store.judge(findings[0], "same", "asha", "=1+1\nsecond line, मिलर")
    store.judge(findings[0], "disagree", "ravi", "")
    store.judge(findings[1], "unsure", "asha", "'=quoted")
    data = write_judgements(store.all_judgements().items, {})
    other = open_store(f"sqlite:///{tmp_path / 'other.db'}", with_samples=False)
    other.add_articles([Draft(A), Draft(B)], "kim")
    assert bring(other, data).new == 3
    again = bring(other, data)
    assert (again.new, again.known, again.bad) == (0, 3, [])
    assert list_said(other) == list_said(store)
    other.close()


def test_a_list_of_open_findings_can_be_filled_in(store: Store, findings: list[Finding]) -> None:
    """Rows without a verdict are left out; those that got one are the importer's."""
    data = write_judgements([Standing(found, ()) for found in findings], {})
    assert (bring(store, data).blank, store.all_judgements().total) == (2, 0)
    assert bring(store, change(data, verdict="Same "), "kim").new == 2
    assert store.all_judgements(JudgementFilter(authors=("kim",))).total == 2


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"verdict": "maybe"}, "Row 2: “maybe” is no verdict; write disagree, same or unsure."),
        ({"article_a": "nobody"}, "Row 2: the library has no article “nobody”."),
        ({"claim_a": "Made up."}, "Row 2: claim_a does not stand in its article."),
        ({"reading_b": "invented"}, "Row 2: reading_b does not stand in its claim."),
        ({"kind": "place"}, "Row 2: its kind, claims or readings were changed"),
        ({"note": "x" * 10_001}, "The note has 10,001 characters"),
    ],
)
def test_a_bad_row_is_named_and_the_others_go_on(
    store: Store, findings: list[Finding], values: dict[str, str], told: str
) -> None:
    good = write_judgements([store.judge(findings[0], "same", "asha")], {})
    store.undo_judgement(findings[0].key, "asha")
    rows = [
        *read_table("t.csv", change(good, **values), COLUMNS),
        *read_table("t.csv", good, COLUMNS),
    ]
    data = write_table(COLUMNS, [[row[name] for name in COLUMNS] for row in rows])
    returned = bring(store, data)
    assert [bad.reason[: len(told)] for bad in returned.bad] == [told]
    assert returned.bad[0].number == 2
    assert returned.new == 1


def test_who_is_signed_in_brings_their_own_verdicts_only(
    store: Store, findings: list[Finding]
) -> None:
    data = write_judgements([store.judge(findings[0], "same", "asha")], {})
    store.undo_judgement(findings[0].key, "asha")
    returned = bring(store, data, "ravi", is_signed_in=True)
    assert "this verdict is by asha" in returned.bad[0].reason
    assert store.all_judgements().total == 0


def test_rows_of_others_may_stay_in_the_table_of_who_is_signed_in(
    store: Store, findings: list[Finding]
) -> None:
    """Untouched they stood already; changed they are refused. One's own come in."""
    store.judge(findings[0], "same", "asha", "seen")
    store.judge(findings[1], "unsure", "ravi")
    rows = read_table("t.csv", write_judgements(store.all_judgements().items, {}), COLUMNS)
    edited = [{**row, "verdict": "same"} if row["author"] == "ravi" else row for row in rows]
    data = write_table(COLUMNS, [[row[name] for name in COLUMNS] for row in edited])
    returned = bring(store, data, "ravi", is_signed_in=True)
    assert (returned.new, returned.known, returned.bad) == (1, 1, [])
    returned = bring(store, change(data, note="other"), "ravi", is_signed_in=True)
    assert (returned.new, returned.known) == (1, 0)
    assert "this verdict is by asha" in returned.bad[0].reason


def test_an_old_table_does_not_undo_what_was_said_since(
    store: Store, findings: list[Finding]
) -> None:
    """A row from before the verdict that stands is left out and said; others come in."""
    store.judge(findings[0], "same", "asha")
    exported = write_judgements(store.all_judgements().items, {})
    store.judge(findings[0], "disagree", "asha", "looked again")
    old = change(exported, judged="2024-06-18 09:30:00 UTC")
    returned = bring(store, old)
    assert returned.new == 0
    assert "Row 2: it is older than “disagree”, which asha said on" in returned.bad[0].reason
    assert list_said(store) == {(findings[0].key, "asha", "disagree", "looked again")}
    assert "no time" in bring(store, change(exported, judged="soon")).bad[0].reason
    assert bring(store, change(exported, judged="")).new == 1
    assert bring(store, change(exported, verdict="unsure", judged="2999-01-01 00:00:00 UTC")).new


def test_a_verdict_edited_in_a_fresh_table_comes_in(store: Store, findings: list[Finding]) -> None:
    """Its time is that of the verdict that it changes, to the second."""
    data = write_judgements([store.judge(findings[0], "same", "asha")], {})
    assert bring(store, change(data, verdict="disagree")).new == 1


def test_a_library_that_takes_nothing_is_said_with_the_row(
    store: Store, findings: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came before stays, and the row to go on from is named."""
    data = write_judgements([Standing(found, ()) for found in findings], {})

    def refuse(*_: object, **__: object) -> None:
        raise NotSaved("the disk is full")

    monkeypatch.setattr(store, "judge", refuse)
    returned = bring(store, change(data, verdict="same"))
    assert "Not saved: the disk is full." in returned.trouble
    assert "Rows from 2" in returned.trouble


def test_the_page_tells_updates_parts_and_a_day_from_the_dateline(collation: Collation) -> None:
    """An update with the moments of its figures; a part in common is no partner."""
    first, *others = collation.findings.disagreements
    grown = replace(first, is_update=True, as_of=("2024-06-12", "2024-06-13"))
    assert first.link is not None
    links = tuple(
        replace(link, relation="part") if n == first.link else link
        for n, link in enumerate(collation.links)
    )
    dated = replace(collation.a, article=replace(collation.a.article, published=date(2024, 6, 12)))
    told = replace(
        collation,
        a=replace(dated, is_dated_by_text=True),
        links=links,
        findings=replace(collation.findings, disagreements=(grown, *others)),
    )
    words = " ".join(Page(write_html(told, {}, LINK)).words.split())
    assert f"{first.kind}, update" in words
    assert "A as of 12 June 2024; B as of 13 June 2024." in words
    assert words.count("sure · a part in common") == 1
    assert words.count("∩") == 3  # in the legend, and at both claims
    assert "12 June 2024, from its dateline" in words


def test_the_table_tells_what_the_claims_of_a_finding_have_in_common(collation: Collation) -> None:
    """The same statement or a part; nothing within one article."""
    links = replace(collation.links[0], relation="part"), *collation.links[1:]
    within = collation.findings.disagreements[:1]
    told = replace(collation, links=links, within_a=(replace(within[0], link=None),))
    rows = list(csv.DictReader(write_csv(told, {}, LINK).decode("utf-8-sig").splitlines()))
    by_group = {(row["group"], row["relation"]) for row in rows}
    assert {("disagreement", "part"), ("disagreement", "same"), ("within A", "")} <= by_group


def test_the_json_tells_whether_the_two_tell_one_event() -> None:
    """With what each mainly tells; null where that cannot be said."""
    told = describe_collation(collate(Article("a", BUS), Article("b", LORRY)), "1")["event"]
    assert told["relation"] == "two"
    assert 0 <= told["score"] < 0.3
    assert told["a"] == {"day": "2019-06-12", "place": "Nashik", "person": "Ramesh Kale"}
    assert told["b"]["place"] == "Nagpur"
    assert (
        describe_collation(collate(Article("a", BUS), Article("b", BUS)), "1")["event"]["relation"]
        == "one"
    )
    short = Article("c", "A bus fell into a gorge.")
    assert describe_collation(collate(short, short), "1")["event"] is None
