"""The pages as Streamlit runs them, without a browser."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.corpus.nearest import Near
from lib.model import Article
from lib.settings import SAMPLES
from lib.store import samples
from lib.store.samples import load_samples
from pages.parts import cached
from pages.parts.address import UNKNOWN_ARTICLE, UNKNOWN_SELECTION
from pages.parts.kinds import KINDS
from pages.parts.pickers import label_articles
from pages.parts.shelf import LEFT_OUT
from tests.pages.app import open_at

OPENING = {"a": "vostochny-hi-2", "b": "vostochny-hi-1"}


def read_address(app: AppTest) -> dict[str, str]:
    """The address after a run."""
    values = {name: app.query_params[name] for name in app.query_params}
    return {name: v if isinstance(v, str) else v[0] for name, v in values.items()}


@pytest.fixture(scope="module")
def opened() -> AppTest:
    """The page as it opens; not to be changed."""
    return open_at()


def test_opens_on_the_users_example(opened: AppTest) -> None:
    """Spokesman Miller or Milan, with the address complete."""
    assert not opened.exception
    address = read_address(opened)
    assert {"a": address["a"], "b": address["b"]} == OPENING
    assert len(address["d"]) == 8


def test_says_in_a_sentence_what_was_found(opened: AppTest) -> None:
    """The number of disagreements and their kinds, then what was left out."""
    assert "disagreement" in opened.title[0].value
    assert "name" in opened.title[0].value
    assert "only in spelling" in opened.markdown[0].value


def test_two_events_are_told_apart_at_the_top() -> None:
    """By their days, before what there is to compare."""
    app = open_at(a="vostochny-hi-2", b="pyongyang-hi")
    assert app.title[0].value == (
        "**These two seem to tell different events**: A on 14 September 2023, B on 18 June 2024."
    )
    assert app.markdown[0].value.count("They are not compared")


def test_offers_every_article_nearest_first(opened: AppTest) -> None:
    """B's list begins with another telling of A's event and says how much they share."""
    first = opened.selectbox(key="pick_b").options[0]
    assert re.match(r"[1-9][0-9]? % · ", first)
    assert len(opened.selectbox(key="pick_a").options) == len(load_samples())


def test_articles_of_one_title_can_be_picked_apart() -> None:
    """Streamlit knows an option by its words: of two that read alike it takes the first."""
    library = {name: Article(name, "…", "Talks", "Sample") for name in ("x", "y", "z")}
    near = {"x": Near(0.361), "y": Near(0.362), "z": Near(0.93, is_copy=True)}
    labels = label_articles(library, list(library), near)
    assert labels["x"] == "36 % · Talks — Sample, no date"
    assert labels["y"] == "36 % · Talks — Sample, no date (2)"
    assert labels["z"] == "copy, 93 % · Talks — Sample, no date"


def test_b_follows_a_to_the_nearest_other_telling() -> None:
    """Not to a copy, in which little can disagree, and not where the user keeps B."""
    app = open_at()
    app.selectbox(key="pick_a").select("pyongyang-hi").run()
    assert read_address(app)["b"] == "pyongyang-preview-hi"
    app.checkbox(key="keep_b").check().run()
    app.selectbox(key="pick_a").select("neelamgarh-hi").run()
    assert read_address(app)["b"] == "pyongyang-preview-hi"
    assert not app.exception


def test_a_pick_goes_to_the_address() -> None:
    """Another B, and the selection of the old pair is gone from the address."""
    app = open_at()
    before = read_address(app)["d"]
    app.selectbox(key="pick_b").select("vostochny-en").run()
    assert read_address(app)["b"] == "vostochny-en"
    assert read_address(app).get("d") != before
    assert not app.exception


def test_picking_b_for_a_swaps_them() -> None:
    """An article is not put against itself by accident."""
    app = open_at()
    app.selectbox(key="pick_a").select(OPENING["b"]).run()
    address = read_address(app)
    assert (address["a"], address["b"]) == (OPENING["b"], OPENING["a"])


def test_swap_keeps_the_selection() -> None:
    """Its name does not depend on which article is A."""
    app = open_at()
    before = read_address(app)
    app.button(key="swap").click().run()
    assert read_address(app) == {"a": before["b"], "b": before["a"], "d": before["d"]}


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"a": "nobody"}, UNKNOWN_ARTICLE),
        ({"a": "![x](http://outside.example/x.png)", "b": "<b>"}, UNKNOWN_ARTICLE),
        ({"b": "x" * 10_000}, UNKNOWN_ARTICLE),
        ({"d": "nothing"}, UNKNOWN_SELECTION),
        (OPENING | {"d": "'\"><script>"}, UNKNOWN_SELECTION),
    ],
)
def test_a_wrong_address_gives_a_sentence_and_a_working_page(
    query: dict[str, str], notice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never a traceback, never a half-drawn page; the address is put right."""
    monkeypatch.setattr(cached, "_PATIENCE", 60.0)  # a selection is missed in the last result only
    app = open_at(**query)
    assert not app.exception
    assert [text.value for text in app.text] == [notice]
    assert read_address(app)["a"] in load_samples()
    assert len(app.title) == 1


def test_an_article_against_itself_works() -> None:
    """Someone may ask for it in the address."""
    app = open_at(a="vostochny-en", b="vostochny-en")
    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize("a", sorted(load_samples()))
def test_every_article_opens(a: str) -> None:
    """With whatever is nearest to it."""
    app = open_at(a=a)
    assert not app.exception
    assert len(app.title) == 1


def test_an_article_that_cannot_be_compared_gives_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The engine's own words, shown as text."""
    from lib.errors import EmptyText
    from pages.parts import cached

    def refuse(a: object, b: object) -> None:
        raise EmptyText("Article A")

    monkeypatch.setattr(cached, "collate_pair", refuse)
    app = open_at()
    assert not app.exception
    assert "Article A is empty" in app.text[0].value


def test_a_sample_that_cannot_be_read_is_said_and_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One broken file of the folder does not take the others away."""
    shutil.copytree(SAMPLES, tmp_path / "samples")
    (tmp_path / "samples" / "broken.txt").write_bytes(b"title: \xff")
    monkeypatch.setattr(samples, "SAMPLES", tmp_path / "samples")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'library.db'}")
    app = open_at()
    assert not app.exception
    assert "broken.txt cannot be read" in app.text[0].value
    assert LEFT_OUT in app.text[0].value
    assert len(app.selectbox(key="pick_a").options) == len(load_samples())


def test_the_method_page_explains_itself() -> None:
    """It names every kind and the limits."""
    app = open_at()
    app.switch_page("pages/method.py").run()
    assert not app.exception
    text = " ".join(part.value for part in app.markdown)
    assert all(kind in text for kind in KINDS)
    assert "Unresolved" in text
