"""What a row is about, in a few English words of the texts and of the lexicon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lib.consensus.slots import Slot
from lib.consensus.spots import Spot, mention_at, tell_fate, tell_office
from lib.consensus.story import Pairing, Story
from lib.consensus.ties import are_linked
from lib.language import lexicon
from lib.language.gloss import gloss, is_hindi
from lib.language.romanise import romanise
from lib.language.stems import stem
from lib.language.text import fold
from lib.model import Evidence, Kind, Mention
from lib.wording.amounts import call_amount

_WORDS = 2  # of the linked claims, where nothing better tells what a row is about; chosen
_PLAIN: Sequence[Kind] = ("name", "organisation", "place")  # need no more where all agree
_EMPTY: Sequence[Kind] = ("attribution", "number", "date")  # what tells no matter: said, 12


def label_slot(story: Story, slot: Slot, is_agreed: bool) -> str:
    """A label in lower case: "dead", "spokesperson", "department", "length of time: talks"."""
    own = _most_common(word for spot in sorted(slot.spots) if (word := _tell_own(story, spot)))
    kind = slot.first.kind
    if own:
        return own
    head = _most_common(_call_kind(story, spot) for spot in sorted(slot.spots)) or kind
    if head == "department" or (is_agreed and kind in _PLAIN):
        return head
    shared = ", ".join(_list_shared(story, slot))
    return f"{head}: {shared}" if shared else head


def _most_common(words: Iterable[str]) -> str:
    """The most frequent; of equals the first."""
    return next((word for word, _ in Counter(words).most_common(1)), "")


def _tell_own(story: Story, spot: Spot) -> str:
    """What the text says beside a reading that it is."""
    side = story.sides[spot.witness]
    return tell_fate(side, spot) or tell_office(side, spot) or _name_counted(story, spot)


def _name_counted(story: Story, spot: Spot) -> str:
    """The noun right after a bare number, in English: coaches."""
    side = story.sides[spot.witness]
    mention = mention_at(side, spot)
    if spot.kind != "number" or mention is None or mention.unit or _is_ordinal(mention):
        return ""
    counted = mention.qualifiers.counted
    if counted is None:
        return ""
    word = side.claims[spot.claim].tokens[counted[0]]
    return gloss(word.text) if is_hindi(word.text) else word.norm


def _is_ordinal(mention: Mention) -> bool:
    return mention.quantity is not None and mention.quantity.form == "ordinal"


def _call_kind(story: Story, spot: Spot) -> str:
    """The kind, or more narrowly what sort of body, of amount, of time it is."""
    mention = mention_at(story.sides[spot.witness], spot)
    if mention is None:
        return spot.kind
    if mention.body is not None and mention.body.is_department:
        return "department"
    if spot.kind == "date" and mention.moment is not None and mention.moment.grain == "time":
        return "time"
    if spot.kind == "number":
        return call_amount(mention, is_counted=False)
    return spot.kind


def _list_shared(story: Story, slot: Slot) -> list[str]:
    """The weightiest words that the claims of a slot share, by their links; else names.

    One word in two forms counts once.
    """
    weights: dict[str, float] = {}
    shown: dict[str, tuple[bool, str]] = {}
    for pairing in story.list_pairings():
        for piece in _list_evidence(story, pairing, slot):
            is_name = _meets(pairing, piece, _PLAIN)
            word = _say_english(piece, is_name)
            if word and not _meets(pairing, piece, _EMPTY):
                key = stem(fold(word), "en")
                weights[key] = weights.get(key, 0.0) + piece.weight
                shown.setdefault(key, (is_name, word))
    ranked = sorted(weights, key=lambda key: (-weights[key], key))
    plain = [key for key in ranked if not shown[key][0]]
    return [shown[key][1] for key in (plain or ranked)[:_WORDS]]


def _list_evidence(story: Story, pairing: Pairing, slot: Slot) -> Iterator[Evidence]:
    """What the claims with the slot's places have in common, beside these places."""
    of_a = [spot for spot in slot.spots if spot.witness == pairing.a]
    of_b = [spot for spot in slot.spots if spot.witness == pairing.b]
    if not any(are_linked(story, a, b) for a in of_a for b in of_b):
        return
    claims_a, claims_b = {spot.claim for spot in of_a}, {spot.claim for spot in of_b}
    for pieces in pairing.collation.evidence:
        for piece in pieces:
            if piece.kind != "value" and piece.a.claim in claims_a and piece.b.claim in claims_b:
                places = [s.overlaps(piece.a) for s in of_a] + [s.overlaps(piece.b) for s in of_b]
                if not any(places):
                    yield piece


def _meets(pairing: Pairing, piece: Evidence, kinds: Sequence[Kind]) -> bool:
    """The shared word is, or is a part of, a mention of these kinds on either side."""
    sides = (pairing.collation.a, piece.a), (pairing.collation.b, piece.b)
    return any(
        mention.kind in kinds and mention.start < reading.end and reading.start < mention.end
        for side, reading in sides
        for mention in side.mentions[reading.claim]
    )


def _say_english(piece: Evidence, is_name: bool) -> str:
    """The shared word as the English side has it, or its gloss; how a Hindi name sounds."""
    texts = piece.a.text, piece.b.text
    english = [text for text in texts if not is_hindi(text)]
    if english:
        return min(english) if is_name else min(english).lower()
    if is_name:
        return romanise(texts[0], capitalise=True)
    return _drop_helpers(gloss(texts[0]) or gloss(texts[1]))


def _drop_helpers(words: str) -> str:
    """A gloss without what a Hindi ending is in English: will stop."""
    helpers = lexicon.words("en", "function_words")
    return " ".join(word for word in words.split() if word not in helpers)
