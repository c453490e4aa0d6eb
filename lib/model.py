"""The words of the field, as frozen dataclasses.

Every `start` and `end` is a half-open range of code points into the article's original text
(into the claim's own text where the claims were given already split). Nothing here alters a text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

Language = Literal["hi", "en"]
Role = Literal["headline", "dateline", "claim", "quote", "boilerplate"]
Kind = Literal[
    "name", "organisation", "role", "place", "number", "date",
    "negation", "modality", "attribution", "framing", "direction", "event",
]  # fmt: skip
VariantKind = Literal[
    "spelling", "script", "abbreviation", "number_format", "synonym", "honorific", "word_order"
]
Severity = Literal["high", "medium", "low"]
TokenKind = Literal["word", "number", "mark"]
LinkRelation = Literal["same", "part"]
DisagreementSort = Literal["conflict", "update"]
Later = Literal["", "a", "b", "any"]
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
    told: the numbers as the text has them, before words like "about" widen them: one, or the two
    of a range or a score.
    """

    low: Decimal
    high: Decimal
    unit: str = ""
    form: str = "cardinal"
    approximate: bool = False
    told: tuple[Decimal, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether it counts things one by one: no unit, no rank, no age."""
        return not self.unit and self.form == "cardinal"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as a closed range of days, or unresolved where `first` is None.

    value: ISO 8601; `XXXX-06-19` where the year is not said, `XXXX-W3` for a Wednesday, two dates
    with a slash between for a span; "" while a relative date stays open.
    grain: "day", "week", "month", "year" or "time".
    hours: those of the part of the day that is told with a day, past midnight counted on: (19, 28).
    """

    value: str
    first: date | None = None
    last: date | None = None
    grain: str = "day"
    relative: bool = False
    hours: tuple[int, int] | None = None

    @property
    def says_year(self) -> bool:
        """Whether the year is told."""
        return self.value[:1].isdigit()

    @property
    def is_full(self) -> bool:
        """Whether nothing of the date is left open."""
        return bool(self.value) and "X" not in self.value

    @property
    def is_span(self) -> bool:
        """Whether it is told by its two ends."""
        return "/" in self.value

    @property
    def weekday(self) -> int | None:
        """A weekday that is told by itself, 1 for Monday; else None."""
        return int(self.value[-1]) if self.value.startswith("XXXX-W") else None

    @property
    def month_and_day(self) -> str:
        """Month and day as "06-19"; "" for anything but a day."""
        return self.value[-5:] if self.grain == "day" else ""


@dataclass(frozen=True, slots=True)
class Site:
    """A site or a body that has one, by its name. sort: "hospital", "road" … of site_heads.txt.

    name: the words of its own name, "" where none is told; marks: ids of the words that say which
    of its sort it is ("district", "high").
    """

    name: str
    marks: frozenset[str]
    sort: str


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: its id in the lexicon, or its name in small letters.

    country: the ISO 3166 code that is said with it, or "". site: a hospital, a school, police …
    """

    id: str
    country: str = ""
    is_department: bool = False
    site: Site | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place: an ISO 3166 code, the English name of a listed place, or a name in small letters.

    site: a road, a temple, a station …
    """

    id: str
    is_country: bool = False
    is_listed: bool = False
    site: Site | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person, by the folded words of the name."""

    name: str


@dataclass(frozen=True, slots=True)
class Marker:
    """An office, or a word that denies, doubts, attributes or colours: its id in the lexicon.

    tone: of a word that colours, what it makes of its subject `id`: "hostile", "neutral" …
    """

    id: str
    tone: str = ""


Value = Quantity | Moment | Body | Place | Person | Marker


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What the words around a mention say of it; found once, by lib/mentions/qualifiers.

    Spans are half-open ranges of the claim's tokens, as those of the mention.
    emphasis: "about", "over" (more than), "under", "least", "most", or "".
    told: the mention with the words of its emphasis, or an office with "former" before it.
    fate: what befell those who are counted: "dead", "hurt", "missing" … (fates.txt), or "".
    claim_fate: the fate that the claim tells if it tells but one, whoever it befell.
    is_total: the figure is told as a running whole, a toll. is_part: of others that are counted.
    is_addition: beside others that were counted before. is_rest: beside somebody told apart ("nine
    others"). is_former: what was so before.
    is_open: of an office, that it is left unsaid whether it is held. is_negated: "not the first".
    is_hedged: feared, suspected, possible. is_stamp: the page's own ("Updated: …").
    grows: it counts what grows while news comes in. was: what it was before, where the claim says
    so ("rose from 12 to 18").
    label: what the figure names, in place of counting: the "section" of Section 302. aspect: what a
    measure measures ("depth"). scope: "all" that was counted so far, or "one" day or action.
    person: the name of whom it is the age.
    counted: what a number counts. measured_from: the tokens of what a distance is measured from.
    holder: who gives the figure.
    """

    emphasis: str = ""
    told: tuple[int, int] | None = None
    fate: str = ""
    claim_fate: str = ""
    is_total: bool = False
    is_part: bool = False
    is_addition: bool = False
    is_rest: bool = False
    is_former: bool = False
    is_open: bool = False
    is_negated: bool = False
    is_hedged: bool = False
    is_stamp: bool = False
    grows: bool = False
    was: Decimal | None = None
    label: str = ""
    aspect: str = ""
    scope: str = ""
    person: str = ""
    counted: tuple[int, int] | None = None
    measured_from: tuple[int, ...] = ()
    holder: tuple[int, int] | None = None

    @property
    def is_aside(self) -> bool:
        """Whether a figure is no state of a whole: a part, an addition, what it was before."""
        return self.is_part or self.is_addition or self.is_former

    def shift(self, by: int) -> Qualifiers:
        """Move every span by a number of tokens."""
        return replace(
            self,
            told=_shift(self.told, by),
            counted=_shift(self.counted, by),
            measured_from=tuple(at + by for at in self.measured_from),
            holder=_shift(self.holder, by),
        )


def _shift(span: tuple[int, int] | None, by: int) -> tuple[int, int] | None:
    return (span[0] + by, span[1] + by) if span else None


PLAIN = Qualifiers()


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed value inside a claim.

    value: what it stands for, in one comparable string (a decimal, an ISO date, an id, a name).
    first, last: the half-open range of the claim's tokens that it covers.
    what: the value with its type. qualifiers: what the words around it say of it.
    """

    kind: Kind
    text: str
    start: int
    end: int
    value: str
    first: int
    last: int
    what: Value
    unit: str = ""
    qualifiers: Qualifiers = PLAIN

    @property
    def quantity(self) -> Quantity | None:
        """The value of a number, None for other kinds."""
        return self.what if isinstance(self.what, Quantity) else None

    @property
    def moment(self) -> Moment | None:
        """The value of a date, None for other kinds."""
        return self.what if isinstance(self.what, Moment) else None

    @property
    def body(self) -> Body | None:
        """The value of an organisation, None for other kinds."""
        return self.what if isinstance(self.what, Body) else None

    @property
    def place(self) -> Place | None:
        """The value of a place, None for other kinds."""
        return self.what if isinstance(self.what, Place) else None

    @property
    def marker(self) -> Marker | None:
        """The value of an office or of a word that marks, None for other kinds."""
        return self.what if isinstance(self.what, Marker) else None

    @property
    def told(self) -> tuple[int, int]:
        """The tokens of the mention with those words around it that belong to its reading."""
        return self.qualifiers.told or (self.first, self.last)

    def shift(self, by: int) -> Mention:
        """Count its tokens from elsewhere: the same mention, its spans moved by so many tokens."""
        if not by:
            return self
        moved = self.qualifiers if self.qualifiers is PLAIN else self.qualifiers.shift(by)
        return replace(self, first=self.first + by, last=self.last + by, qualifiers=moved)


@dataclass(frozen=True, slots=True)
class Link:
    """Claims of A paired with claims of B; `score` is the probability that they tell the same.

    relation: "same" statement, or at least a "part" in common, for which `score` is the probability
    of that. A claim is in one link of the same at most, and may have parts in common beside it.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float
    relation: LinkRelation = "same"


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
    """Two readings that cannot both hold. `link` is None within one article.

    is_update: a later moment explains them, as with a toll that grew. as_of: of an update, the
    moments of the two readings in ISO 8601, a day or a day and a time; "" where not known. later:
    which of the two may follow on the other, as "dead" on "feared dead"; "any" where either may,
    "" where none does.
    """

    kind: Kind
    a: Reading
    b: Reading
    severity: Severity
    confidence: float
    why: str
    link: int | None = None
    is_update: bool = False
    later: Later = ""
    as_of: tuple[str, str] = ("", "")

    @property
    def sort(self) -> DisagreementSort:
        """What the command line and the exports call its class."""
        return "update" if self.is_update else "conflict"


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
    """Everything found between two articles.

    Disagreements come with the weightiest first, the others in reading order of A.
    """

    disagreements: tuple[Disagreement, ...] = ()
    variants: tuple[Variant, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One article ready to be compared: its claims, and for each claim its mentions.

    is_dated_by_text: nobody gave the article's day; `published` is what its own dateline tells.
    """

    article: Article
    claims: tuple[Claim, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    is_dated_by_text: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """What an article mainly tells, as far as its first claims say: when, where and of whom."""

    day: Mention | None = None
    place: Mention | None = None
    person: Mention | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Whether two articles tell one event or two of one topic, and what each mainly tells.

    one: the probability that it is one. are_two: that is so low that the two are told apart.
    """

    one: float
    are_two: bool
    a: Happening
    b: Happening


@dataclass(frozen=True, slots=True)
class Collation:
    """The whole result for two articles.

    only_a, only_b: claims without any link; one that shares but a part with a claim of the other
    article is none of them. event: None where nothing is known of it, as for claims by themselves.
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
    event: Event | None = None
