"""A collation made by hand, so that the view is tested without the engine."""

from __future__ import annotations

from datetime import date

from lib.language.text import detect_language, tokenise
from lib.model import (
    Article,
    Claim,
    Collation,
    Disagreement,
    Findings,
    Link,
    Reading,
    Role,
    Side,
    Unresolved,
    Variant,
)

A = [
    "पुतिन ने किम का न्योता स्वीकार किया",
    "मास्को, 14 सितंबर",
    "रूस के दौरे पर आए किम जोंग उन ने बुधवार को राष्ट्रपति व्लादिमीर पुतिन को उत्तर कोरिया बुलाया।",
    "एजेंसी केसीएनए के मुताबिक उनकी बातचीत वोस्टोचनी अंतरिक्ष केंद्र में चार घंटे चली। 🚀",
    "अमेरिकी गृह विभाग के प्रवक्ता मैथ्यू मिलन ने कहा कि सौदा संयुक्त राष्ट्र के नियम तोड़ेगा।",
    "विदेश विभाग की टिप्पणी पर मास्को ने कुछ नहीं कहा।",
    "केसीएनए ने न्योते की तारीख नहीं बताई।",
    "टिप्पणी करें",
    "यह भी पढ़ें",
]
B = [
    "किम की विदाई, वॉशिंगटन सतर्क",
    "किम जोंग उन अपनी विशेष ट्रेन से लौट गए।",
    "🚀 अमेरिकी विदेश विभाग के प्रवक्ता मैथ्यू मिलर ने कहा था कि कोई भी सौदा यूएन के नियम तोड़ेगा।",
    "वास्तोचनी अंतरिक्ष केंद्र में राष्ट्रपति व्लादीमीर पुतिन के साथ उनकी बातचीत पांच घंटे चली।",
    "रूस ने उत्तर कोरिया को उपग्रह बनाने में मदद का भरोसा दिया।",
]


def make_side(name: str, lines: list[str], title: str, boilerplate: tuple[int, ...] = ()) -> Side:
    """A side whose claims are the given lines; the first is the headline."""
    text = "\n".join(lines)
    claims, start = [], 0
    for n, line in enumerate(lines):
        role: Role = "boilerplate" if n in boilerplate else "claim" if n else "headline"
        language = detect_language(line) or "hi"
        end = start + len(line)
        claims.append(Claim(n, line, start, end, role, language, tokenise(line, start)))
        start = end + 1
    article = Article(name, text, title, f"Sample {name}", date(2023, 9, 14))
    return Side(article, tuple(claims), tuple(() for _ in claims))


def read(side: Side, claim: int, text: str) -> Reading:
    """The reading of `text` in a claim of `side`."""
    start = side.article.text.index(text, side.claims[claim].start)
    return Reading(claim, start, start + len(text), text)


def make_collation() -> Collation:
    """Three disagreements, one within A, three variants, one unresolved, omissions, boilerplate."""
    a, b = make_side("times", A, A[0], (7, 8)), make_side("post", B, B[0])
    links = (Link((2,), (3,), 0.41), Link((3,), (3,), 0.62), Link((4,), (2,), 0.93))
    findings = Findings(
        (
            Disagreement(
                "number",
                read(a, 3, "चार घंटे"),
                read(b, 3, "पांच घंटे"),
                "medium",
                0.88,
                "Both tell how long the talks went on: चार (four) hours against पांच (five).",
                1,
            ),
            Disagreement(
                "organisation",
                read(a, 4, "गृह विभाग"),
                read(b, 2, "विदेश विभाग"),
                "high",
                0.94,
                "गृह विभाग (Home department) and विदेश विभाग (State department) are two offices.",
                2,
            ),
            Disagreement(
                "name",
                read(a, 4, "मैथ्यू मिलन"),
                read(b, 2, "मैथ्यू मिलर"),
                "high",
                0.96,
                "After the same words the surname ends in another consonant, न (n) for र (r).",
                2,
            ),
        ),
        (
            Variant("spelling", read(a, 2, "व्लादिमीर"), read(b, 3, "व्लादीमीर"), "Vowel length.", 0),
            Variant("spelling", read(a, 3, "वोस्टोचनी"), read(b, 3, "वास्तोचनी"), "Same sounds.", 1),
            Variant("abbreviation", read(a, 4, "संयुक्त राष्ट्र"), read(b, 2, "यूएन"), "Short form.", 2),
        ),
        (Unresolved("date", read(a, 2, "बुधवार"), read(b, 3, "पांच"), "No week is told.", 0),),
    )
    why = "In one sentence it is the Home department, in the next the Foreign department."
    inner = Disagreement(
        "organisation", read(a, 4, "गृह विभाग"), read(a, 5, "विदेश विभाग"), "medium", 0.7, why
    )
    scores = tuple(tuple((i * 3 + j * 5) % 10 / 10 for j in range(len(B))) for i in range(len(A)))
    return Collation(a, b, links, findings, (inner,), (), (5, 6, 7), (1, 4), scores)
