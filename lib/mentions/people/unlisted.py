"""What shows that unlisted Hindi words name a person: they speak, act or are addressed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lib.language import lexicon
from lib.language.rarity import UNSEEN, zipf
from lib.model import Claim, Token
from lib.names.aliases import spell_letters
from lib.names.parts import letter_names

_AGENT = "ने"
_HONORIFICS = frozenset({"जी", "साहब", "साहिब"})
_SOURCES = ("के अनुसार", "के मुताबिक", "का कहना", "का आरोप", "का दावा", "की पत्नी", "के पिता")
_RANK = 3  # letters of an abbreviated office; initials are rarely so many; chosen
_SPEECH_WINDOW = 6  # tokens after the agent within which the verb of speaking stands
_PLURALS = ("ों", "ियां", "ियाँ", "ाएं", "ाओं", "ें")


def is_shown_as_person(claim: Claim, first: int, last: int) -> bool:
    """Whether the unlisted words on tokens [first, last) act, speak or are addressed."""
    tokens = claim.tokens
    words = [token for token in tokens[first:last] if token.kind == "word"]
    if any(word.norm.endswith(_PLURALS) or spell_letters(word.text) for word in words):
        return False
    if not any(is_unseen(word) for word in words):
        return False
    following = tokens[last].norm if last < len(tokens) else ""
    if following in _HONORIFICS:
        return True
    if following == _AGENT:
        return len(words) > 1 or _speaks(tokens, last + 1)
    phrase = " ".join(token.norm for token in tokens[last : last + 2])
    return phrase in _SOURCES


def is_plural(norm: str) -> bool:
    """Whether a folded Hindi word ends as plurals do: कार्रवाइयों."""
    return norm.endswith(_PLURALS)


def is_unseen(token: Token) -> bool:
    """Whether no list of words has it, and it is no plural."""
    return zipf(token.text, "hi") == UNSEEN and not token.norm.endswith(_PLURALS)


def is_initial(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` is a Hindi letter or the English one that stands for a name: के., आर, K.

    One that is a postposition too (के) needs its stop, or an initial right before it.
    """
    token = tokens[at]
    is_stopped = at + 1 < len(tokens) and tokens[at + 1].text == "."
    is_stopped = is_stopped and tokens[at + 1].start == token.end
    if len(token.text) == 1 and token.text.isascii():
        return token.text.isupper() and is_stopped
    if token.norm not in letter_names():
        return False
    is_postposition = token.norm in lexicon.words("hi", "function_words") and token.norm != "जी"
    return not is_postposition or is_stopped or (at > 0 and is_initial(tokens, at - 1))


def skip_initials(tokens: Sequence[Token], at: int) -> int:
    """The first token from `at` that is neither an initial nor the stop behind one."""
    while at < len(tokens) and is_initial(tokens, at):
        at += 1
        if at < len(tokens) and tokens[at].text == "." and tokens[at].start == tokens[at - 1].end:
            at += 1
    return at


def is_rank_in_letters(tokens: Sequence[Token], at: int) -> bool:
    """Whether three letters or more stand before a listed first name: डीएफओ नवीन जोशी."""
    if at + 1 >= len(tokens) or tokens[at + 1].norm not in _first_names():
        return False
    return len(spell_letters(tokens[at].text)) >= _RANK


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    return lexicon.words("hi", "given_names") | lexicon.words("hi", "ambiguous_names")


def _speaks(tokens: Sequence[Token], start: int) -> bool:
    """कहा, बताया, … follows the agent."""
    verbs = _speech_verbs()
    return any(token.norm in verbs for token in tokens[start : start + _SPEECH_WINDOW])


@lru_cache(maxsize=1)
def _speech_verbs() -> frozenset[str]:
    phrases = lexicon.table("hi", "speech_verbs")
    return frozenset(phrase for phrase in phrases if " " not in phrase)


def follows_title(tokens: Sequence[Token], at: int) -> bool:
    """Whether श्री, डॉ. or another form of address stands before token `at`."""
    before = at - 1
    if before > 0 and tokens[before].norm == "." and tokens[before].start == tokens[before - 1].end:
        before -= 1
    if before < 0 or tokens[before].norm.isascii():
        return False
    return tokens[before].norm in lexicon.words("hi", "titles")
