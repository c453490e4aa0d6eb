"""Verdicts on findings: every one is kept, with its author and time; the latest ones stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import get_args

from sqlalchemy import Connection, select

from lib.errors import NothingToUndo
from lib.model import DisagreementSort
from lib.store.database import Database, hold_for
from lib.store.fields import now, read_choice, read_line, read_lines
from lib.store.keys import is_recut, make_finding
from lib.store.records import (
    PAGE_SIZE,
    Finding,
    Judgement,
    JudgementFilter,
    Page,
    Place,
    Standing,
    Verdict,
)
from lib.store.rows import JUDGEMENT, batch, describe_row, find_offset, read_finding
from lib.store.standing import STANDING, count_findings, list_findings
from lib.store.tables import finding, judgement

ALL_JUDGED = JudgementFilter()
_Finder = Callable[[Connection, str, str], list[Judgement]]


class Judgements(Database):
    """What people decided. Rows are only ever added: taking back is a row as well."""

    def judge(self, found: Finding, verdict: Verdict, author: str, note: str = "") -> Standing:
        """Keep a verdict; whatever others said stays. The same verdict again adds nothing.

        Gives where the finding stands now. Raises BadField, NotSaved.
        """
        found = _read_finding(found)
        author, note = read_line("author", author), read_lines("note", note)
        read_choice("verdict", verdict, get_args(Verdict))
        with self.writing() as connection:
            hold_for(connection, found.near_key)
            found = _keep_finding(connection, found)
            latest = [(j.verdict, j.note) for j in _find_latest(connection, found.key, author)]
            if latest != [(verdict, note)]:
                row = {"key": found.key, "author": author, "verdict": verdict, "note": note}
                connection.execute(judgement.insert(), row | {"at": now()})
            return _read_standings(connection, [found])[0]

    def undo_judgement(self, key: str, author: str) -> Standing:
        """Take back the author's latest verdict on a finding; the one before stands again.

        key: the finding's own, as `Standing.finding.key` has it.
        Raises NothingToUndo, NotSaved.
        """
        return self._take_back(key, author, _find_latest)

    def withdraw_judgements(self, key: str, author: str) -> Standing:
        """Take back every verdict of the author on a finding; none of them stands again.

        Each has a row of its own on the trail. Raises NothingToUndo, NotSaved.
        """
        return self._take_back(key, author, _find_all)

    def _take_back(self, key: str, author: str, find: _Finder) -> Standing:
        author = read_line("author", author)
        with self.writing() as connection:
            found = _find(connection, key)
            if found is None:
                raise NothingToUndo
            hold_for(connection, found.near_key)
            mine = find(connection, found.key, author)
            if not mine:
                raise NothingToUndo
            row = {"key": found.key, "author": author, "note": "", "at": now()}
            rows = [row | {"undoes": given.number} for given in mine]
            connection.execute(judgement.insert(), rows)
            return _read_standings(connection, [found])[0]

    def judgements_for(self, findings: Iterable[Finding]) -> dict[str, Standing]:
        """Where findings stand, by their keys; those that nobody judged are left out.

        A verdict is found again if a newer engine cut one of the claims in another place.
        """
        standings: dict[str, Standing] = {}
        with self.reading() as connection:
            for kept in _match_all(connection, findings):
                known = list(kept.values())
                by_key = {s.finding.key: s for s in _read_standings(connection, known)}
                standings |= {key: by_key[same.key] for key, same in kept.items()}
        return {key: standing for key, standing in standings.items() if standing.judgements}

    def judgements_then(
        self, findings: Iterable[Finding], said: Iterable[Judgement]
    ) -> dict[str, Standing]:
        """Where findings stood by these judgements alone, as `judgements_for` gives it.

        said: what stood at one time, as a shared view keeps it; nothing later is looked at.
        """
        by_key = defaultdict(list)
        for one in said:
            by_key[one.key].append(one)
        with self.reading() as connection:
            matches = [pair for kept in _match_all(connection, findings) for pair in kept.items()]
        return {
            key: Standing(same, tuple(by_key[same.key]))
            for key, same in matches
            if same.key in by_key
        }

    def list_judges(self) -> tuple[str, ...]:
        """Everyone of whom a verdict stands, by name."""
        with self.reading() as connection:
            return tuple(sorted(connection.scalars(select(STANDING.c.author).distinct())))

    def finding(self, key: str) -> Finding | None:
        """The finding with this key, if it was ever judged."""
        with self.reading() as connection:
            return _find(connection, key)

    def history(self, key: str) -> tuple[Judgement, ...]:
        """Everything that was ever said on a finding, and what was taken back, oldest first."""
        query = select(*JUDGEMENT).where(judgement.c.key == key).order_by(judgement.c.number)
        with self.reading() as connection:
            return tuple(Judgement(**row._mapping) for row in connection.execute(query))

    def all_judgements(
        self, wanted: JudgementFilter = ALL_JUDGED, number: int = 1, size: int = PAGE_SIZE
    ) -> Page[Standing]:
        """Page `number` of the findings that stand judged, the latest judged first."""
        with self.reading() as connection:
            total: int = connection.scalar(count_findings(wanted)) or 0
            query = list_findings(wanted).limit(size).offset(find_offset(number, size))
            found = [read_finding(row) for row in connection.execute(query).mappings()]
            return Page(tuple(_read_standings(connection, found)), total, number, size)


def _read_finding(found: Finding) -> Finding:
    """The finding as it can be kept; its key is made anew, so none can be forged."""
    a, b = (
        Place(
            read_line("article's id", place.article_id),
            read_line("article's id", place.digest),
            read_lines("claim", place.claim),
            read_lines("claim", place.reading),
        )
        for place in (found.a, found.b)
    )
    if found.sort:
        read_choice("class", found.sort, get_args(DisagreementSort))
    why = read_lines("claim", found.why)
    return make_finding(read_line("kind", found.kind), a, b, why, found.sort)


def _find(connection: Connection, key: str) -> Finding | None:
    row = connection.execute(select(finding).where(finding.c.key == key)).mappings().first()
    return None if row is None else read_finding(row)


def _keep_finding(connection: Connection, found: Finding) -> Finding:
    """The finding under the key it is kept by, which an earlier cut of its claims may have made."""
    kept = _match_kept([found], _find_near(connection, [found])).get(found.key)
    if kept is not None:
        return kept
    connection.execute(finding.insert(), describe_row(found))
    return found


def _find_near(connection: Connection, findings: Sequence[Finding]) -> list[Finding]:
    """The kept findings with the same readings in the same texts."""
    near = {found.near_key for found in findings}
    rows = connection.execute(select(finding).where(finding.c.near_key.in_(near)))
    return [read_finding(row) for row in rows.mappings()]


def _match_all(connection: Connection, findings: Iterable[Finding]) -> Iterator[dict[str, Finding]]:
    """For each finding, by key, the kept one that it is; a batch at a time."""
    sought = list({found.key: found for found in findings}.values())
    for part in batch(sought):
        yield _match_kept(part, _find_near(connection, part))


def _match_kept(sought: Sequence[Finding], kept: Sequence[Finding]) -> dict[str, Finding]:
    """For each finding, by key, the kept one that it is: by its key, else the only one recut."""
    by_key = {found.key: found for found in kept}
    by_readings = defaultdict(list)
    for found in kept:
        by_readings[found.near_key].append(found)
    matches = {}
    for found in sought:
        recut = [other for other in by_readings[found.near_key] if is_recut(found, other)]
        if found.key in by_key:
            matches[found.key] = by_key[found.key]
        elif len(recut) == 1:
            matches[found.key] = recut[0]
    return matches


def _find_latest(connection: Connection, key: str, author: str) -> list[Judgement]:
    """The author's verdict on a finding that stands, if any."""
    mine = select(STANDING).where(STANDING.c.key == key, STANDING.c.author == author)
    return [Judgement(**row._mapping) for row in connection.execute(mine)]


def _find_all(connection: Connection, key: str, author: str) -> list[Judgement]:
    """All of the author's verdicts on a finding that were not taken back, the latest first."""
    undo = judgement.alias("undo")
    is_undone = select(undo.c.number).where(undo.c.undoes == judgement.c.number).exists()
    mine = select(*JUDGEMENT).where(judgement.c.key == key, judgement.c.author == author)
    given = mine.where(judgement.c.verdict.is_not(None), ~is_undone)
    query = given.order_by(judgement.c.number.desc())
    return [Judgement(**row._mapping) for row in connection.execute(query)]


def _read_standings(connection: Connection, findings: Sequence[Finding]) -> list[Standing]:
    said: dict[str, list[Judgement]] = {found.key: [] for found in findings}
    query = select(STANDING).where(STANDING.c.key.in_(said)).order_by(STANDING.c.number)
    for row in connection.execute(query):
        said[row.key].append(Judgement(**row._mapping))
    return [Standing(found, tuple(said[found.key])) for found in findings]
