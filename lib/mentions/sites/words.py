"""Which words beside a site's noun belong to its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.language import lexicon
from lib.language.phrases import Match
from lib.language.rarity import zipf
from lib.mentions.places.hindi import modifier_endings, plain_words
from lib.mentions.places.scene import personal_words
from lib.mentions.sites.read import find_mark
from lib.model import Token
from lib.names.aliases import spell_letters

RARE = {"hi": 3.6, "en": 4.0}  # Zipf value under which a word may be a site's name; chosen
_APOSTROPHES = frozenset("'’")
_HYPHENS = frozenset("-–")
_POSTPOSITIONS = frozenset({"का", "की", "के", "को", "से", "में", "ने", "पर", "स्थित", "और", ","})
_ABBREVIATED = 3  # letters and signs of St., Dr., डॉ.
_SPELLED = range(4, 12)  # letters and signs of an abbreviation that Hindi spells: केईएम


@dataclass(frozen=True, slots=True)
class Line:
    """A claim's tokens. ending, starting: its listed places by the token they end before, start at.

    is_titled: capitals say nothing.
    """

    tokens: Sequence[Token]
    ending: Mapping[int, Match]
    starting: Mapping[int, Match]
    is_titled: bool

    def norm_at(self, at: int) -> str:
        """The folded token at a place, "" outside the claim."""
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def step_back(self, at: int, is_road: bool = False) -> int | None:
        """Where the word of a name that ends before token `at` begins, None where none does.

        is_road: of two names with a hyphen the first may be any word, as many a town's name is.
        """
        if at in self.ending:
            return self.ending[at].first
        if at == 0:
            return None
        before = self.tokens[at - 1]
        is_owner = before.norm == "s" and self.norm_at(at - 2) in _APOSTROPHES
        if is_owner and at - 2 not in self.ending:
            return self.step_back(at - 2)  # St. Mary's; not Nagpur's
        if before.text in _APOSTROPHES and self.norm_at(at - 2).endswith("s"):
            return self.step_back(at - 1)  # Masters' Union
        if before.kind == "word":
            return at - 1 if self._is_of_name(at - 1) else None
        is_inside = at >= 2 and at < len(self.tokens)
        if is_inside and before.text in _HYPHENS:
            is_first = is_road and self.tokens[at - 2].kind == "word"
            return self.step_back(at - 1) or (at - 2 if is_first else None)
        if is_inside and before.text == "." and len(self.norm_at(at - 2)) <= _ABBREVIATED:
            return self.step_back(at - 1)
        return None

    def find_end(self, at: int) -> int:
        """Where the run of name words that starts at token `at` ends."""
        while at < len(self.tokens):
            if at in self.starting:
                at = self.starting[at].last
            elif self.tokens[at].kind == "word" and self._is_of_name(at):
                at += 1
            else:
                break
        return at

    def _is_of_name(self, at: int) -> bool:
        token = self.tokens[at]
        if find_mark(token.norm):
            return True
        if token.norm.isascii():
            return self._is_latin_name(at)
        return _is_hindi_name(token)

    def _is_latin_name(self, at: int) -> bool:
        token = self.tokens[at]
        if not token.text[0].isupper() or token.norm in lexicon.words("en", "function_words"):
            return False
        is_first = at == 0 or self.tokens[at - 1].text in '.!?:"“'
        if self.is_titled or is_first:
            return token.norm in personal_words() or zipf(token.text, "en") < RARE["en"]
        return True

    def is_only_person(self, first: int, last: int) -> bool:
        """Whether a person may stand before the noun in Hindi, and no name: रमेश अस्पताल गया."""
        words = [t for t in self.tokens[first:last] if t.kind == "word"]
        if not words or words[0].norm.isascii():
            return False
        is_personal = all(word.norm in personal_words() for word in words)
        return is_personal and self.norm_at(first - 1) not in _POSTPOSITIONS

    def is_place(self, first: int, last: int) -> bool:
        """Whether a listed place stands on exactly these tokens."""
        return first in self.starting and self.starting[first].last == last

    def is_definite(self, first: int) -> bool:
        """Whether the English site that begins at token `first` is one that is known."""
        return self.norm_at(first - 1) == "the" or self.tokens[first].text[0].isupper()

    def read_number(self, at: int) -> str:
        """The digits at token `at`, or behind a hyphen there, else "": NH 44, NH-44."""
        if self.norm_at(at) == "-":
            at += 1
        return self.norm_at(at) if self.norm_at(at).isdecimal() else ""


def _is_hindi_name(token: Token) -> bool:
    norm = token.norm
    if norm in lexicon.words_of_all("function_words"):
        return False
    if norm in personal_words():
        return True
    if len(norm) in _SPELLED and spell_letters(token.text) and norm not in plain_words():
        return True
    is_plain = norm in plain_words() or norm.endswith(("ों", *modifier_endings()))
    return not is_plain and len(norm) > 2 and zipf(token.text, "hi") < RARE["hi"]
