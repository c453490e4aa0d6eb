"""How a claim is put: how certain it is said to be, who is said to say it, and in what tone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lib.disagree.slots.curves import CURVES, REPORT
from lib.disagree.slots.passage import (
    Pair,
    Passage,
    allow_for_translation,
    compare_slots,
    measure_rest,
    role_beside,
    span,
)
from lib.language.gloss import cite
from lib.links.likeness import MATCHED
from lib.mentions.relate import relate
from lib.model import Disagreement, Mention
from lib.names.phonetics import sound_similarity

# How sure the lexicon's degrees make a claim; a claim without a marker is plain. Only a step from
# one side to the other counts: translators put "may" for "could" and "would" for "will".
OPEN = {"possible"}
CLOSED = {"certain", "planned", "future"}
LOADED = {"hostile", "admiring", "grave"}  # tones that are never neutral reporting
_LOOSE_MARKERS = {"can", "could", "would", "if"}
_NO_STATEMENT = {"predict", "praise"}  # kinds of speech that hand on no statement
NOUN_REACH = 2  # tokens between "according to" and its noun; chosen
SPEAKER_REACH = 6  # tokens between a speaker and the verb; chosen
NEGATED = 7  # tokens from a negation to the "may" or "will" that it turns; chosen
DESCRIPTION = 3  # words that say who a speaker is: "said Chief Fire Officer"; chosen
NAMED = 2  # the last words of a name, which tell whose it is, not what stands before; chosen
_SAME_SOUND = 0.85


def compare_modality(pair: Pair) -> Iterator[Disagreement]:
    """One side says a thing may be, the other that it will be."""
    for a in _firm_markers(pair.a):
        for b in _firm_markers(pair.b):
            if not ({a.value} <= OPEN and {b.value} <= CLOSED) and not (
                {a.value} <= CLOSED and {b.value} <= OPEN
            ):
                continue
            if _is_negated(pair.a, a) and _is_negated(pair.b, b):
                continue  # "cannot forget", "are not going to forget"
            confidence = _judge(pair, "modality", a, b)
            if confidence >= REPORT:
                why = (
                    f"A says {cite(a.text)} ({a.value}) and B says {cite(b.text)} ({b.value}) "
                    "of the same thing: one leaves open what the other states."
                )
                yield Disagreement(
                    "modality", pair.a.read(a), pair.b.read(b), "medium", confidence, why
                )
                return


def _is_negated(passage: Passage, marker: Mention) -> bool:
    """A negation stands before the word or, in Hindi, right behind it."""
    near = range(marker.first - NEGATED, marker.last + 1)
    is_hindi = passage.claims[0].language == "hi"
    return any(
        negation.value == "not"
        and negation.first in near
        and (is_hindi or negation.first <= marker.last)
        for negation in passage.of_kind("negation")
    )


def _firm_markers(passage: Passage) -> list[Mention]:
    markers = passage.of_kind("modality")
    if len({marker.value for marker in markers if marker.value in OPEN | CLOSED}) != 1:
        return []
    return [marker for marker in markers if marker.text.casefold() not in _LOOSE_MARKERS]


def compare_attribution(pair: Pair) -> Iterator[Disagreement]:
    """The same statement in two mouths."""
    a, b = find_speaker(pair.a), find_speaker(pair.b)
    if a is None or b is None or a.kind != b.kind or _is_same_speaker(pair, a, b):
        return
    if _stands_elsewhere(a, pair.b) or _stands_elsewhere(b, pair.a):
        return
    if a.kind == "name" and not _are_other_people(pair, a, b):
        return
    confidence = _judge_places(
        pair, "attribution", _find_description(pair.a, a), _find_description(pair.b, b)
    )
    if confidence >= REPORT:
        is_name = a.kind == "name"
        why = (
            f"A lets {cite(a.text, is_name=is_name)} say what B lets "
            f"{cite(b.text, is_name=is_name)} say."
        )
        readings = pair.a.read_tokens(*span(a)), pair.b.read_tokens(*span(b))
        yield Disagreement("attribution", *readings, "medium", confidence, why)


def find_speaker(passage: Passage) -> Mention | None:
    """The person or body nearest to the passage's first verb of speaking, or None.

    Beside "according to" any noun speaks; it comes as a mention of kind "attribution".
    """
    spoken = [m for m in passage.of_kind("attribution") if m.value not in _NO_STATEMENT]
    if not spoken:
        return None
    verb = spoken[0]
    near = [
        (_distance(span(verb), span(m)), m.first, m)
        for m in passage.mentions
        if m.kind in ("name", "organisation")
    ]
    distance, _, speaker = min(near, default=(SPEAKER_REACH + 1, 0, verb), key=lambda x: x[:2])
    if distance <= SPEAKER_REACH:
        return speaker
    return _find_noun_beside(passage, verb) if verb.value == "report" else None


def _find_description(passage: Passage, speaker: Mention) -> tuple[int, int]:
    """The speaker with the few words before that tell who it is: "Chief Engineer Ravi Menon"."""
    verbs = {at for m in passage.of_kind("attribution") for at in range(m.first, m.last)}
    for at in range(speaker.first - 1, speaker.first - 2 - DESCRIPTION, -1):
        if at < 0 or at in verbs or passage.tokens[at].kind == "mark":
            return at + 1, speaker.last
    return span(speaker)


def _distance(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(a[0] - b[1], b[0] - a[1])


def _find_noun_beside(passage: Passage, verb: Mention) -> Mention | None:
    """What "according to" goes with: the noun after it in English, before it in Hindi."""
    is_hindi = passage.claims[0].language == "hi"
    for term in reversed(passage.terms) if is_hindi else passage.terms:
        follows = term.last <= verb.first if is_hindi else term.first >= verb.last
        if follows and _distance(span(verb), (term.first, term.last)) <= NOUN_REACH:
            reading = passage.read_tokens(term.first, term.last)
            return replace(
                verb,
                text=reading.text,
                start=reading.start,
                end=reading.end,
                value=term.key,
                first=term.first,
                last=term.last,
            )
    return None


def _is_same_speaker(pair: Pair, a: Mention, b: Mention) -> bool:
    if a.value == b.value or (a.kind == "name" and relate(a, b).both_hold):
        return True
    terms_a = [i for i, t in enumerate(pair.a.terms) if a.first <= t.first < a.last]
    terms_b = [j for j, t in enumerate(pair.b.terms) if b.first <= t.first < b.last]
    return any(pair.likeness[i, j] >= MATCHED for i in terms_a for j in terms_b)


def _are_other_people(pair: Pair, a: Mention, b: Mention) -> bool:
    """Two names of two people: one office under two names is a matter of names.

    Without offices only within one language, because names are respelled between two.
    """
    office_a, office_b = role_beside(pair.a, a), role_beside(pair.b, b)
    if office_a and office_b:
        return office_a.value != office_b.value
    is_one_language = pair.a.claims[0].language == pair.b.claims[0].language
    return is_one_language and not any(
        sound_similarity(x, y) >= _SAME_SOUND for x in a.text.split() for y in b.text.split()
    )


def _stands_elsewhere(mention: Mention, passage: Passage) -> bool:
    """The speaker is named on the other side as well, by a name, not by what stands before it."""
    if any(mention.value == other.value for other in passage.mentions):
        return True
    return any(
        sound_similarity(part, token.text) >= _SAME_SOUND
        for part in mention.text.split()[-NAMED:]
        if len(part) > 2
        for token in passage.tokens
        if token.kind == "word"
    )


def compare_framing(pair: Pair) -> Iterator[Disagreement]:
    """A loaded word against a neutral one for one subject: dictator, leader."""
    for a in pair.a.of_kind("framing"):
        for b in pair.b.of_kind("framing"):
            if a.marker is None or b.marker is None or a.marker.id != b.marker.id:
                continue
            tones = {a.marker.tone, b.marker.tone}
            if len(tones) < 2 or not tones & LOADED:
                continue
            confidence = _judge(pair, "framing", a, b)
            if confidence >= REPORT:
                why = (
                    f"For the same {a.marker.id}, A's {cite(a.text)} is {a.marker.tone} and B's "
                    f"{cite(b.text)} is {b.marker.tone} in tone; the facts need not differ."
                )
                readings = pair.a.read(a), pair.b.read(b)
                yield Disagreement("framing", *readings, "low", confidence, why)


def _judge(pair: Pair, curve: str, a: Mention, b: Mention) -> float:
    return _judge_places(pair, curve, span(a), span(b))


def _judge_places(pair: Pair, curve: str, a: tuple[int, int], b: tuple[int, int]) -> float:
    return CURVES[curve].judge(
        link=pair.score,
        slot=allow_for_translation(pair, compare_slots(pair, a, b)),
        rest=allow_for_translation(pair, measure_rest(pair, a, b)),
    )
