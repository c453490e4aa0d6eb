"""Deeds that a claim tells as done or as not done: signed, left without signing, सहमति नहीं बनी.

Read from deeds.txt, whose classes hold the verbs and nouns of both languages. What may be or is
asked for is neither; what is decided for the time to come is told apart from what has happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lib.disagree.slots.passage import Passage
from lib.disagree.words.negated import find_marker, is_doubtful, list_acts
from lib.disagree.words.verbs import Range, find_done, list_clause
from lib.language import lexicon
from lib.language.phrases import Match, find_phrases, phrase_index

_OBJECTS = 8  # words of content of the clause on which the deed is done; chosen
_YET = 12  # tokens between a deed and its "so far"; chosen
_NOUN, _NOT = "noun", "not "
_KINDS = frozenset({"word", "name", "organisation", "role", "place"})  # of terms that are objects
_PASSIVE = frozenset({"was", "were", "been", "be", "being", "is", "are"})
_WOULD = "would"
_IFS = frozenset({"if", "unless", "whether", "अगर", "यदि"})
_OPEN = frozenset({"possible", "likely", "obliged"})  # kinds of modality
_COMING = frozenset({"planned", "future"})


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed of the classes `deeds` on token `act`, told as done or, not `is_done`, as not done.

    place: the words that show it. objects: terms of its clause, the nearest first. done_to: that of
    them on which it is done, if any. is_any: it is denied of everyone or everything. is_yet: it is
    not done so far. is_coming: it lies ahead.
    """

    act: int
    deeds: frozenset[str]
    is_done: bool
    place: Range
    objects: tuple[int, ...]
    done_to: int | None
    is_any: bool = False
    is_yet: bool = False
    is_coming: bool = False


def find_deeds(passage: Passage) -> tuple[Deed, ...]:
    """Find the deeds that a passage tells as done or as not done."""
    language = passage.claims[0].language
    matches = find_phrases(passage.tokens, phrase_index("deeds", joined=True), language)
    acts = list_acts(matches)
    return tuple(deed for match in matches for deed in _read_deeds(passage, match, acts))


def name_deeds(passage: Passage) -> Mapping[int, frozenset[str]]:
    """For each token the deeds that it names, whether they are done or not."""
    language = passage.claims[0].language
    found: dict[int, frozenset[str]] = {}
    for match in find_phrases(passage.tokens, phrase_index("deeds", joined=True), language):
        values = frozenset(match.value.split(", ")) - {_NOUN}
        found |= dict.fromkeys(range(match.first, match.last), values)
    return found


def _read_deeds(passage: Passage, match: Match, acts: frozenset[int]) -> Iterator[Deed]:
    clause = list_clause(passage, match.first)
    if any(passage.tokens[at].norm in _IFS for at in [clause.start - 1, *clause] if at >= 0):
        return
    values = match.value.split(", ")
    plain = frozenset(v for v in values if v != _NOUN and not v.startswith(_NOT))
    turned = frozenset(v.removeprefix(_NOT) for v in values if v.startswith(_NOT))
    kinds = _list_kinds(passage, match, clause)
    objects = _list_objects(passage, match, clause)
    done_to = _find_done_to(passage, match, objects)
    marker = find_marker(passage, match, acts)
    if marker is not None:
        if plain and not kinds & _OPEN:
            shown = min(marker.first, match.first), max(marker.last, match.last)
            is_coming = marker.is_coming or bool(kinds & _COMING)
            how = _is_any(passage, shown), _is_yet(passage, match), is_coming
            yield Deed(match.first, plain, False, shown, objects, done_to, *how)
        return
    if kinds & _OPEN or is_doubtful(passage, match):
        return
    is_coming = bool(kinds & _COMING)
    done = find_done(passage, match, _NOUN in values)
    place: Range | None = (match.first, match.last) if is_coming else done
    if place is not None:
        for deeds, is_done in ((plain, True), (turned, False)):
            if deeds:
                yield Deed(
                    match.first, deeds, is_done, place, objects, done_to, is_coming=is_coming
                )


def _list_kinds(passage: Passage, match: Match, clause: range) -> set[str]:
    """How certain the clause is, up to its commas: "left, saying he would return" has left.

    What is told with "would" was said to be coming.
    """
    found = set()
    for marker in passage.of_kind("modality"):
        first, last = sorted((marker.first, match.first))
        between = passage.tokens[first:last]
        if marker.first in clause and not any(token.text == "," for token in between):
            found.add("future" if passage.tokens[marker.first].norm == _WOULD else marker.value)
    return found


def _list_objects(passage: Passage, match: Match, clause: range) -> tuple[int, ...]:
    small = lexicon.words_of_all("done_words") | lexicon.words_of_all("any_words")
    found = [
        (abs(term.first - match.first), n)
        for n, term in enumerate(passage.terms)
        if term.kind in _KINDS
        and term.first in clause
        and passage.tokens[term.first].norm not in small
        and not match.first <= term.first < match.last
    ]
    return tuple(n for _, n in sorted(found)[:_OBJECTS])


def _find_done_to(passage: Passage, match: Match, objects: tuple[int, ...]) -> int | None:
    """The object: before the deed in Hindi and of an English passive, else behind it."""
    before = passage.tokens[max(0, match.first - 2) : match.first]
    is_passive = any(token.norm in _PASSIVE for token in before)
    stands_before = is_passive or passage.claims[0].language == "hi"
    beside = ((n, passage.terms[n].first) for n in objects)
    return next((n for n, at in beside if (at < match.first) == stands_before), None)


def _is_any(passage: Passage, place: Range) -> bool:
    words = lexicon.words_of_all("any_words")
    around = passage.tokens[max(0, place[0] - 1) : place[1] + 1]
    return any(token.norm in words for token in around)


def _is_yet(passage: Passage, match: Match) -> bool:
    found = find_phrases(passage.tokens, phrase_index("yet_words"), passage.claims[0].language)
    return any(abs(each.first - match.first) <= _YET for each in found)
