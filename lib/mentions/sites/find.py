"""Names of sites in a claim: a noun of a site and the name beside it. Rivermead Hospital, होटल ताज.

The nouns are in data/lexicon/{hi,en}/site_heads.txt. A noun without a name is no mention: "the
district hospital" says which only where its town stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lib.language import lexicon
from lib.language.phrases import Match, find_phrases, phrase_index
from lib.mentions.sites.read import find_mark, write_value
from lib.mentions.sites.words import Line
from lib.model import Kind, Language, Token

_GENITIVES = frozenset({"का", "की", "के", "स्थित", "'s"})
_LOCATIVES = frozenset({"in", "at", "of"})
_INDEFINITE = frozenset({"एक", "a", "an"})
_LONGEST = 5  # words of a name


@dataclass(frozen=True, slots=True)
class _Head:
    """A noun of a site on tokens [first, last)."""

    first: int
    last: int
    sort: str
    kind: Kind
    conditions: frozenset[str]


def find_sites(
    tokens: Sequence[Token], places: Sequence[Match], language: Language, is_titled: bool
) -> dict[Kind, list[Match]]:
    """The named sites by the kind they are told as, organisation or place, each in order.

    places: the listed places of the claim; is_titled: capitals say nothing in it.
    """
    found: dict[Kind, list[Match]] = {"organisation": [], "place": []}
    line = Line(tokens, {p.last: p for p in places}, {p.first: p for p in places}, is_titled)
    last = 0
    for head in _find_heads(tokens, language):
        match = _read_head(line, head, last)
        if match is not None:
            found[head.kind].append(match)
            last = match.last
    return found


def _find_heads(tokens: Sequence[Token], language: Language) -> Iterator[_Head]:
    for match in find_phrases(tokens, phrase_index("site_heads", joined=True), language):
        sort, kind, *conditions = match.value.split(", ")
        follows = tokens[match.last].norm if match.last < len(tokens) else ""
        if follows not in lexicon.words_of_all("site_denials"):
            yield _Head(match.first, match.last, sort, kind, frozenset(conditions))  # type: ignore[arg-type]


def _read_head(line: Line, head: _Head, start: int) -> Match | None:
    """The site that a noun ends or opens, on tokens from `start`; None where it has no name."""
    first, last = _walk_back(line, head, start), head.last
    if line.norm_at(first - 1) in _INDEFINITE:
        return None
    names, marks = _read_name(line, head, first, head.first)
    if not names and "before" in head.conditions:
        last = line.find_end(head.last)
        names, marks = _read_name(line, head, head.last, last)
    if not names and head.sort == "road" and (number := line.read_number(head.last)):
        names = [number]
    if not names and (marks or "sure" in head.conditions):
        names = _find_locality(line, first, head.last)
    if not names or not _is_allowed(line, head, first, names):
        return None
    return Match(first, last, write_value(names, marks, head.sort))


def _walk_back(line: Line, head: _Head, start: int) -> int:
    """Where the name before a noun begins; the noun's own place where it has none."""
    at = head.first
    for _ in range(_LONGEST):
        before = line.step_back(at, head.sort == "road")
        if before is None or before < start:
            break
        at = before
    is_person = "person" not in head.conditions and line.is_only_person(at, head.first)
    return head.first if is_person else at


def _read_name(line: Line, head: _Head, first: int, last: int) -> tuple[list[str], list[str]]:
    """The own name on tokens [first, last), its marks; a town keeps all words: Civil Lines."""
    words = _list_words(line, first, last)
    if "town" in head.conditions:
        return words, []
    marks = [mark for word in words if (mark := find_mark(word))]
    return [word for word in words if not find_mark(word)], marks


def _list_words(line: Line, first: int, last: int) -> list[str]:
    """The folded words of tokens [first, last), a listed place by its id."""
    words: list[str] = []
    at = first
    while at < last:
        place, token = line.starting.get(at), line.tokens[at]
        if place is not None and place.last <= last:
            words.append(place.value)
            at = place.last
            continue
        if token.kind == "word" and len(token.norm) > 1:
            words.append(token.norm)
        at += 1
    return words


def _find_locality(line: Line, first: int, last: int) -> list[str]:
    """The town of a site: मंडी के सदर अस्पताल, the medical college at Ner Chowk."""
    before = first - 1
    if line.norm_at(before) in _GENITIVES and before in line.ending:
        return [line.ending[before].value]
    if line.norm_at(last) in _LOCATIVES and line.is_definite(first):
        return _list_words(line, last + 1, line.find_end(last + 1))
    return [line.starting[last].value] if last in line.starting else []


def _is_allowed(line: Line, head: _Head, first: int, names: Sequence[str]) -> bool:
    """The name is as the noun asks for it, and no bare country: Indian police."""
    if len(names) == 1 and len(names[0]) == 2 and names[0].isupper():
        return False
    if "place" in head.conditions:
        return line.is_place(first, head.first)
    if "pair" in head.conditions:
        return any(token.text in "-–" for token in line.tokens[first : head.first])
    return True
