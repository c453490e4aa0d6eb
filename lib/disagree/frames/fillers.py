"""What fills a role: a place or a thing on some tokens, and whether two of them are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lib.disagree.slots.passage import Pair, Passage
from lib.disagree.words.verbs import ENDS, is_past
from lib.language import lexicon
from lib.language.phrases import find_phrases, phrase_index
from lib.language.stems import stem
from lib.language.text import fold
from lib.links.likeness import MATCHED
from lib.links.terms import Term
from lib.mentions.relate import relate
from lib.model import Token
from lib.names.phonetics import sound_similarity

Sorts = frozenset[str]

PEOPLE = "people"  # the sort of those who travel in any vehicle
_HEARD = 0.88  # from here on two names of unlike kinds sound like one; as LOAN_FLOOR in likeness
_LONGEST = 6  # tokens of a filler; chosen
_NAMED = frozenset({"place", "name", "organisation"})
# These go on with a noun: people of the village, गांव वालों.
_INSIDE = frozenset({"of", "का", "के", "की", "वाला", "वाले", "वाली", "वालों"})
_OWN = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "two", "some", "several"})
_VERBAL = ("ed", "ing")
_MARKS = frozenset({"-", "–", "'", "’"})
_APOSTROPHES = frozenset({"'", "’"})
_BEFORE = frozenset(
    {"after", "before", "without", "near", "against", "over", "under", "outside", "inside", "off"}
)


@dataclass(frozen=True, slots=True)
class Filler:
    """Tokens [first, last) of a passage with their terms; sorts: what it is, by movers.txt."""

    first: int
    last: int
    terms: tuple[int, ...]
    sorts: Sorts = frozenset()


def read_after(passage: Passage, at: int) -> Filler | None:
    """Give the English noun phrase that begins on a token, or None."""
    tokens = passage.tokens
    while at < len(tokens) and tokens[at].norm in _OWN:
        at += 1
    name = next((m for m in passage.of_kind("name") if m.first == at), None)
    if name is not None:
        return make_filler(passage, at, name.last)
    last = at
    while last < min(len(tokens), at + _LONGEST) and (
        not stops_phrase(tokens[last]) or _is_owner(tokens, last)
    ):
        if last > at and tokens[last].text.islower() and tokens[last].norm.endswith(_VERBAL):
            break  # "from Pune rammed", "students protesting"
        last += 1
    return make_filler(passage, at, last)


def _is_owner(tokens: Sequence[Token], at: int) -> bool:
    """The "s" of "the army's engineers"."""
    return tokens[at].norm == "s" and tokens[at - 1].text in _APOSTROPHES


def read_before(passage: Passage, at: int, longest: int = _LONGEST) -> Filler | None:
    """Give the noun phrase that ends right before a token, or None.

    It begins behind a Hindi participle: "गांव पहुंचे जवानों ने" tells of the men, not of the village.
    """
    first = at
    while first > 0 and at - first < longest and not stops_phrase(passage.tokens[first - 1]):
        if first < at and is_past(passage, first - 1):
            break
        first -= 1
    return make_filler(passage, first, at)


def make_filler(passage: Passage, first: int, last: int) -> Filler | None:
    """Give what stands on tokens [first, last); None where there is no noun among them."""
    found = [n for n, t in enumerate(passage.terms) if first <= t.first and t.last <= last]
    terms = tuple(n for n in found if not _says_little(passage.terms[n]))
    if not terms:
        return None
    sorts = frozenset[str]().union(
        *(each for at, each in find_movers(passage) if first <= at < last)
    )
    return Filler(first, last, terms, sorts)


def _says_little(term: Term) -> bool:
    """A figure, a day or a participle is not what a phrase is of: "three parked trucks"."""
    return term.kind in ("number", "date") or (
        term.kind == "word" and term.text.islower() and term.text.endswith(_VERBAL)
    )


def stops_phrase(token: Token) -> bool:
    """Tell whether no noun phrase reaches over a token: a mark, a preposition, a clause word."""
    if token.kind == "mark":
        return token.text not in _MARKS
    if token.norm in _INSIDE:
        return False
    words = lexicon.words_of_all("function_words") | lexicon.words_of_all("clause_words")
    return token.norm in words or token.norm in _BEFORE


def ends_clause(token: Token) -> bool:
    """Tell whether a role's words never stand beyond a token."""
    return (
        token.text in ENDS
        or token.norm in lexicon.words_of_all("clause_words")
        or token.norm in lexicon.words_of_all("clause_breaks")
    )


def find_start(passage: Passage, at: int, reach: int) -> int:
    """Give the first token, at most `reach` before a Hindi verb, that its roles may stand on."""
    first = max(0, at - reach)
    for before in range(at - 1, first - 1, -1):
        if ends_clause(passage.tokens[before]) or passage.tokens[before].text == ",":
            return before + 1
    return first


def find_movers(passage: Passage) -> list[tuple[int, Sorts]]:
    """Give the tokens on which something that moves is named, with its sorts."""
    language = passage.claims[0].language
    matches = find_phrases(passage.tokens, phrase_index("movers", joined=True), language)
    return [(match.last - 1, frozenset(match.value.split(", "))) for match in matches]


def is_place_like(passage: Passage, filler: Filler) -> bool:
    """Tell whether a name is in a filler; in English any word with a capital may be one."""
    return bool(_list_named(passage, filler))


def _list_named(passage: Passage, filler: Filler) -> list[int]:
    return [n for n in filler.terms if _is_named(passage.terms[n])]


def _is_named(term: Term) -> bool:
    return term.kind in _NAMED or (term.kind == "word" and term.text[:1].isupper())


def are_one(pair: Pair, a: Filler, b: Filler) -> bool:
    """Tell whether two fillers may be one thing: a term of either is alike, or their sorts meet."""
    if any(are_alike(pair, i, j) for i in a.terms for j in b.terms):
        return True
    return bool(a.sorts & b.sorts - {PEOPLE})


def are_surely_one(pair: Pair, a: Filler, b: Filler) -> bool:
    """Tell whether two fillers are one thing by a word or a sort, not only by a wider one."""
    if any(are_alike(pair, i, j) for i in a.terms for j in b.terms):
        return True
    return bool(a.sorts) and a.sorts == b.sorts and PEOPLE not in a.sorts


def are_alike(pair: Pair, i: int, j: int) -> bool:
    """Tell whether term `i` of A and term `j` of B name one thing, a place unlisted on one side."""
    if pair.likeness[i, j] >= MATCHED:
        return True
    a, b = pair.a.terms[i], pair.b.terms[j]
    if a.kind != b.kind and _list_stems(a) & _list_stems(b):
        return True
    if not {a.kind, b.kind} & _NAMED or not {a.kind, b.kind} <= {*_NAMED, "word"}:
        return False
    return a.kind != b.kind and sound_similarity(a.text, b.text) >= _HEARD


def _list_stems(term: Term) -> frozenset[str]:
    """The words of a term without their endings: of an office or a body there may be several."""
    return frozenset(stem(fold(word), term.language) for word in term.text.split())


def are_other_places(pair: Pair, a: Filler, b: Filler) -> bool:
    """Tell whether two fillers name two places of which neither lies in the other."""
    named_a, named_b = _list_named(pair.a, a), _list_named(pair.b, b)
    if not named_a or not named_b or are_one(pair, a, b):
        return False
    terms = [(pair.a.terms[i].mention, pair.b.terms[j].mention) for i in named_a for j in named_b]
    listed = [relate(x, y).verdict for x, y in terms if x and y and x.kind == y.kind == "place"]
    return all(verdict == "apart" for verdict in listed)


def compare_movers(a: Sorts, b: Sorts) -> float:
    """1 for one thing that moves, or people on both sides; 0 for two; a half where it is open."""
    things = a - {PEOPLE}, b - {PEOPLE}
    if all(things):
        return float(bool(things[0] & things[1]))
    return 1.0 if PEOPLE in a & b else 0.5


def list_tokens(fillers: Iterable[Filler | None]) -> tuple[int, int]:
    """Give the tokens from the first of some fillers to the last."""
    found: Sequence[Filler] = [each for each in fillers if each is not None]
    return min(each.first for each in found), max(each.last for each in found)
