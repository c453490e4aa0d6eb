"""English names: which capitals of a claim may be a person's."""

from __future__ import annotations

from collections.abc import Sequence

from lib.language.rarity import zipf
from lib.mentions.people.lists import COMMON, UNKNOWN, name_lists
from lib.mentions.places.latin import is_no_name
from lib.model import Claim, Token

_SENTENCE_MARKS = frozenset(".!?:;•*-—–\"'“”‘’()[]")


def is_named_in_title(tokens: Sequence[Token], first: int, at: int, known: frozenset[str]) -> bool:
    """Whether a word of a title may be a name's; a common one is none: Calls Netanyahu.

    Behind a given name it need not be as rare: Joe Keller.
    """
    token, lists = tokens[at], name_lists()
    if token.kind != "word" or not token.text[0].isupper():
        return True
    given = tokens[first].norm
    is_second = at == first + 1 and given in lists.names and given not in lists.surnames
    limit = COMMON if is_second else UNKNOWN
    return token.norm in lists.names | known or zipf(token.text, "en") < limit["en"]


def is_contraction(token: Token) -> bool:
    """A function word with its verb: I've, They're; not O'Neill."""
    word, apostrophe, _ = token.norm.partition("'")
    return bool(apostrophe) and word in name_lists().function


def is_latin_name(
    parts: Sequence[Token], at: int, claim: Claim, titled: bool, listed: Sequence[bool]
) -> bool:
    """Whether the capitals `parts` from token `at` are a name; listed: which a list has."""
    rare = [zipf(part.text, "en") < UNKNOWN["en"] for part in parts]
    if not any(listed) and all(zipf(part.text, "en") >= COMMON["en"] for part in parts):
        return False  # Disaster Management, the Catholic vote
    if titled or claim.role == "headline":
        return any(listed) and len(parts) > 1
    if len(parts) == 1 and is_no_name(parts[0].norm):
        return listed[0]
    if len(parts) == 1 and _starts_sentence(claim.tokens, at):
        return listed[0] or rare[0]
    return True


def _starts_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Where a capital says nothing: at the start, and after what ends or introduces a sentence."""
    return at == 0 or tokens[at - 1].text in _SENTENCE_MARKS
