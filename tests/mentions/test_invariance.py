"""How a text is stored does not change what is found in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.claims.split import split_claims
from lib.mentions.find import find_mentions
from lib.store.samples import load_samples

PUBLISHED = date(2024, 6, 18)
SENTENCES = (
    "राजीव मल्होत्रा ने बुधवार को कहा कि गुजरात के सिलवाड़ में साढ़े तीन लाख लोग फँसे हैं।",
    "आँधी से गढ़वाल के पाँच गाँव उजड़े; ₹4.5 करोड़ का नुक़सान 19 जून, 2024 को बताया गया।",
    "डॉ. ज़किया हुसैन ने फ़ैज़ाबाद ज़िले में 2 घंटे 30 मिनट की बैठक की।",
    "José Álvarez told the Security Council on 3 March that 45 people died near Silkot.",
    "Dr. Rao met the Prime Minister in Vapi at 7:30 pm and denied the charge of $2.3 million.",
)
INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u200e", "\u2060", "\ufeff", "\u00ad")
Found = list[tuple[str, str, str]]


def find(text: str) -> Found:
    """Kind, value and unit of every mention, in order."""
    mentions = find_mentions(split_claims(text), PUBLISHED)
    return [(m.kind, m.value, m.unit) for claim in mentions for m in claim]


def drop_nukta(text: str) -> str:
    """The text as typed without the dot that Hindi writers often leave out."""
    return unicodedata.normalize("NFD", text).replace("\u093c", "")


def write_anusvara(text: str) -> str:
    """A candrabindu typed as the plain dot."""
    return text.replace("\u0901", "\u0902")


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    "write",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: unicodedata.normalize("NFC", text),
        drop_nukta,
        write_anusvara,
    ],
    ids=["NFD", "NFC", "no nukta", "no candrabindu"],
)
def test_spellings_of_one_letter_agree(sentence: str, write: Callable[[str], str]) -> None:
    """Composed or not, with and without nukta or candrabindu: the same values."""
    assert find(write(sentence)) == find(sentence)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", sorted(load_samples()))
def test_unicode_forms_of_the_samples_agree(name: str, form: str) -> None:
    """Whole articles have the same mentions composed and decomposed."""
    text = load_samples()[name].text
    assert find(unicodedata.normalize(form, text)) == find(text)


@given(st.sampled_from(SENTENCES), st.sampled_from(INVISIBLE), st.data())
@settings(max_examples=150)
def test_invisible_characters_change_no_value(
    sentence: str, mark: str, data: st.DataObject
) -> None:
    """A zero-width character inside a word, wherever it stands, is read over."""
    inside = [
        at
        for at in range(1, len(sentence))
        if sentence[at - 1].isalpha() and (sentence[at].isalpha() or sentence[at] in "ािीुूेैोौं")
    ]
    at = data.draw(st.sampled_from(inside))
    assert find(sentence[:at] + mark + sentence[at:]) == find(sentence)
