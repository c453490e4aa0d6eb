"""Two names: the same, the same spelled differently, or two different names.

Words are compared by sound (lib/names/phonetics.py), names word by word (lib/names/align.py).
Titles and legal forms do not count, order does not, a missing part does not; one part that clashes
does.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from lib.language import lexicon
from lib.language.romanise import romanise
from lib.language.text import detect_language
from lib.model import VariantKind
from lib.names.aliases import find_entities, is_abbreviation, name_same_country
from lib.names.align import ACCEPT, Alignment, Tie, align_parts, compare_parts
from lib.names.parts import Name, Part, fold_words, read_name
from lib.names.phonetics import sound_similarity

Relation = Literal["same", "variant", "reordered", "partial", "conflict"]

# Scores where the words leave no doubt or cannot be weighed; chosen, ordered by how sure each is.
SCORES = {
    "folded": 0.99,  # only case, nukta, candrabindu or accents differ
    "beside": 0.98,  # only titles or legal forms differ
    "known": 0.97,  # listed as one
    "abbreviation": 0.9,
    "reordered": 0.95,  # times the likeness of the words
    "partial": 0.85,  # likewise
    "known_apart": 0.02,  # listed as two
    "conflict": 0.49,  # times the share of the names that agrees: the most a conflict may score
}
SPELLED_ALIKE = (
    0.85  # likeness from which two names, written as one word each, are spellings; chosen
)
SPOKEN_AS_ONE = 0.8  # likeness from which names split into words differently are one; chosen
_PATRONYMS = frozenset({"bin", "ben", "ibn", "bint", "बिन", "इब्न"})


@dataclass(frozen=True, slots=True)
class NameComparison:
    """What two names are to one another.

    score: 0 to 1, from 0.5 where `same`; kind: how a variant differs, None where nothing is to be
    said; why: one English sentence; differing: the words that clash, None unless a conflict.
    """

    same: bool
    score: float
    relation: Relation
    why: str
    kind: VariantKind | None = None
    differing: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class _Verdict:
    relation: Relation
    score: float
    kind: VariantKind | None = None
    differing: tuple[str, str] | None = None
    reason: str = ""


@lru_cache(maxsize=50_000)
def compare_names(a: str, b: str) -> NameComparison:
    """Compare two names in any script; symmetric but for the order in `why` and `differing`."""
    a, b = (unicodedata.normalize("NFC", name).strip() for name in (a, b))
    first, second = sorted((a, b))
    verdict = _judge(first, second)
    if (first, second) != (a, b) and verdict.differing:
        verdict = replace(verdict, differing=verdict.differing[::-1])
    return NameComparison(
        verdict.relation != "conflict",
        round(verdict.score, 3),
        verdict.relation,
        _explain(verdict, a, b),
        verdict.kind,
        verdict.differing,
    )


def are_spelled_alike(a: str, b: str) -> bool:
    """Whether two names sound like spellings of one, wherever their words are parted."""
    return sound_similarity(a.replace(" ", ""), b.replace(" ", "")) >= SPELLED_ALIKE


def _judge(a: str, b: str) -> _Verdict:
    if a == b:
        return _Verdict("same", 1.0)
    key_a, key_b = fold_words(a), fold_words(b)
    if not key_a or not key_b:
        return _Verdict("conflict", 0.0, differing=(a, b))
    if key_a == key_b:
        return _Verdict("variant", SCORES["folded"], "spelling")
    return _judge_known(a, b) or _judge_beside(a, b) or _judge_parts(a, b)


def _judge_known(a: str, b: str) -> _Verdict | None:
    """A verdict from what whole names are known for, or None."""
    if is_abbreviation(a, b) or is_abbreviation(b, a):
        return _Verdict("variant", SCORES["abbreviation"], "abbreviation")
    entities_a, entities_b = find_entities(a), find_entities(b)
    if entities_a & entities_b:
        return _Verdict("variant", SCORES["known"], _name_known_variant(a, b))
    if name_same_country(a, b) is False:
        return _Verdict("conflict", SCORES["known_apart"], differing=(a, b), reason="known")
    return None


def _name_known_variant(a: str, b: str) -> VariantKind:
    short, long = sorted((a, b), key=len)
    if short.isupper() or len(fold_words(short).split()) < len(fold_words(long).split()):
        return "abbreviation"
    if detect_language(a) != detect_language(b):
        return "script"
    return "spelling" if sound_similarity(a, b) >= ACCEPT else "synonym"


def _judge_beside(a: str, b: str) -> _Verdict | None:
    """A verdict where nothing but titles or legal forms differs, or None."""
    name_a, name_b = read_name(a), read_name(b)
    if [part.norm for part in name_a.parts] != [part.norm for part in name_b.parts]:
        return None
    if name_a.inverted != name_b.inverted:
        return _Verdict("reordered", SCORES["reordered"], "word_order")
    kind: VariantKind = "abbreviation" if name_a.forms != name_b.forms else "honorific"
    return _Verdict("variant", SCORES["beside"], kind)


def _judge_parts(a: str, b: str) -> _Verdict:
    name_a, name_b = read_name(a), read_name(b)
    aligned = align_parts(name_a, name_b)
    if _is_spoken_as_one(name_a, name_b):
        return _Verdict("variant", SPOKEN_AS_ONE, "spelling")
    if not aligned.ties or _clashes(name_a, name_b, aligned):
        return _describe_conflict(name_a, name_b, aligned)
    likeness = _measure_likeness(aligned.ties)
    if aligned.left_a or aligned.left_b:
        kind: VariantKind | None = "abbreviation" if _has_initial(aligned) else None
        return _Verdict("partial", max(0.5, SCORES["partial"] * likeness), kind)
    if name_a.inverted != name_b.inverted or not _is_in_order(aligned.ties):
        return _Verdict("reordered", max(0.5, SCORES["reordered"] * likeness), "word_order")
    return _Verdict("variant", likeness, _name_variant(a, b, aligned))


def _is_spoken_as_one(a: Name, b: Name) -> bool:
    if any(part.initial for part in a.parts + b.parts):
        return False
    joined = ["".join(part.norm for part in name.parts) for name in (a, b)]
    return len(a.parts) != len(b.parts) and sound_similarity(*joined) >= SPOKEN_AS_ONE


def _clashes(a: Name, b: Name, aligned: Alignment) -> bool:
    left_a, left_b = aligned.left_a, aligned.left_b
    if left_a and left_b:
        return True
    if any(part.norm.isdecimal() for part in left_a + left_b):
        return True
    if (a.forms or b.forms) and (left_a or left_b):
        return True  # a company's name is not shortened freely: another word, another company
    if _swaps_father_and_son(a, aligned.ties):
        return True
    told = [a.parts[i] for tie in aligned.ties for i in tie.a]
    if any(part.norm in _surnames() for part in told):
        return False  # Singh says little, but Gurmail Singh is called so
    return all(_tells_little(part) for part in told) and bool(left_a or left_b)


def _is_particle(part: Part) -> bool:
    return part.norm in lexicon.words("common", "particles")


def _tells_little(part: Part) -> bool:
    return _is_particle(part) or part.norm in _general_words()


@cache
def _surnames() -> frozenset[str]:
    return lexicon.words_of_all("surnames") | lexicon.words("hi", "ambiguous_surnames")


@cache
def _general_words() -> frozenset[str]:
    listed = [lexicon.words(language, "organisation_heads") for language in ("hi", "en")]
    return frozenset(lexicon.groups("common", "name_words")).union(*listed)


def _swaps_father_and_son(a: Name, ties: tuple[Tie, ...]) -> bool:
    """Salman bin Muhammad is not Muhammad bin Salman."""
    own = tuple(tie for tie in ties if not _is_particle(a.parts[tie.a[0]]))
    return any(part.norm in _PATRONYMS for part in a.parts) and not _is_in_order(own)


def _is_in_order(ties: tuple[Tie, ...]) -> bool:
    order = [tie.b[0] for tie in ties]
    return order == sorted(order)


def _measure_likeness(ties: tuple[Tie, ...]) -> float:
    """The geometric mean of the ties' scores: no less than the border where each passed it."""
    product = 1.0
    for tie in ties:
        product *= tie.score
    return float(product ** (1 / len(ties)))


def _has_initial(aligned: Alignment) -> bool:
    return any(tie.way == "initial" for tie in aligned.ties)


def _name_variant(a: str, b: str, aligned: Alignment) -> VariantKind:
    if any(tie.way in ("initial", "nickname") for tie in aligned.ties):
        return "abbreviation"
    return "script" if detect_language(a) != detect_language(b) else "spelling"


def _describe_conflict(a: Name, b: Name, aligned: Alignment) -> _Verdict:
    left_a = aligned.left_a or (a.parts if not aligned.left_b else ())
    left_b = aligned.left_b or (b.parts if not aligned.left_a else ())
    differing = tuple(" ".join(part.text for part in left) for left in (left_a, left_b))
    share = _measure_overlap(a.parts, b.parts)
    return _Verdict("conflict", SCORES["conflict"] * share, differing=(differing[0], differing[1]))


def _measure_overlap(a: tuple[Part, ...], b: tuple[Part, ...]) -> float:
    """How much of both names agrees, 0 to 1, by letters; the worse word pulls hardest."""
    total = weight = 0.0
    for own, other in ((a, b), (b, a)):
        for part in own:
            best = max(compare_parts(part, answer) for answer in other)
            total += best * len(part.norm)
            weight += len(part.norm)
    return (total / weight) ** 2 if weight else 0.0


def _cite(name: str) -> str:
    if detect_language(name) != "hi":
        return f"“{name}”"
    return f"“{name}” ({romanise(name, capitalise=True)})"


def _explain(verdict: _Verdict, a: str, b: str) -> str:
    shown_a, shown_b = _cite(a), _cite(b)
    if verdict.relation == "conflict":
        return _explain_conflict(verdict, shown_a, shown_b)
    sentences = {
        "same": f"Both have {shown_a}.",
        "partial": f"{shown_a} and {shown_b} fit one name, of which one side gives less.",
        "reordered": f"{shown_a} and {shown_b} are one name with its words in another order.",
    }
    ways = {
        "spelling": "spelled differently",
        "script": "in two scripts",
        "abbreviation": "written short and in full",
        "honorific": "with and without a title",
        "synonym": "known by two names",
    }
    variant = f"{shown_a} and {shown_b} are the same, {ways.get(verdict.kind or '', '')}."
    return sentences.get(verdict.relation, variant)


def _explain_conflict(verdict: _Verdict, shown_a: str, shown_b: str) -> str:
    if verdict.reason == "known":
        return f"{shown_a} and {shown_b} are two different places."
    differing = verdict.differing or ("", "")
    if not all(differing):
        extra = _cite(differing[0] or differing[1])
        return f"{shown_a} and {shown_b} are different names: only one has {extra}."
    left, right = (_cite(part) for part in differing)
    if (left, right) == (shown_a, shown_b):
        return f"{shown_a} and {shown_b} are different names."
    return f"{shown_a} and {shown_b} are different names: {left} is not {right}."
