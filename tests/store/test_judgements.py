"""Verdicts: every one is kept, the latest of each author stands, and all can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from lib.drafts import Draft
from lib.errors import BadField, NothingToUndo
from lib.settings import MAX_NOTE_CHARS
from lib.store.keys import digest_text, make_finding
from lib.store.library import Store
from lib.store.records import Finding, JudgementFilter, Place

TEXT_A, TEXT_B = "The fire killed 45 people. Police said so.", "The blaze killed 54."


def make(reading_a: str = "45", reading_b: str = "54", kind: str = "number") -> Finding:
    a = Place("a", digest_text(TEXT_A), f"The fire killed {reading_a} people.", reading_a)
    b = Place("b", digest_text(TEXT_B), f"The blaze killed {reading_b}.", reading_b)
    return make_finding(kind, a, b, why="The figures differ.")


def say(store: Store, found: Finding) -> list[tuple[str, str | None]]:
    """Author and verdict of what stands."""
    standing = store.judgements_for([found]).get(found.key)
    return [(j.author, j.verdict) for j in standing.judgements] if standing else []


def test_a_verdict_is_kept_with_note_author_and_time(store: Store) -> None:
    found = make()
    standing = store.judge(found, "disagree", "asha", " see\nthe list ")
    assert standing == store.judgements_for([found])[found.key]
    assert standing.finding == found
    [judgement] = standing.judgements
    assert (judgement.verdict, judgement.note) == ("disagree", "see\nthe list")
    assert (judgement.author, judgement.key) == ("asha", found.key)
    assert datetime.now(UTC) - judgement.at < timedelta(minutes=1)
    assert store.finding(found.key) == found
    assert store.finding("unknown") is None
    assert store.judgements_for([make("46")]) == {}


def test_two_who_judge_are_both_kept_and_the_difference_shows(store: Store) -> None:
    found = make()
    assert store.judge(found, "same", "asha").verdict == "same"
    standing = store.judge(found, "disagree", "ravi")
    assert say(store, found) == [("asha", "same"), ("ravi", "disagree")]
    assert standing.differs
    assert standing.verdict is None
    agreed = store.judge(found, "same", "ravi")
    assert (agreed.differs, agreed.verdict) == (False, "same")


def test_the_latest_verdict_of_an_author_stands_and_the_trail_has_all(store: Store) -> None:
    found = make()
    for verdict in ("unsure", "same"):
        store.judge(found, verdict, "asha")
    assert say(store, found) == [("asha", "same")]
    assert [j.verdict for j in store.history(found.key)] == ["unsure", "same"]


def test_the_same_verdict_again_adds_nothing(store: Store) -> None:
    """A table that is read back in twice changes nothing; another note does."""
    found = make()
    for note in ("x", "x", "y"):
        store.judge(found, "same", "asha", note)
    assert [j.note for j in store.history(found.key)] == ["x", "y"]


def test_undo_brings_the_verdict_before_back_and_is_itself_on_the_trail(store: Store) -> None:
    found = make()
    store.judge(found, "unsure", "asha")
    store.judge(found, "same", "asha", "a note")
    store.judge(found, "disagree", "ravi")
    standing = store.undo_judgement(found.key, "asha")
    assert [(j.author, j.verdict) for j in standing.judgements] == [
        ("asha", "unsure"), ("ravi", "disagree")
    ]  # fmt: skip
    store.undo_judgement(found.key, "asha")
    assert say(store, found) == [("ravi", "disagree")]
    with pytest.raises(NothingToUndo):
        store.undo_judgement(found.key, "asha")
    with pytest.raises(NothingToUndo):
        store.undo_judgement("unknown", "asha")
    trail = store.history(found.key)
    assert [(j.author, j.verdict) for j in trail] == [
        ("asha", "unsure"), ("asha", "same"), ("ravi", "disagree"), ("asha", None), ("asha", None)
    ]  # fmt: skip
    assert [j.undoes for j in trail[3:]] == [trail[1].number, trail[0].number]
    store.judge(found, "same", "asha")
    assert say(store, found) == [("ravi", "disagree"), ("asha", "same")]


def test_withdrawing_leaves_none_of_the_authors_verdicts(store: Store) -> None:
    """No older one stands again; others' do, and the trail has a row for each taken back."""
    found = make()
    for verdict in ("unsure", "same", "disagree"):
        store.judge(found, verdict, "asha")
    store.undo_judgement(found.key, "asha")
    store.judge(found, "same", "ravi")
    assert [j.author for j in store.withdraw_judgements(found.key, "asha").judgements] == ["ravi"]
    with pytest.raises(NothingToUndo):
        store.withdraw_judgements(found.key, "asha")
    with pytest.raises(NothingToUndo):
        store.undo_judgement(found.key, "asha")
    trail = store.history(found.key)
    assert [j.undoes for j in trail if j.undoes] == [trail[n].number for n in (2, 1, 0)]
    store.judge(found, "unsure", "asha")
    assert say(store, found) == [("ravi", "same"), ("asha", "unsure")]


def test_a_finding_whose_verdicts_are_all_taken_back_is_unjudged(store: Store) -> None:
    found = make()
    store.judge(found, "same", "asha")
    assert store.undo_judgement(found.key, "asha").judgements == ()
    assert store.judgements_for([found]) == {}
    assert store.all_judgements().total == 0


def test_a_verdict_is_found_when_a_newer_engine_cuts_the_claim_elsewhere(store: Store) -> None:
    """And a further verdict joins it, rather than starting anew."""
    found = make()
    store.judge(found, "same", "asha")
    longer = "The fire killed 45 people. Police said so."
    recut = make_finding("organisation", found.b, replace(found.a, claim=longer))
    assert recut.key != found.key
    assert store.judgements_for([recut])[recut.key].finding == found
    assert store.judge(recut, "disagree", "ravi").differs
    assert say(store, found) == [("asha", "same"), ("ravi", "disagree")]


def test_a_verdict_does_not_spread_to_another_place(store: Store) -> None:
    """The same readings in another claim of the same articles were not judged."""
    found = make()
    store.judge(found, "same", "asha")
    elsewhere = make_finding("number", replace(found.a, claim="He is 45 years old."), found.b)
    assert store.judgements_for([found, elsewhere]).keys() == {found.key}


def test_a_forged_key_is_made_anew(store: Store) -> None:
    """What comes from a table that people edit cannot overwrite another finding's verdicts."""
    store.judge(make(), "same", "asha")
    store.judge(replace(make("46"), key=make().key, near_key=make().near_key), "disagree", "asha")
    assert say(store, make()) == [("asha", "same")]
    assert say(store, make("46")) == [("asha", "disagree")]


def test_what_cannot_be_kept_is_refused_in_words(store: Store) -> None:
    with pytest.raises(BadField, match="verdict must be one of"):
        store.judge(make(), "maybe", "asha")  # type: ignore[arg-type]
    with pytest.raises(BadField, match="note has"):
        store.judge(make(), "same", "asha", "n" * (MAX_NOTE_CHARS + 1))
    with pytest.raises(BadField, match="article's id"):
        store.judge(replace(make(), a=replace(make().a, article_id="x" * 999)), "same", "asha")
    assert store.all_judgements().total == 0


def test_judged_findings_are_listed_the_latest_first_and_filtered(store: Store) -> None:
    store.add_article(Draft(TEXT_A, source="Post"), "asha")
    store.add_article(Draft(TEXT_B, source="Times"), "asha")
    one, two, three = make(), make("46"), make("Miller", "Milan", "name")
    store.judge(one, "same", "asha")
    store.judge(two, "disagree", "asha")
    store.judge(three, "unsure", "ravi")
    before_last = datetime.now(UTC)
    store.judge(one, "disagree", "ravi")

    def keys(**fields: object) -> list[str]:
        page = store.all_judgements(JudgementFilter(**fields))  # type: ignore[arg-type]
        assert page.total == len(page.items)
        return [standing.finding.key for standing in page.items]

    assert keys() == [one.key, three.key, two.key]
    assert keys(authors=("ravi",)) == [one.key, three.key]
    assert keys(verdicts=("disagree",)) == [one.key, two.key]
    assert keys(authors=("asha",), verdicts=("disagree",)) == [two.key]
    assert keys(kinds=("name",)) == [three.key]
    assert keys(differs=True) == [one.key]
    assert keys(judged_from=before_last) == [one.key]
    assert keys(judged_to=before_last) == [one.key, three.key, two.key]
    assert keys(article_id="b", sources=("Times",)) == [one.key, three.key, two.key]
    assert keys(sources=("Herald",)) == keys(article_id="c") == []
    page = store.all_judgements(number=2, size=2)
    assert ([s.finding.key for s in page.items], page.total) == ([two.key], 3)


def test_a_thousand_findings_are_looked_up_at_once(store: Store) -> None:
    findings = [make(str(n)) for n in range(1_001)]
    store.judge(findings[0], "same", "asha")
    store.judge(findings[1_000], "same", "asha")
    assert store.judgements_for(findings).keys() == {findings[0].key, findings[1_000].key}


def test_the_database_itself_refuses_a_second_undo_of_one_verdict(store: Store) -> None:
    """Two undos at once cannot take back the same row twice."""
    from lib.store.tables import judgement

    found = make()
    [given] = store.judge(found, "same", "asha").judgements
    store.undo_judgement(found.key, "asha")
    again = {"key": found.key, "author": "asha", "note": "", "at": given.at, "undoes": given.number}
    with pytest.raises(IntegrityError), store.engine.begin() as connection:
        connection.execute(judgement.insert(), again)
