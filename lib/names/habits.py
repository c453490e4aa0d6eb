"""What writers do to a sound: the habits that tell one name in two spellings from two names.

Every difference between two rows of phones (lib/names/sounds.py) is named after the habit that
explains it, and COSTS says how much each habit takes off the odds that the words are one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lib.names.sounds import VOWELS, Phones, read_pairs

# In logits: what each habit takes off the odds that two words are one. Fitted by
# bench/fit_names.py on the development half of names_hi, rounded, none under 0.1. r_gone and
# short_vowel_gone are dearer than fitted, so that names a single sound apart stay two. Chosen, as
# the set has no two Latin words: other_*.
COSTS: Mapping[str, float] = {
    "length": 0.1,
    "open_vowel": 0.1,
    "short_a": 0.7,
    "mid_vowel": 1.3,
    "ash_vowel": 0.2,
    "near_vowel": 0.7,
    "neutral_vowel": 0.1,
    "reduced_vowel": 1.7,
    "nasal_vowel": 0.6,
    "far_vowel": 4.8,
    "glide": 0.3,
    "retroflex": 0.1,
    "flap": 1.0,
    "nukta": 0.1,
    "sibilant": 0.7,
    "hiss": 0.2,
    "v_b": 1.5,
    "breath": 0.2,
    "voice": 4.4,
    "consonant_start": 6.0,
    "consonant_inside": 5.7,
    "consonant_end": 6.0,
    "other_letter": 0.6,
    "other_far_letter": 4.2,
    "other_ending": 4.0,
    "silent": 0.0,
    "silent_e": 0.1,
    "silent_y": 0.1,
    "nasal_vowel_gone": 0.1,
    "schwa_gone": 0.8,
    "hiatus_gone": 0.4,
    "letter_gone": 0.4,
    "vowel_start_gone": 4.9,
    "short_vowel_gone": 0.8,
    "long_vowel_gone": 3.0,
    "affricate_gone": 0.8,
    "velar_gone": 1.7,
    "final_a_gone": 1.6,
    "vowel_end_gone": 3.2,
    "glide_gone": 0.1,
    "lone_glide_gone": 0.8,
    "h_gone": 4.2,
    "r_gone": 3.6,
    "nasal_dot_gone": 3.6,
    "mute_h_gone": 0.5,
    "consonant_start_gone": 5.0,
    "consonant_inside_gone": 5.3,
    "consonant_end_gone": 4.6,
}
# The logit of two words that sound alike, by how many consonants the shorter has: in a short word
# the vowels carry more. The last fitted, the others chosen.
BIAS = (1.5, 2.0, 3.0, 3.9)
NEVER = 99.0  # a vowel is not taken for a consonant

_LIGHT = {
    "·": "silent",
    "ə": "silent_e",
    "ʰ": "breath",
    "ḥ": "mute_h_gone",
    "ŷ": "silent_y",
    "~": "nasal_vowel_gone",
}
_ENDINGS = frozenset("ąǫųẏə")
_FRONT, _BACK = frozenset("iIeEəịẹẏ"), frozenset("uUoOɔụọųǫʉ")
_FAR_LETTERS = frozenset(map(frozenset, ("ạụ", "ạị", "ẹọ", "ẹụ", "ịọ", "ịụ")))
_SOFT_AT_START = frozenset({"voice"})  # habits that a first consonant does not fall to


@cache
def _open_phones() -> Mapping[str, Phones]:
    return dict(read_pairs("common", "phones"))


@cache
def _habits() -> Mapping[frozenset[str], str]:
    found: dict[frozenset[str], str] = {}
    for habit, pairs in read_pairs("common", "phone_pairs"):
        for pair in pairs:
            found.setdefault(frozenset(pair), habit)
    return found


def _members(phone: str) -> Phones:
    return _open_phones().get(phone, (phone,))


@cache
def is_vowel(phone: str) -> bool:
    """Whether a phone is, or first of all stands for, a vowel."""
    return _members(phone)[0] in VOWELS


def name_change(x: str, y: str, position: str) -> str:
    """The habit by which phone `x` is written for `y`; "" where both may be one phone.

    position: "start", "inside" or "end". "never" for a vowel against a consonant.
    """
    if x == y:
        return ""
    options = [_name_plain_change(p, q, position) for p in _members(x) for q in _members(y)]
    best = min(options, key=price)
    if x not in _open_phones() or y not in _open_phones():
        return best
    other = _name_other_letter(x, y, position)
    return other if price(best) < COSTS[other] else best


def _name_other_letter(x: str, y: str, position: str) -> str:
    """Two Latin vowels that could both be one sound: an ending tells Angela from Angelo."""
    if position == "end" and {x, y} <= _ENDINGS:
        return "other_ending"
    return "other_far_letter" if frozenset((x, y)) in _FAR_LETTERS else "other_letter"


def _name_plain_change(x: str, y: str, position: str) -> str:
    if x == y or ("·" in (x, y) and is_vowel(x) and is_vowel(y)):
        return ""
    habit = _habits().get(frozenset((x, y)))
    if habit and not (position == "start" and habit in _SOFT_AT_START):
        return habit
    if position == "end" and x in "szj" and y in "szj":
        return "hiss"  # the plural is spelled either way: सर्विसेज, सर्विसेस
    if (x in VOWELS) != (y in VOWELS) or "ʰ" in (x, y) or "~" in (x, y):
        return "never"
    return "far_vowel" if x in VOWELS else f"consonant_{position}"


def name_loss(phones: Phones, place: int) -> str:
    """The habit by which the phone at `place` is left out of a word."""
    phone = phones[place]
    position = _position(place, len(phones))
    if phone in _LIGHT:
        return _LIGHT[phone]
    before, after = phones[place - 1 : place], phones[place + 1 : place + 2]
    if is_vowel(phone):
        return _name_vowel_loss(phone, position, before + after)
    beside_vowel = any(is_vowel(other) for other in before + after)
    before_consonant = not after or not is_vowel(after[0])
    if phone in "yvẇỳ" and beside_vowel and position != "start":
        akin = _FRONT if phone in "yỳ" else _BACK
        is_slight = akin.intersection(before + after) or _BACK.intersection(after)  # Matthew, मैथ्यू
        return "glide_gone" if is_slight else "lone_glide_gone"
    if phone == "h" and position != "start":
        return "h_gone" if is_vowel(before[0]) else "breath"
    if phone in "rɽ" and before_consonant and position != "start":
        return "r_gone"
    if phone in "ŋɱ":
        return "nasal_dot_gone"
    if phone in "dɖḋtʈṫ" and after and after[0] in "jzǰǧż":
        return "affricate_gone"  # j is d and zh: द्जिबूती, जिबूती
    if phone == "g" and before and before[0] in "nṅŋ" and before_consonant:
        return "velar_gone"  # ng is one sound: बैंगकॉक, बैंकॉक
    return f"consonant_{position}_gone"


def _name_vowel_loss(phone: str, position: str, neighbours: Phones) -> str:
    if phone == "a" and position != "start":
        return "schwa_gone"
    if phone == "ą" and position == "end":
        return "final_a_gone"  # Shiva, शिव
    if any(is_vowel(other) for other in neighbours) and phone not in "AoOɔ":
        return "hiatus_gone"
    if position != "inside":
        return f"vowel_{position}_gone"
    if phone in _open_phones() and "a" in _members(phone):
        return "letter_gone"
    return "short_vowel_gone" if phone in "iueæ" else "long_vowel_gone"


def _position(place: int, length: int) -> str:
    return "start" if place == 0 else "end" if place == length - 1 else "inside"


def price(habit: str) -> float:
    """The cost of one habit in logits; 0 for "", NEVER for "never"."""
    return 0.0 if not habit else COSTS.get(habit, NEVER)
