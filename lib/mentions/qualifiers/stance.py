"""Whether a value is denied or doubted, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from lib.language import lexicon
from lib.mentions.qualifiers.clauses import is_label
from lib.mentions.qualifiers.fates import Fate
from lib.mentions.qualifiers.surroundings import Surroundings
from lib.model import Mention

_BEFORE, _AFTER = 2, 3  # tokens between a negation and the value it denies, by side; chosen
_DOUBTS = frozenset({"possible", "likely"})  # degrees of modality that leave a value open
_NOUN = 4  # tokens between a verb of speaking and its speaker; chosen
_AGENT = 8  # tokens between ने and the verb; chosen
# Kinds of speech that give a figure.
_GIVES = frozenset(
    {"say", "report", "claim", "demand", "confirm", "announce", "admit", "predict", "promise"}
)
_REPORTED = "report"  # as a verb it has its speaker before it
_ERGATIVE = "ने"  # marks who did it, before the का of what was done: संघ ने बढ़ोतरी की मांग की
_ENDS = {".", ";", "।", "?", "!"}


def is_negated(around: Surroundings, value: Mention) -> bool:
    """Tell whether a negation denies the value: not the first, मंगलवार को नहीं, दो नहीं.

    It stands right before the value, in Hindi also behind it, with no mark and no number between.
    """
    for marker in around.of_kind("negation"):
        is_emphasis = value.told[0] <= marker.first < value.told[1]  # से कम नहीं
        if marker.value != "not" or is_emphasis or is_label(around, value):
            continue
        if 0 <= value.first - marker.last < _BEFORE:
            between = around.tokens[marker.last : value.first]
            return not any(token.kind == "mark" for token in between)
        if around.language == "hi" and 0 <= marker.first - value.last < _AFTER:
            steps = range(value.last, marker.first)
            return _closes(around, marker) and not any(at in around.number_at for at in steps)
    return False


def _closes(around: Surroundings, marker: Mention) -> bool:
    """What is denied ends there: "दो नहीं, तीन"; not "दो लोग नहीं आए"."""
    after = around.tokens[marker.last : marker.last + 1]
    return not after or after[0].kind == "mark" or after[0].norm in ("है", "हैं", "था", "थी", "थे")


def is_hedged(around: Surroundings, value: Mention, fates: Sequence[Fate]) -> bool:
    """Tell whether a word of doubt stands in the value's clause: feared, may, आशंका."""
    return any(
        marker.value in _DOUBTS
        and _is_clause(around, value, marker)
        and not _is_told_before(around, value, marker, fates)
        for marker in around.of_kind("modality")
    )


def _is_told_before(
    around: Surroundings, value: Mention, marker: Mention, fates: Sequence[Fate]
) -> bool:
    """The fate is told, and a comma ends that, before the doubt: 12 died, more may be hurt."""
    commas = [at for at in range(value.last, marker.first) if around.tokens[at].text == ","]
    return any(value.last <= fate.first and fate.last <= at for fate in fates for at in commas[:1])


def _is_clause(around: Surroundings, one: Mention, other: Mention) -> bool:
    """No clause ends and no other value of the kind stands between two mentions."""
    first, last = min(one.last, other.last), max(one.first, other.first)
    breaks = lexicon.words(around.language, "clause_breaks")
    between = around.tokens[first:last]
    if any(token.text in _ENDS or token.norm in breaks for token in between):
        return False
    return not any(
        first <= rival.first < last and rival is not one for rival in around.of_kind(one.kind)
    )


def find_holder(around: Surroundings, number: Mention) -> tuple[int, int] | None:
    """Find the token of who gives a figure: villagers say 20, विपक्ष के मुताबिक 40."""
    spoken = [m for m in around.of_kind("attribution") if _reaches(around, m, number)]
    if not spoken:
        return None
    nearest = min(spoken, key=lambda m: max(m.first - number.last, number.first - m.last))
    find = _find_hindi_speaker if around.language == "hi" else _find_english_speaker
    return find(around, nearest)


def _reaches(around: Surroundings, marker: Mention, number: Mention) -> bool:
    """The words of speaking and the number stand in one clause, no other figure between."""
    if marker.value not in _GIVES or (
        marker.first < number.told[1] and number.told[0] < marker.last
    ):
        return False
    may_follow = marker.value == "report" or around.language == "hi"
    return (marker.last <= number.first or may_follow) and _is_clause(around, number, marker)


def _find_english_speaker(around: Surroundings, marker: Mention) -> tuple[int, int] | None:
    """The noun before the verb of speaking; after "according to", but not after "reported"."""
    if marker.value == "report" and not marker.text.casefold().startswith(_REPORTED):
        places = range(marker.last, min(len(around.tokens), marker.last + _NOUN))
    else:
        places = range(marker.first - 1, max(-1, marker.first - 1 - _NOUN), -1)
    return _find_noun(around, places)


def _find_hindi_speaker(around: Surroundings, marker: Mention) -> tuple[int, int] | None:
    """The noun before ने, or before the का or के that leads to the words of speaking."""
    cases = lexicon.words("hi", "speaker_cases")
    if marker.value == "report":
        return _find_noun(around, range(marker.first - 1, max(-1, marker.first - 1 - _NOUN), -1))
    before = range(marker.first - 1, max(0, marker.first - 1 - _AGENT), -1)
    led = [at for at in before if around.tokens[at].norm in cases]
    agents = [at for at in led if around.tokens[at].norm == _ERGATIVE]
    at = next(iter(agents or led), None)
    return None if at is None else _find_noun(around, range(at - 1, at - 2, -1))


def _find_noun(around: Surroundings, places: range) -> tuple[int, int] | None:
    small = lexicon.words_of_all("function_words")
    for at in places:
        token = around.tokens[at]
        if token.kind == "mark" or (at == places[0] and token.norm in ("the", "a", "an")):
            if places.step > 0 and token.kind == "word":
                continue
            return None
        if token.kind == "word" and token.norm not in small:
            return at, at + 1
    return None
