"""English glosses of Hindi readings, word for word or by fixed phrase, from data/lexicon/hi."""

from __future__ import annotations

from functools import lru_cache

import regex

from lib.language import lexicon
from lib.language.phrases import find_phrases, phrase_index
from lib.language.rarity import zipf
from lib.language.romanise import romanise
from lib.language.stems import stem
from lib.language.text import tokenise

_DEVANAGARI = regex.compile(r"\p{Devanagari}")
_LONGEST = 6  # words of a reading that are worth glossing


def is_hindi(text: str) -> bool:
    """The text holds a Devanagari letter."""
    return bool(_DEVANAGARI.search(text))


@lru_cache(maxsize=1)
def _by_stem() -> dict[str, str]:
    found: dict[str, str] = {}
    for phrase, glosses in lexicon.table("hi", "gloss").items():
        if glosses and " " not in phrase:
            found.setdefault(stem(phrase, "hi"), glosses[0])
    return found


def first_gloss(key: str) -> str:
    """The best English gloss of a Hindi stem, or ""."""
    return _by_stem().get(key, "")


def gloss(text: str) -> str:
    """A literal English gloss of a short Hindi reading; "" where a content word has none."""
    tokens = [token for token in tokenise(text) if token.kind != "mark"]
    if len(tokens) > _LONGEST:
        return ""
    numbers = lexicon.table("hi", "number_words")
    phrases = {match.first: match for match in find_phrases(tokens, phrase_index("gloss"), "hi")}
    words: list[str] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        phrase = None if token.norm in numbers else phrases.get(at)
        if phrase is not None:
            words.append(phrase.value)
        elif token.kind == "number":
            words.append(token.norm)
        elif token.norm in numbers:
            words.append(numbers[token.norm][0])
        elif token.norm not in lexicon.words("hi", "function_words"):
            words.append(_gloss_future(token.norm) or first_gloss(stem(token.norm, "hi")))
        at = phrase.last if phrase is not None else at + 1
    return " ".join(words) if all(words) else ""


def _gloss_future(word: str) -> str:
    """ "will raise" for बढ़ाएगा; "" where the word is no future whose infinitive has a gloss."""
    for ending in lexicon.words("hi", "future_endings"):
        glosses = lexicon.table("hi", "gloss").get(word.removesuffix(ending) + "ना")
        if word.endswith(ending) and glosses:
            return f"will {_find_base(glosses[0])}"
    return ""


def _find_base(phrase: str) -> str:
    """The phrase with its first word in the base form: came up, come up; raised, raise."""
    verb, *rest = phrase.split()
    irregular = lexicon.table("en", "irregular").get(verb)
    bases = [verb]
    if irregular:
        bases = [irregular[0]]
    elif verb.endswith("ed"):
        root = verb[:-2]
        bases = [root + "e", root, root[:-1], *([root[:-1] + "y"] if root.endswith("i") else [])]
    return " ".join([max(bases, key=lambda base: zipf(base, "en")), *rest])


def cite(text: str, *, is_name: bool = False, meaning: str = "") -> str:
    """The reading in quotation marks; Hindi gets its sound and, but for names, a gloss.

    meaning: what it means, where more is known than the gloss. What sounds as it means stands once.
    """
    if not is_hindi(text):
        return f"“{text}”"
    sound = romanise(text, capitalise=is_name)
    meaning = meaning or ("" if is_name else gloss(text))
    told = dict.fromkeys(part for part in (sound, meaning) if part)
    return f"“{text}” ({', '.join(told)})"
