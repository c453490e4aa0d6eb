"""Why two values clash, as an English reader is told."""

from __future__ import annotations

import pytest

from lib.collation.collate import collate_as_claims, read_as_claim
from lib.disagree.updates import MAY_HAVE_GROWN
from lib.model import Article


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        (
            "She finished 3rd in the city marathon.",
            "She finished 7th in the city marathon.",
            "A gives “3rd” and B gives “7th” for the same rank.",
        ),
        (
            "He was elected mayor at the age of 34.",
            "He was elected mayor at the age of 43.",
            "A gives “34” and B gives “43” for the same age.",
        ),
        (
            "The choir sang for at least 40 guests in the hall.",
            "The choir sang for some 15 guests in the hall.",
            "A gives “at least 40” and B gives “some 15” for the same count of “guests”.",
        ),
        (
            "बाढ़ में १५ गाँव डूब गए।",
            "बाढ़ में २५ गाँव डूब गए।",
            "A gives “१५” (15) and B gives “२५” (25) for the same count of “गाँव” (gānv, village).",
        ),
        (
            "40 से अधिक मजदूर खदान में फँसे हैं।",
            "12 मजदूर खदान में फँसे हैं।",
            "A gives “40 से अधिक” (40 se adhik, more than 40) and B gives “12” for the same count "
            "of “मजदूर” (majdūr, worker).",
        ),
        (
            "विस्फोट में 45 लोगों की मौत हो गई।",
            "The blast killed 54 people.",
            f"A gives “45” and B gives “54” for the same count of “people”. {MAY_HAVE_GROWN}",
        ),
        (
            "पुल बनाने में 45 करोड़ रुपये खर्च हुए।",
            "The bridge cost 540 million rupees to build.",
            "A gives “45 करोड़ रुपये” (45 karoṛ rupye, INR 450 million) and B gives “540 million "
            "rupees” for the same sum.",
        ),
        (
            "The bridge cost 45 crore rupees to build.",
            "The bridge cost 54 crore rupees to build.",
            "A gives “45 crore rupees” (INR 450 million) and B gives “54 crore rupees” (INR 540 "
            "million) for the same sum.",
        ),
        (
            "Half of the crew was rescued by a tanker.",
            "A quarter of the crew was rescued by a tanker.",
            "A gives “Half” and B gives “A quarter” for the same share of “crew”.",
        ),
        (
            "The toll of the blast has risen to 45.",
            "The toll of the blast has risen to 54.",
            f"A gives “45” and B gives “54” for the same figure. {MAY_HAVE_GROWN}",
        ),
        (
            "The fair opens on 3 March 2024 in the old square.",
            "मेला 5 मार्च 2024 को पुराने चौक में शुरू होगा।",
            "A dates it “3 March 2024” and B dates it “5 मार्च 2024” (5 mārch 2024, 5 March 2024): "
            "two different times for the same event.",
        ),
        (
            "₹500",
            "₹700",
            "A gives “₹500” and B gives “₹700” for the same sum.",
        ),
    ],
)
def test_a_reason_quotes_both_sides_and_says_once_what_they_mean(a: str, b: str, why: str) -> None:
    """With the emphasis, in English where the words are not; what both count where it is plain."""
    sides = [read_as_claim(Article("", text)) for text in (a, b)]
    assert [d.why for d in collate_as_claims(*sides).findings.disagreements] == [why]
