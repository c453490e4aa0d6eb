"""Who says what as a file and on the command line."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from lib import __version__
from lib.__main__ import main
from lib.collation.collate import collate
from lib.consensus import Consensus, find_consensus
from lib.model import Article
from lib.reports.consensus import COLUMNS, consensus_to_csv, consensus_to_json
from lib.reports.spreadsheet import unguard_cell
from lib.settings import SAMPLES
from lib.store.samples import load_samples

FIRST = "The mine at Gopalgarh fell in on Friday. Police said 12 miners died in the mine."
SECOND = "The mine at Gopalgarh fell in on Friday. Police said 15 miners died in the mine."


@cache
def tell_neelamgarh() -> Consensus:
    """Three samples of one event."""
    samples = load_samples()
    groups = [[article] for id, article in samples.items() if id.startswith("neelamgarh")]
    return find_consensus(groups, collate)


def read_rows(data: bytes) -> list[list[str]]:
    """A CSV file as a spreadsheet reads it."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def write_articles(folder: Path) -> list[str]:
    """Two texts on two days, and a copy of the first."""
    for name, day, text in (("a", 4, FIRST), ("b", 5, SECOND), ("c", 6, FIRST)):
        head = f"title: Mine {name}\nsource: The {name}\npublished: 2024-03-0{day}\n\n"
        (folder / f"{name}.txt").write_text(head + text, encoding="utf-8")
    return [str(folder / f"{name}.txt") for name in "abc"]


def test_the_table_has_a_row_a_fact_and_three_columns_a_witness() -> None:
    """The first columns are always the same."""
    found = tell_neelamgarh()
    header, *rows = read_rows(consensus_to_csv(found))
    assert tuple(header[: len(COLUMNS)]) == COLUMNS
    assert len(header) == len(COLUMNS) + 3 * len(found.witnesses)
    assert header[len(COLUMNS)] == "Sample Times, 2024-03-14 [neelamgarh-en-1]: says"
    assert len(rows) == len(found.facts)
    assert {len(row) for row in rows} == {len(header)}
    assert {row[COLUMNS.index("engine")] for row in rows} == {__version__}


def test_a_cell_tells_reading_standing_and_claims() -> None:
    """In its own script, romanised and in English; claims as the page counts them."""
    found = tell_neelamgarh()
    row = next(row for row in read_rows(consensus_to_csv(found)) if "negation" in row[3])
    assert row[len(COLUMNS) + 3 : len(COLUMNS) + 6] == ["इनकार (inkār, denied)", "majority", "10"]


def test_no_cell_is_a_formula() -> None:
    """Neither a reading nor the name of a source in the header."""
    found = tell_neelamgarh()
    fact = replace(found.facts[0], label="=1+1", why="@SUM(A1)")
    witness = replace(found.witnesses[0], name="=cmd|' /C calc'!A0")
    hostile = replace(found, facts=(fact,), witnesses=(witness, *found.witnesses[1:]))
    for row in read_rows(consensus_to_csv(hostile)):
        assert not any(cell.startswith(("=", "@", "+", "-")) for cell in row)
    header, row = read_rows(consensus_to_csv(hostile))
    assert unguard_cell(row[COLUMNS.index("label")]) == "=1+1"
    assert unguard_cell(header[len(COLUMNS)]).startswith("=cmd")


def test_the_json_holds_everything() -> None:
    """Every place of every reading, and the engine that found it."""
    found = tell_neelamgarh()
    told = json.loads(consensus_to_json(found))
    assert told["engine"] == __version__
    assert [w["published"] for w in told["witnesses"]] == ["2024-03-14", "2024-03-14", "2024-03-15"]
    assert [fact["label"] for fact in told["facts"]] == [fact.label for fact in found.facts]
    articles = load_samples()
    for cell in (cell for fact in told["facts"] for cell in fact["cells"]):
        for place in (place for said in cell["said"] for place in said["places"]):
            text = articles[place["article"]].text
            assert text[place["start"] : place["end"]] == place["text"]


def test_lone_surrogates_are_written_as_something() -> None:
    """A broken name of a source breaks no file."""
    article = Article("a", FIRST, source="\ud800", published=date(2024, 3, 4))
    found = find_consensus([[article], [Article("b", SECOND)]], collate)
    assert json.loads(consensus_to_json(found))["witnesses"]
    assert read_rows(consensus_to_csv(found))


def test_the_command_folds_copies_and_orders_by_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The copy is a witness with the text that it copies; the toll of the next day is an update."""
    paths = write_articles(tmp_path)
    assert main(["consensus", *paths, "--json", "--no-semantics"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [[a["id"] for a in w["articles"]] for w in told["witnesses"]] == [
        [paths[0], paths[2]],
        [paths[1]],
    ]
    assert told["facts"][0]["label"] == "dead"
    assert told["facts"][0]["status"] == "update"


def test_the_command_writes_a_table_and_plain_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """CSV for a spreadsheet, lines for a reader."""
    paths = write_articles(tmp_path)
    assert main(["consensus", *paths, "--csv", "--no-semantics"]) == 0
    assert read_rows(capsys.readouterr().out.encode())[1][1] == "update"
    assert main(["consensus", str(tmp_path), "--no-semantics"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "[1] The a, 2024-03-04: a.txt, c.txt"
    assert any(line.startswith("update: dead. The figure grows") for line in lines)


def test_a_day_is_read_from_the_text_or_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text that says its day keeps it; the given one is for the others."""
    (tmp_path / "a.txt").write_text(f"Published on 4 March 2024\n\n{FIRST}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    options = ["--published", "2024-03-09", "--json", "--no-semantics"]
    assert main(["consensus", str(tmp_path), *options]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [w["published"] for w in told["witnesses"]] == ["2024-03-04", "2024-03-09"]


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit status says that something was left out."""
    paths = write_articles(tmp_path)
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xfa")
    given = [*paths, str(tmp_path / "bad.txt"), str(tmp_path / "none.txt")]
    assert main(["consensus", *given, "--json", "--no-semantics"]) == 1
    printed = capsys.readouterr()
    assert len(json.loads(printed.out)["witnesses"]) == 2
    assert printed.err.count("cannot be read") == 2
    assert "Traceback" not in printed.err


def test_one_article_is_nothing_to_compare(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Said in words, with status 2."""
    [path, *_] = write_articles(tmp_path)
    assert main(["consensus", path]) == 2
    assert "Give at least two articles" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (FIRST, "All articles carry one text, so there is nobody to compare it with."),
        (
            "A choir sang in Oslo in winter.",
            "The texts have no statement in common that could be laid side by side.",
        ),
    ],
)
def test_why_there_is_no_table_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], other: str, said: str
) -> None:
    """One text, or texts that have nothing in common: no fault, but not silence either."""
    for name, text in (("a", FIRST), ("b", other)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert main(["consensus", str(tmp_path), "--no-semantics"]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[-1] == said
    assert printed.err == ""


@pytest.mark.slow
def test_help_loads_no_engine() -> None:
    """The command line answers at once."""
    code = (
        "import sys\nfrom lib.__main__ import main\n"
        "try:\n    main(['consensus', '--help'])\nexcept SystemExit:\n    pass\n"
        "assert 'lib.consensus' not in sys.modules and 'numpy' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=SAMPLES.parents[1])
    assert done.returncode == 0, done.stderr
