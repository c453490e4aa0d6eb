"""Where sentences begin and end, in Hindi and English, as ranges into the text as it was given.

Own rules rather than a library's: bench/sentences.py holds the figures of both. Each decision looks
at a bounded neighbourhood of one mark, so the time is linear in the length of the text.
The words that the rules know are in data/lexicon/{hi,en}/abbreviations.txt and starters.txt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from lib.language.lexicon import rows, words
from lib.language.text import fold
from lib.settings import MAX_CLAIM_CHARS

_LINE = regex.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_END = regex.compile(
    r"""
    ( \.(?:[ ]\.){2,} | [.।॥?!…‽]+ | (?<=\p{Devanagari}[ ]?)\|+ )   # the mark
    ( ["'”’»›)\]}]* \p{M}* )                                         # what closes with it
    (?= (\s*) ["'“‘”’«‹(\[{*#•–—-]* \s? ([\p{L}\p{M}\p{N}]{0,30}) )  # the space and the next word
    """,
    regex.VERBOSE,
)
_WORD_BEFORE = regex.compile(r"(?r)[\p{L}\p{M}\p{N}'’]{1,30}")
_LIST_MARK = regex.compile(r"[(\[]?(?:\p{Nd}{1,2}|\p{Latin}|[ivxIVX]{1,4}|[क-ह])[)\]]?")
_LOWER = regex.compile(r"\p{Ll}(?!\p{Lu})")
_LETTER = regex.compile(r"[\p{L}\p{N}]")
_DEVANAGARI = regex.compile(r"[\p{Devanagari}--\p{Nd}]", flags=regex.VERSION1)
_CONSONANT = regex.compile(r"[क-ह़]")
_SENTENCE_CASE = regex.compile(r"\p{Lu}\p{Ll}+(?:[\s,]|$)|[AI]\s")
_LONGEST_LIST_MARK = 6
_FEWEST_SPACES = 5  # chosen: a bar after fewer words divides a menu, it does not stand for a danda


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of `text`, in code points, in order.

    They never overlap, carry no white space at either end and together hold every other character.
    A line break always ends a sentence; a colon never does. Sentences longer than
    MAX_CLAIM_CHARS are cut at a space.
    """
    return [
        piece
        for line in split_lines(text)
        for sentence in _join_marks(text, _split_line(text, *line))
        for piece in _cut_long(text, *sentence)
    ]


def split_lines(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the lines of `text` that are not empty, without their line breaks."""
    return (line.span() for line in _LINE.finditer(text))


def _split_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    has_danda = text.find("।", start, end) >= 0
    for match in _END.finditer(text, start, end):
        if not _ends_sentence(text, start, match, has_danda):
            continue
        boundary = match.end()
        if match[2] == '"' and _opens_next(text, start, match):
            boundary = match.end(1)
        yield start, boundary
        start = boundary
    yield start, end


def _join_marks(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Trim white space; what has no letter or digit of its own belongs to the sentence before."""
    held: tuple[int, int] | None = None
    for start, end in ranges:
        piece = text[start:end]
        start, end = end - len(piece.lstrip()), start + len(piece.rstrip())
        if start >= end:
            continue
        if held and not _LETTER.search(piece):
            held = (held[0], end)
            continue
        if held:
            yield held
        held = (start, end)
    if held:
        yield held


def _cut_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_CLAIM_CHARS:
        head = text[start : start + MAX_CLAIM_CHARS + 1]
        spaces = [place for place, character in enumerate(head) if character.isspace()]
        cut = start + (spaces[-1] if spaces else MAX_CLAIM_CHARS)
        yield start, start + len(text[start:cut].rstrip())
        start = cut
        while text[start].isspace():
            start += 1
    yield start, end


def _opens_next(text: str, start: int, match: regex.Match[str]) -> bool:
    """Whether a quote glued between two sentences belongs to the second: कहा."हम जाएंगे" """
    glued = _LETTER.match(text, match.end())
    return bool(glued) and text.count('"', start, match.start()) % 2 == 0


def _ends_sentence(text: str, start: int, match: regex.Match[str], has_danda: bool) -> bool:
    """Whether the mark of `match` closes the sentence that began at `start`."""
    mark, _, space, word = match.groups()
    if text[match.end(3) : match.end(3) + 1] in tuple(",;:"):
        return False
    if mark[0] in "।॥":
        return True
    if mark[0] == "|":
        spaced = text[match.start() - 1] == " "
        return not spaced or text.count(" ", start, match.start()) >= _FEWEST_SPACES
    in_hindi = bool(_DEVANAGARI.match(word))
    if not space and not in_hindi:
        return mark == "." and _lacks_space(text, start, match)
    if _LOWER.match(word):
        return False
    if mark != ".":
        return _is_final_mark(mark, word, in_hindi)
    if has_danda and _CONSONANT.match(text, match.start() - 1):
        return False  # beside dandas a stop after a consonant clips a word: सेन. क्रिस
    return _is_final_stop(text, start, match)


def _lacks_space(text: str, start: int, match: regex.Match[str]) -> bool:
    """An English stop with no space after it: "they left.The", but not "example.com"."""
    before = _find_word_before(text, start, match.start())
    plain = len(before) > 2 and before.isalpha() and before.islower()
    return plain and bool(_SENTENCE_CASE.match(text, match.start(4)))


def _is_final_mark(mark: str, word: str, in_hindi: bool) -> bool:
    """A mark other than one stop: "?" and "!" end a sentence, dots of omission often do not."""
    if mark.strip(". …"):
        return True
    return not in_hindi and (mark.count(".") > 3 or fold(word) in _starters())


def _is_final_stop(text: str, start: int, match: regex.Match[str]) -> bool:
    """A single stop, followed by a space or a Hindi word."""
    place = match.start()
    _, closers, space, word = match.groups()
    if place - start <= _LONGEST_LIST_MARK and _is_list_mark(text[start:place]):
        return False
    before = _find_word_before(text, start, place)
    if not before:
        return bool(space)
    begins = bool(space) and (bool(closers) or fold(word) in _starters())
    kind = _find_kind(before)
    if _is_dotted(text, start, place - len(before), before):
        return begins
    if kind == "letter or word":
        beside = text[match.end(4) : match.end(4) + 1] == "." and _is_letter(word)
        beside = beside or _follows_letter(text, start, place - len(before))
        return begins or not beside
    if kind == "number":
        return not word[:1].isdecimal()
    if kind in ("title", "letter"):
        return False
    if kind == "any" or (len(before) == 1 and before.isupper()):
        return begins
    return True


def _find_word_before(text: str, start: int, end: int) -> str:
    found = _WORD_BEFORE.match(text, start, end)
    return found.group() if found else ""


def _is_list_mark(opening: str) -> bool:
    """Whether "1", "(a" or "क" opens the sentence, so that its stop does not close one."""
    return bool(_LIST_MARK.fullmatch(opening.strip()))


def _is_dotted(text: str, start: int, place: int, word: str) -> bool:
    """Whether `word`, at `place`, is the last part of a word with stops: U.S., a.m., कि.मी."""
    if place <= start or text[place - 1] != ".":
        return False
    return _is_part(word) and _is_part(_find_word_before(text, start, place - 1))


def _is_part(word: str) -> bool:
    return _is_letter(word) or (0 < len(word) <= 2 and word.isalpha() and word.isascii())


def _follows_letter(text: str, start: int, place: int) -> bool:
    """Whether the word at `place` follows another letter's name and stop, as in वी. पी. सिंह."""
    if text[max(start, place - 2) : place] != ". ":
        return False
    return _is_letter(_find_word_before(text, start, place - 2))


def _is_letter(word: str) -> bool:
    """Whether a Hindi word names a letter: बी, के, यू."""
    return _find_kind(word).startswith("letter")


def _find_kind(word: str) -> str:
    """The kind of an abbreviation as the head of abbreviations.txt explains; "" for other words."""
    kind, is_capital = _abbreviations().get(fold(word), ("", False))
    return "" if is_capital and not word[:1].isupper() else kind


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, tuple[str, bool]]:
    """Folded word → its kind, and whether only the capitalised word has it."""
    found: dict[str, tuple[str, bool]] = {}
    for language in ("hi", "en"):
        for members, (kind,) in rows(language, "abbreviations"):
            for word in members:
                found[fold(word)] = (kind, word[:1].isupper())
    return found


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    return words("hi", "starters") | words("en", "starters")
