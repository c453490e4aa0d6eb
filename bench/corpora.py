"""Large corpora made from the public sets and the samples, with stories and copies planted.

No collection of news in Hindi and English with its stories marked is free to pass on, so one is
made, the same for the same seed. Every article gets names and numbers of its own, every story its
own, so that what its articles share is told by few others:

- real stories: the paired articles of align_ecb, align_synth, align_hi_en and the samples, each
  group used once, their names left as they are;
- made stories: two or three articles that tell half of their claims in common, reordered, a
  quarter of the words left out, or in translation (align_hi_en, pairs_hi_en_pud);
- copies of either: verbatim, with a sentence cut off and an agency's line put in, or with words
  changed;
- the rest: articles of claims that were drawn at random, halves of two claims joined, and half of
  the words but for names and numbers replaced by others drawn by their frequency in general: so
  no phrase of the sets, which are small, comes again and again.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, combinations, product

import regex

from bench.data import read_jsonl, read_tsv
from lib.collation.collate import read_claims
from lib.language.text import detect_language
from lib.model import Article
from lib.names.phonetics import skeleton
from lib.store.samples import load_samples

# Shares of all articles; chosen.
_IN_REAL, _IN_MADE, _COPIES = 0.05, 0.25, 0.10
_LENGTH = (7, 16)  # claims of an article
_NAMES = 20_000  # made-up names; the most common one is in about one article of a hundred
# A letter as it is written in Hindi and in English.
_ONSETS = dict(zip("कखगचजटडतदनपबमरलवसह", (
    "k", "kh", "g", "ch", "j", "t", "d", "t", "d", "n", "p", "b", "m", "r", "l", "v", "s", "h"
), strict=True))  # fmt: skip
_VOWELS = {"ा": "a", "ि": "i", "ी": "ee", "ु": "u", "े": "e", "ो": "o"}
_DIGITS = regex.compile("[0-9]+")
_WORD = regex.compile(r"[\p{L}\p{M}]+")

Pair = tuple[str, str]


@dataclass(slots=True)
class Corpus:
    """Articles, and the pairs of ids (in order) that were planted as stories and as copies."""

    articles: list[Article] = field(default_factory=list)
    stories: set[Pair] = field(default_factory=set)
    copies: set[Pair] = field(default_factory=set)

    def add(self, kind: str, texts: Sequence[str]) -> list[Article]:
        start = len(self.articles)
        added = [Article(f"{start + at:06d}-{kind}", text) for at, text in enumerate(texts)]
        self.articles += added
        return added


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim of the sets, and the words in it that are names; twin: in the other language."""

    text: str
    language: str
    names: frozenset[str]
    twin: str = ""


def make_corpus(size: int, seed: int = 6) -> Corpus:
    """About `size` articles. Raises FileNotFoundError where the public sets are not at hand."""
    dice, corpus = random.Random(f"{seed} {size}"), Corpus()
    _plant_real(corpus, size, dice)
    _plant_made(corpus, size, dice)
    _plant_copies(corpus, size, dice)
    while len(corpus.articles) < size:
        language = dice.choice(["hi", "en"])
        corpus.add("alone", [_Renamer(dice).write(_mix(language, dice))])
    dice.shuffle(corpus.articles)
    return corpus


def _plant_real(corpus: Corpus, size: int, dice: random.Random) -> None:
    stories = [*_read_stories()]
    dice.shuffle(stories)
    while stories and len(corpus.articles) < _IN_REAL * size:
        added = corpus.add("real", stories.pop())
        corpus.stories |= {(a.id, b.id) for a, b in combinations(added, 2)}


def _plant_made(corpus: Corpus, size: int, dice: random.Random) -> None:
    end = (_IN_REAL + _IN_MADE) * size
    while len(corpus.articles) < end:
        renamer = _Renamer(dice)
        is_translated = dice.random() < 0.4
        shared = _draw_twins(dice) if is_translated else _mix(dice.choice(["hi", "en"]), dice)
        texts = []
        for number in range(dice.choice([2, 2, 3])):
            told = dice.sample(shared, max(5, 2 * len(shared) // 3))
            if is_translated and number % 2:
                told = [_Claim(c.twin, "en", c.names | _find_names(c.twin)) for c in told]
            elif not is_translated:
                told = [_thin(claim, dice) for claim in told]
            texts.append(renamer.write([*told, *_mix(told[0].language, dice)[: len(told) // 2]]))
        added = corpus.add("made", texts)
        corpus.stories |= {(a.id, b.id) for a, b in combinations(added, 2)}


def _plant_copies(corpus: Corpus, size: int, dice: random.Random) -> None:
    originals = dice.sample(corpus.articles, min(len(corpus.articles), int(_COPIES * size)))
    tellings = {original.id: [original.id] for original in originals}
    for original in originals:
        [copy] = corpus.add("copy", [dice.choice(_EDITS)(original.text, dice)])
        corpus.copies.add((original.id, copy.id))
        tellings[original.id].append(copy.id)
    for a, b in sorted(corpus.stories):
        corpus.stories |= {
            (min(pair), max(pair)) for pair in product(tellings.get(a, [a]), tellings.get(b, [b]))
        }


def _leave(text: str, _: random.Random) -> str:
    return text


def _recut(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    lines.pop(dice.randrange(len(lines)))
    return "\n".join([*lines, dice.choice(["(With inputs from agencies)", "(एजेंसी इनपुट के साथ)"])])


def _reword(text: str, dice: random.Random) -> str:
    words = text.split(" ")
    for at in dice.sample(range(len(words)), len(words) // 40):
        words[at] = words[at][::-1] if words[at].isascii() else ""
    return " ".join(words)


_EDITS: list[Callable[[str, random.Random], str]] = [_leave, _recut, _reword]


@cache
def _read_stories() -> tuple[tuple[str, ...], ...]:
    """The articles of each event in the sets and the samples."""
    by_event: dict[str, dict[str, None]] = defaultdict(dict)
    for row in read_jsonl("align_ecb"):
        event = f"ecb {row['topic']} {'plus' in row['pair_id']}"
        by_event[event] |= dict.fromkeys(("\n".join(row["a"]), "\n".join(row["b"])))
    for name, sides in (("align_synth", "ab"), ("align_hi_en", ("hi", "en"))):
        for row in read_jsonl(name):
            by_event[f"{name} {row['pair_id']}"] |= {"\n".join(row[side]): None for side in sides}
    for article in load_samples().values():
        if "preview" not in article.id:
            by_event[article.id.partition("-")[0]][article.text] = None
    return tuple(tuple(texts)[:5] for texts in by_event.values())


@cache
def _read_claims() -> dict[str, list[_Claim]]:
    """The claims of the sets by language, five words and longer."""
    texts = [text for row in read_jsonl("sbd_hi_en") for text in row["sentences"]]
    texts += [row["sentence_a"] for row in read_tsv("disagree_summedits")]
    texts += [" ".join(row["tokens"]) for row in read_jsonl("ner_hi")]
    for name in ("align_ecb", "align_synth"):
        texts += [text for row in read_jsonl(name) for side in "ab" for text in row[side]]
    found: dict[str, list[_Claim]] = {"hi": [], "en": []}
    for text in dict.fromkeys(texts):
        language = detect_language(text)
        if language and len(text.split()) >= 5 and len(text) < 400:
            found[language].append(_Claim(text, language, frozenset()))
    return found


@cache
def _read_twins() -> list[_Claim]:
    """Hindi claims with their translations."""
    rows = [(row["hi"], row["en"]) for row in read_tsv("pairs_hi_en_pud")]
    for row in read_jsonl("align_hi_en"):
        rows += [(row["hi"][i], row["en"][j]) for i, j in row["links"]]
    return [_Claim(hi, "hi", _find_names(hi), en) for hi, en in rows]


@cache
def _find_names(text: str) -> frozenset[str]:
    """The words of a claim that the engine takes for names."""
    [mentions] = read_claims(Article("", text), [text]).mentions
    names = [mention.text for mention in mentions if mention.kind == "name"]
    return frozenset(word for name in names for word in _WORD.findall(name))


def _mix(language: str, dice: random.Random) -> list[_Claim]:
    """Claims of which each begins like one of the sets' and ends like another."""
    claims = _read_claims()[language]
    return [
        _join(dice.choice(claims), dice.choice(claims), dice) for _ in range(dice.randint(*_LENGTH))
    ]


def _join(first: _Claim, second: _Claim, dice: random.Random) -> _Claim:
    head, tail = first.text.split(), second.text.split()
    names = _find_names(first.text) | _find_names(second.text)
    words = [*head[: len(head) // 2], *tail[len(tail) // 2 :]]
    others = _draw_words(first.language, len(words), dice)
    kept = [
        word if dice.random() < 0.5 or _is_value(word, names) else other
        for word, other in zip(words, others, strict=True)
    ]
    return _Claim(" ".join(kept), first.language, names)


def _is_value(word: str, names: frozenset[str]) -> bool:
    return bool(_DIGITS.search(word)) or not names.isdisjoint(_WORD.findall(word))


def _draw_words(language: str, count: int, dice: random.Random) -> list[str]:
    words, weights = _read_words(language)
    return dice.choices(words, cum_weights=weights, k=count)


@cache
def _read_words(language: str) -> tuple[list[str], list[float]]:
    """The words of a language and their frequencies, summed up."""
    from wordfreq import get_frequency_dict

    found = get_frequency_dict(language, "small")
    return list(found), list(accumulate(found.values()))


def _draw_twins(dice: random.Random) -> list[_Claim]:
    return dice.sample(_read_twins(), dice.randint(*_LENGTH))


def _thin(claim: _Claim, dice: random.Random) -> _Claim:
    """A quarter of the words left out, but for names and numbers."""
    words = [
        word for word in claim.text.split() if dice.random() < 0.75 or _is_value(word, claim.names)
    ]
    return _Claim(" ".join(words), claim.language, claim.names)


class _Renamer:
    """New names and numbers, the same for the same ones, in either script."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._names: dict[str, tuple[str, str]] = {}
        self._numbers: dict[str, str] = {}

    def write(self, claims: Sequence[_Claim]) -> str:
        """An article of these claims."""
        return "\n".join(self._rename(claim) for claim in claims)

    def _rename(self, claim: _Claim) -> str:
        text = _WORD.sub(
            lambda found: self._name(found[0]) if found[0] in claim.names else found[0], claim.text
        )
        return _DIGITS.sub(lambda found: self._number(found[0]), text)

    def _name(self, word: str) -> str:
        hindi, english = self._names.setdefault(skeleton(word), _draw_name(self._dice))
        return english if word.isascii() else hindi

    def _number(self, digits: str) -> str:
        if len(digits) == 4 and digits[:2] in ("19", "20"):
            return digits  # a year
        low = 1 if len(digits) == 1 else 10 ** (len(digits) - 1)
        new = str(self._dice.randrange(low, 10 ** len(digits)))
        return self._numbers.setdefault(digits, new)


def _draw_name(dice: random.Random) -> tuple[str, str]:
    """A made-up name in both scripts; one is the more common the lower its number (Zipf)."""
    number = dice.choices(range(_NAMES), cum_weights=_zipf_weights())[0]
    parts = random.Random(number)
    letters = [
        letter
        for _ in range(parts.randint(2, 4))
        for letter in (parts.choice([*_ONSETS.items()]), parts.choice([*_VOWELS.items()]))
    ]
    hindi, english = ("".join(written) for written in zip(*letters, strict=True))
    return hindi, english.capitalize()


@cache
def _zipf_weights() -> list[float]:
    return list(accumulate(1 / (10 + rank) for rank in range(_NAMES)))
