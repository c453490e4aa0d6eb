"""What the reader is given: text and places, counted as JavaScript counts."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.collation.collate import collate
from lib.collation.ledger import LedgerRow
from lib.language.gloss import is_hindi
from lib.model import Article, Collation, Event, Evidence, Happening
from lib.store.samples import load_samples
from pages.parts import reader
from pages.parts.reader import payload as payload_module
from pages.parts.reader.payload import build_payload, list_findings
from pages.parts.reader.segments import Mark, count_units, cut_segments
from pages.parts.reader.view import make_view
from tests.pages.build import make_collation, read


@pytest.fixture(scope="module")
def collation() -> Collation:
    return make_collation()


@pytest.fixture(scope="module")
def payload(collation: Collation) -> dict:
    """The payload as the browser parses it."""
    return json.loads(json.dumps(build_payload(collation)))


def cut(text: str, start: int, end: int) -> str:
    """JavaScript's `text.slice(start, end)`."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def find_claim(payload: dict, side: str, n: int) -> dict:
    return next(claim for claim in payload[side]["claims"] if claim["n"] == n)


def list_marked(payload: dict, side: str, index: int) -> str:
    """What the reader underlines in one article for one finding."""
    return "|".join(
        "".join(
            cut(claim["text"], start, end)
            for start, end, findings, _ in claim.get("segments", [])
            if index in findings
        )
        for claim in payload[side]["claims"]
        if any(index in segment[2] for segment in claim.get("segments", []))
    )


def test_every_reading_is_marked_where_it_stands(payload: dict) -> None:
    """The marked letters are the reading's own, after an emoji too (🚀 opens a claim of B)."""
    for index, finding in enumerate(payload["found"]):
        if finding["sides"] == "ab":
            assert list_marked(payload, "a", index) == finding["a"]["text"]
            assert list_marked(payload, "b", index) == finding["b"]["text"]


def test_a_conflict_within_an_article_is_marked_twice_in_it(payload: dict) -> None:
    """Both of its readings stand in A and none in B."""
    index = next(i for i, f in enumerate(payload["found"]) if f["type"] == "within")
    assert list_marked(payload, "a", index) == "गृह विभाग|विदेश विभाग"
    assert list_marked(payload, "b", index) == ""


def test_the_differing_letter_alone_is_emphasised(payload: dict) -> None:
    """मिलन against मिलर: न and र, in the text and in the romanised reading."""
    name = next(f for f in payload["found"] if f["kind"] == "name")
    emphasised = [
        [cut(name[side][text], *places) for places in name[side][ranges]]
        for side in "ab"
        for text, ranges in (("text", "differs"), ("roman", "sounds"))
    ]
    assert emphasised == [["न"], ["n"], ["र"], ["r"]]
    segments = find_claim(payload, "b", 2)["segments"]
    text = find_claim(payload, "b", 2)["text"]
    assert "र" in [cut(text, start, end) for start, end, _, differs in segments if differs]


def test_variants_carry_no_emphasis(payload: dict) -> None:
    """What means the same has no letter in colour."""
    variants = {i for i, f in enumerate(payload["found"]) if f["type"] == "variant"}
    for side in "ab":
        for claim in payload[side]["claims"]:
            for _, _, findings, differs in claim.get("segments", []):
                assert not (differs and set(findings) <= variants)


def test_names_of_the_evidence_have_a_capital_and_words_their_meaning(
    monkeypatch: pytest.MonkeyPatch, collation: Collation
) -> None:
    """Whatever the ledger says of how the same word sounds."""
    body = read(collation.a, 4, "अमेरिकी"), read(collation.b, 2, "अमेरिकी")
    day = read(collation.a, 2, "बुधवार"), read(collation.b, 3, "पांच")
    rows = [
        LedgerRow(kind, pair[0].text, "same", pair[:1], pair[1:])
        for kind, pair in (("organisation", body), ("date", day))
    ]
    monkeypatch.setattr(payload_module, "make_ledger", lambda _: rows)
    pieces = tuple(Evidence("same", *pair, 0.5) for pair in (body, day))
    built = build_payload(replace(collation, evidence=(pieces, (), ())))
    assert built["english"] == {"अमेरिकी": "Amerikī", "बुधवार": "Wednesday"}
    assert built["latin"] == {"अमेरिकी": "amerikī", "बुधवार": "budhvār"}


def test_boilerplate_is_no_omission(payload: dict) -> None:
    """Claim 7 of A is boilerplate without a partner: folded, not listed."""
    assert payload["only"] == {"a": [5, 6], "b": [1, 4]}


def test_names_of_findings_survive_a_swap(collation: Collation) -> None:
    """The selection in an address still holds after A and B change places."""
    from lib.collation.identity import identify_finding, identify_link

    for found in collation.findings.disagreements:
        assert identify_finding(replace(found, a=found.b, b=found.a)) == identify_finding(found)
    for link in collation.links:
        assert identify_link(replace(link, a=link.b, b=link.a)) == identify_link(link)


def test_names_are_short_safe_and_all_different(payload: dict) -> None:
    """They go into addresses as they are."""
    names = [entry["id"] for entry in payload["found"] + payload["links"]]
    assert len(set(names)) == len(names)
    assert all(name.isascii() and name.isalnum() and len(name) == 8 for name in names)


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "![x](http://outside.example/x.png)",
    "</style><svg onload=alert(1)>",
    "एक \u202eउलटा\u202c \u0000 \ud83d पाठ",
    "क" + "\u0301" * 50 + " 👩‍👩‍👧‍👦",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_passed_on_as_it_is(text: str) -> None:
    """No escaping, no cleaning, no markup: the segments put together are the claim."""
    segments = cut_segments(text, [Mark(1, 3, 0), Mark(2, len(text), 1)])
    raw = text.encode("utf-16-le", "surrogatepass")
    pieces = [raw[2 * start : 2 * end] for start, end, _, _ in segments]
    assert b"".join(pieces) == raw


@given(
    st.text(st.characters(codec="utf-16"), max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_segments_cover_the_text_without_gap_or_overlap(
    text: str, places: list[tuple[int, int]]
) -> None:
    """Whatever the marks, each segment begins where the last one ended."""
    marks = [Mark(min(place), max(place), i) for i, place in enumerate(places)]
    segments = cut_segments(text, marks)
    edges = [0, *(end for _, end, _, _ in segments)]
    assert [start for start, _, _, _ in segments] == edges[:-1]
    assert edges[-1] == count_units(text)


def test_an_article_against_itself_names_each_finding_once() -> None:
    """What disagrees within it is found in both copies; each can be selected."""
    collation = make_collation()
    both = replace(collation, b=collation.a, within_b=collation.within_a)
    within = [f for f in list_findings(both) if f.type == "within"]
    assert [finding.sides for finding in within] == ["aa", "bb"]
    names = [finding.id for finding in list_findings(both)]
    assert len(set(names)) == len(names)
    assert all(len(name) == 8 for name in names)


def test_what_was_found_twice_is_listed_once(collation: Collation) -> None:
    """Two links may lead to the same two readings."""
    found = collation.findings
    twice = replace(found, disagreements=found.disagreements * 2)
    assert list_findings(replace(collation, findings=twice)) == list_findings(collation)


@pytest.mark.slow
def test_a_hundred_claims_a_side_stay_small() -> None:
    """2 × 100 claims travel in at most 150 kB, in words that do not repeat."""
    texts = [article.text for article in load_samples().values() if is_hindi(article.text)]
    a, b = (Article(str(n), "\n".join(part)) for n, part in enumerate((texts, texts[::-1])))
    collation = collate(a, b)
    claims = len(collation.a.claims) + len(collation.b.claims)
    assert claims > 150
    assert len(make_view(collation).body) / claims * 200 <= 150_000


def test_the_body_is_the_payload_and_its_version_follows_it(
    collation: Collation, payload: dict
) -> None:
    """The browser unpacks it only where the version is new."""
    view = make_view(collation)
    assert json.loads(gzip.decompress(view.body)) == payload
    assert view.version == make_view(make_collation()).version
    assert view.version != make_view(replace(collation, within_a=())).version


def test_no_script_of_the_reader_takes_anothers_name() -> None:
    """They are joined into one module, where a name declared twice is an error."""
    scripts = sorted(Path(payload_module.__file__).parent.glob("*.js"))  # told.js stands alone
    text = "\n".join(script.read_text(encoding="utf-8") for script in scripts)
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", text, re.MULTILINE)
    assert len(names) > 100
    assert [name for name in set(names) if names.count(name) > 1] == []
    assert {script.stem for script in scripts} - {"told"} == set(reader.SCRIPTS)


def test_an_update_says_so(collation: Collation) -> None:
    """With the moments of its figures; conflicts do not."""
    *others, last = collation.findings.disagreements
    grown = replace(last, is_update=True, as_of=("2024-06-12T18:00", "2024-06-13"))
    mixed = replace(collation.findings, disagreements=(*others, grown))
    found = build_payload(replace(collation, findings=mixed))["found"]
    updates = [each.get("update", False) for each in found if each["type"] == "disagreement"]
    assert updates == [False, False, True]
    assert found[2]["moments"] == "A as of 12 June 2024, 18:00; B as of 13 June 2024."
    assert not any("moments" in each for each in found[:2])


def test_a_day_from_the_dateline_is_said_to_be(collation: Collation) -> None:
    side = replace(collation.a, is_dated_by_text=True)
    told = build_payload(replace(collation, a=side))["a"]["day"]
    assert told.endswith(", from its dateline") == (side.article.published is not None)


def test_two_events_are_known_to_the_reader(collation: Collation) -> None:
    event = Event(0.1, True, Happening(), Happening())
    assert build_payload(replace(collation, event=event))["two"]
    assert not build_payload(replace(collation, event=replace(event, are_two=False)))["two"]
    assert not build_payload(collation)["two"]


def test_a_link_tells_what_it_is(collation: Collation) -> None:
    links = replace(collation.links[0], relation="part"), *collation.links[1:]
    told = build_payload(replace(collation, links=links))["links"]
    assert [link["relation"] for link in told] == ["part", "same", "same"]
