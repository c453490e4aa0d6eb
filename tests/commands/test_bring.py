"""`python -m lib import`: a line of JSON an article, and what fails never stops the rest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench.durability import check_whole
from lib.__main__ import main
from lib.commands import bring as import_command
from lib.store import open_store
from tests.conftest import ROOT
from tests.ingest.makers import make_docx

STORY = "The bridge over the river fell on Monday morning. " + " ".join(
    f"Word{n}." for n in range(60)
)


def run(
    capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, list[dict[str, Any]], str]:
    status = main(["import", *arguments])
    captured = capsys.readouterr()
    return status, [json.loads(line) for line in captured.out.splitlines()], captured.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Good files, a near copy, a table with a bad row, a bad file, and some to be left out."""
    inside = tmp_path / "in"
    (inside / "deep").mkdir(parents=True)
    (inside / "a.txt").write_text(f"Bridge falls\n\n{STORY}", encoding="utf-8")
    (inside / "b.txt").write_text(f"Bridge falls\n\n{STORY} One more.", encoding="utf-8")
    (inside / "c.csv").write_text(
        "text,title,date\nपुल ढह गया।,पुल,2024-06-18\n,none,\n", encoding="utf-8"
    )
    (inside / "d.docx").write_bytes(b"PK\x03\x04 broken")
    (inside / "deep" / "e.docx").write_bytes(make_docx(["Train late", "It came at 45 past nine."]))
    (inside / ".hidden.txt").write_text("no", encoding="utf-8")
    (inside / "picture.png").write_bytes(b"\x89PNG")
    return inside


def test_a_folder_is_brought_in(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/library.db"
    status, lines, _ = run(
        capsys, str(folder), "--database", url, "--source", "The Specimen", "--author", "mira"
    )
    assert status == 1
    names = [os.path.relpath(line["file"], folder) for line in lines]
    assert names == ["a.txt", "b.txt", "c.csv", "c.csv", "d.docx", "deep/e.docx"]
    assert [("error" in line) for line in lines] == [False, False, False, True, True, False]
    a, b, hindi, *_, word = lines
    assert (a["title"], a["language"], a["is_new"], a["source"]) == (
        "Bridge falls",
        "en",
        True,
        "The Specimen",
    )
    assert "near_copy_of" not in a
    assert b["near_copy_of"] == a["id"]
    assert 0.9 < b["similarity"] < 1
    assert (hindi["title"], hindi["language"], hindi["published"]) == ("पुल", "hi", "2024-06-18")
    assert word["title"] == "Train late"
    assert "row 2" in lines[3]["error"]
    store = open_store(url, with_samples=False)
    assert store.article(a["id"]).text == f"Bridge falls\n\n{STORY}"
    assert store.record(a["id"]).added_by == "mira"
    store.close()


def test_a_second_run_changes_nothing(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    path, url = str(folder / "a.txt"), f"sqlite:///{tmp_path}/library.db"
    _, [first], _ = run(capsys, path, "--database", url)
    status, [second], _ = run(capsys, path, "--database", url, "--published", "2024-06-18")
    assert (status, second["is_new"], second["id"]) == (0, False, first["id"])
    assert "near_copy_of" not in second


def test_a_dry_run_keeps_nothing(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "library.db"
    _, lines, _ = run(
        capsys,
        str(folder),
        "--dry-run",
        "--database",
        f"sqlite:///{path}",
        "--published",
        "2024-06-17",
    )
    assert not path.exists()
    assert all("id" not in line for line in lines)
    assert lines[1]["near_copy_of"] == lines[0]["file"]
    assert [line.get("published") for line in lines[:3]] == [
        "2024-06-17",
        "2024-06-17",
        "2024-06-18",
    ]


OUTLETS = "text,source\n" + "".join(
    f'"{STORY}",{source}\n' for source in ("Mail", "River Post", "mail.", "")
)


def test_the_text_of_another_outlet_is_kept_and_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """With which article it copies; one outlet's text is kept once; a second run adds nothing."""
    table, url = tmp_path / "outlets.csv", f"sqlite:///{tmp_path}/library.db"
    table.write_text(OUTLETS, encoding="utf-8")
    _, lines, _ = run(capsys, str(table), "--database", url)
    assert [line["is_new"] for line in lines] == [True, True, False, False]
    mail, post, *others = lines
    assert mail["id"] != post["id"]
    assert {line["id"] for line in others} == {mail["id"]}
    assert (post["near_copy_of"], post["similarity"]) == (mail["id"], 1.0)
    told = f"100 % the same as {mail['title']} — Mail, but from another outlet: kept as an"
    assert [told in " ".join(line.get("notices", [])) for line in lines] == [
        False, True, False, False,
    ]  # fmt: skip
    status, again, _ = run(capsys, str(table), "--database", url)
    assert (status, [line["is_new"] for line in again]) == (0, [False] * 4)
    assert [line["id"] for line in again] == [line["id"] for line in lines]
    _, [named, *_], _ = run(capsys, str(table), "--database", url, "--source", "Herald")
    assert (named["is_new"], named["id"]) == (False, mail["id"])


def test_one_file_of_two_sources_is_two_articles(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """`--source` counts for a file that names none."""
    path, url = tmp_path / "a.txt", f"sqlite:///{tmp_path}/library.db"
    path.write_text(STORY, encoding="utf-8")
    new = []
    for source in ("Mail", "Post", "Mail", "Post"):
        _, [line], _ = run(capsys, str(path), "--database", url, "--source", source)
        new.append(line["is_new"])
    assert new == [True, True, False, False]


def test_a_dry_run_says_which_outlet_is_copied(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table = tmp_path / "outlets.csv"
    table.write_text(OUTLETS, encoding="utf-8")
    _, lines, _ = run(capsys, str(table), "--dry-run")
    mail, post, again, none = (" ".join(line.get("notices", [])) for line in lines)
    assert mail == ""
    assert "— Mail, but from another outlet" in post
    assert "— Mail, which is left as it is: this is not kept beside it." in again
    assert "name its source" in none


def test_a_missing_file_is_answered_in_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    good = tmp_path / "a.txt"
    good.write_text(STORY, encoding="utf-8")
    status, lines, _ = run(capsys, str(tmp_path / "none.txt"), str(good), "--dry-run")
    assert status == 1
    assert "none.txt cannot be read" in lines[0]["error"]
    assert "error" not in lines[1]


@pytest.mark.parametrize("is_named", [True, False], ids=["named", "in a folder"])
def test_a_channel_between_programs_is_not_waited_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, is_named: bool
) -> None:
    """A FIFO would hold up the import until somebody wrote into it."""
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(STORY, encoding="utf-8")
    paths = [str(tmp_path / name) for name in ("a.txt", "b.txt")] if is_named else [str(tmp_path)]
    status, lines, _ = run(capsys, *paths, "--dry-run")
    assert status == 1
    assert "it is no ordinary file" in lines[0]["error"]
    assert "error" not in lines[1]


def test_links_in_a_folder_do_not_lead_out_of_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Such a file is not read, and that is said; a link within the folder is followed."""
    secret, inside = tmp_path / "secret.txt", tmp_path / "in"
    secret.write_text(STORY, encoding="utf-8")
    inside.mkdir()
    (inside / "a.txt").symlink_to(secret)
    (inside / "b.txt").write_text(STORY, encoding="utf-8")
    (inside / "c.txt").symlink_to("b.txt")
    (inside / "d.txt").symlink_to("d.txt")
    _, lines, _ = run(capsys, str(inside), "--dry-run")
    assert ["error" in line for line in lines] == [True, False, False, True]
    assert "leads out of the folder" in lines[0]["error"]
    (inside / "d.txt").unlink()
    status, lines, _ = run(capsys, str(secret), str(inside / "a.txt"), "--dry-run")
    assert (status, len(lines)) == (0, 2)


def test_a_folder_without_a_file_to_read_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    status, lines, error = run(capsys, str(tmp_path), "--dry-run")
    assert (status, lines) == (0, [])
    assert f"{tmp_path} holds no file that can be brought in" in error


def test_a_bad_date_is_answered_in_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, lines, error = run(capsys, str(tmp_path), "--dry-run", "--published", "yesterday")
    assert (status, lines) == (2, [])
    assert "is not a date" in error


def test_progress_is_told_on_standard_error(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_command, "_TELL_EVERY", 0.0)
    _, _, error = run(capsys, str(folder), "--dry-run")
    assert "milaan: 5 of 5 files, 2 failed" in error


def read_lines(process: subprocess.Popen[str], count: int) -> list[dict[str, Any]]:
    """The next lines that an import tells, each once its article is kept."""
    assert process.stdout
    return [json.loads(process.stdout.readline()) for _ in range(count)]


@pytest.mark.slow
def test_an_import_that_is_killed_keeps_what_it_told_of_and_nothing_half(tmp_path: Path) -> None:
    """With kill -9 at two moments; the next run brings in the rest, each article once."""
    url = f"sqlite:///{tmp_path}/library.db"
    words = {n: " ".join(f"Word{n}of{m}." for m in range(30)) for n in range(40)}
    rows = [f"text{n},It rained. {told} This is number {n}." for n, told in words.items()]
    (tmp_path / "many.csv").write_text("title,text\n" + "\n".join(rows), encoding="utf-8")
    command = [sys.executable, "-m", "lib", "import", str(tmp_path / "many.csv"), "--database", url]
    told: dict[str, str] = {}
    for count in (1, 12):
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        told |= {line["id"]: line["title"] for line in read_lines(process, count)}
        process.kill()
        process.wait()
        check_library(url, told)
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == 40
    assert all(not line["is_new"] for line in lines if line["id"] in told)
    check_library(url, {line["id"]: line["title"] for line in lines})


def check_library(url: str, told: dict[str, str]) -> None:
    """All that was told of is there, whole, found, and with one line in its trail."""
    store = open_store(url, with_samples=False)
    for id, title in told.items():
        assert store.article(id).text.endswith(f"This is number {title.removeprefix('text')}.")
        assert [event.action for event in store.article_history(id)] == ["added"]
        assert id in {hit.record.id for hit in store.search(title).items}
    assert list(check_whole(store)) == []
    assert store.list_articles().total >= len(told)
    store.close()
