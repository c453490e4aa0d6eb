"""The command line is a contract: shapes, order, exit status, and bad input answered in words."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from lib.__main__ import main
from lib.commands.collate import names_of_line, run_lines
from tests.conftest import ROOT

A = "The fire killed 45 people in Surat on Monday. Officials said the factory had no licence."
B = "The fire killed 54 people in Surat on Monday. Officials said the factory had no licence."


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[Any], str]:
    """Exit status, the JSON lines printed, and what was said on standard error."""
    status = main(arguments)
    captured = capsys.readouterr()
    return status, [json.loads(line) for line in captured.out.splitlines()], captured.err


def write(path: Path, *rows: object) -> str:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_collate_prints_the_contract(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    a, b = write(tmp_path / "a.txt", A), write(tmp_path / "b.txt", B)
    status, [result], _ = run(capsys, "collate", a, b)
    assert status == 0
    assert {"id", "engine", "a", "b", "links", "disagreements", "variants"} <= result.keys()
    assert {"unresolved", "within", "only"} <= result.keys()
    [found] = result["disagreements"]
    assert (found["kind"], found["a"]["text"], found["b"]["text"]) == ("number", "45", "54")
    assert A[found["a"]["start"] : found["a"]["end"]] == "45"
    assert 0.5 <= found["confidence"] <= 1
    assert found["why"].endswith(".")
    assert result["links"][found["link"]]["a"] == [found["a"]["claim"]]
    for claim in result["a"]["claims"]:
        assert A[claim["start"] : claim["end"]] == claim["text"]


def test_bad_lines_are_named_and_the_rest_goes_on(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pairs = write(
        tmp_path / "pairs.jsonl",
        {"id": "good", "a": A, "b": B},
        "{not json",
        "[1, 2]",
        {"id": "no b", "a": A},
        {"id": "blank", "a": A, "b": "  "},
        {"id": "other script", "a": A, "b": "これは日本語です。"},
        {"id": "bad date", "a": A, "b": B, "published_a": "yesterday"},
        {"id": "not text", "a": A, "b": 7},
        {"id": {"no": "id"}, "a": A, "b": B},
        '{"id": ' + "9" * 5_000 + ', "a": "x", "b": "y"}',
        {"id": "last day", "a": A, "b": "It closes tomorrow.", "published_b": "9999-12-31"},
        {"id": "last", "a": A, "b": A},
    )
    status, results, _ = run(capsys, "collate", "--pairs", pairs)
    assert status == 1
    assert [result["id"] for result in results] == [
        "good", "2", "3", "no b", "blank", "other script", "bad date", "not text", "9", "10",
        "last day", "last",
    ]  # fmt: skip
    assert [("error" in result) for result in results] == [False] + [True] * 9 + [False] * 2
    assert "empty" in results[4]["error"]
    assert "Devanagari" in results[5]["error"]


def test_presplit_claims_keep_their_index(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Spans of pre-split claims count from the start of the claim."""
    pairs = write(
        tmp_path / "pairs.jsonl",
        {"id": "x", "a_claims": ["", "It rained.", "45 died."], "b_claims": ["54 died."]},
    )
    status, [result], _ = run(capsys, "collate", "--pairs", pairs)
    assert status == 0
    assert [claim["n"] for claim in result["a"]["claims"]] == [0, 1, 2]
    [found] = result["disagreements"]
    assert (found["a"]["claim"], found["a"]["start"], found["a"]["end"]) == (2, 0, 2)


def test_as_claims_links_whatever_the_score(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pairs = write(tmp_path / "p.jsonl", {"id": "x", "a": "One. Two.", "b": "Nothing alike here."})
    _, [result], _ = run(capsys, "collate", "--as-claims", "--pairs", pairs)
    assert [(link["a"], link["b"]) for link in result["links"]] == [([0], [0])]
    assert len(result["a"]["claims"]) == 1


@pytest.mark.slow
def test_workers_give_the_same_lines_in_the_same_order(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pairs = write(tmp_path / "p.jsonl", *({"id": n, "a": A, "b": B} for n in range(3)), "oops")
    alone = run(capsys, "collate", "--pairs", pairs)
    assert run(capsys, "collate", "--pairs", pairs, "--workers", "2") == alone


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b" \n ", "empty"), ("漢字".encode(), "Latin"), (b"\xff\xfe\x00", "UTF-8")],
)
def test_unusable_file_is_answered_in_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    status, lines, error = run(capsys, "collate", str(path), str(path))
    assert (status, lines) == (2, [])
    assert said in error
    assert "Traceback" not in error


def test_missing_file_is_answered_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, error = run(capsys, "mentions", "no-such-file.txt")
    assert status == 2
    assert "no-such-file.txt cannot be read" in error


def test_surrogates_and_nul_do_not_stop_a_comparison(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    row = (
        '{"id": "x", "a": "45 people \\ud800 died\\u0000 in Agra.", "b": "54 people died in Agra."}'
    )
    status, [result], _ = run(capsys, "collate", "--pairs", write(tmp_path / "p.jsonl", row))
    assert status == 0
    assert [found["kind"] for found in result["disagreements"]] == ["number"]


def test_mentions_say_what_the_words_around_them_say(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Only where something is said."""
    text = "At least 12 miners are feared dead. The former minister met 3 envoys."
    _, [mentions], _ = run(capsys, "mentions", write(tmp_path / "a.txt", text))
    found = {m["text"]: m.get("qualifiers") for m in mentions if m["kind"] in ("number", "role")}
    assert found == {
        "12": {"emphasis": "least", "fate": "dead", "hedged": True},
        "minister": {"former": True},
        "3": None,
        "envoys": None,
    }


def test_mentions_lists_values_with_their_places(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = "मृतकों की संख्या 1.87 लाख है। प्रवक्ता मैथ्यू मिलर ने 19 जून को कहा।"
    status, [mentions], _ = run(capsys, "mentions", write(tmp_path / "a.txt", text))
    assert status == 0
    found = {(m["kind"], m["text"]): m["value"] for m in mentions}
    assert found["number", "1.87 लाख"] == "187000"
    assert found["date", "19 जून"] == "XXXX-06-19"
    assert ("name", "मैथ्यू मिलर") in found
    for mention in mentions:
        assert text[mention["start"] : mention["end"]] == mention["text"]


def test_names_tells_a_spelling_from_another_name(capsys: pytest.CaptureFixture[str]) -> None:
    _, [other], _ = run(capsys, "names", "मैथ्यू मिलर", "Matthew Milan")
    _, [same], _ = run(capsys, "names", "व्लादिमीर", "व्लादीमीर")
    assert (other["same"], other["relation"]) == (False, "conflict")
    assert (same["same"], same["relation"]) == (True, "variant")


def test_help_loads_no_engine() -> None:
    """`--help` answers at once: it imports neither numpy nor the lexicon."""
    code = (
        "import sys; from lib.__main__ import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "assert 'numpy' not in sys.modules and 'lib.collation.collate' not in sys.modules"
    )
    assert measure_processor("-c", code) < 5


STOPPED = (
    "milaan: The scan was stopped; what was done is kept. Run the same command again to go on.\n"
)


@pytest.mark.slow
@pytest.mark.parametrize(
    "reached", ["numpy.exceptions", "lib.disagree.values.anchors", "lib.commands.collate"]
)
def test_ctrl_c_while_the_engine_is_imported_is_answered_in_words(
    tmp_path: Path, reached: str
) -> None:
    """As later in the scan; a library whose import is interrupted would raise whatever it likes."""
    (tmp_path / "a.txt").write_text(A, encoding="utf-8")
    assert interrupt_scan([str(tmp_path)], signal.SIG_DFL, reached) == (130, [STOPPED])


@pytest.mark.slow
def test_the_app_can_stop_a_scan_where_ctrl_c_is_ignored(tmp_path: Path) -> None:
    """As it is for all that a server begins which was itself begun with nohup."""
    (tmp_path / "a.txt").write_text(A, encoding="utf-8")
    code, told = interrupt_scan([str(tmp_path), "--json"], signal.SIG_IGN, "numpy.exceptions")
    assert (code, told) == (130, [STOPPED])


# Sends SIGINT to itself where the module that the first argument names is about to be imported.
INTERRUPTED = """
import os, runpy, signal, sys
class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == reached:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupt())
reached = sys.argv.pop(1)
runpy.run_module("lib", run_name="__main__", alter_sys=True)
"""


def interrupt_scan(
    arguments: Sequence[str], handler: signal.Handlers, reached: str
) -> tuple[int, list[str]]:
    """The exit status of a scan, and what it says, that gets SIGINT when it has imported so far.

    handler: what the process that begins it has for SIGINT.
    """
    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, reached, "scan", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=partial(signal.signal, signal.SIGINT, handler),
    )
    return ended.returncode, ended.stderr.splitlines(keepends=True)


def test_ctrl_c_later_is_answered_in_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lib.commands.scan.run_scan", interrupt)
    monkeypatch.setattr("lib.commands.collate.describe_names", interrupt)
    for arguments, said in (
        (["scan", "anywhere"], "The scan was stopped; what was done is kept."),
        (["names", "Ram", "Shyam"], "This was stopped before its end."),
    ):
        status, _, error = run(capsys, *arguments)
        assert status == 130
        assert error.startswith(f"milaan: {said}")


@pytest.mark.slow
def test_two_seed_articles_take_as_long_as_loading_a_few_libraries(
    seeds: dict[str, str], tmp_path: Path
) -> None:
    """From the start of the process to its end, without the encoder, in processor time beside that
    of importing pandas (2.3 × measured): a busy machine slows both."""
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    a.write_text(seeds["002"], encoding="utf-8")
    b.write_text(seeds["003"], encoding="utf-8")
    collated = measure_processor("-m", "lib", "collate", "--no-semantics", str(a), str(b))
    assert collated < 4 * measure_processor("-c", "import pandas")


def measure_processor(*arguments: str) -> float:
    """Seconds of the processor that Python takes for this."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


@pytest.mark.parametrize(("a", "b"), [("???", "123"), ("", "Ram"), ("राम", " ... ")])
def test_what_holds_no_name_is_answered_in_words(
    capsys: pytest.CaptureFixture[str], a: str, b: str
) -> None:
    """Marks and digits are no name, so there is neither "same" nor "conflict" to report."""
    status, lines, error = run(capsys, "names", a, b)
    assert (status, lines) == (2, [])
    assert "no name in it" in error
    assert "sentences" not in error


@pytest.mark.parametrize("workers", ["-3", "0", "2.5", "many"])
def test_workers_are_a_whole_number_from_one_up(
    capsys: pytest.CaptureFixture[str], workers: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["collate", "--pairs", "-", "--workers", workers])
    assert left.value.code == 2
    assert "whole number from 1 up" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["20240618", "2024-W25-2", "2024-6-18", "२०२४-०६-१८"])
def test_a_date_has_one_form(capsys: pytest.CaptureFixture[str], tmp_path: Path, day: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It rained yesterday.", encoding="utf-8")
    status, _, error = run(capsys, "mentions", str(path), "--published", day)
    assert status == 2
    assert "write it as 2024-06-18" in error


def test_lines_are_worked_on_as_they_come(capsys: pytest.CaptureFixture[str]) -> None:
    """A result is written before the next line is asked for: the file is never held as a whole."""
    seen: list[int] = []

    def give() -> Iterator[bytes]:
        for _ in range(4):
            seen.append(len(capsys.readouterr().out.splitlines()))
            yield b'{"a": "Ram", "b": "Shyam"}\n'

    assert run_lines(give(), names_of_line, sys.stdout) == 0
    assert seen == [0, 0, 2, 1]  # two are looked at to see whether workers are worth it


def test_a_line_that_is_not_utf8_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "n.jsonl"
    good = b'{"a": "Ram", "b": "Ram"}\n'
    path.write_bytes(b"\xef\xbb\xbf" + good + b'{"a": "\xff"}\n' + good)
    status, results, _ = run(capsys, "names", "--pairs", str(path))
    assert status == 1
    assert [result.get("error") for result in results] == [None, "Line 2 is not UTF-8 text.", None]


def test_nul_and_surrogates_keep_every_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """They are shown as U+FFFD, one for one, in claims and readings alike."""
    row = (
        '{"id": "x", "a": "45\\u0000 people died \\ud800in Agra.", "b": "54 people died in Agra."}'
    )
    _, [result], _ = run(capsys, "collate", "--pairs", write(tmp_path / "p.jsonl", row))
    [claim] = result["a"]["claims"]
    assert claim["text"] == "45\ufffd people died \ufffdin Agra."
    assert (claim["start"], claim["end"]) == (0, len(claim["text"]))
