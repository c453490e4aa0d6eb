"""Markers that turn, weaken, hand on or colour a statement."""

from __future__ import annotations

from collections.abc import Sequence

from lib.language import lexicon
from lib.language.phrases import Match, find_phrases, phrase_index
from lib.model import Language, Marker, Token

SHORTEST_FUTURE = 4  # letters and signs; shorter words end so by chance
SHORTEST_INFINITIVE = 4
_NAMELIKE = {"May", "Will"}  # verbs that with a capital may be a month or a first name


def find_negations(tokens: Sequence[Token], language: Language) -> list[Match]:
    """Negating words, verbs that deny, verbs that undo the verb they govern.

    The values are "not"; "deny" for what denies its object (rejected the plan); "undo" for what
    says that an act is not, or no more (stopped rising, करने से इनकार).
    """
    found = _find_undoing(tokens, language)
    taken = {at for match in found for at in range(match.first, match.last)}
    denying = find_phrases(tokens, phrase_index("negative_verbs"), language)
    found += [Match(m.first, m.last, "deny") for m in denying if m.first not in taken]
    taken = {at for match in found for at in range(match.first, match.last)}
    taken |= _find_empty(tokens, language)
    plain = lexicon.words_of_all("negation")
    for at, token in enumerate(tokens):
        if at not in taken and (token.norm in plain or token.norm.endswith("n't")):
            found.append(Match(at, at + 1, "not"))
    return sorted(found, key=lambda match: match.first)


def _find_undoing(tokens: Sequence[Token], language: Language) -> list[Match]:
    """Verbs that govern another one and say that it is not so, or no more."""
    found = []
    for match in find_phrases(tokens, phrase_index("governing_verbs"), language):
        if match.value == "to":
            governs = match.last < len(tokens) and tokens[match.last].kind == "word"
        elif match.value == "ing":
            governs = _is_infinitive(tokens, match.last, "en")
        else:
            governs = _is_infinitive(tokens, _skip_joints(tokens, match.first - 1), "hi")
        if governs:
            found.append(Match(match.first, match.last, "undo"))
    return found


def _is_infinitive(tokens: Sequence[Token], at: int, language: Language) -> bool:
    if not 0 <= at < len(tokens):
        return False
    word = tokens[at].norm
    endings = tuple(lexicon.words(language, "infinitive_endings"))
    return len(word) >= SHORTEST_INFINITIVE and word.endswith(endings)


def _skip_joints(tokens: Sequence[Token], at: int) -> int:
    """The token before the small words of Hindi that stand between an infinitive and its verb."""
    while at >= 0 and tokens[at].norm in lexicon.words("hi", "infinitive_joints"):
        at -= 1
    return at


def _find_empty(tokens: Sequence[Token], language: Language) -> set[int]:
    """Tokens on which a negating word negates nothing: not only, जब तक … नहीं."""
    empty = set[int]()
    for match in find_phrases(tokens, phrase_index("empty_negation"), language):
        last = match.last
        if match.value.endswith("~"):
            plain = lexicon.words_of_all("negation")
            rest = range(match.last, len(tokens))
            last = next((at + 1 for at in rest if tokens[at].norm in plain), match.last)
        empty.update(range(match.first, last))
    return empty


def find_modality(tokens: Sequence[Token], language: Language) -> list[Match]:
    """Words that say how certain a statement is; the value is the lexicon's degree.

    A Hindi verb in the future that the lexicon does not list has the value "future".
    """
    found = find_phrases(tokens, phrase_index("modality"), language)
    if language != "hi":
        return [match for match in found if not _is_month_or_name(tokens, match.first)]
    taken = {at for match in found for at in range(match.first, match.last)}
    endings = tuple(lexicon.words("hi", "future_endings"))
    found += [
        Match(at, at + 1, "future")
        for at, token in enumerate(tokens)
        if at not in taken and token.norm.endswith(endings) and len(token.norm) > SHORTEST_FUTURE
    ]
    return sorted(found, key=lambda match: match.first)


def _is_month_or_name(tokens: Sequence[Token], at: int) -> bool:
    """May the month, Will the first name: "3rd May", "in May", "actor Will Smith"; not a verb.

    A capital tells it, unless it opens the sentence or every word of a headline has one.
    """
    if tokens[at].text not in _NAMELIKE:
        return False
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    neighbours = lexicon.words("en", "month_neighbours")
    if after is None or after.kind == "number" or (before and before.kind == "number"):
        return True
    if before is None or before.kind == "mark":
        return after.text[:1].isupper() and after.kind == "word" and tokens[at].text == "Will"
    return before.norm in neighbours or before.text[0].islower() or not after.text[0].isupper()


def find_framing(tokens: Sequence[Token], language: Language) -> list[Match]:
    """Words that show a subject in a tone; the value is "subject, tone"."""
    return find_phrases(tokens, phrase_index("framing", joined=True), language)


def read_tone(value: str) -> Marker:
    """Read what `find_framing` gives: the subject, and the tone in which it is shown."""
    subject, tone = value.split(", ")
    return Marker(subject, tone)


def find_attributions(tokens: Sequence[Token], language: Language) -> list[Match]:
    """Words that hand a statement to a speaker; the value is the kind of speech act."""
    found = find_phrases(tokens, phrase_index("speech_verbs"), language)
    return [match for match in found if not _is_in_title(tokens, match)]


def _is_in_title(tokens: Sequence[Token], match: Match) -> bool:
    """Capitalised, and before another such word: the State in State Transport Minister."""
    words = tokens[match.first], *tokens[match.last : match.last + 1]
    return len(words) == 2 and all(word.text[0].isupper() for word in words)
