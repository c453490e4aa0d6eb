"""The words of the field, as frozen dataclasses.

Every `start` and `end` is a half-open range of code points into the article's original text
(into the claim's own text where the claims were given already split). Nothing here alters a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Language = Literal["hi", "en"]
Role = Literal["headline", "dateline", "claim", "quote", "boilerplate"]
Kind = Literal[
    "name", "organisation", "role", "place", "number", "date",
    "negation", "modality", "attribution", "framing",
]  # fmt: skip
VariantKind = Literal[
    "spelling", "script", "abbreviation", "number_format", "synonym", "honorific", "word_order"
]
Severity = Literal["high", "medium", "low"]
TokenKind = Literal["word", "number", "mark"]
EvidenceKind = Literal["same", "spelling", "synonym", "translation", "sound", "value"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a single mark of punctuation. `norm` is the form to compare by."""

    text: str
    norm: str
    start: int
    end: int
    kind: TokenKind


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it was given, with what is known about it."""

    id: str
    text: str
    title: str = ""
    source: str = ""
    published: date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence. `n` is its place in the article, `text` what the article says there."""

    n: int
    text: str
    start: int
    end: int
    role: Role
    language: Language
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a closed range of values in one unit; `low == high` where it is exact.

    unit: "" for a bare count, "%" , an ISO 4217 code for money, a unit name ("km", "kg", "year").
    form: "cardinal", "ordinal", "percent", "money", "measure", "duration" or "age".
    """

    low: Decimal
    high: Decimal
    unit: str = ""
    form: str = "cardinal"
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as a closed range of days, or unresolved where `first` is None.

    value: ISO 8601; `XXXX-06-19` where the year is not said; "" while a relative date stays open.
    grain: "day", "week", "month", "year" or "time".
    """

    value: str
    first: date | None = None
    last: date | None = None
    grain: str = "day"
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed value inside a claim.

    value: what it stands for, in one comparable string (a decimal, an ISO date, an id, a name).
    first, last: the half-open range of the claim's tokens that it covers.
    quantity, moment: the parsed value of a number, of a date.
    """

    kind: Kind
    text: str
    start: int
    end: int
    value: str
    first: int
    last: int
    unit: str = ""
    quantity: Quantity | None = None
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Claims of A paired with claims of B; `score` is the probability that they tell the same."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says at one place."""

    claim: int
    start: int
    end: int
    text: str

    def overlaps(self, other: Reading) -> bool:
        """The two, of one article, share a letter."""
        return self.claim == other.claim and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """Two readings that meet and so speak for a link; `weight` is their share of all that do."""

    kind: EvidenceKind
    a: Reading
    b: Reading
    weight: float


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two readings that cannot both hold. `link` is None within one article."""

    kind: Kind
    a: Reading
    b: Reading
    severity: Severity
    confidence: float
    why: str
    link: int | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """Two readings that differ on the page and mean the same."""

    kind: VariantKind
    a: Reading
    b: Reading
    why: str
    link: int | None = None


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Two readings that cannot be compared without more knowledge."""

    kind: Kind
    a: Reading
    b: Reading
    why: str
    link: int | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything found between linked claims, each in reading order of A."""

    disagreements: tuple[Disagreement, ...] = ()
    variants: tuple[Variant, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One article ready to be compared: its claims, and for each claim its mentions."""

    article: Article
    claims: tuple[Claim, ...]
    mentions: tuple[tuple[Mention, ...], ...]


@dataclass(frozen=True, slots=True)
class Collation:
    """The whole result for two articles.

    scores: for each claim of A and each of B the probability that they tell the same. is_semantic:
    the sentence encoder took part. evidence: for each link what speaks for it, weightiest first.
    taught: pairs of readings that were taught to mean the same and are told so here.
    """

    a: Side
    b: Side
    links: tuple[Link, ...]
    findings: Findings
    within_a: tuple[Disagreement, ...]
    within_b: tuple[Disagreement, ...]
    only_a: tuple[int, ...]
    only_b: tuple[int, ...]
    scores: tuple[tuple[float, ...], ...]
    is_semantic: bool = False
    evidence: tuple[tuple[Evidence, ...], ...] = ()
    taught: frozenset[tuple[str, str]] = frozenset()
