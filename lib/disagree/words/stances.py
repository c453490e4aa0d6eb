"""How sure a claim puts an act: as a plain fact, as feared or possible, as confirmed, as denied.

Read from stances.txt; a plain fact has no word for it, only its verb: was dismissed, मौत हो गई.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lib.disagree.slots.negation import is_under_negation
from lib.disagree.slots.passage import Pair, Passage
from lib.disagree.words.verbs import ENDS, HELPERS, Range, find_verb, is_past, list_clause
from lib.language import lexicon
from lib.language.phrases import Match, find_phrases, phrase_index
from lib.links.likeness import MATCHED
from lib.model import Language, Token

Sort = Literal["open", "claimed", "firm", "denied", "negated", "plain"]

# In tokens; chosen.
_REACH = 6  # between a word of doubt and the act that it doubts
_CLAUSE: Mapping[Language, int] = {"en": 14, "hi": 40}  # of "fears that …", "आशंका है कि …"
_THAT = 5  # between आशंका and its कि
_OBJECTS = 4  # words of content beside an act on which it is done
_BESIDE = 2  # between a doubt and the word that denies it
_NEGATED = 4  # between a negation and the act that it negates
_NEGATION = 2  # between a word of doubt and the negation that turns it: "has not confirmed"
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their"})
_COMING = frozenset({"वाला", "वाले", "वाली"})  # लैंड करने वाला था
_THATS = frozenset({"that", "कि"})
_IFS = frozenset({"if", "unless", "whether", "अगर", "यदि"})
_LOOSE = frozenset({"open", "claimed"})
_OPEN_KINDS = frozenset({"possible", "likely", "planned", "future", "obliged"})  # of modality


@dataclass(frozen=True, slots=True)
class Stance:
    """An act on token `act`, and how it is put. place: the words that show it.

    objects: tokens of content near the act, the nearest first. is_doubt: it is feared or suspected,
    not only possible.
    """

    sort: Sort
    place: Range
    act: int
    objects: tuple[int, ...]
    is_doubt: bool = False

    def tell_act(self, passage: Passage) -> Range:
        """The act with the thing right before or behind it: हथियार दिए हैं, gave arms."""
        first, last = find_verb(passage, self.act)
        beside = [at for at in self.objects if at in (first - 1, last)]
        return min([first, *beside]), max([last, *(at + 1 for at in beside)])


@dataclass(frozen=True, slots=True)
class Reader:
    """A passage with what is asked of it again and again."""

    passage: Passage
    terms: Mapping[int, int]  # token → term, of words alone
    ids: Mapping[int, frozenset[str]]  # token → acts and fates
    stances: tuple[Stance, ...]


def read_stances(passage: Passage) -> Reader:
    """Find every act that a passage puts as open, firm or denied."""
    terms = {t.first: n for n, t in enumerate(passage.terms) if t.kind == "word"}
    ids = _find_ids(passage)
    language = passage.claims[0].language
    found = []
    matches = find_phrases(passage.tokens, phrase_index("stances", joined=True), language)
    is_unproved = any(match.value == "unproved" for match in matches)
    dated = {at for date in passage.of_kind("date") for at in range(date.first, date.last)}
    for match in matches:
        if match.first in dated:
            continue  # in May 2013
        sort, *options = match.value.split(", ")
        if sort == "unproved" or (sort in _LOOSE and _is_denied_itself(match, matches)):
            continue
        sort = "open" if sort == "claimed" and is_unproved else sort
        marker = match.first, match.last
        stance = _read_stance(passage, terms, ids, marker, sort, "next" in options)
        if stance is not None:
            found.append(stance)
    found += _find_negated(passage, terms, ids)
    return Reader(passage, terms, ids, tuple(found))


def _is_denied_itself(match: Match, matches: Sequence[Match]) -> bool:
    """The doubt is what is denied: आशंका से इनकार, "denied claims that"."""
    return any(
        other.value == "denied"
        and max(other.first - match.last, match.first - other.last) < _BESIDE
        for other in matches
    )


def _find_negated(
    passage: Passage, terms: Mapping[int, int], ids: Mapping[int, frozenset[str]]
) -> Iterator[Stance]:
    """Known acts beside a negation: does not want to give, नहीं देना चाहता.

    Any other verb that is negated is for lib/disagree/clauses/polarity.py.
    """
    for marker in passage.of_kind("negation"):
        if marker.value != "not":
            continue
        after = [*range(marker.last, min(len(passage.tokens), marker.last + _NEGATED))]
        before = [*range(marker.first - 1, max(-1, marker.first - 1 - _NEGATED), -1)]
        near = [*before, *after] if passage.claims[0].language == "hi" else after
        act = next((at for at in near if at in ids), None)
        if act is None:
            continue
        clause = [at for at in list_clause(passage, act) if at in terms and at != act]
        objects = sorted(clause, key=lambda at: abs(at - act))[:_OBJECTS]
        place = min(marker.first, act), max(marker.last, act + 1)
        yield Stance("negated", place, act, tuple(objects))


def _find_ids(passage: Passage) -> Mapping[int, frozenset[str]]:
    """For each token the acts of acts.txt and the fates of fates.txt that it names."""
    language = passage.claims[0].language
    found: dict[int, set[str]] = {}
    for name in ("acts", "fates"):
        for match in find_phrases(passage.tokens, phrase_index(name), language):
            for at in range(match.first, match.last):
                found.setdefault(at, set()).add(match.value)
    return {at: frozenset(ids) for at, ids in found.items()}


def _read_stance(
    passage: Passage,
    terms: Mapping[int, int],
    ids: Mapping[int, frozenset[str]],
    marker: Range,
    sort: str,
    governs_next: bool,
) -> Stance | None:
    if _is_turned(passage, marker):
        if sort != "firm":
            return None  # "cannot", "does not deny"
        sort = "open"  # "has not confirmed"
    if governs_next and any(t.norm in _ARTICLES for t in passage.tokens[marker[1] :][:1]):
        return None  # "may the injured recover"
    content = [at for at in _list_steps(passage, marker) if at in terms or at in ids]
    named = () if governs_next else (at for at in content if at in ids)
    told = () if governs_next else (at for at in content if is_past(passage, at))
    act = next((at for places in (named, told, content) for at in places), None)
    if act is None or _is_denied(passage, act):
        return None
    place = min(marker[0], act), max(marker[1], act + 1)
    if place[1] - place[0] > _REACH:
        place = marker
    near = sorted((at for at in content if at in terms), key=lambda at: abs(at - act))
    objects = tuple(at for at in near if at != act)[:_OBJECTS]
    is_doubt = sort == "open" and not governs_next
    return Stance(sort, place, act, objects, is_doubt)  # type: ignore[arg-type]


def _is_turned(passage: Passage, marker: Range) -> bool:
    """A negation stands beside the word: "has not confirmed", पुष्टि नहीं, "cannot"."""
    is_hindi = passage.claims[0].language == "hi"
    for negation in passage.of_kind("negation"):
        if negation.value != "not":
            continue
        if negation.first < marker[1] and marker[0] < negation.last:
            return True
        if 0 <= marker[0] - negation.last < _NEGATION:
            return True
        if 0 <= negation.first - marker[1] < _NEGATION + is_hindi:
            return True
    return False


def _is_denied(passage: Passage, act: int) -> bool:
    """The act itself is negated in its clause: "may not resign", नहीं देना चाहता."""
    if is_under_negation(passage, act):
        return True
    near = range(act - _NEGATION, act + 1 + _NEGATION)
    return any(m.value == "not" and m.first in near for m in passage.of_kind("negation"))


def _opens_clause(passage: Passage, marker: Range) -> bool:
    after = passage.tokens[marker[1] : marker[1] + _THAT]
    return any(token.norm in _THATS for token in after)


def _list_steps(passage: Passage, marker: Range) -> Iterator[int]:
    """The tokens in which the act stands, in the order in which they are asked.

    English: behind the word. Hindi, whose verb comes last: before it, the nearest first. In both
    behind it where "that" or कि follows.
    """
    tokens, language = passage.tokens, passage.claims[0].language
    end = min(len(tokens), marker[1] + _CLAUSE[language])
    if language == "en":
        yield from _walk(tokens, range(marker[1], end))
    elif _opens_clause(passage, marker):
        at = next(n for n in range(marker[1], len(tokens)) if tokens[n].norm in _THATS) + 1
        yield from reversed(list(_walk(tokens, range(at, end))))
    else:
        yield from _walk(tokens, range(marker[0] - 1, max(-1, marker[0] - 1 - _REACH), -1))


def _walk(tokens: Sequence[Token], places: range) -> Iterator[int]:
    breaks = lexicon.words_of_all("clause_breaks")
    for at in places:
        if tokens[at].text in ENDS or tokens[at].norm in breaks or tokens[at].norm == "कि":
            return
        yield at


def find_plain(reader: Reader, acts: Sequence[int]) -> Iterator[Stance]:
    """Give those of some tokens of a passage on which an act is told as a plain fact."""
    passage, end = reader.passage, 0
    for act in acts:
        if act >= end and _is_plain(reader, act):
            place = find_verb(passage, act)
            end = place[1]
            objects = [at for at in list_clause(passage, act) if at in reader.terms]
            near = sorted((at for at in objects if at != act), key=lambda at: abs(at - act))
            yield Stance("plain", place, act, tuple(near))


def _is_plain(reader: Reader, act: int) -> bool:
    passage = reader.passage
    clause = list_clause(passage, act)
    if not clause or any(passage.tokens[at].norm in _IFS for at in clause):
        return False
    helpers = passage.tokens[act + 1 : act + 1 + HELPERS]
    if any(token.norm in _COMING for token in helpers):
        return False
    if any(m.first in clause and m.value in _OPEN_KINDS for m in passage.of_kind("modality")):
        return False
    denying = (m for m in passage.of_kind("negation") if not m.first <= act < m.last)
    if any(m.first in clause for m in denying):
        return False
    for stance in reader.stances:
        if act == stance.act or act in stance.objects or stance.place[0] in clause:
            return False
    return find_verb(passage, act) != (act, act + 1) or is_past(passage, act)


def are_alike(pair: Pair, a: Reader, x: int, b: Reader, y: int) -> bool:
    """Tell whether token `x` of A and token `y` of B name one act or thing."""
    if a.ids.get(x, frozenset()) & b.ids.get(y, frozenset()):
        return True
    i, j = a.terms.get(x), b.terms.get(y)
    return i is not None and j is not None and bool(pair.likeness[i, j] >= MATCHED)
