"""English names: which capitals of a claim may be a person's."""

from __future__ import annotations

from collections.abc import Sequence

from lib.language.rarity import zipf
from lib.mentions.people.lists import COMMON, UNKNOWN, name_lists
from lib.mentions.people.unlisted import is_initial
from lib.mentions.places.latin import is_no_name
from lib.model import Claim, Token

_SENTENCE_MARKS = frozenset(".!?:;•*-—–\"'“”‘’()[]")


def is_named_in_title(tokens: Sequence[Token], first: int, at: int, known: frozenset[str]) -> bool:
    """Whether a word of a title may be a name's; a common one is none: Calls Netanyahu.

    The first has to be listed, or known from the text: a rare verb is none (Chide Netanyahu).
    Behind a given name it need not be as rare: Joe Keller.
    """
    token, lists = tokens[at], name_lists()
    if token.kind != "word" or not token.text[0].isupper() or is_initial(tokens, at):
        return True
    if at == first:
        return token.norm in lists.names | known
    given = tokens[first].norm
    is_second = at == first + 1 and given in lists.names and given not in lists.surnames
    limit = COMMON if is_second else UNKNOWN
    return token.norm in lists.names | known or zipf(token.text, "en") < limit["en"]


def is_common_word(token: Token) -> bool:
    """Whether an English word is used for other things far more than as a name, and unlisted."""
    is_listed = token.norm in name_lists().names
    return token.norm.isascii() and not is_listed and zipf(token.text, "en") >= COMMON["en"]


def is_phrase_of_office(tokens: Sequence[Token], at: int, known: frozenset[str]) -> bool:
    """Whether two capitals from token `at` are common words: the House Minority Whip Steny Hoyer.

    One may be a given name that no list has (Grant Shapps).
    """
    both = tokens[at : at + 2]
    return len(both) == 2 and all(
        t.kind == "word" and t.text[0].isupper() and is_common_word(t) and t.norm not in known
        for t in both
    )


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
