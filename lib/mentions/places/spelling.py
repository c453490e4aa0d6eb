"""Names of two places that are one in another spelling, or one of which is a part of the other."""

from __future__ import annotations

from lib.language.text import fold
from lib.names.compare import compare_names
from lib.names.phonetics import sound_similarity

_HEARD = 0.85  # words of two names that sound this alike are one; as in disagree/entities/people
_WRITTEN_ALIKE = 0.99  # of two listed towns in two scripts; गोंडा and Gondia have .967
_GLUED = 6  # letters of a name that another ends in; shorter ones are endings (nagar); chosen


def are_homophones(a: str, b: str) -> bool:
    """Tell whether Hindi writes two listed towns alike, and may mean either: अमरावती, Amravati."""
    return a.isascii() != b.isascii() and compare_names(a, b).score >= _WRITTEN_ALIKE


def is_glued(a: str, b: str) -> bool:
    """Tell whether one name is the end of the other, written as one word: ramganj, devaramganj."""
    short, long = sorted((fold(a), fold(b)), key=len)
    return len(short) >= _GLUED and long.endswith(short)


def is_part_by_sound(a: str, b: str) -> bool:
    """Tell whether each word of the shorter name is heard in the longer: Neelamgarh Junction."""
    short, long = sorted((a.split(), b.split()), key=len)
    return len(short) < len(long) and all(
        any(sound_similarity(word, other) >= _HEARD for other in long) for word in short
    )
