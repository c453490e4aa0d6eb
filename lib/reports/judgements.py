"""The judgements of a library as a table, out and back in.

A row is one verdict of one author; a finding that nobody judged is a row whose verdict is empty, to
be filled in. What a row says of a finding is checked against the articles when it comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, cast, get_args

from lib.errors import MilaanError, NotSaved
from lib.model import Article, DisagreementSort
from lib.reports.spreadsheet import read_table, write_table
from lib.store.keys import digest_text, make_finding
from lib.store.library import Store
from lib.store.records import Finding, Judgement, Place, Standing, Verdict

COLUMNS = (
    "kind", "class", "reading_a", "reading_b", "verdict", "note", "author", "judged", "why",
    "title_a", "claim_a", "title_b", "claim_b", "article_a", "article_b", "key",
)  # fmt: skip
_NEEDED = (
    "kind", "reading_a", "reading_b", "verdict", "claim_a", "claim_b", "article_a", "article_b",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out. number: as a spreadsheet counts, the header being 1."""

    number: int
    reason: str


@dataclass(slots=True)
class Returned:
    """What became of a table. known: stood as they are already; blank: rows without a verdict.

    trouble: why the rest of the table was not brought in, "" where all of it was looked at.
    """

    new: int = 0
    known: int = 0
    blank: int = 0
    bad: list[BadRow] = field(default_factory=list)
    trouble: str = ""


def write_judgements(standings: Iterable[Standing], titles: Mapping[str, str]) -> bytes:
    """A row a verdict, cells safe to open in a spreadsheet. titles: of articles, by id."""
    return write_table(COLUMNS, _list_rows(standings, titles))


def read_judgements(
    store: Store, name: str, data: bytes, author: str, *, is_signed_in: bool
) -> Returned:
    """Keep the verdicts of a table; a row that cannot be kept is named and the others go on.

    author: who brings it, and whose the rows without a name are. is_signed_in: then nobody can
    bring another's verdict, though rows of others may stand in the table as they were. A row that
    is older than what its author said since is left out. Times are those of the bringing. Raises
    UnreadableFile.
    """
    returned = Returned()
    articles: dict[str, Article] = {}
    for number, row in enumerate(read_table(name, data, _NEEDED), 2):
        if not any(value.strip() for value in row.values()):
            continue
        if not row["verdict"].strip():
            returned.blank += 1
            continue
        try:
            is_new = _keep_row(store, articles, row, author, is_signed_in)
        except NotSaved as error:
            returned.trouble = f"{error} Rows from {number:,} on were not brought in."
            return returned
        except MilaanError as error:
            returned.bad.append(BadRow(number, str(error)))
        except _BadRow as error:
            returned.bad.append(BadRow(number, f"Row {number:,}: {error}."))
        else:
            returned.new += is_new
            returned.known += not is_new
    return returned


class _BadRow(Exception):
    """Why a row is left out, as the end of a sentence."""


def _keep_row(
    store: Store,
    articles: dict[str, Article],
    row: Mapping[str, str],
    author: str,
    is_signed_in: bool,
) -> bool:
    """Whether the verdict of a row was new. Raises _BadRow, NotSaved."""
    verdict = row["verdict"].strip().lower()
    if verdict not in get_args(Verdict):
        raise _BadRow(f"“{verdict[:40]}” is no verdict; write disagree, same or unsure")
    said_by = " ".join(row.get("author", "").split()) or author
    found = _read_finding(store, articles, row)
    note = row.get("note", "").replace("\r\n", "\n").strip()
    standing = store.judgements_for([found]).get(found.key)
    latest = _find_latest(standing, said_by)
    if latest and (latest.verdict, latest.note) == (verdict, note):
        return False
    if latest:
        _check_age(row.get("judged", ""), latest)
    if is_signed_in and said_by != author:
        raise _BadRow(f"this verdict is by {said_by[:80]}, and you can bring in your own only")
    store.judge(found, cast(Verdict, verdict), said_by, note)
    return True


def _find_latest(standing: Standing | None, author: str) -> Judgement | None:
    said = standing.judgements if standing else ()
    return next((judgement for judgement in said if judgement.author == author), None)


def _check_age(written: str, latest: Judgement) -> None:
    """Raise _BadRow for a row from before the verdict that stands; one without a time is new."""
    if not written.strip():
        return
    try:
        judged = datetime.fromisoformat(written.strip().removesuffix("UTC").strip())
    except ValueError:
        raise _BadRow(f"“{written[:40]}” is no time; write it as 2024-06-18 09:30:00 UTC") from None
    if judged.replace(tzinfo=judged.tzinfo or UTC) < latest.at.replace(microsecond=0):
        raise _BadRow(
            f"it is older than “{latest.verdict}”, which {latest.author[:80]} said on "
            f"{latest.at:%-d %b %Y, %H:%M} UTC and which stays; empty its time to bring it in"
        )


def _read_finding(store: Store, articles: dict[str, Article], row: Mapping[str, str]) -> Finding:
    """The finding that a row tells of, as far as its articles say the same. Raises _BadRow."""
    a, b = (_read_place(store, articles, row, side) for side in ("a", "b"))
    kind = row["kind"].strip()
    if not kind:
        raise _BadRow("its kind is missing")
    sort = row.get("class", "").strip().lower()
    if sort and sort not in get_args(DisagreementSort):
        raise _BadRow("its class is neither conflict nor update")
    told = cast(DisagreementSort | Literal[""], sort)
    found = make_finding(kind, a, b, row.get("why", "").strip(), told)
    key = row.get("key", "").strip()
    if key and key != found.key:
        raise _BadRow("its kind, claims or readings were changed; change only verdict and note")
    return found


def _read_place(
    store: Store, articles: dict[str, Article], row: Mapping[str, str], side: str
) -> Place:
    id = row[f"article_{side}"].strip()
    claim, reading = row[f"claim_{side}"], row[f"reading_{side}"]
    if id not in articles:
        articles |= store.articles([id], with_removed=True)
    if id not in articles:
        raise _BadRow(f"the library has no article “{id[:40]}”")
    text = articles[id].text
    if not claim.strip() or _squeeze(claim) not in _squeeze(text):
        raise _BadRow(f"claim_{side} does not stand in its article")
    if not reading.strip() or _squeeze(reading) not in _squeeze(claim):
        raise _BadRow(f"reading_{side} does not stand in its claim")
    return Place(id, digest_text(text), claim, reading)


def _list_rows(standings: Iterable[Standing], titles: Mapping[str, str]) -> Iterator[list[str]]:
    for standing in standings:
        for judgement in standing.judgements or (None,):
            yield _make_row(standing.finding, judgement, titles)


def _make_row(
    finding: Finding, judgement: Judgement | None, titles: Mapping[str, str]
) -> list[str]:
    a, b = finding.a, finding.b
    said = ["", "", "", ""]
    if judgement is not None:
        at = f"{judgement.at:%Y-%m-%d %H:%M:%S} UTC"
        said = [judgement.verdict or "", judgement.note, judgement.author, at]
    told = [titles.get(a.article_id, ""), a.claim, titles.get(b.article_id, ""), b.claim]
    ids = [a.article_id, b.article_id, finding.key]
    return [finding.kind, finding.sort, a.reading, b.reading, *said, finding.why, *told, *ids]


def _squeeze(text: str) -> str:
    """Without what a spreadsheet may do to white space."""
    return " ".join(text.split())
