"""The Library page as Streamlit runs it: what is brought, what is found, what is undone."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs

import pytest
import streamlit as st
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from lib.drafts import Draft
from lib.errors import NotSaved
from lib.store.library import Store
from lib.store.records import Changes
from lib.store.samples import load_samples
from pages.parts import author, shelf, table
from pages.parts.library import many
from pages.parts.library.bring import NO_FETCHING
from pages.parts.library.desk import Desk
from pages.parts.library.keeping import put_on_desk
from pages.parts.library.listing import COMPARE_TWO
from pages.parts.library.saving import WAITING
from pages.parts.shelf import READ_ONLY
from tests.pages.app import DASHBOARD, open_at, told

open_page = partial(open_at, "library")
STORY = """A <b>bridge</b> closed at Ashapur

Published: 18 June 2024

The bridge at Ashapur stays closed for 45 days after the flood, the mayor said on Tuesday.
Two buses were stuck on the other bank, and their passengers spent the night in a school.

Leave a Reply
"""


def preview(app: AppTest, text: str) -> AppTest:
    """Paste a text and ask for its preview."""
    app.text_area(key="library_pasted").set_value(text).run()
    return app.button(key="preview_pasted").click().run()


def press(app: AppTest, label: str) -> AppTest:
    """Click the button with this label."""
    [button] = [button for button in app.button if button.label == label]
    return button.click().run()


def read_field(app: AppTest, label: str) -> object:
    """What a field holds."""
    fields = [*app.text_input, *app.date_input, *app.selectbox, *app.text_area]
    return next(field.value for field in fields if field.label == label)


def test_a_pasted_text_is_shown_before_it_is_kept(store: Store) -> None:
    """Title, day and language as recognised, boilerplate named; nothing is stored yet."""
    app = preview(open_page(do="paste"), STORY)
    assert read_field(app, "Title") == "A <b>bridge</b> closed at Ashapur"
    assert read_field(app, "Published") == date(2024, 6, 18)
    assert read_field(app, "Language") == "en"
    assert "Leave a Reply" in list(app.dataframe[0].value["text"])
    assert not app.text_area(key="library_pasted").value
    assert store.list_articles().total == len(load_samples())


def test_what_was_recognised_can_be_put_right_and_is_kept_so(store: Store) -> None:
    """Under the name that was typed; the article is then there to compare."""
    app = open_page(do="paste")
    app.text_input(key="author_name").set_value("Asha").run()
    preview(app, STORY)
    next(f for f in app.text_input if f.label == "Title").set_value("The bridge").run()
    next(f for f in app.text_input if f.label == "Source").set_value("The Ashapur Mail").run()
    press(app, "Take the boilerplate out of the text")
    press(app, "Save")
    assert "Saved: 1 article." in told(app)
    [hit] = store.search("ashapur mail").items
    assert (hit.record.title, hit.record.added_by) == ("The bridge", "Asha")
    assert "Leave a Reply" not in store.article(hit.record.id).text
    app.switch_page("pages/compare.py").run()
    assert any("The bridge — The Ashapur Mail" in o for o in app.selectbox(key="pick_a").options)


NOTICED = {
    "half a pair \ufffd of surrogates": "could not be read stand as �",
    "a NUL\0 in it": "1 control character left out",
    "turned \u202e around": "turn the direction of reading are shown as �: 1",
    "a mini\u200bster": "cannot be seen stand in 1 place",
    "President Рutin": "Letters of two alphabets that look alike stand in one word: “Рutin”",
    "a tower e" + "\u0301" * 10_000: "1 heap of more than 12 marks on one letter cut short",
}


@pytest.mark.parametrize("odd", NOTICED, ids=lambda odd: odd[:12])
def test_what_was_changed_or_misleads_is_said_before_it_is_saved(store: Store, odd: str) -> None:
    """Also what can no longer be seen in the text; saved and compared it does no harm."""
    app = preview(open_page(do="paste"), f"The bridge fell on Monday: {odd}. Nobody was hurt.")
    assert NOTICED[odd] in told(app)
    press(app, "Save")
    assert "Saved: 1 article." in told(app)
    [hit] = store.search("bridge fell").items
    store.article(hit.record.id).text.encode("utf-8")


def test_many_files_say_what_misleads_in_which(store: Store) -> None:
    app = open_page(do="files")
    files = [
        ("a.txt", b"The road to Ashapur is open.", "text/plain"),
        ("b.txt", "President Рutin came to Ashapur.".encode(), "text/plain"),
    ]
    app.file_uploader[0].set_value(files).run()
    assert not app.exception
    plain, odd = app.dataframe[0].value["noticed"]
    assert plain == ""
    assert "“Рutin”" in odd


def test_a_direction_mark_typed_into_a_field_is_made_visible(store: Store) -> None:
    app = preview(open_page(do="paste"), STORY)
    next(f for f in app.text_input if f.label == "Title").set_value("Paid \u202e054 rupees").run()
    press(app, "Save")
    assert [hit.record.title for hit in store.search("paid rupees").items] == ["Paid �054 rupees"]


def test_ten_megabytes_are_refused_within_a_second(store: Store) -> None:
    """From the click to the sentence; what was pasted stays in the field."""
    app = open_page(do="paste")
    app.text_area(key="library_pasted").set_value("The bridge fell. " * 600_000).run()
    began = time.process_time()
    app.button(key="preview_pasted").click().run()
    assert time.process_time() - began < 1
    assert "10,200,000 characters" in told(app)
    assert len(app.text_area(key="library_pasted").value or "") == 10_200_000


def test_a_near_copy_is_said(store: Store) -> None:
    """With how much of it is the same, and as what."""
    copied = store.article("neelamgarh-en-1").text
    app = preview(open_page(do="paste"), f"{copied}\nOne more sentence was added to it.")
    assert "% the same as Death toll in Neelamgarh" in told(app)


def test_near_copies_are_sought_again_in_a_text_that_was_changed(store: Store) -> None:
    """It may become a copy, and cease to be one."""
    app = preview(open_page(do="paste"), STORY)
    copy = load_samples()["neelamgarh-en-1"].text
    [field] = [area for area in app.text_area if area.label == "Text"]
    field.set_value(copy).run()
    assert "the same as Death toll in Neelamgarh" in told(app)
    [field] = [area for area in app.text_area if area.label == "Text"]
    field.set_value(STORY).run()
    assert "the same as" not in told(app)


def set_field(app: AppTest, label: str, value: str) -> AppTest:
    """Type into a field."""
    return next(field for field in app.text_input if field.label == label).set_value(value).run()


def test_a_copy_from_another_outlet_is_kept_and_said(store: Store) -> None:
    """What is said follows the source and the address as they are edited."""
    first = Draft(STORY.strip(), "A bridge", "The Ashapur Mail")
    store.add_article(first, "asha")
    other, name = "from another outlet: kept", f"100 % the same as {first.title} — {first.source}"
    app = preview(open_page(do="paste"), first.text)
    assert name in told(app)
    assert "is not kept beside it; if it comes from another outlet, name its source" in told(app)
    assert other not in told(set_field(app, "Source", f"  {first.source.upper()}"))
    assert "is not kept beside it" in told(app)
    assert f"{name}, but {other}" in told(set_field(app, "Source", "River Post"))
    assert "is not kept" not in told(app)
    press(app, "Save")
    assert f"Saved: 1 article. It is a copy of {first.title} — {first.source}." in told(app)
    assert store.list_articles().total == len(load_samples()) + 2
    assert store.search("river post").items[0].record.source == "River Post"


def test_a_copy_at_the_same_address_is_no_other(store: Store) -> None:
    store.add_article(Draft(STORY.strip(), "Bridge", "Mail", url="https://example.org/1"), "asha")
    app = preview(open_page(do="paste"), STORY)
    set_field(app, "Source", "Post")
    assert "from another outlet: kept" in told(app)
    set_field(app, "Address", "https://example.org/1/")
    assert "Bridge — Mail, which is left as it is" in told(app)
    press(app, "Save")
    assert "In the library already, and left as it is there: 1 article." in told(app)


def test_copies_in_one_load_are_said_of_each_other(store: Store) -> None:
    """Four outlets, one text, two of them one; the table follows a source that is edited."""
    app = open_page(do="files")
    text = "The ferry at Ashapur stays in port until Friday, the harbour master said."
    rows = "\n".join(f'"{text}",{source}' for source in ("Mail", "Post", "mail", "Herald"))
    table = f"text,source\n{rows}".encode()
    app.file_uploader[0].set_value([("outlets.csv", table, "text/csv")]).run()
    said = list(app.dataframe[0].value["near copy"])
    assert said[0] == ""
    assert "but from another outlet" in said[1]
    assert "is not kept beside it" in said[2]
    assert "but from another outlet" in said[3]
    look = app.selectbox(key="library_look")
    look.set_value(look.options[2]).run()
    set_field(app, "Source", "Times")
    said = list(app.dataframe[0].value["near copy"])
    assert all("but from another outlet" in each for each in said)
    set_field(app, "Source", "Mail")
    assert "which is not kept beside this" in app.dataframe[0].value["near copy"][0]
    press(app, "Save 4 articles")
    assert "Saved: 3 articles. 2 of them are copies of articles from other outlets." in told(app)
    assert "left as it is there: 1 article." in told(app)


def test_a_source_edited_in_the_table_changes_what_is_said(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the draft and in the one that it copies; other cells ask nothing."""
    desk, kept = Desk(), Draft("The ferry stays in port, the harbour master said.", "Ferry", "Mail")
    store.add_article(kept, "asha")
    for title in ("One", "Two"):
        put_on_desk(desk, replace(kept, title=title))
    assert all("is not kept beside" in each.copies[0] for each in desk.pending)
    edited = {"table": {"edited_rows": {"1": {"source": "Post", "title": "Other"}}}}
    monkeypatch.setattr(many.st, "session_state", edited)
    many._take_over(desk, "table", desk.pending)
    assert "is not kept beside it" in desk.pending[0].copies[0]
    assert "Ferry — Mail, but from another outlet" in desk.pending[1].copies[0]
    monkeypatch.setattr(many, "Arrivals", None)
    many._take_over(desk, "table", desk.pending)


def test_what_cannot_be_previewed_stays_in_the_field(store: Store) -> None:
    app = preview(open_page(do="paste"), "Привет, мир")
    assert "Hindi or English" in told(app)
    assert app.text_area(key="library_pasted").value == "Привет, мир"


def test_what_is_not_saved_stays(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk: said in words, every field as it was typed, and the next try works."""
    app = preview(open_page(do="paste"), STORY)
    next(f for f in app.text_input if f.label == "Title").set_value("Typed by hand").run()

    def refuse(*_: object) -> None:
        raise NotSaved("the disk is full; free some space and try again")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "add_articles", refuse)
        press(app, "Save")
        assert "Not saved: the disk is full" in told(app)
        assert read_field(app, "Title") == "Typed by hand"
    press(app, "Save")
    assert store.search("typed by hand").total == 1


@pytest.mark.parametrize("fault", ["full", "locked"])
def test_what_a_real_fault_keeps_from_being_saved_stays(
    store: Store, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk without room and another's lock: said in words, nothing half-stored, fields kept."""
    monkeypatch.setattr("lib.store.database.WAIT_FOR_LOCK", 0.1)
    app = preview(open_page(do="paste"), STORY + "The road is closed, too. " * 2_000)
    next(f for f in app.text_input if f.label == "Title").set_value("Typed by hand").run()
    before = store.list_articles().total
    with make_fault(store, fault):
        press(app, "Save")
        assert {"full": "the disk is full", "locked": "others are using"}[fault] in told(app)
        assert "Not saved: " in told(app)
        assert read_field(app, "Title") == "Typed by hand"
        assert "two buses" in str(read_field(app, "Text")).lower()
    assert store.list_articles().total == before
    press(app, "Save")
    assert store.search("typed by hand").total == 1


@contextmanager
def make_fault(store: Store, fault: str) -> Iterator[None]:
    """The library that the page has open cannot be written to meanwhile."""
    if fault == "locked":
        other = sqlite3.connect(str(store.engine.url.database), isolation_level=None, timeout=60)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.close()
        return
    engine = shelf._find_keeper().open().engine  # SQLite answers a limit of pages as a full disk
    pages = run_pragma(engine, "max_page_count = 1")
    assert pages > 1
    yield
    run_pragma(engine, "max_page_count = 1000000")


def run_pragma(engine: Engine, pragma: str) -> int:
    with engine.connect() as connection:
        return int(connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one())


def test_a_draft_outlives_a_visit_to_another_page(store: Store) -> None:
    app = preview(open_page(do="paste"), STORY)
    next(f for f in app.text_input if f.label == "Title").set_value("Typed by hand").run()
    app.switch_page("pages/method.py").run()
    app.switch_page("pages/library.py")
    app.query_params["do"] = "paste"
    app.run()
    assert read_field(app, "Title") == "Typed by hand"


def test_many_files_come_in_and_a_bad_one_says_why(store: Store) -> None:
    """The others go on; a copy inside the same load is noticed; all are saved at once."""
    app = open_page(do="files")
    story = STORY.encode()
    files = [
        ("a.txt", story, "text/plain"),
        ("b.txt", story + b"And more was said later that day.", "text/plain"),
        ("c.exe", b"MZ\x00\x00", "application/octet-stream"),
        ("d.csv", b"title,text\nOne,The road to Ashapur is open.\nTwo,\n", "text/csv"),
    ]
    app.file_uploader[0].set_value(files).run()
    assert "c.exe cannot be read: it is a program." in told(app)
    assert "d.csv, row 2 cannot be read: it has no text." in told(app)
    press(app, "Save 3 articles")
    assert "Saved: 3 articles." in told(app)
    assert store.list_articles().total == len(load_samples()) + 3


def bring_two(first: bytes = b"The road to Ashapur is open.") -> AppTest:
    """Two files of one title on the desk, the second of which is looked at in full."""
    app = open_page(do="files")
    other = b"A bus fell into the river and 12 people were hurt."
    files = [(name, b"One title\n\n" + text, "text/plain") for name, text in
             (("a.txt", first), ("b.txt", other))]  # fmt: skip
    app.file_uploader[0].set_value(files).run()
    look = app.selectbox(key="library_look")
    assert len(set(look.options)) == 2
    return look.set_value(look.options[1]).run()


def test_a_change_in_full_is_saved_with_all(store: Store) -> None:
    """By the button above it as well as by its own; the table shows it before."""
    app = bring_two()
    next(f for f in app.text_input if f.label == "Title").set_value("Typed in full").run()
    assert list(app.dataframe[0].value["title"]) == ["One title", "Typed in full"]
    press(app, "Save 2 articles")
    assert store.search("typed in full").total == 1


def test_a_change_in_the_table_reaches_the_full_view(store: Store) -> None:
    """Which stays at the draft it shows, though both have one title. See the browser's test."""
    app = bring_two()
    desk = app.session_state["library_desk"]
    second = desk.pending[1]
    second.draft = replace(second.draft, source="The Mail", published=date(2024, 6, 18))
    app.run()
    assert read_field(app, "Published") == date(2024, 6, 18)
    assert read_field(app, "Source") == "The Mail"
    assert "bus fell" in str(read_field(app, "Text"))


@pytest.mark.parametrize("typed", ["!!!", "", "Привет, мир"])
def test_a_text_that_cannot_be_kept_is_not_saved_as_the_one_before(
    store: Store, typed: str
) -> None:
    """It is refused in words, what was typed stays, and mended it is saved."""
    before = store.list_articles().total
    app = preview(open_page(do="paste"), STORY)
    next(f for f in app.text_area if f.label == "Text").set_value(typed)
    press(app, "Save")
    assert "Not saved: the text" in told(app)
    assert read_field(app, "Text") == typed
    assert store.list_articles().total == before
    next(f for f in app.text_area if f.label == "Text").set_value("The ferry is safe now.")
    press(app, "Save")
    assert store.search("ferry").total == 1


def test_many_are_saved_without_the_one_whose_text_cannot_be_kept(store: Store) -> None:
    app = bring_two()
    next(f for f in app.text_area if f.label == "Text").set_value("?").run()
    press(app, "Save 2 articles")
    assert "Saved: 1 article. Not saved, because of the text: 1 article." in told(app)
    assert read_field(app, "Text") == "?"


def test_what_was_saved_together_is_one_click_away(store: Store) -> None:
    """At the top of the list, although it has no date."""
    app = press(bring_two(), "Save 2 articles")
    press(app, "See them")
    assert list(app.dataframe[0].value["title"][:2]) == ["One title", "One title"]


def test_a_list_is_sorted_over_all_its_pages(store: Store) -> None:
    """What says nothing comes last."""
    for title in ("Zebra", "", "aardvark"):
        store.add_article(Draft(f"The {title} road is open.", title, "A source"), "asha")
    titles = list(open_page(sort="title").dataframe[0].value["title"])
    assert 0 < titles.index("aardvark") < titles.index("Zebra") < len(titles) - 1
    sources = list(open_page(sort="source").dataframe[0].value["source"])
    assert sources[:3] == ["A source"] * 3
    assert len(open_page(sort="nonsense").dataframe[0].value) == len(titles)


def test_articles_without_a_source_can_be_asked_for(store: Store) -> None:
    """By the filter, and so by the address that it writes."""
    store.add_article(Draft("The road to Ashapur is open.", "Nobody's"), "asha")
    app = open_page()
    next(f for f in app.multiselect if f.label == "Source").select("no source").run()
    assert list(app.dataframe[0].value["title"]) == ["Nobody's"]
    assert list(open_page(source="(none)").dataframe[0].value["title"]) == ["Nobody's"]


def test_samples_that_cannot_be_read_are_said(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "tell_unreadable", lambda: "1 cannot be read: odd.txt.")
    assert "odd.txt" in told(open_page())


def test_a_name_that_the_browser_kept_is_used(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the first run on, on every page; what is typed later goes before it."""
    kept = {author.COOKIE: "%E0%A4%86%E0%A4%B6%E0%A4%BE%20%3B%0A"}
    monkeypatch.setattr(author, "_read_cookies", lambda: kept)
    app = open_page()
    assert app.text_input(key="author_name").value == "आशा ;"
    app = preview(open_page(do="paste"), STORY)
    press(app, "Save")
    [hit] = store.search("ashapur bridge").items
    assert hit.record.added_by == "आशा ;"
    app.text_input(key="author_name").set_value("Ravi").run()
    assert app.text_input(key="author_name").value == "Ravi"


def test_two_browsers_without_a_name_are_two(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one of them keeps is not the other's; a browser that comes back is itself."""
    names = {record.added_by for record in store.list_articles(size=100).items}
    before = len(names)
    for kept in ({}, {}, {author.BROWSER: "3fa94c"}, {author.BROWSER: "<b>"}):
        monkeypatch.setattr(author, "_read_cookies", lambda kept=kept: kept)
        app = preview(open_page(do="paste"), f"{STORY} Seen by {len(names)} others.")
        press(app, "Save")
        names.add(
            max(r.added_by for r in store.list_articles(size=100).items if r.added_by not in names)
        )
    assert len(names) == before + 4
    assert "unnamed 3fa94c" in names


def test_the_rows_of_one_file_are_counted_while_they_are_read(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And each is sought among the others of its file."""
    rows = "\n".join(f"The road to Ashapur is closed for {n} days." for n in (3, 4, 5, 6))
    told: list[str] = []
    monkeypatch.setattr("pages.parts.library.bring._EVERY", 2)
    monkeypatch.setattr(
        "streamlit.delta_generator.DeltaGenerator.progress",
        lambda self, value, text="": told.append(text) or self,
    )
    app = open_page(do="files")
    app.file_uploader[0].set_value([("many.csv", f"text\n{rows}".encode(), "text/csv")]).run()
    assert "Reading file 1 of 1, article 2 of 4 …" in told
    assert "% the same as" in app.dataframe[0].value["near copy"][1]


def test_saving_says_that_it_waits_for_the_library(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another's lock may last for half a minute."""
    spinner, said = st.spinner, []
    monkeypatch.setattr(
        st, "spinner", lambda text, **options: said.append(text) or spinner(text, **options)
    )
    press(preview(open_page(do="paste"), STORY), "Save")
    assert WAITING in said


def test_fetching_that_is_turned_off_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILAAN_URL_IMPORT", "off")
    assert NO_FETCHING in told(open_page(do="web"))


def test_an_address_that_is_refused_is_said_and_stays(store: Store) -> None:
    app = open_page(do="web")
    app.text_input(key="library_address").set_value("http://127.0.0.1/").run()
    app.button(key="fetch_address").click().run()
    assert "private network" in told(app)
    assert app.text_input(key="library_address").value == "http://127.0.0.1/"


def test_search_and_filters_come_from_the_address(store: Store) -> None:
    """By the beginnings of words; a wrong filter lets all through."""
    found = open_page(find="पुति").dataframe[0].value
    assert len(found) == store.search("पुतिन").total > 0
    english = open_page(language="en").dataframe[0].value
    assert set(english["language"]) == {"English"}
    day = open_page(**{"from": "2024-08-01", "source": "nowhere"}).dataframe[0].value
    assert len(day) == 2
    assert len(open_page(page="99999999", **{"from": "never"}).dataframe[0].value) > 0


def test_an_article_is_removed_and_brought_back(store: Store) -> None:
    app = open_page(open="vostochny-en")
    press(app, "Remove")
    assert "Removed: Kim and Putin" in told(app)
    assert store.record("vostochny-en").removed_at is not None
    press(app, "Undo")
    assert store.record("vostochny-en").removed_at is None


def test_what_two_people_change_at_once_is_not_lost(store: Store) -> None:
    """The second is told what it says now; what they did not touch they do not turn back."""
    app = open_page(open="vostochny-en")
    store.edit_article("vostochny-en", Changes(title="By Ravi", source="Ravi's"), "ravi")
    next(f for f in app.text_input if f.label == "Title").set_value("By me")
    press(app, "Save changes")
    assert "someone else changed the title meanwhile" in told(app)
    assert "title: By Ravi; source: Ravi's" in told(app)
    assert read_field(app, "Title") == "By me"
    press(app, "Save changes")
    record = store.record("vostochny-en")
    assert (record.title, record.source) == ("By me", "Ravi's")


def test_the_history_is_shown_on_demand(store: Store) -> None:
    store.edit_article("vostochny-en", Changes(title="Another"), "ravi")
    app = open_page(open="vostochny-en")
    app.toggle(key="history_vostochny-en").set_value(True).run()
    assert list(app.dataframe[-1].value["what"]) == ["added", "edited title"]


def test_an_article_that_there_is_not_is_said(store: Store) -> None:
    assert "no such article" in told(open_page(open="![x](http://outside.example)"))


def test_compare_shows_what_a_colleague_added(store: Store) -> None:
    """Without a restart, and without reading all again."""
    app = open_at()
    store.add_article(Draft(STORY, "From another replica"), "ravi")
    app.run()
    assert any("From another replica" in o for o in app.selectbox(key="pick_a").options)


@pytest.mark.parametrize("page", ["pages/library.py", "pages/findings.py", "pages/compare.py"])
def test_a_library_that_cannot_be_opened_is_said(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The samples can still be read; nothing else is offered."""
    (tmp_path / "broken.db").write_bytes(b"no database at all " * 100)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'broken.db'}")
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    app.switch_page(page).run()
    assert "The library cannot be opened" in told(app)
    assert READ_ONLY in told(app)
    assert not [b.label for b in app.button if b.label in ("Preview", "Save")]


OTHER = STORY.replace("A <b>bridge</b> closed", "The bridge is closed").replace("45", "54")


def find_link(app: AppTest, label: str) -> dict[str, list[str]]:
    """What a link of the page asks Compare for; fails where there is none."""
    [link] = [link for link in app.page_link if link.proto.label == label]
    return parse_qs(link.proto.query_string)


def test_two_that_arrive_together_are_compared_with_each_other(store: Store) -> None:
    app = open_page(do="files")
    files = [("a.txt", STORY.encode(), "text/plain"), ("b.txt", OTHER.encode(), "text/plain")]
    app.file_uploader[0].set_value(files).run()
    press(app, "Save 2 articles")
    asked = find_link(app, COMPARE_TWO)
    assert [store.record(asked[name][0]).title for name in ("a", "b")] == [
        "A <b>bridge</b> closed at Ashapur",
        "The bridge is closed at Ashapur",
    ]


def test_two_that_arrive_one_after_the_other_are_compared_with_each_other(store: Store) -> None:
    """The second says which came before it; a third one follows the second."""
    app = press(preview(open_page(do="paste"), STORY), "Save")
    assert COMPARE_TWO not in [link.proto.label for link in app.page_link]
    press(preview(app, OTHER), "Save")
    assert "The one before it: “A <b>bridge</b> closed at Ashapur”." in told(app)
    second = find_link(app, COMPARE_TWO)["b"]
    press(preview(app, f"{OTHER}\nThe mayor left."), "Save")
    assert find_link(app, COMPARE_TWO)["a"] == second


@pytest.mark.parametrize(
    ("ticked", "says"), [([], "Tick two to compare them"), ([1], "tick another"), ([2, 0], "")]
)
def test_two_rows_that_are_ticked_are_compared(store: Store, ticked: list[int], says: str) -> None:
    app = open_page()
    ids = [record.id for record in store.list_articles().items]
    key = next(iter(app.dataframe)).proto.id.split("-", 2)[2]
    app.session_state[key] = {"selection": {"rows": ticked, "columns": [], "cells": []}}
    app.run()
    assert not app.exception
    if says:
        assert says in " ".join(part.value for part in app.markdown)
    else:
        assert find_link(app, COMPARE_TWO) == {"a": [ids[2]], "b": [ids[0]]}


@pytest.mark.parametrize(
    ("rows", "cells", "opened"),
    [
        ([0], [], "first"),  # a tick leaves what is open
        ([], [], ""),  # the open row's cell, clicked once more
        ([], [(1, "title")], "second"),
        ([0], [(1, "title")], "second"),
    ],
)
def test_a_tick_opens_and_closes_nothing(
    rows: list[int], cells: list[tuple[int, str]], opened: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = {"open": "first"}
    state = {"table": {"selection": {"rows": rows, "cells": cells}}}
    monkeypatch.setattr(table, "st", SimpleNamespace(session_state=state))
    monkeypatch.setattr(table.query, "write", address.update)
    table._open_row("table", "open", ["first", "second"])
    assert address == {"open": opened}
