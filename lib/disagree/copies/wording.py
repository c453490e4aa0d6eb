"""What two readings of one quotation have in each other's place: another word, a name left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lib.disagree.copies.copy import Change, Copy, Range, find_copy, list_content
from lib.disagree.slots.curves import CURVES
from lib.disagree.slots.passage import Pair, Passage
from lib.language.gloss import cite
from lib.links.likeness import MATCHED
from lib.model import Disagreement, Kind, Mention
from lib.names.phonetics import sound_similarity

_EDITED = frozenset({"[", "]", "…", "(", ")"})  # what an editor put in or left out
ONE_SOUND = 0.95  # two words that sound this alike are one, spelled otherwise; chosen
DERIVED = 5  # letters at the start that two words of one root share; chosen
_DOT = "."
_PARTIES: Sequence[Kind] = ("name", "organisation", "place")


def compare_wording(pair: Pair) -> Iterator[Disagreement]:
    """Give every word that two readings of a quotation exchange, and every name that one drops."""
    copy = find_copy(pair)
    if copy is None:
        return
    for change in copy.changes:
        if _is_edited(pair, change):
            continue
        content = list_content(pair.a, change.a), list_content(pair.b, change.b)
        if len(content[0]) == len(content[1]) == 1:
            yield from _find_exchange(copy, content[0][0], content[1][0])
        elif bool(content[0]) != bool(content[1]):
            yield from _find_dropped(copy, change)


def _is_edited(pair: Pair, change: Change) -> bool:
    """Brackets or dots stand in or beside the change."""
    for passage, (first, last) in ((pair.a, change.a), (pair.b, change.b)):
        near = passage.tokens[max(0, first - 1) : last + 1]
        if any(token.text in _EDITED for token in near):
            return True
        if sum(token.text == _DOT for token in near) > 1:
            return True
    return False


def _find_exchange(copy: Copy, x: int, y: int) -> Iterator[Disagreement]:
    pair = copy.pair
    i, j = _find_term(pair.a, x), _find_term(pair.b, y)
    if i is None or j is None or pair.likeness[i, j] >= MATCHED:
        return
    one, other = pair.a.tokens[x].norm, pair.b.tokens[y].norm
    if one[:DERIVED] == other[:DERIVED] or sound_similarity(one, other) >= ONE_SOUND:
        return  # connection, connectivity; Momma, Mama
    kinds = {pair.a.terms[i].kind, pair.b.terms[j].kind}
    if kinds == {"word"}:
        yield _tell(copy, "attribution", (x, x + 1), (y, y + 1))


def _find_term(passage: Passage, at: int) -> int | None:
    return next((n for n, t in enumerate(passage.terms) if t.first <= at < t.last), None)


def _find_dropped(copy: Copy, change: Change) -> Iterator[Disagreement]:
    """A name, body or place that only one side's quotation has; the other is read around it."""
    pair, is_a = copy.pair, change.a[0] < change.a[1]
    passage, place = (pair.a, change.a) if is_a else (pair.b, change.b)
    other, gap = (pair.b, change.b[0]) if is_a else (pair.a, change.a[0])
    for mention in passage.mentions:
        is_dropped = place[0] <= mention.first and mention.last <= place[1]
        if mention.kind in _PARTIES and is_dropped and not _is_fuller(passage, mention):
            around = max(0, gap - 1), min(len(other.tokens), gap + 1)
            own = mention.first, mention.last
            places = (own, around) if is_a else (around, own)
            yield _tell(copy, mention.kind, *places)
            return


def _is_fuller(passage: Passage, name: Mention) -> bool:
    """An office or another part of a name stands right beside it: the president, President Berg."""
    return any(
        m is not name
        and m.kind in ("role", "name")
        and (m.last == name.first or name.last == m.first)
        for m in passage.mentions
    )


def _tell(copy: Copy, kind: Kind, a: Range, b: Range) -> Disagreement:
    readings = copy.pair.a.read_tokens(*a), copy.pair.b.read_tokens(*b)
    why = (
        f"The same words are quoted, but A has {cite(readings[0].text)} where B has "
        f"{cite(readings[1].text)}."
    )
    confidence = CURVES["exchange"].judge(rest=copy.share)
    return Disagreement(kind, *readings, "medium", confidence, why)
