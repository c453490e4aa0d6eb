"""A scan tells what it leaves out, goes on where it was broken off, and works on a copy once."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import pytest

from lib.__main__ import main
from lib.collation.collate import collate
from lib.corpus.executors import Here
from lib.corpus.results import ResultFile, find_state
from lib.corpus.scan import Hooks, Progress, ScannedPair, scan
from lib.errors import NothingToScan, ScanStopped
from lib.memory import FileMemory, Forgetful
from lib.model import Article
from lib.settings import SAMPLES
from lib.store import open_store
from tests.corpus.stories import make_stories
from tests.disagree.test_events import BUS, LATER, LORRY

CONTRACT = {"a", "b", "relation", "overlap", "disagreements", "conflicts", "updates"}
Run = Callable[..., tuple[int, list[dict[str, Any]], str]]


class Counting(Here):
    """Counts the batches that are worked on."""

    def __init__(self) -> None:
        self.batches = 0

    def run(self, work: Any, batches: Any) -> Iterator[Any]:
        for found in super().run(work, batches):
            self.batches += 1
            yield found


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command: exit status, lines printed, what was said on standard error."""

    def run_command(*arguments: object) -> tuple[int, list[dict[str, Any]], str]:
        status = main(["scan", *map(str, arguments), "--workers", "1"])
        told = capsys.readouterr()
        return status, [json.loads(line) for line in told.out.splitlines()], told.err

    return run_command


@pytest.fixture(scope="module")
def stories() -> list[Article]:
    return make_stories(4, 7)[0]


@pytest.fixture
def corpus(stories: list[Article], tmp_path: Path) -> Path:
    """The stories as a file of JSON lines."""
    lines = [json.dumps({"id": story.id, "text": story.text}) for story in stories]
    path = tmp_path / "stories.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_the_samples_are_grouped_by_event(run: Run) -> None:
    """A line a pair in the contract's shape; the copy is told apart from the stories."""
    status, found, _ = run(SAMPLES)
    assert status == 0
    assert all(line.keys() == CONTRACT for line in found)
    assert all(line["a"] < line["b"] and 0 <= line["overlap"] <= 1 for line in found)
    relations = {(line["a"], line["b"]): line["relation"] for line in found}
    assert relations["pyongyang-copy-hi.txt", "pyongyang-hi.txt"] == "copy"
    events = ("neelamgarh", "vostochny", "sagardweep")
    names = sorted(path.name for path in SAMPLES.glob("*.txt"))
    for pair in combinations(names, 2):
        first, second = (name.partition("-")[0] for name in pair)
        if first in events and first == second:
            assert relations[pair] == "story"
        elif first in events and second in events:
            assert pair not in relations
    assert any(line["disagreements"] for line in found)
    assert all(line["conflicts"] + line["updates"] == line["disagreements"] for line in found)


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    for name in ("neelamgarh-en-1", "neelamgarh-en-2"):
        (tmp_path / f"{name}.txt").write_bytes((SAMPLES / f"{name}.txt").read_bytes())
    (tmp_path / "latin1.txt").write_bytes(b"caf\xe9 au lait")
    (tmp_path / "blank.txt").write_text("  \n")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")  # to read it would be to wait for someone who writes
    (tmp_path / "device.txt").symlink_to(os.devnull)
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / ".hidden.txt").write_bytes(b"\xff")
    status, [found], told = run(tmp_path)
    assert status == 1
    assert (found["a"], found["b"]) == ("neelamgarh-en-1.txt", "neelamgarh-en-2.txt")
    assert len(told.splitlines()) == 5
    for name in ("latin1.txt", "blank.txt", "gone.txt", "pipe.txt", "device.txt"):
        assert name in told


def test_bad_lines_and_ids_that_come_twice_are_told(run: Run, tmp_path: Path, corpus: Path) -> None:
    path = tmp_path / "bad.jsonl"
    good = corpus.read_text(encoding="utf-8").splitlines()[:3]
    rows = [
        *good,
        good[0],
        "{",
        "[]",
        '{"text": "no id"}',
        '{"id": "x"}',
        '{"id": "y", "text": 3}',
        '{"id": "z", "text": "A fire.", "published": "18/06/2024"}',
    ]
    path.write_text("\n".join(rows) + "\n\n", encoding="utf-8")
    status, _, told = run(path)
    assert status == 1
    assert len(told.splitlines()) == 7
    assert "is the id of two articles" in told
    for number in range(5, 11):
        assert f"Line {number} of" in told


@pytest.mark.parametrize("content", ["", "\n\n", '{"id": 1, "text": "A fire in Surat."}\n'])
def test_nothing_to_compare_is_told(run: Run, tmp_path: Path, content: str) -> None:
    path = tmp_path / "few.jsonl"
    path.write_text(content)
    status, found, told = run(path)
    assert (status, found) == (2, [])
    assert "nothing to compare" in told


def test_a_path_that_leads_nowhere_is_told(run: Run, tmp_path: Path) -> None:
    status, _, told = run(tmp_path / "nowhere")
    assert status == 2
    assert "cannot be read" in told


def test_a_broken_off_scan_ends_as_a_whole_one(run: Run, corpus: Path, tmp_path: Path) -> None:
    """Half a line, a damaged line, the results of other articles: cut off there, in words."""
    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    assert run(corpus, "--out", whole)[0] == 0
    lines = whole.read_bytes().splitlines(keepends=True)
    assert len(lines) > 3
    for left, said in (
        (b"".join(lines[:2]), ""),
        (b"".join(lines[:2]) + lines[2][:9], "half-written"),
        (lines[0] + b"\0\0\0\n" + b"".join(lines[2:]), "damaged"),
        (b"".join(lines[1:]), "other articles"),
        (b"".join([*lines, lines[0]]), "were taken out"),
    ):
        out.write_bytes(left)
        find_state(out).write_bytes(find_state(whole).read_bytes())
        status, _, told = run(corpus, "--out", out)
        assert out.read_bytes() == whole.read_bytes()
        assert (status, said in told) == (int(bool(said)), True)


def test_what_was_done_is_not_done_again(stories: list[Article], tmp_path: Path) -> None:
    state = FileMemory(tmp_path / "state", print)
    first, second, third = Counting(), Counting(), Counting()
    stop = Hooks(is_stopped=lambda: first.batches > 1)
    with pytest.raises(ScanStopped):
        list(scan(stories, first, state, stop))
    whole = list(scan(stories, second, state))
    assert list(scan(stories, third, state)) == whole == list(scan(stories, Here(), Forgetful()))
    assert third.batches == 0
    assert second.batches > 0


def test_a_damaged_memory_is_put_aside(run: Run, corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run(corpus, "--out", out)
    whole = out.read_bytes()
    find_state(out).write_bytes(b"this is no database, whatever it is" * 100)
    status, _, told = run(corpus, "--out", out)
    assert status == 1
    assert "is damaged" in told
    assert out.read_bytes() == whole
    assert sqlite3.connect(find_state(out)).execute("SELECT count(*) FROM kept").fetchone()[0]


def test_a_file_that_is_no_result_is_not_written_over(
    run: Run, corpus: Path, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("my notes")
    status, _, told = run(corpus, "--out", notes)
    assert (status, notes.read_text()) == (2, "my notes")
    assert "Name another file" in told


def test_two_scans_do_not_write_to_one_file(run: Run, corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    first = ResultFile(out, print)
    status, _, told = run(corpus, "--out", out)
    assert status == 2
    assert "another scan is writing" in told
    first.close()
    assert run(corpus, "--out", out)[0] == 0


def test_a_folder_that_is_not_there_is_told(run: Run, corpus: Path, tmp_path: Path) -> None:
    status, _, told = run(corpus, "--out", tmp_path / "nowhere" / "out.jsonl")
    assert status == 2
    assert "cannot be written" in told


def test_the_same_text_is_worked_on_once(stories: list[Article]) -> None:
    """However many outlets print it, and each of them is told."""
    one, two = Counting(), Counting()
    few = list(scan(stories[:4], one, Forgetful()))
    more = [Article(f"copy-{n}", stories[0].text) for n in range(30)]
    many = list(scan([*stories[:4], *more], two, Forgetful()))
    assert one.batches == two.batches
    assert set(few) <= set(many)
    copies = {article.id for article in more} | {stories[0].id}
    told = {(pair.a, pair.b) for pair in many if pair.relation == "copy"}
    assert {tuple(sorted(pair)) for pair in combinations(copies, 2)} <= told


def test_pairs_come_in_one_order_whatever_that_of_the_articles(stories: list[Article]) -> None:
    found = list(scan(stories, Here(), Forgetful()))
    assert found == list(scan(stories[::-1], Here(), Forgetful()))
    assert len({(pair.a, pair.b) for pair in found}) == len(found)


def test_a_scan_tells_how_far_it_is(stories: list[Article]) -> None:
    steps: list[Progress] = []
    list(scan(stories, Here(), Forgetful(), Hooks(tell=steps.append)))
    assert [step.stage for step in steps] == sorted(
        (step.stage for step in steps), key=["reading", "choosing", "comparing"].index
    )
    assert steps[-1].done == steps[-1].total


def test_pairs_come_before_the_scan_is_over(stories: list[Article]) -> None:
    steps: list[Progress] = []
    first = next(scan(stories, Here(), Forgetful(), Hooks(tell=steps.append)))
    assert isinstance(first, ScannedPair)
    assert steps[-1].done < steps[-1].total


def test_one_article_is_nothing_to_scan() -> None:
    with pytest.raises(NothingToScan):
        list(scan([Article("a", "A fire in Surat.")], Here(), Forgetful()))


def test_the_library_is_scanned_into_itself(run: Run, tmp_path: Path) -> None:
    """Its own articles in, the pairs beside them; a second scan replaces what it finds."""
    url = f"sqlite:///{tmp_path / 'library.db'}"
    status, found, _ = run("--library", "--database", url)
    assert status == 0
    store = open_store(url)
    first = store.list_pairs()
    assert [(p.a, p.b, p.overlap, p.disagreements) for p in first] == sorted(
        (line["a"], line["b"], line["overlap"], line["disagreements"]) for line in found
    )
    assert run("--library", "--database", url)[1] == found
    again = store.list_pairs()
    assert len(again) == len(first)
    assert all(a.scanned_at < b.scanned_at for a, b in zip(first, again, strict=True))
    store.close()


def test_either_a_path_or_the_library_is_scanned(run: Run) -> None:
    with pytest.raises(SystemExit):
        run()


BULLETIN = """{dead} dead in {town} {event}

At least {dead} people were killed and {hurt} were injured in a {event} in {town} on Monday.
District magistrate {officer} said that rescue teams had reached {town} within {hours} hours.
The state government announced {hours} lakh rupees for each family of the dead in {town}.
A hospital in {town} said {hours} of the injured were in a critical condition.
"""


def test_bulletins_of_two_disasters_are_two_stories() -> None:
    """A newsroom words them alike; half a year lies between."""
    flood = {"town": "Kolpur", "event": "flood", "officer": "Anita Deshvani"}
    slide = {"town": "Belgarhi", "event": "landslide", "officer": "Imran Hakimi"}
    articles = [
        Article(id, BULLETIN.format(dead=dead, hurt=hurt, hours=hours, **told), published=day)
        for id, told, dead, hurt, hours, day in (
            ("flood-1", flood, 21, 110, 3, date(2025, 1, 11)),
            ("flood-2", flood, 24, 112, 3, date(2025, 1, 12)),
            ("slide-1", slide, 41, 159, 10, date(2025, 8, 13)),
            ("slide-2", slide, 44, 161, 10, date(2025, 8, 14)),
        )
    ]
    found = scan(articles, Here(), Forgetful())
    assert [(pair.a, pair.b) for pair in found] == [("flood-1", "flood-2"), ("slide-1", "slide-2")]


def test_two_accidents_of_one_kind_are_two_stories() -> None:
    """Whatever words they share; the later report of one is no other story."""
    texts = {"bus": BUS, "bus-later": LATER, "lorry": LORRY}
    articles = [Article(id, text, source=id) for id, text in texts.items()]
    assert [(pair.a, pair.b) for pair in scan(articles, Here(), Forgetful())] == [
        ("bus", "bus-later")
    ]


def test_stories_planted_are_found(stories: list[Article]) -> None:
    _, planted = make_stories(4, 7)
    found = islice(scan(stories, Here(), Forgetful()), 1_000)
    assert planted <= {(pair.a, pair.b) for pair in found}


def test_a_scan_counts_what_a_comparison_finds() -> None:
    """The tolls of two articles share no word; both ways from sides to findings link them."""
    body = (
        "Mayor Thomas Keller visited the harbour of Ostvik on Friday. Divers from the navy "
        "searched the wreck of the trawler Marlin until dawn. Port director Ingrid Solberg closed "
        "the northern pier. The trawler Marlin had left Ostvik with 40 fishermen on board."
    )
    a = Article("a", f"The death toll has risen to 19, officials said. {body}", source="One")
    b = Article("b", f"{body} 16 people were killed in the sinking.", source="Two")
    (pair,) = scan([a, b], Here(), Forgetful())
    assert pair.disagreements == len(collate(a, b).findings.disagreements) == 1
    assert pair.updates == 1  # no day is given, so the toll may have grown
