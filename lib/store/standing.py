"""The questions in SQL: which verdicts stand, and which judged findings are wanted."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, func, or_, select

from lib.store.records import JudgementFilter
from lib.store.rows import JUDGEMENT
from lib.store.tables import article, finding, judgement


def _make_standing() -> Subquery:
    """The latest verdict of each author on each finding, but for those taken back."""
    undo = judgement.alias("undo")
    is_undone = select(undo.c.number).where(undo.c.undoes == judgement.c.number).exists()
    latest_first = judgement.c.number.desc()
    place = func.row_number().over(
        partition_by=(judgement.c.key, judgement.c.author), order_by=latest_first
    )
    given = select(*JUDGEMENT, place.label("place")).where(judgement.c.verdict.is_not(None))
    ranked = given.where(~is_undone).subquery("given")
    kept = [ranked.c[column.name] for column in JUDGEMENT]
    return select(*kept).where(ranked.c.place == 1).subquery("standing")


STANDING = _make_standing()


def list_findings(wanted: JudgementFilter) -> Select[Any]:
    """The findings that are wanted and on which a verdict stands, the latest judged first."""
    per_finding = (
        select(
            STANDING.c.key,
            func.max(STANDING.c.number).label("latest"),
            func.count(STANDING.c.verdict.distinct()).label("verdicts"),
        )
        .group_by(STANDING.c.key)
        .subquery("judged")
    )
    query = select(finding).join(per_finding, per_finding.c.key == finding.c.key)
    if wanted.differs:
        query = query.where(per_finding.c.verdicts > 1)
    return query.where(*_conditions(wanted)).order_by(per_finding.c.latest.desc())


def count_findings(wanted: JudgementFilter) -> Select[Any]:
    """How many they are."""
    return select(func.count()).select_from(list_findings(wanted).order_by(None).subquery())


def _conditions(wanted: JudgementFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.kinds:
        conditions.append(finding.c.kind.in_(wanted.kinds))
    if wanted.sorts:
        conditions.append(finding.c.sort.in_(wanted.sorts))
    if wanted.article_id:
        sides = (finding.c.a_article, finding.c.b_article)
        conditions.append(or_(*(side == wanted.article_id for side in sides)))
    if wanted.sources:
        digests = select(article.c.digest).where(article.c.source.in_(wanted.sources))
        sides = (finding.c.a_digest, finding.c.b_digest)
        conditions.append(or_(*(side.in_(digests) for side in sides)))
    said = _verdict_conditions(wanted)
    if said:
        same = STANDING.c.key == finding.c.key
        conditions.append(select(STANDING.c.number).where(same, *said).exists())
    return conditions


def _verdict_conditions(wanted: JudgementFilter) -> list[ColumnElement[bool]]:
    """What one and the same standing verdict must fulfil."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.authors:
        conditions.append(STANDING.c.author.in_(wanted.authors))
    if wanted.verdicts:
        conditions.append(STANDING.c.verdict.in_(wanted.verdicts))
    if wanted.judged_from:
        conditions.append(STANDING.c.at >= wanted.judged_from)
    if wanted.judged_to:
        conditions.append(STANDING.c.at <= wanted.judged_to)
    return conditions
