"""One deed told from its two sides: one sold it, the other bought it, and both tell the same."""

from __future__ import annotations

from lib.disagree.frames.fillers import Filler, are_one, find_start, read_after, read_before
from lib.disagree.frames.parties import AGENT, BE, BY_HINDI, find_word, read_subject, skip_of
from lib.disagree.slots.passage import Pair, Passage
from lib.language import lexicon

# In tokens; chosen.
_BY = 4  # from a passive verb to its "by"
_CLAUSE = 20  # from a Hindi verb back to its doer
_PARTY = 5  # of a Hindi party before its ने


def tell_two_sides(pair: Pair, a: int, b: int) -> bool:
    """Tell whether two opposites, on tokens of A and B, are two sides of one deed.

    Not where one doer is told to have done both: who is told to have sold what he bought.
    """
    words = pair.a.tokens[a].norm, pair.b.tokens[b].norm
    if not _are_converse(*words):
        return False
    doers = _read_doer(pair.a, a), _read_doer(pair.b, b)
    return doers[0] is not None and doers[1] is not None and not are_one(pair, doers[0], doers[1])


def _are_converse(one: str, other: str) -> bool:
    homes = [
        {(language, group) for language in ("hi", "en") if (group := _find(language, word)) >= 0}
        for word in (one, other)
    ]
    languages = [{language for language, _ in home} for home in homes]
    return bool(homes[0] & homes[1]) or (all(homes) and languages[0].isdisjoint(languages[1]))


def _find(language: str, word: str) -> int:
    return lexicon.groups(language, "converses").get(word, -1)


def _read_doer(passage: Passage, at: int) -> Filler | None:
    tokens = passage.tokens
    if passage.claims[0].language == "en":
        by = find_word(tokens, at + 1, _BY, frozenset({"by"}))
        if by is not None and (by == at + 1 or (at and tokens[at - 1].norm in BE)):
            return read_after(passage, by + 1)
        return read_subject(passage, at)
    start = find_start(passage, at, _CLAUSE)
    for n in range(at - 1, start, -1):
        if tokens[n].norm in (AGENT, BY_HINDI):
            return read_before(passage, skip_of(tokens, n), _PARTY)
    return None
