"""Small stories, made for these tests: tellings of one event in Hindi and English, and copies."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import combinations

from lib.model import Article

# The same claims in both languages; the slots are filled the same way throughout a story.
CLAIMS = (
    ("{who} opened the new bridge over the {river} on Tuesday.",
     "{कौन} ने मंगलवार को {नदी} पर बने नए पुल का उद्घाटन किया।"),
    ("The bridge cost {cost} crore rupees, {who} told reporters.",
     "{कौन} ने पत्रकारों को बताया कि पुल पर {cost} करोड़ रुपये खर्च हुए।"),
    ("About {crowd} people came to the ceremony in {town}.",
     "{नगर} में हुए समारोह में करीब {crowd} लोग आए।"),
    ("Engineer {engineer} said the work took {months} months.",
     "इंजीनियर {अभियंता} ने कहा कि काम में {months} महीने लगे।"),
    ("Traders of {town} had asked for the bridge for {years} years.",
     "{नगर} के व्यापारी {years} साल से पुल की मांग कर रहे थे।"),
    ("{engineer} was thanked by {who} for the {length} metre span.",
     "{कौन} ने {length} मीटर लंबे पुल के लिए {अभियंता} को धन्यवाद दिया।"),
)  # fmt: skip
SYLLABLES = {
    "ba": "बा", "ki": "कि", "lo": "लो", "mu": "मु", "ne": "ने", "pa": "पा", "ri": "रि", "so": "सो",
    "ta": "ता", "vi": "वि", "ga": "गा", "do": "दो", "je": "जे", "hu": "हु",
}  # fmt: skip


class Story:
    """One event, that can be told again and again."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._slots: dict[str, str] = {}
        for english, hindi in (
            ("who", "कौन"), ("river", "नदी"), ("town", "नगर"), ("engineer", "अभियंता")
        ):  # fmt: skip
            parts = dice.sample(sorted(SYLLABLES), 3)
            self._slots[english] = "".join(parts).capitalize()
            self._slots[hindi] = "".join(SYLLABLES[part] for part in parts)
        for name in ("cost", "crowd", "months", "years", "length"):
            self._slots[name] = str(dice.randint(110, 9_900))

    def tell(self, language: str) -> str:
        """All claims but one, in some order."""
        told = [pair[language == "hi"].format(**self._slots) for pair in CLAIMS]
        return "\n".join(self._dice.sample(told, len(told) - 1))


def make_stories(count: int, seed: int) -> tuple[list[Article], set[tuple[str, str]]]:
    """Two or three tellings of each event and some copies; the pairs that belong together."""
    dice = random.Random(seed)
    articles: list[Article] = []
    planted: set[tuple[str, str]] = set()
    for number in range(count):
        story = Story(dice)
        texts = [story.tell(dice.choice(["hi", "en"])) for _ in range(dice.choice([2, 3]))]
        texts += _copy(texts[0], dice)
        told = [Article(f"{number:03d}-{at}", text) for at, text in enumerate(texts)]
        planted |= {(a.id, b.id) for a, b in combinations(told, 2)}
        articles += told
    dice.shuffle(articles)
    return articles, planted


def _copy(text: str, dice: random.Random) -> Iterator[str]:
    if dice.random() < 0.3:
        yield text
    if dice.random() < 0.3:
        yield f"{text}\n{dice.choice(['(With agency inputs)', '(एजेंसी इनपुट के साथ)'])}"


def list_pairs(found: Sequence[dict[str, object]]) -> list[tuple[object, object]]:
    """The pairs of ids in the lines of a scan."""
    return [(line["a"], line["b"]) for line in found]
