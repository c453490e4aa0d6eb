"""From a text to its claims: sentences with their role, language and tokens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from lib.claims.boilerplate import find_boilerplate, is_file_name, is_menu, is_stamp
from lib.claims.datelines import find_dateline_end
from lib.claims.sentences import split_lines, split_sentences
from lib.language.text import detect_language, tokenise
from lib.model import Claim, Language, Role, Token

_CLOSED = regex.compile(r"""[.।॥?!…|:]["'”’»›)\]}]*+\s*+$""")
_LONGEST_HEADLINE = 40  # words; chosen: no headline of the samples has half as many
_LONGEST_CALL = 20  # tokens of a headline that ends in "?" or "!"; chosen
_LONGEST_DATELINE = 80  # characters; chosen
_CALL = regex.compile(r"[\p{L}\p{M}\p{N}]\s?[?!]{1,3}\s*$")
_QUOTATION = regex.compile(r'"[^"]*"|“[^“”]*”|«[^«»]*»')


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank, and whether it ends as a sentence does."""

    text: str
    start: int
    sentences: tuple[_Sentence, ...]
    is_closed: bool
    is_boilerplate: bool


def split_claims(text: str) -> tuple[Claim, ...]:
    """Every sentence of an article as a claim, in order, with places in `text`.

    A sentence with no letters takes the language of the whole text (English where that has none).
    """
    default = detect_language(text) or "en"
    lines = [_read_line(text[start:end], start) for start, end in split_lines(text)]
    roles = _assign_roles([line for line in lines if line.sentences])
    return tuple(
        _make_claim(n, text[found.start : found.end], found, role, default)
        for n, (role, found) in enumerate(roles)
    )


def claims_from_sentences(sentences: Sequence[str]) -> tuple[Claim, ...]:
    """Claims of a text that was split elsewhere; each counts its places from its own start.

    Without lines there are no headlines or datelines; an empty sentence keeps its number.
    """
    default = detect_language(" ".join(sentences)) or "en"
    found = [_Sentence(0, len(sentence), tokenise(sentence)) for sentence in sentences]
    return tuple(
        _make_claim(n, text, sentence, _find_role(text, sentence, len(found)), default)
        for n, (text, sentence) in enumerate(zip(sentences, found, strict=True))
    )


def _make_claim(n: int, text: str, found: _Sentence, role: Role, default: Language) -> Claim:
    language = detect_language(text) or default
    return Claim(n, text, found.start, found.end, role, language, found.tokens)


def _find_role(text: str, sentence: _Sentence, sentences: int) -> Role:
    """A lone date is a value to compare; among other sentences it says when the page came out."""
    is_matter = is_stamp(sentence.tokens) or is_file_name(text)
    if find_boilerplate(sentence.tokens) or (sentences > 1 and is_matter):
        return "boilerplate"
    return "quote" if _is_quoted(_find_quotations(text), sentence, 0) else "claim"


def _read_line(text: str, start: int) -> _Line:
    sentences = tuple(
        _Sentence(start + first, start + last, tokenise(text[first:last], offset=start + first))
        for first, last in split_sentences(text)
    )
    is_closed = bool(_CLOSED.search(text[-_LONGEST_DATELINE:]))
    tokens = tuple(token for sentence in sentences[:1] for token in sentence.tokens)
    reach = find_boilerplate(tokens) if sentences else None
    is_boilerplate = reach == "line"
    if len(sentences) == 1:
        is_matter = is_menu(tokens) or is_stamp(tokens) or is_file_name(text)
        is_boilerplate = bool(reach) or (not is_closed and is_matter)
    return _Line(text, start, sentences, is_closed, is_boilerplate)


def _assign_roles(lines: Sequence[_Line]) -> Iterator[tuple[Role, _Sentence]]:
    heads = _find_headlines(lines)
    body = (n for n, line in enumerate(lines) if n not in heads and not line.is_boilerplate)
    first = next(body, None)
    for n, line in enumerate(lines):
        if line.is_boilerplate:
            yield from (("boilerplate", sentence) for sentence in line.sentences)
        elif n in heads:
            yield from (("headline", sentence) for sentence in line.sentences)
        else:
            yield from _read_paragraph(line, is_first=n == first)


def _find_headlines(lines: Sequence[_Line]) -> frozenset[int]:
    """Numbers of the lines without closing punctuation that stand over others.

    The first line of the story needs any line of it below; a later one heads a section only if it
    is one sentence and the line below reads like sentences.
    """
    story = [n for n, line in enumerate(lines) if not line.is_boilerplate]
    found: set[int] = set()
    for n, below in pairwise(story):
        line = lines[n]
        if n == story[0] and _is_called_out(line, lines[below]):
            found.add(n)
        if line.is_closed or _count_tokens(line) > _LONGEST_HEADLINE:
            continue
        heads_section = len(line.sentences) == 1 and below == n + 1 and lines[below].is_closed
        if n == story[0] or heads_section:
            found.add(n)
    return frozenset(found)


def _is_called_out(line: _Line, below: _Line) -> bool:
    """A headline that asks or exclaims: one short sentence over a longer paragraph."""
    tokens = [token for sentence in line.sentences for token in sentence.tokens]
    is_alone = len(line.sentences) == 1 and len(tokens) <= _LONGEST_CALL
    return is_alone and bool(_CALL.search(line.text)) and _count_tokens(below) > len(tokens)


def _count_tokens(line: _Line) -> int:
    return sum(len(sentence.tokens) for sentence in line.sentences)


def _read_paragraph(line: _Line, is_first: bool) -> Iterator[tuple[Role, _Sentence]]:
    sentences = list(line.sentences)
    if is_first and (end := _find_dateline_end(line)):
        dateline, rest = _cut_sentence(line, sentences.pop(0), end)
        yield "dateline", dateline
        sentences[:0] = rest
    quotations = _find_quotations(line.text)
    reach = None
    for sentence in sentences:
        reach = reach if reach == "line" else find_boilerplate(sentence.tokens)
        if reach:
            yield "boilerplate", sentence
        else:
            yield "quote" if _is_quoted(quotations, sentence, line.start) else "claim", sentence


def _find_dateline_end(line: _Line) -> int | None:
    """Where the text after a first paragraph's dateline begins; None where it has no dateline."""
    first = line.sentences[0]
    sentence = line.text[first.start - line.start : first.end - line.start]
    end = find_dateline_end(sentence, first.tokens, len(line.sentences) > 1)
    return None if end is None else first.start + end


def _cut_sentence(line: _Line, sentence: _Sentence, end: int) -> tuple[_Sentence, list[_Sentence]]:
    """The part of a sentence before `end`, trimmed, and what is left of it, if anything."""
    head = line.text[sentence.start - line.start : end - line.start].rstrip()
    before = tuple(token for token in sentence.tokens if token.start < end)
    after = tuple(token for token in sentence.tokens if token.start >= end)
    rest = [_Sentence(end, sentence.end, after)] if end < sentence.end else []
    return _Sentence(sentence.start, sentence.start + len(head), before), rest


def _find_quotations(line: str) -> list[tuple[int, int]]:
    """Places of the quotations in a line, marks included; none where straight marks do not pair."""
    line = line.replace("''", '" ')
    if line.count('"') % 2:
        line = line.replace('"', " ")
    return [quotation.span() for quotation in _QUOTATION.finditer(line)]


def _is_quoted(quotations: Sequence[tuple[int, int]], sentence: _Sentence, offset: int) -> bool:
    """Whether all words of a sentence lie in one quotation, which may hold more sentences."""
    words = [token for token in sentence.tokens if token.kind != "mark"]
    if not words:
        return False
    at = bisect_right(quotations, (words[0].start - offset, 0)) - 1
    return at >= 0 and quotations[at][1] >= words[-1].end - offset
