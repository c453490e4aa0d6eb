"""The Findings page as Streamlit runs it: what was judged, what is open, what was taught."""

from __future__ import annotations

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from lib.collation.collate import collate
from lib.drafts import Draft
from lib.errors import NotSaved
from lib.reports import list_findings
from lib.reports.judgements import write_judgements
from lib.store.library import Store
from lib.store.records import Finding
from pages.parts.findings.taught import NONE
from tests.pages.app import open_at

open_page = partial(open_at, "findings")
PAIR = ("neelamgarh-en-1", "neelamgarh-en-2")


@pytest.fixture
def findings(store: Store) -> list[Finding]:
    """What two of the samples disagree on."""
    collation = collate(store.article(PAIR[0]), store.article(PAIR[1]))
    found = list_findings(collation)[: len(collation.findings.disagreements)]
    assert len(found) >= 2
    return found


def told(app: AppTest) -> str:
    """All that the page says."""
    assert not app.exception
    return "\n".join(part.value for part in [*app.text, *app.markdown])


def test_judged_findings_are_listed_with_who_said_what(
    store: Store, findings: list[Finding]
) -> None:
    """The latest first; where reviewers differ it is said in the list."""
    store.judge(findings[0], "disagree", "asha", "checked")
    store.judge(findings[0], "same", "ravi")
    store.judge(findings[1], "unsure", "asha")
    rows = open_page().dataframe[0].value
    assert list(rows["verdict"]) == ["unsure", "reviewers differ"]
    assert list(rows["by"]) == ["asha", "asha, ravi"]
    assert rows["note"][1] == "checked"


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ({"differ": "1"}, ["reviewers differ"]),
        ({"verdict": "unsure"}, ["unsure"]),
        ({"by": "ravi"}, ["reviewers differ"]),
        ({"verdict": "nonsense", "by": "nobody", "from": "x"}, ["unsure", "reviewers differ"]),
        ({"article": PAIR[0]}, ["unsure", "reviewers differ"]),
        ({"article": "vostochny-en"}, []),
        ({"to": "2001-01-01"}, []),
    ],
)
def test_filters_come_from_the_address(
    store: Store, findings: list[Finding], query: dict[str, str], left: list[str]
) -> None:
    store.judge(findings[0], "disagree", "asha")
    store.judge(findings[0], "same", "ravi")
    store.judge(findings[1], "unsure", "asha")
    app = open_page(**query)
    assert not app.exception
    assert [*app.dataframe[0].value["verdict"]] == left if left else not app.dataframe


def test_one_finding_says_everything_on_it(store: Store, findings: list[Finding]) -> None:
    """Both claims, why it was marked, both verdicts, and that they differ."""
    store.judge(findings[0], "disagree", "asha", "[x](http://outside.example)")
    store.judge(findings[0], "same", "ravi")
    said = told(open_page(finding=findings[0].key)).replace("«", "").replace("»", "")
    for words in (findings[0].why, findings[0].a.claim, findings[0].b.claim):
        assert words in said
    assert "disagree: asha" in said
    assert "[x](http://outside.example)" in said
    assert "Reviewers differ" in said


def test_the_reading_is_marked_in_its_claim(store: Store, findings: list[Finding]) -> None:
    store.judge(findings[0], "disagree", "asha")
    said = told(open_page(finding=findings[0].key))
    assert f"«{findings[0].a.reading}»" in said
    assert f"«{findings[0].b.reading}»" in said


def test_an_empty_list_says_what_to_do(store: Store) -> None:
    """Nothing judged yet is another thing than nothing that passes the filter."""
    assert "Nothing is judged yet." in told(open_page())
    assert "No verdict passes the filter." in told(open_page(kind="name"))


def test_two_articles_of_one_title_are_two_choices(store: Store, findings: list[Finding]) -> None:
    """Streamlit knows an option by its label alone: the first would be taken for the second."""
    ids = [
        store.add_article(Draft(f"The bridge {what} on Monday.", "One title"), "asha").record.id
        for what in ("fell", "stood")
    ]
    for id in ids:
        app = open_page(article=id)
        labels = [label for label in app.selectbox[0].options if label.startswith("One title")]
        assert len(set(labels)) == 2
        assert app.selectbox[0].value == id


def test_a_verdict_is_given_and_taken_back(store: Store, findings: list[Finding]) -> None:
    """Under one's own name; what others said stays, and the trail keeps all of it."""
    store.judge(findings[0], "same", "ravi")
    app = open_page(finding=findings[0].key)
    app.text_input(key="author_name").set_value("Asha").run()
    app.text_input(key=f"finding_note_{findings[0].key}").set_value("two offices").run()
    app.button(key="judge_disagree").click().run()
    standing = store.judgements_for([findings[0]])[findings[0].key]
    assert [(j.author, j.verdict, j.note) for j in standing.judgements] == [
        ("ravi", "same", ""),
        ("Asha", "disagree", "two offices"),
    ]
    app.button(key="undo_verdict").click().run()
    assert store.judgements_for([findings[0]])[findings[0].key].verdict == "same"
    app.toggle(key=f"trail_{findings[0].key}").set_value(True).run()
    assert len(app.dataframe[-1].value) == 3


def test_a_verdict_that_is_not_saved_keeps_its_note(
    store: Store, findings: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.judge(findings[0], "same", "ravi")
    app = open_page(finding=findings[0].key)
    note = f"finding_note_{findings[0].key}"
    app.text_input(key=note).set_value("typed").run()

    def refuse(*_: object) -> None:
        raise NotSaved("the disk is full")

    monkeypatch.setattr(Store, "judge", refuse)
    app.button(key="judge_same").click().run()
    assert "Not saved: the disk is full." in told(app)
    assert app.text_input(key=note).value == "typed"


def test_open_disagreements_are_of_pairs_that_someone_looked_at(
    store: Store, findings: list[Finding]
) -> None:
    """Said in words; a pair with one verdict shows what else is open in it."""
    store.judge(findings[0], "disagree", "asha")
    app = open_page(list="open", article=PAIR[0])
    assert "What nobody has compared is not counted." in told(app)
    readings = set(app.dataframe[0].value["reading A"])
    assert {found.a.reading for found in findings[1:]} <= readings
    assert findings[0].a.reading not in readings


def test_a_table_is_brought_back(store: Store, findings: list[Finding]) -> None:
    """Good rows are kept, a bad one is named."""
    store.judge(findings[0], "same", "asha")
    store.judge(findings[1], "unsure", "asha")
    data = write_judgements(store.all_judgements().items, {})
    store.undo_judgement(findings[0].key, "asha")
    store.undo_judgement(findings[1].key, "asha")
    app = open_page()
    table = data.replace(b"unsure", b"perhaps")
    app.file_uploader(key="findings_file").set_value([("t.csv", table, "text/csv")]).run()
    app.button(key="bring_in").click().run()
    assert "1 verdict brought in." in told(app)
    assert "Row 2: “perhaps” is no verdict" in told(app)
    assert store.all_judgements().total == 1


def test_what_was_taught_is_listed(store: Store) -> None:
    """And what was withdrawn on demand; with nothing taught it is said how to."""
    assert NONE in told(open_page(list="taught"))
    store.teach_alias("NSA", "एनएसए", "asha")
    taught = store.teach_alias("मॉस्को", "मास्को", "asha")
    store.withdraw_alias(taught.number, "ravi")
    assert list(open_page(list="taught").dataframe[0].value["reading"]) == ["NSA"]
    every = open_page(list="taught", withdrawn="1").dataframe[0].value
    assert list(every["withdrawn by"]) == ["", "ravi"]


def test_conflicts_and_updates_are_told_apart(store: Store) -> None:
    """In a column and by a filter, of what is judged and of what is open."""
    b = store.article("neelamgarh-hi")
    found = [
        next(each for each in list_findings(collate(store.article(a), b)) if each.sort == sort)
        for a, sort in (("neelamgarh-en-1", "conflict"), ("neelamgarh-en-2", "update"))
    ]
    for each in found:
        store.judge(each, "disagree", "asha")
    assert sorted(open_page().dataframe[0].value["class"]) == ["conflict", "update"]
    app = open_page(**{"class": "update"})
    assert list(app.dataframe[0].value["class"]) == ["update"]
    [update] = [each for each in found if each.sort == "update"]
    assert ", update" in [head.value for head in open_page(finding=update.key).header][-1]
