"""What the library gives and takes, as frozen dataclasses. Times are aware and in UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, Literal, TypedDict, TypeVar

from lib.model import DisagreementSort

Verdict = Literal["disagree", "same", "unsure"]
Action = Literal["added", "edited", "removed", "restored"]
Item = TypeVar("Item")

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some of `total` items: page `number` (from 1) of pages of `size`."""

    items: tuple[Item, ...]
    total: int
    number: int
    size: int


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a stored article beside its text.

    id: what addresses hold; for what people bring, 16 letters and digits made of the text.
    digest: 64 hexadecimal digits of the text. chars: the length of the text in code points.
    """

    id: str
    digest: str
    title: str
    source: str
    published: date | None
    language: str
    url: str
    added_by: str
    added_at: datetime
    removed_at: datetime | None
    chars: int


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a draft. is_new: it was not known. was_removed: it came back.

    copy_of: where it is new, the article of another outlet that has its text already, if any.
    """

    record: Record
    is_new: bool
    was_removed: bool = False
    copy_of: Record | None = None


@dataclass(frozen=True, slots=True)
class Twin:
    """An article that has a draft's text. is_same: adding the draft would leave it as it is."""

    record: Record
    is_same: bool


class Changes(TypedDict, total=False):
    """The metadata to change; a key left out stays as it is, `published=None` clears the date."""

    title: str
    source: str
    published: date | None
    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Event:
    """One line of an article's audit trail; field, old and new are "" where nothing was edited."""

    at: datetime
    author: str
    action: Action
    field: str = ""
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles; an empty field lets all through. A date bound leaves undated ones out."""

    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    published_from: date | None = None
    published_to: date | None = None
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found. marks: half-open ranges of the excerpt that were sought."""

    record: Record
    excerpt: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """One side of a finding: which text, which claim, which reading."""

    article_id: str
    digest: str
    claim: str
    reading: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding by its content, so that verdicts on it hold. `key` names it, in either order.

    near_key: what it shares with the same readings in a claim that was cut elsewhere. sort: the
    class of a disagreement; "" for what is none, and for one judged before classes were kept.
    """

    key: str
    near_key: str
    kind: str
    a: Place
    b: Place
    why: str = ""
    sort: DisagreementSort | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of a finding's audit trail, never changed. verdict is None where it takes back
    the judgement numbered `undoes`."""

    number: int
    key: str
    author: str
    verdict: Verdict | None
    note: str
    at: datetime
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding and the latest verdict of each author, in the order in which they were given."""

    finding: Finding
    judgements: tuple[Judgement, ...]

    @property
    def differs(self) -> bool:
        """Whether two authors say different things."""
        return len({judgement.verdict for judgement in self.judgements}) > 1

    @property
    def verdict(self) -> Verdict | None:
        """What everyone who judged says; None where they differ or nobody did."""
        return self.judgements[0].verdict if self.judgements and not self.differs else None


@dataclass(frozen=True, slots=True)
class JudgementFilter:
    """Which judged findings; an empty field lets all through. differs: only open conflicts."""

    authors: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    kinds: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()
    article_id: str = ""
    sources: tuple[str, ...] = ()
    judged_from: datetime | None = None
    judged_to: datetime | None = None
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """Two readings that someone taught to be the same. kind: the finding's, or ""."""

    number: int
    a: str
    b: str
    kind: str
    taught_by: str
    taught_at: datetime
    finding_key: str = ""
    withdrawn_by: str = ""
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SharedArticle:
    """An article as it was when a view was shared; its text, found by the id, cannot change."""

    id: str
    digest: str
    title: str
    source: str
    published: date | None


@dataclass(frozen=True, slots=True)
class SharedView:
    """A snapshot behind an unguessable id. parameters: the address's, filters among them."""

    id: str
    author: str
    shared_at: datetime
    engine: str
    articles: tuple[SharedArticle, ...]
    parameters: Mapping[str, str] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KeptPair:
    """Two articles that a scan found to tell one story, by id, a before b.

    overlap: the share of what both speak of, in [0, 1]. disagreements: how many a collation found,
    of which so many are updates. engine: the version of Milaan that found it.
    """

    a: str
    b: str
    relation: Literal["copy", "story"]
    overlap: float
    disagreements: int
    engine: str
    scanned_at: datetime
    updates: int = 0


@dataclass(frozen=True, slots=True)
class ScanStanding:
    """How far the library is scanned.

    ended_at: when the last whole scan ended, None before the first. waiting: how many articles came
    in, came back or were dated anew since that scan began. stamp: changes whenever pairs do.
    """

    ended_at: datetime | None
    waiting: int
    stamp: str
