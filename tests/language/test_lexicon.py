"""The word lists keep their shape: a linguist's slip is found here, not in a comparison."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path
from typing import get_args

import pytest
import regex

from lib.errors import MissingList, UnknownList
from lib.language import lexicon
from lib.language.phrases import phrase_index
from lib.language.text import fold
from lib.settings import LEXICON, ROOT

WORDS = (
    "department_heads", "organisation_heads", "negation", "negative_verbs", "function_words",
    "given_names", "surnames",
)  # fmt: skip
TABLES = (
    "departments", "offices", "organisations", "places", "antonyms", "modality", "speech_verbs",
    "framing", "irregular",
)  # fmt: skip
BOTH = ("hi", "en")
WORD_FILES = [*((side, name) for side in BOTH for name in WORDS), ("hi", "ambiguous_names")]
TABLE_FILES = [*((side, name) for side in BOTH for name in TABLES), ("hi", "gloss")]
GROUP_FILES = [(side, "synonyms") for side in BOTH]
ALL_FILES = WORD_FILES + TABLE_FILES + GROUP_FILES

READERS = {
    "words", "words_of_all", "table", "rows", "roles", "role_heads", "members", "groups", "pairs",
    "read_lines", "phrase_index", "entry_table", "value_table", "number_words", "word_roles",
    "read_pairs", "_rules", "_apply_rules",
}  # fmt: skip
GLOSS = regex.compile(r"[A-Z]?[a-z0-9' .]+|European Union")  # Monday, new york
MODALITIES = {"certain", "likely", "possible", "planned", "obliged", "reported"}
COUNTRY = regex.compile(r"[A-Z]{2}")
DEPARTMENT = regex.compile(r"(?P<id>[a-z ]+) \((?P<name>[^()]+)\)")
KEYS_SHARED = {"departments", "offices", "organisations", "places"}


def read_keys(language: str, name: str) -> list[str]:
    """Every entry of a file (of a table its left sides), folded word by word, in order."""
    form = lexicon.LISTS[name].format
    lines = (line.split("=")[0] for line in lexicon.read_lines(language, name, form))
    entries = (entry.strip() for line in lines for entry in line.split(","))
    return [" ".join(fold(word) for word in entry.split()) for entry in entries if entry]


def find_fault(language: str, name: str) -> str:
    """What keeps a list from being read by its format; "" where nothing does."""
    form = lexicon.LISTS[name].format
    for line in lexicon.read_lines(language, name, form):
        sides = [side.strip() for side in line.split("=")]
        if form == "words" and ("=" in line or "," in line):
            return line
        if form == "table" and (not sides[0] or len(sides) > 2):
            return line
        if form == "groups" and ("=" in line or not all(map(str.strip, line.split(",")))):
            return line
        if form == "pairs" and " = " not in line:
            return line
    return ""


def test_the_manifest_and_the_files_are_the_same_lists() -> None:
    """A file that no line names would never be read."""
    files = {(path.parent.name, path.stem) for path in LEXICON.rglob("*.txt")}
    listed = {(side, name) for name, each in lexicon.LISTS.items() for side in each.languages}
    assert files == listed


@pytest.mark.parametrize(
    ("name", "side"),
    [(name, side) for name, listed in lexicon.LISTS.items() for side in listed.languages],
)
def test_every_list_can_be_read_by_its_format(name: str, side: str) -> None:
    assert not find_fault(side, name)


def find_asked(source: str) -> set[str]:
    """The names of lists that a module of the engine asks for in plain text."""
    asked = set[str]()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func
            name = called.id if isinstance(called, ast.Name) else called
            if name in READERS:
                plain = (arg.value for arg in node.args if isinstance(arg, ast.Constant))
                asked |= {value for value in plain if isinstance(value, str)}
    return asked - {"hi", "en", "common"} - set(get_args(lexicon.Format))


def test_every_list_that_the_engine_asks_for_is_in_the_manifest() -> None:
    """A slip in a name fails here and not with the first text that needs the list."""
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "lib").rglob("*.py")]
    asked = set().union(*(find_asked(source) for source in sources if "lexicon" in source))
    assert len(asked) > 70
    assert asked <= lexicon.LISTS.keys()


@pytest.mark.parametrize("name", sorted(lexicon.LISTS))
def test_every_list_has_a_reader(name: str) -> None:
    """Some module of the engine or the importers names it."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "lib").rglob("*.py"))
    assert any(f'"{name}"' in source for source in sources)


def test_a_misspelt_list_is_an_error_and_no_silent_rule() -> None:
    for ask in (
        lambda: lexicon.words("en", "negatoin"),
        lambda: lexicon.words_of_all("negatoin"),
        lambda: lexicon.roles("place_heds"),
        lambda: phrase_index("speech_verbz"),
        lambda: lexicon.words("hi", "forward_negation"),  # English has it alone
        lambda: lexicon.words("en", "antonyms"),  # a table
    ):
        with pytest.raises(UnknownList, match="There is no word list"):
            ask()


def test_a_missing_list_stops_the_start_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(LEXICON, tmp_path / "lexicon")
    (tmp_path / "lexicon" / "hi" / "fates.txt").rename(tmp_path / "lexicon" / "hi" / "fate.txt")
    monkeypatch.setattr(lexicon, "LEXICON", tmp_path / "lexicon")
    with pytest.raises(MissingList, match=r"data/lexicon/hi/fates\.txt is missing"):
        lexicon.read_manifest()


@pytest.mark.parametrize("path", sorted(LEXICON.rglob("*.txt")), ids=lambda path: path.name)
def test_every_file_opens_with_what_it_is_and_who_reads_it(path: Path) -> None:
    """A header comment comes first and names a reader."""
    text = path.read_text(encoding="utf-8")
    header = [line for line in text.splitlines()[:12] if line.startswith("#")]
    assert header, "no header comment"
    assert text.startswith("#")
    named = regex.findall(r"(?:lib|pages)/[a-z_/]+\.py", " ".join(header))
    assert named or regex.search("[Rr]ead by", " ".join(header)), "the header names no reader"
    assert [name for name in named if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize(("language", "name"), ALL_FILES)
def test_no_entry_stands_twice(language: str, name: str) -> None:
    """Two lines for one folded entry would hide each other."""
    keys = read_keys(language, name)
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


@pytest.mark.parametrize(("language", "name"), [file for file in ALL_FILES if file[0] == "hi"])
def test_hindi_entries_are_devanagari_only(language: str, name: str) -> None:
    """A stray Latin letter in a Hindi entry never matches a Hindi text."""
    assert [key for key in read_keys(language, name) if regex.search(r"\p{Latin}", key)] == []


@pytest.mark.parametrize(("language", "name"), [file for file in ALL_FILES if file[0] == "en"])
def test_english_entries_have_no_devanagari(language: str, name: str) -> None:
    """And a Hindi word in an English list never matches an English text."""
    assert [key for key in read_keys(language, name) if regex.search(r"\p{Devanagari}", key)] == []


@pytest.mark.parametrize(("language", "name"), ALL_FILES)
def test_entries_have_no_hyphens(language: str, name: str) -> None:
    """The tokeniser takes a hyphen for a mark, so an entry with one would never be found."""
    assert [key for key in read_keys(language, name) if "-" in key] == []


@pytest.mark.parametrize(("language", "name"), GROUP_FILES)
def test_groups_have_two_members_or_more(language: str, name: str) -> None:
    """A group of one says nothing."""
    short = [line for line in lexicon.read_lines(language, name, "groups") if line.count(",") < 1]
    assert short == []


@pytest.mark.parametrize(("language", "name"), TABLE_FILES)
def test_tables_have_both_sides(language: str, name: str) -> None:
    """Every key has a value."""
    assert [key for key, values in lexicon.table(language, name).items() if not values] == []


@pytest.mark.parametrize("language", BOTH)
def test_opposites_are_not_synonyms(language: str) -> None:
    """A word cannot mean the same as its opposite."""
    group = lexicon.groups(language, "synonyms")
    clashes = [
        (key, value)
        for key, values in lexicon.table(language, "antonyms").items()
        for value in values
        if key in group and group[key] == group.get(fold(value))
    ]
    assert clashes == []


@pytest.mark.parametrize("language", BOTH)
def test_no_word_is_its_own_opposite(language: str) -> None:
    """Left and right of an antonym line do not overlap."""
    pairs = lexicon.table(language, "antonyms").items()
    assert [key for key, values in pairs if key in {fold(value) for value in values}] == []


@pytest.mark.parametrize("language", BOTH)
def test_stop_words_carry_no_polarity(language: str) -> None:
    """A stop word is dropped from a comparison, so a negation must not be one."""
    assert lexicon.words(language, "function_words") & lexicon.words(language, "negation") == set()


@pytest.mark.parametrize("language", BOTH)
def test_modality_has_six_classes(language: str) -> None:
    """Only the classes that the code compares."""
    assert {values[0] for values in lexicon.table(language, "modality").values()} <= MODALITIES


def test_speech_verbs_share_their_kinds() -> None:
    """A kind that only one language has could never agree with the other."""
    kinds = [{v[0] for v in lexicon.table(side, "speech_verbs").values()} for side in BOTH]
    assert kinds[0] == kinds[1]


@pytest.mark.parametrize("name", sorted(KEYS_SHARED))
def test_hindi_ids_exist_in_english(name: str) -> None:
    """An id that English lacks makes every Hindi reading of it a false difference."""
    ids = [{value for values in lexicon.table(side, name).values() for value in values}
           for side in BOTH]  # fmt: skip
    assert sorted(ids[0] - ids[1]) == []


def test_departments_of_a_country_have_known_ids_and_names() -> None:
    """`US = foreign (Department of State), …` with ids of the two department files."""
    known = {v for side in BOTH for vs in lexicon.table(side, "departments").values() for v in vs}
    for line in lexicon.read_lines("common", "departments_by_country", "table"):
        country, _, departments = line.partition(" = ")
        assert COUNTRY.fullmatch(country)
        for department in departments.split(", "):
            match = DEPARTMENT.fullmatch(department)
            assert match, department
            assert match["id"] in known, department


def test_the_us_has_a_state_department_and_no_home_department() -> None:
    """विदेश विभाग is the State Department; the US has Homeland Security and an Interior."""
    us = next(line for line in lexicon.read_lines("common", "departments_by_country", "table")
              if line.startswith("US"))  # fmt: skip
    assert "foreign (Department of State)" in us
    assert " home (" not in us
    assert lexicon.table("hi", "departments")[fold("विदेश")] == ("foreign",)
    assert lexicon.table("en", "departments")["state"] == ("foreign",)
    assert lexicon.table("hi", "departments")[fold("गृह")] == ("home",)


@pytest.mark.parametrize(
    ("hindi", "english", "name"),
    [
        ("संयुक्त राष्ट्र", "united nations", "organisations"),
        ("यूएन", "un", "organisations"),
        ("अमेरिकी", "american", "places"),
        ("मास्को", "moscow", "places"),
        ("मॉस्को", "moscow", "places"),
        ("प्रवक्ता", "spokeswoman", "offices"),
        ("रक्षा", "pentagon", "departments"),
    ],
)
def test_both_languages_meet_in_one_id(hindi: str, english: str, name: str) -> None:
    """The same thing has the same id in both languages."""
    key = " ".join(fold(word) for word in hindi.split())
    assert lexicon.table("hi", name)[key] == lexicon.table("en", name)[english]


def test_glosses_are_plain_english_one_to_four() -> None:
    """A capital only where English has one: Monday, Hindi."""
    wrong = [
        key
        for key, values in lexicon.table("hi", "gloss").items()
        if not 1 <= len(values) <= 4 or not all(map(GLOSS.fullmatch, values))
    ]
    assert wrong == []
