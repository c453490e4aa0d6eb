"""Two texts compared at once: brought, read, refused, kept; and no page that leads nowhere."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.drafts import Draft, is_draft, name_draft
from lib.errors import MilaanError, NotSaved
from lib.ingest.files import make_draft
from lib.ingest.found import Found
from lib.store.access import User
from lib.store.library import Store
from lib.store.samples import load_samples
from pages.parts import reader, report_menu, sign_in
from pages.parts.brought import browser
from pages.parts.brought import side as sides
from pages.parts.brought.keep import BOTH, ONE
from pages.parts.brought.side import PLACEHOLDER, A, B
from pages.parts.brought.texts import NOT_HERE, Brought, tell_noticed
from pages.parts.judged import Judging
from pages.parts.shelf import READ_ONLY
from tests.pages.app import open_at, told
from tests.pages.test_compare import OPENING, read_address

FIRST = """A bus fell into the river at Ashapur

Published: 18 June 2024

A bus fell into the Neel river near Ashapur on Tuesday, and 45 people were hurt, the mayor said.
Police officer Ravi Menon said that the driver had lost control on the bridge.
"""
SECOND = FIRST.replace("A bus fell", "One bus fell").replace("45", "54").replace("Menon", "Rao")
LEAD = "The bus fell into the river at Ashapur, the mayor said."


def bring(app: AppTest, first: str, second: str) -> AppTest:
    """Type both texts and compare them."""
    app.text_area(key=A.key("text")).set_value(first)
    app.text_area(key=B.key("text")).set_value(second).run()
    return app.button(key="bring_compare").click().run()


def has(app: AppTest, key: str) -> bool:
    """Whether there is a button of this key."""
    return key in [button.key for button in app.button]


def list_links(app: AppTest) -> dict[str, str]:
    """Where each link of the page leads, by its label."""
    protos = [link.proto for link in app.page_link]
    return {proto.label: f"{proto.page}?{proto.query_string}" for proto in protos}


@pytest.fixture
def bare(store: Store) -> Store:
    """A library whose articles were all removed."""
    for id in load_samples():
        store.remove_article(id, "asha")
    return store


def test_two_pasted_texts_are_compared_and_nothing_is_kept(store: Store) -> None:
    """Titles and days as the Library recognises them; the address names both."""
    app = open_at()
    app.button(key="bring").click().run()
    assert not app.title[0].value.startswith("**")
    bring(app, FIRST, SECOND)
    assert not app.exception
    assert "disagreement" in app.title[0].value
    assert "Not kept: only this browser tab has both texts." in app.markdown[0].value
    address = read_address(app)
    assert is_draft(address["a"])
    assert is_draft(address["b"])
    assert address.keys() == {"a", "b", "d"}
    [label] = [
        option
        for option in app.selectbox(key="pick_a").options
        if option.startswith("not kept") and "A bus fell" in option
    ]
    assert label == "not kept · A bus fell into the river at Ashapur — 18 Jun 2024"
    assert store.list_articles().total == len(load_samples())


def test_the_form_leaves_the_comparison_in_the_address() -> None:
    """The way back leads to it, with what was selected."""
    app = open_at()
    before = read_address(app)
    app.button(key="bring").click().run()
    assert read_address(app) == before | {"bring": "1"}
    app.button(key="bring_back").click().run()
    assert read_address(app) == before
    assert "disagreement" in app.title[0].value


def test_a_text_is_compared_with_an_article_of_the_library() -> None:
    """A picked side takes no text; the text of the other is ranked beside the library."""
    app = open_at(bring="1")
    app.selectbox(key=A.key("pick")).select("neelamgarh-en-1").run()
    assert app.text_area(key=A.key("text")).disabled
    app.text_area(key=B.key("text")).set_value(load_samples()["neelamgarh-en-1"].text + LEAD).run()
    app.button(key="bring_compare").click().run()
    assert not app.exception
    assert read_address(app)["a"] == "neelamgarh-en-1"
    assert "only this browser tab has one of them" in app.markdown[0].value
    options = app.selectbox(key="pick_b").options
    assert any(option.startswith("not kept · copy, ") for option in options)
    assert app.button(key="keep_brought").label == ONE


def test_a_brought_text_has_its_nearest_in_the_library() -> None:
    """It may stay as A while B is picked from the library, the nearest first."""
    text = load_samples()["neelamgarh-en-1"].text
    app = bring(open_at(bring="1"), text, LEAD)
    app.selectbox(key="pick_b").select("neelamgarh-hi").run()
    assert not app.exception
    assert read_address(app)["b"] == "neelamgarh-hi"
    nearest = app.selectbox(key="pick_b").options[0]
    assert "% · " in nearest
    assert "not kept" not in nearest


def test_what_is_typed_of_a_text_goes_before_what_is_recognised() -> None:
    app = open_at(bring="1")
    app.text_input(key=A.key("title")).set_value("The bus")
    app.text_input(key=A.key("source")).set_value("The Mail")
    bring(app, FIRST, SECOND)
    assert "not kept · The bus — The Mail, 18 Jun 2024" in app.selectbox(key="pick_a").options
    app.button(key="bring").click().run()
    assert app.text_area(key=A.key("text")).value == FIRST
    app.button(key="bring_empty").click().run()
    assert not app.text_area(key=A.key("text")).value
    assert not app.text_input(key=A.key("title")).value


def test_what_was_typed_of_one_text_is_not_said_of_the_next() -> None:
    """The title and the source belong to the text that they were typed for."""
    app = open_at(bring="1")
    app.text_input(key=A.key("title")).set_value("The bus")
    app.text_input(key=A.key("source")).set_value("The Mail")
    bring(app, FIRST, SECOND)
    app.button(key="bring").click().run()
    bring(
        app, "The ferry Alma sank off Ostvik.\n\nNobody was hurt, the harbour office said.", SECOND
    )
    named = [option for option in app.selectbox(key="pick_a").options if "ferry" in option]
    assert named
    assert not any("The Mail" in option for option in named)


def test_a_file_fills_the_fields_of_its_side() -> None:
    """With what was recognised in it; both files are compared by the same button."""
    app = open_at(bring="1")
    for n, text in enumerate((FIRST, SECOND)):
        app.file_uploader[n].set_value((f"{n}.txt", text.encode(), "text/plain")).run()
    assert app.text_area(key=A.key("text")).value == FIRST.strip()
    assert app.text_input(key=B.key("title")).value == "One bus fell into the river at Ashapur"
    app.button(key="bring_compare").click().run()
    assert not app.exception
    assert "disagreement" in app.title[0].value


def test_another_text_is_not_called_what_the_file_was() -> None:
    """Edited, the text of a file keeps its title; replaced, it has its own."""
    for text, title in ((f"{FIRST}\nMore.", "A bus fell"), ("The ferry sank.", "The ferry sank.")):
        app = open_at(bring="1")
        app.file_uploader[0].set_value(("a.txt", FIRST.encode(), "text/plain")).run()
        bring(app, text, SECOND)
        assert any(f"kept · {title}" in option for option in app.selectbox(key="pick_a").options)


REFUSED_FILES = {
    "empty": ("x.txt", b"", "x.txt cannot be read: it is empty."),
    "binary": ("x.txt", b"\x7fELF\x02\x01\x01" + bytes(60), "x.txt cannot be read: "),
    "no zip": ("x.docx", b"not a zip", "x.docx cannot be read: "),
    "bytes": ("x.txt", ("Министр сказал, что 45. " * 9).encode("cp1251"), "x.txt cannot be read: "),
    "script": ("x.txt", "Привет, мир".encode(), "x.txt has no Hindi or English words"),
    "many": ("x.csv", b"text\nThe bus fell.\nThe bus rose.\n", "it holds 2 articles; bring it in"),
}


@pytest.mark.parametrize("case", REFUSED_FILES)
def test_a_file_that_cannot_be_read_is_answered_in_words(case: str) -> None:
    """As in the Library; what was typed stays."""
    name, data, sentence = REFUSED_FILES[case]
    app = open_at(bring="1")
    app.text_area(key=A.key("text")).set_value(FIRST).run()
    app.file_uploader[0].set_value((name, data, "application/octet-stream")).run()
    assert sentence in told(app)
    assert app.text_area(key=A.key("text")).value == FIRST


REFUSED_TEXTS = {
    "": "Text B is empty: there is no text to compare.",
    " \n ": "Text B is empty: there is no text to compare.",
    "Привет, мир": "Text B has no Hindi or English words",
    "http://127.0.0.1/x": "The page was not brought in: it leads into a private network",
    "file:///etc/passwd": "only addresses that begin with http:// or https:// are fetched",
    "localhost.local": "it leads into a private network",
    "http://user@example.org/": "an address must not carry a user name or password",
}


@pytest.mark.parametrize("text", REFUSED_TEXTS)
def test_a_text_that_will_not_do_is_answered_in_words(text: str) -> None:
    """Beside its side; the other side and all that was typed stay."""
    app = bring(open_at(bring="1"), FIRST, text)
    assert REFUSED_TEXTS[text] in told(app)
    assert app.text_area(key=A.key("text")).value == FIRST
    assert (app.text_area(key=B.key("text")).value or "") == text
    assert read_address(app) == {"bring": "1"}


def test_ten_megabytes_are_refused_at_once() -> None:
    """With its length and the limit; the text stays in the field."""
    app = open_at(bring="1")
    app.text_area(key=B.key("text")).set_value("The bridge fell. " * 600_000).run()
    began = time.process_time()
    bring(app, FIRST, app.text_area(key=B.key("text")).value or "")
    assert time.process_time() - began < 3
    assert "Text B has 10,200,000 characters" in told(app)
    assert len(app.text_area(key=B.key("text")).value or "") == 10_200_000


@pytest.mark.parametrize("given", ["https://example.org/x", "www.example.org/x", " example.org "])
def test_an_address_alone_is_fetched(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With or without its scheme; a text that begins with one is a text."""
    asked: list[str] = []

    def fetch(url: str) -> Draft:
        asked.append(url.strip())
        return make_draft(Found(text=SECOND, url="https://example.org/x"))

    monkeypatch.setattr(sides, "fetch_article", fetch)
    app = bring(open_at(bring="1"), f"https://example.org/y\n{FIRST}", given)
    assert asked == [given.strip()]
    assert "disagreement" in app.title[0].value


def test_where_fetching_is_off_an_address_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILAAN_URL_IMPORT", "off")
    app = bring(open_at(bring="1"), FIRST, "www.example.org/x")
    assert "bringing in pages by address is turned off here; paste the text" in told(app)


def test_what_misleads_in_a_text_is_said_beside_the_comparison() -> None:
    app = bring(open_at(bring="1"), FIRST, f"{SECOND}\nPresident Рutin came \u202eback.")
    assert "Text B: " in told(app)
    assert "“Рutin”" in told(app)


def test_what_is_noticed_is_said_of_the_text_it_is_in() -> None:
    brought = Brought()
    odd = brought.put(make_draft(Found(text=f"{LEAD} President Рutin came.")))
    plain = brought.put(make_draft(Found(text=LEAD)))
    assert tell_noticed(brought, (plain, odd)).startswith("Text B: ")
    assert tell_noticed(brought, (odd, "neelamgarh-hi")).startswith("Text A: ")
    assert tell_noticed(brought, (plain, "neelamgarh-hi")) == ""


def test_both_are_kept_by_one_click(store: Store) -> None:
    """Under the name that was typed; the address has their ids, and the selection stays."""
    app = bring(open_at(bring="1"), FIRST, SECOND)
    app.text_input(key="author_name").set_value("Asha").run()
    before = read_address(app)
    assert not has(app, "share")
    assert app.button(key="keep_brought").label == BOTH
    app.button(key="keep_brought").click().run()
    assert "Saved: 2 articles." in told(app)
    address = read_address(app)
    kept = [store.record(address[name]) for name in ("a", "b")]
    assert [record.title for record in kept] == [
        "A bus fell into the river at Ashapur",
        "One bus fell into the river at Ashapur",
    ]
    assert {record.added_by for record in kept} == {"Asha"}
    assert address["d"] == before["d"]
    assert not has(app, "keep_brought")
    assert has(app, "share")
    assert not any(o.startswith("not kept") for o in app.selectbox(key="pick_a").options)


def test_what_is_not_kept_is_neither_judged_nor_linked(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A verdict and the link of a report name articles, which the library then must have."""
    told_reader: list[Judging] = []
    reported: list[str] = []

    def note(_: object, __: object, judging: Judging, **___: object) -> None:
        told_reader.append(judging)

    def show_report(_: object, __: object, ___: object, link: str, *____: object) -> bytes:
        reported.append(link)
        return b""

    monkeypatch.setattr(reader, "show_reader", note)
    monkeypatch.setattr(report_menu, "partial", show_report)
    app = bring(open_at(bring="1"), FIRST, SECOND)
    assert not told_reader[-1].may_judge
    assert set(reported) == {report_menu.NO_LINK}
    app.button(key="keep_brought").click().run()
    assert told_reader[-1].may_judge
    assert reported[-1].startswith("/?a=")


def test_the_address_of_before_leads_to_what_was_kept(store: Store) -> None:
    """As the back button asks for it."""
    app = bring(open_at(bring="1"), FIRST, SECOND)
    before = read_address(app)
    app.button(key="keep_brought").click().run()
    after = read_address(app)
    for name in ("a", "b"):
        app.query_params[name] = before[name]
    app.run()
    assert read_address(app) == after
    assert NOT_HERE not in told(app)


def test_one_that_is_there_already_is_said(store: Store) -> None:
    """It is left as it is, and the comparison goes on with it."""
    added = store.add_article(make_draft(Found(text=FIRST)), "ravi")
    app = bring(open_at(bring="1"), FIRST, SECOND)
    app.button(key="keep_brought").click().run()
    assert "Saved: 1 article." in told(app)
    assert "In the library already, and left as it is there: 1 article." in told(app)
    assert read_address(app)["a"] == added.record.id


def test_what_is_not_saved_stays_compared(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise NotSaved("the disk is full; free some space and try again")

    app = bring(open_at(bring="1"), FIRST, SECOND)
    before = read_address(app)
    monkeypatch.setattr(Store, "add_articles", refuse)
    app.button(key="keep_brought").click().run()
    assert "Not saved: the disk is full" in told(app)
    assert read_address(app) == before
    assert has(app, "keep_brought")


def test_a_viewer_compares_and_does_not_keep(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "_find_user", lambda: User("asha@desk.example", "viewer"))
    app = bring(open_at(bring="1"), FIRST, SECOND)
    assert not app.exception
    assert "disagreement" in app.title[0].value
    assert not has(app, "keep_brought")
    assert list_links(open_at("landscape")) == {}


def test_a_link_to_what_was_not_kept_says_so_to_others(store: Store) -> None:
    """In words, with how to share them, and the way to articles that are there."""
    address = read_address(bring(open_at(bring="1"), FIRST, SECOND))
    other = open_at(**address)
    assert NOT_HERE in told(other)
    assert read_address(other) == address
    other.button(key="bring_back").click().run()
    assert not other.exception
    assert {name: read_address(other)[name] for name in "ab"} == OPENING


def test_a_reload_has_what_the_browser_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts under their ids and what was typed; anything else from there is left out."""
    brought = Brought()
    draft = sides.describe(make_draft(Found(text=FIRST)), "By hand", "The Mail", None)
    id = brought.put(draft)
    day = date(2024, 6, 18)
    state: dict[str, Any] = {
        A.key("text"): FIRST, A.key("day"): day, B.key("title"): "Half a ti"
    }  # fmt: skip
    monkeypatch.setattr(sides.st, "session_state", state)
    written = browser._write(brought)
    monkeypatch.undo()

    odd = {
        "typed": {A.key("day"): "soon"},
        "drafts": [7, {"text": "…"}, {"text": 3}, {"text": LEAD, "published": "soon"}],
    }
    for found in (written, json.dumps(odd), "[]", "{", '{"typed": 3, "drafts": 4}'):
        fresh: dict[str, Any] = {browser._COMPONENT: SimpleNamespace(found=found)}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(browser.st, "session_state", fresh)
            browser._take_back()
            back = browser.find_brought()
        if found == written:
            assert back.drafts == {id: draft}
            assert fresh[A.key("text")] == FIRST
            assert fresh[B.key("title")] == "Half a ti"
            assert fresh[A.key("day")] == day
        else:
            assert back.drafts == {}


def test_a_text_is_another_article_by_another_day_or_title() -> None:
    draft = make_draft(Found(text=FIRST))
    assert name_draft(draft) == name_draft(make_draft(Found(text=FIRST)))
    assert name_draft(draft) != name_draft(sides.describe(draft, "By hand", "", None))


@pytest.mark.parametrize("page", ["", "library", "landscape", "findings"])
def test_an_empty_library_is_no_dead_end(bare: Store, page: str) -> None:
    """Every page says what to do, and what it offers works."""
    app = open_at(page)
    assert not app.exception
    if page:
        assert "?bring=1" in list_links(app)["Compare two texts"]
        app = open_at(bring="1")
    assert app.text_area(key=A.key("text")).placeholder == PLACEHOLDER
    assert not [box for box in app.selectbox if box.key == A.key("pick")]
    assert "disagreement" in bring(app, FIRST, SECOND).title[0].value


def test_what_was_removed_and_the_ways_in_are_one_click_from_an_empty_library(bare: Store) -> None:
    app = open_at("library")
    app.button(key="way_files").click().run()
    assert app.file_uploader
    app = open_at("library")
    app.button(key="see_removed").click().run()
    assert len(app.dataframe[0].value) == len(load_samples())


@pytest.mark.parametrize("page", ["", "landscape", "findings"])
def test_one_article_is_no_dead_end(bare: Store, page: str) -> None:
    """It is A from the start, also where the Library's own link asks for it."""
    added = bare.add_article(make_draft(Found(text=FIRST)), "asha")
    app = open_at(page)
    if page:
        assert "?bring=1" in list_links(app)["Compare two texts"]
    app = open_at(a=added.record.id)
    assert app.selectbox(key=A.key("pick")).value == added.record.id
    app.text_area(key=B.key("text")).set_value(SECOND).run()
    app.button(key="bring_compare").click().run()
    assert read_address(app)["a"] == added.record.id
    assert "disagreement" in app.title[0].value


def test_findings_lead_to_compare(store: Store) -> None:
    assert "Compare two articles" in list_links(open_at("findings"))
    assert "Compare two articles" in list_links(open_at("findings", list="open"))


def test_without_its_library_two_texts_are_compared_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.db").write_bytes(b"no database " * 1_000)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'broken.db'}")
    app = bring(open_at(bring="1"), FIRST, SECOND)
    assert READ_ONLY in told(app)
    assert "disagreement" in app.title[0].value
    app.button(key="keep_brought").click().run()
    assert "cannot be opened" in told(app)


def test_what_a_side_cannot_give_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> str:
        raise MilaanError("In words.")

    monkeypatch.setattr(sides, "read_side", refuse)
    assert sides.try_side(A) == (None, "In words.")
