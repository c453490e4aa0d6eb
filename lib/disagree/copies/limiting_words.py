"""Two copies of one sentence of which one takes back or limits what the other states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from lib.disagree.clauses.denials import is_denied
from lib.disagree.copies.copy import Change, Copy, Range, list_content
from lib.disagree.copies.quantifiers import says_same_share
from lib.disagree.slots.curves import CURVES
from lib.disagree.slots.negation import cuts_off, is_under_negation, tells_end
from lib.disagree.slots.passage import Passage
from lib.language import lexicon
from lib.language.gloss import cite
from lib.language.joints import is_joint
from lib.language.lexicon import LANGUAGES
from lib.language.phrases import find_phrases, phrase_index
from lib.language.stems import stem
from lib.model import Disagreement, Severity

AFTER = 2  # content words between a limiting word and what it limits: "fails to mention"; chosen
CALM = 2  # tokens after a limit that must be the same on both sides; chosen
BESIDE = 4  # tokens among which a word that is limited is looked for; chosen
_STOPS = {".", "?", "!", ";", ":", "।", "|"}
_CONTRASTS = {"but", "बल्कि", "लेकिन", "मगर"}


def compare_limits(copy: Copy) -> Iterator[Disagreement]:
    """only, except, fails to, lacks, no longer: put into one of the two copies."""
    yield from _find_limits(copy)
    for found in _find_limits(copy.mirror(), sides=("B", "A")):
        yield replace(found, a=found.b, b=found.a)


def _find_limits(copy: Copy, sides: tuple[str, str] = ("A", "B")) -> Iterator[Disagreement]:
    """Limits of B that A does not have; sides: what the two are called."""
    a, b = copy.pair.a, copy.pair.b
    cues_a, cues_b = _find_cues(a), _find_cues(b)
    if len(cues_a) >= len(cues_b):
        return
    for change in copy.changes:
        cues = [at for at in cues_b if change.b[0] <= at < change.b[1]]
        kinds = {cues_b[at] for at in cues} - {"slack"}
        answered = any(change.a[0] <= at < change.a[1] for at in cues_a)
        if kinds and not answered and _limits_shared(copy, change, cues[-1]):
            severity: Severity = "low" if kinds == {"narrow"} else "medium"
            yield _tell(copy, change, cues[0], severity, sides)


def _tell(
    copy: Copy, change: Change, cue: int, severity: Severity, sides: tuple[str, str]
) -> Disagreement:
    a, b = copy.pair.a, copy.pair.b
    reaches = not list_content(a, change.a)  # what is limited stands after the change
    reading_a = a.read_tokens(*_find_limited(a, change.a, reaches))
    reading_b = b.read_tokens(cue, max(cue + 1, _find_limited(b, (cue, change.b[1]), reaches)[1]))
    why = (
        f"{sides[0]} says {cite(reading_a.text)}; {sides[1]} limits it or takes it back with "
        f"{cite(b.tokens[cue].text)}: {cite(reading_b.text)}."
    )
    confidence = CURVES["exchange"].judge(rest=copy.share)
    return Disagreement("negation", reading_a, reading_b, severity, confidence, why)


def _find_cues(passage: Passage) -> dict[int, str]:
    """The tokens of a passage that limit or deny, and how: narrow, exclude or slack."""
    found = {
        at: kind
        for at, token in enumerate(passage.tokens)
        if token.kind == "word" and (kind := _limits().get(token.norm))
    }
    for mention in passage.of_kind("negation"):
        found.update(dict.fromkeys(range(mention.first, mention.last), "exclude"))
    language = passage.claims[0].language
    for match in find_phrases(passage.tokens, phrase_index("empty_negation"), language):
        for at in range(match.first, match.last):
            found.pop(at, None)  # "not only … but"
    return dict(sorted(found.items()))


@cache
def _limits() -> Mapping[str, str]:
    return {
        word: kind
        for language in LANGUAGES
        for word, (kind, *_) in lexicon.table(language, "limits").items()
    }


def _limits_shared(copy: Copy, change: Change, cue: int) -> bool:
    """What the cue limits stands in A as well, which has nothing of its own in its place."""
    a, b = copy.pair.a, copy.pair.b
    stems_a, stems_b = _list_stems(a, change.a), _list_stems(b, change.b)
    if set(stems_a) - set(stems_b):
        return False
    if any(0 <= other.b[0] - change.b[1] < CALM for other in copy.changes if other is not change):
        return False  # "the second" against "not the first"
    if any(b.tokens[at].norm in _CONTRASTS for at in range(cue, change.b[1])):
        return False  # "not one man but several"
    if is_denied(b, cue):
        return False  # "denied that it was not closed"
    if _ends_item(b, cue, change.b[1]):
        return False  # "the dam failing, and the river"
    if is_under_negation(a, change.a[0]) or says_same_share(copy, change):
        return False  # "never A or B" against "not A, not B"; "some" against "not all"
    if tells_end(a) and not tells_end(b):
        return False  # "lent until May" against "stopped lending"
    added = [s for s in _list_stems(b, (cue + 1, change.b[1])) if s not in stems_a]
    follows = list_content(b, (change.b[1], min(len(b.tokens), change.b[1] + BESIDE)))
    return len(added) <= AFTER and bool(follows or stems_a)


def _ends_item(passage: Passage, cue: int, end: int) -> bool:
    """The word that limits closes an item of a list, so that it limits nothing behind it.

    A negation closes with its clause: "that is not the aim, the dam is".
    """
    is_negation = any(m.first <= cue < m.last for m in passage.of_kind("negation"))
    if is_negation and cuts_off(passage, cue + 1, end + 1):
        return True
    small = lexicon.words_of_all("function_words") - lexicon.words_of_all("list_joints")
    after = (token for token in passage.tokens[cue + 1 : end] if token.norm not in small)
    following = next(after, None)
    return following is not None and is_joint(following)


def _list_stems(passage: Passage, place: Range) -> list[str]:
    language = passage.claims[0].language
    return [stem(passage.tokens[at].norm, language) for at in list_content(passage, place)]


def _find_limited(passage: Passage, place: Range, reaches: bool) -> Range:
    """From the first word of a place that joins nothing to the last of its content.

    reaches: to the next word of content in the sentence; where none follows, the one before.
    """
    inside = list_content(passage, place)
    if inside and not reaches:
        return _skip_joints(passage, (place[0], inside[-1] + 1))
    start, end = _find_sentence(passage, place)
    after, before = list_content(passage, (place[1], end)), list_content(passage, (start, place[1]))
    if after:
        return _skip_joints(passage, (place[0] if place[0] < place[1] else after[0], after[0] + 1))
    return (before[-1], before[-1] + 1) if before else (max(start, end - 1), max(start + 1, end))


def _skip_joints(passage: Passage, place: Range) -> Range:
    first = place[0]
    while first < place[1] - 1 and is_joint(passage.tokens[first]):
        first += 1
    return first, place[1]


def _find_sentence(passage: Passage, place: Range) -> Range:
    """The stretch around a place, of one claim, that no mark ends."""
    claim = passage.find_claim(min(place[0], len(passage.tokens) - 1))
    start = sum(len(c.tokens) for c in passage.claims[:claim])
    end = start + len(passage.claims[claim].tokens)
    stops = [at for at in range(start, end) if passage.tokens[at].text in _STOPS]
    before, after = [at for at in stops if at < place[0]], [at for at in stops if at >= place[1]]
    return before[-1] + 1 if before else start, after[0] if after else end
