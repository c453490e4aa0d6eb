"""Names of people, without a trained model.

What makes a word part of a name: a list of names, an office or title before it, a capital inside an
English sentence, two unknown words in a row, or the same name seen with more certainty elsewhere in
the article. Ordinary words never start a name by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lib.language import lexicon
from lib.language.phrases import Match
from lib.language.rarity import zipf
from lib.mentions.people.capitals import (
    is_common_word,
    is_contraction,
    is_latin_name,
    is_named_in_title,
    is_phrase_of_office,
)
from lib.mentions.people.lists import COMMON, UNKNOWN, name_lists
from lib.mentions.people.unlisted import (
    follows_title,
    is_initial,
    is_plural,
    is_rank_in_letters,
    is_shown_as_person,
    is_unseen,
    skip_initials,
)
from lib.mentions.places.latin import is_title_case
from lib.model import Claim, Token

MAX_PARTS = 5
_LETTERS = 3  # in capitals, that make no name by themselves; chosen
_PARTICLES = {"bin", "al", "el", "van", "von", "de", "der", "da", "del", "la", "ibn", "बिन", "अल"}
_NO_END = _PARTICLES | {"-", "."}


def find_names(
    claim: Claim, taken: Iterable[Match], roles: Sequence[Match], known: frozenset[str]
) -> list[Match]:
    """Names on the claim's free tokens.

    taken: matches of other kinds, which no name may overlap; roles: the offices among them, which
    announce a name; known: folded words that are part of a name elsewhere in the article.
    """
    occupied = {at for match in taken for at in range(match.first, match.last)}
    announced = {_skip_stop(claim.tokens, match.last) for match in roles}
    titled = is_title_case(claim.tokens)
    found = []
    at = 0
    while at < len(claim.tokens):
        is_announced = at in announced or follows_title(claim.tokens, at)
        last = _name_end(claim, at, occupied, is_announced, known, titled)
        if last == at:
            at += 1
            continue
        text = " ".join(token.norm for token in claim.tokens[at:last] if token.kind == "word")
        found.append(Match(at, last, text))
        at = last
    return found


def _skip_stop(tokens: Sequence[Token], at: int) -> int:
    """The token behind an office: Sen. Rao, Sen Rao."""
    return at + (at < len(tokens) and tokens[at].text == ".")


def name_words(claim: Claim, names: Iterable[Match]) -> frozenset[str]:
    """The folded words of names that are certain enough to be recognised alone elsewhere."""
    lists = name_lists()
    return frozenset(
        token.norm
        for match in names
        for token in claim.tokens[match.first : match.last]
        if token.kind == "word"
        and len(token.norm) > 2
        and token.norm not in lists.function
        and token.norm not in lists.ambiguous
        and token.norm not in lists.ordinary
        and not is_common_word(token)
    )


def _name_end(
    claim: Claim, at: int, occupied: set[int], announced: bool, known: frozenset[str], titled: bool
) -> int:
    """Where a name that starts at token `at` ends; `at` itself where none starts."""
    tokens = claim.tokens
    if is_rank_in_letters(tokens, at) or is_phrase_of_office(tokens, at, known):
        return at
    last, end = at, min(len(tokens), at + MAX_PARTS + _count_stops(tokens, at))
    while last < end and last not in occupied:
        if titled and not is_named_in_title(tokens, at, last, known):
            break
        if not _continues_name(tokens, at, last, titled) or _is_complete(tokens, at, last):
            break
        last += 1
    while last > at and tokens[last - 1].norm in _NO_END:
        last -= 1
    parts = [token for token in tokens[at:last] if token.kind == "word"]
    if parts and _is_name(parts, at, claim, announced, known, titled):
        return last
    return at


def _count_stops(tokens: Sequence[Token], at: int) -> int:
    """The tokens that initials take beyond a word each: A. K. Sharma, John A. Boehner."""
    last = max(skip_initials(tokens, at), min(at + MAX_PARTS, len(tokens)))
    return sum(tokens[n].text == "." and _is_stop(tokens, n) for n in range(at + 1, last))


def _continues_name(tokens: Sequence[Token], first: int, at: int, titled: bool) -> bool:
    token, lists = tokens[at], name_lists()
    if token.kind == "mark":
        joins = token.text == "-" and at > first and tokens[at - 1].end == token.start
        return joins or (token.text == "." and at > first and _is_stop(tokens, at))
    if token.kind != "word":
        return False
    if is_initial(tokens, at) and (token.text.isascii() or skip_initials(tokens, first) >= at):
        return _begins_name(tokens, at)
    if token.text[0].isupper():
        if is_contraction(token):
            return False
        return token.norm not in lists.function or (at > first and len(token.norm) == 2)
    if token.norm in _PARTICLES:
        return first < at < len(tokens) - 1 and tokens[at + 1].norm in lists.names
    if token.norm.isascii():
        is_listed = token.norm in lists.names and token.norm not in lists.function
        return is_listed and not titled and zipf(token.text, "en") < COMMON["en"]  # park, mark
    if token.norm in lists.function:
        return _is_syllable_of_name(tokens, first, at)
    return token.norm in lists.names or token.norm in lists.ambiguous or _may_be_hindi_name(token)


def _is_stop(tokens: Sequence[Token], at: int) -> bool:
    """Whether the stop at `at` belongs to the initial before it."""
    before = tokens[at - 1]
    return before.end == tokens[at].start and (len(before.text) == 1 or is_initial(tokens, at - 1))


def _begins_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether initials and then a listed or unseen name stand from `at`: पी चिदंबरम, आर पी सिंह."""
    at = skip_initials(tokens, at)
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    lists = name_lists()
    if tokens[at].norm.isascii():
        return tokens[at].text[0].isupper() and tokens[at].norm not in lists.function
    return tokens[at].norm in lists.names | lists.ambiguous_surnames or is_unseen(tokens[at])


def _is_complete(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a Hindi surname before `at` ends the name: what follows is no listed name."""
    lists, token = name_lists(), tokens[at]
    if at - first < 2 or token.kind != "word" or token.norm.isascii():
        return False
    if token.norm in lists.names or token.norm in lists.ambiguous:
        return False
    before = tokens[at - 1].norm
    if before in lists.ambiguous_surnames:  # हरभजन सिंह चीमा
        return not is_unseen(token)
    return before in lists.surnames


def _is_syllable_of_name(tokens: Sequence[Token], first: int, at: int) -> bool:
    """A function word that is also a name's syllable (उन in किम जोंग उन), inside a listed name."""
    lists = name_lists()
    follows = at + 1 < len(tokens) and (
        tokens[at + 1].norm in lists.function or tokens[at + 1].norm in lists.names
    )
    return at > first and tokens[at].norm in lists.ambiguous and follows


def _may_be_hindi_name(token: Token) -> bool:
    lists = name_lists()
    return (
        token.norm not in lists.ordinary
        and zipf(token.text, "hi") < COMMON["hi"]
        and not _is_inflected_verb(token.norm)
    )


def _is_inflected_verb(norm: str) -> bool:
    return norm.endswith(("ेगा", "ेगी", "ेंगे", "ूंगा", "ाएगा", "ाएगी", "ाएंगे", "कर", "ाने", "ाना", "ाया"))


def _is_name(
    parts: Sequence[Token],
    at: int,
    claim: Claim,
    announced: bool,
    known: frozenset[str],
    titled: bool,
) -> bool:
    if all(_is_bare_letters(part) for part in parts):
        return False  # U. S., R-S.C., SUV
    if len(parts[0].text) == 1 and at + 1 < len(claim.tokens) and claim.tokens[at + 1].text == "-":
        return False  # D-Calif
    lists = name_lists()
    listed = [part.norm in lists.names for part in parts]
    if announced or any(part.norm in known for part in parts):
        return any(
            is_listed or (part.norm not in lists.ordinary and not is_plural(part.norm))
            for is_listed, part in zip(listed, parts, strict=True)
        )
    if parts[0].text[0].isupper():
        return is_latin_name(parts, at, claim, titled, listed)
    if any(listed):
        return len(parts) > 1 or (listed[0] and parts[0].norm not in lists.ambiguous)
    rare = all(zipf(part.text, "hi") < UNKNOWN["hi"] for part in parts)
    if len(parts) > 1 and parts[-1].norm in lists.ambiguous_surnames:
        return True
    return rare and is_shown_as_person(claim, at, at + len(parts))


def _is_bare_letters(token: Token) -> bool:
    """A letter, or a few in capitals."""
    if not (token.text.isascii() and token.text.isupper()):
        return len(token.norm) == 1
    return len(token.norm) <= _LETTERS or token.norm in lexicon.words("en", "no_bodies")
