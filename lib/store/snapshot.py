"""A shared view against the present: what it showed, and what has changed since, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from lib.model import Article
from lib.store.records import Finding, Judgement, Record, SharedView, Standing

if TYPE_CHECKING:
    from lib.store.library import Store

NOTHING_NEW = "Nothing of it has changed since."


def rebuild_articles(view: SharedView, texts: Mapping[str, Article]) -> tuple[Article, ...]:
    """The articles as they were described then; a text cannot change. Raises KeyError.

    texts: the articles now, removed ones too, by id.
    """
    return tuple(
        replace(texts[kept.id], title=kept.title, source=kept.source, published=kept.published)
        for kept in view.articles
    )


def read_verdicts(
    store: Store, findings: Iterable[Finding], view: SharedView | None
) -> dict[str, Standing]:
    """What stands on findings, by their keys: at the time of a view, or now where there is none.

    Raises LibraryUnavailable.
    """
    if view is None:
        return store.judgements_for(findings)
    return store.judgements_then(findings, view.judgements)


def tell_snapshot(view: SharedView) -> str:
    """What one looks at: when it was made, by whom, by which engine."""
    moment = f"{view.shared_at:%-d %b %Y, %H:%M} UTC"
    return f"A snapshot of {moment} by {view.author}, made with engine {view.engine}."


def tell_changes(
    view: SharedView,
    engine: str,
    records: Mapping[str, Record],
    standings: Iterable[Standing],
    aliases: Iterable[tuple[str, str]],
) -> tuple[str, ...]:
    """A sentence for everything that is not as it was; `NOTHING_NEW` where nothing is.

    engine: the version now. records: of the view's articles. standings: of what is found in them
    now, and of what was judged then. aliases: those that apply now. May hold words of an article.
    """
    told = [*_tell_engine(view, engine), *_tell_articles(view, records)]
    told += [*_tell_verdicts(view, standings), *_tell_aliases(view, aliases)]
    return tuple(told) or (NOTHING_NEW,)


def list_verdicts(view: SharedView, findings: Mapping[str, Finding]) -> list[dict[str, str]]:
    """The verdicts of that time as rows of a table. findings: by the key of the judgement."""
    return [
        {
            "kind": findings[said.key].kind,
            "class": findings[said.key].sort,
            "reading": findings[said.key].a.reading,
            "other reading": findings[said.key].b.reading,
            "verdict": str(said.verdict),
            "by": said.author,
            "note": said.note,
        }
        for said in view.judgements
        if said.key in findings
    ]


def _tell_engine(view: SharedView, engine: str) -> Iterable[str]:
    if view.engine != engine:
        yield (
            f"Milaan compares with engine {engine} now, which may find more or less than "
            f"{view.engine} did."
        )


def _tell_articles(view: SharedView, records: Mapping[str, Record]) -> Iterable[str]:
    for kept in view.articles:
        now = records[kept.id]
        if now.removed_at:
            yield f"“{kept.title}” was removed from the library."
        if now.title != kept.title:
            yield f"“{kept.title}” is called “{now.title}” now."
        if now.source != kept.source:
            yield f"The source of “{kept.title}” is “{now.source}” now, “{kept.source}” then."
        if now.published != kept.published:
            then, today = (kept.published or "no date", now.published or "no date")
            yield f"The date of “{kept.title}” is {today} now, {then} then."


def _tell_verdicts(view: SharedView, standings: Iterable[Standing]) -> Iterable[str]:
    now = {(s.finding.key, j.author): j for s in standings for j in s.judgements}
    then = {(j.key, j.author): j for j in view.judgements}
    new, gone = now.keys() - then.keys(), then.keys() - now.keys()
    changed = {at for at in now.keys() & then.keys() if _says(now[at]) != _says(then[at])}
    counts = ((new, "given"), (changed, "changed"), (gone, "taken back"))
    for which, what in counts:
        if which:
            noun = "verdict was" if len(which) == 1 else "verdicts were"
            yield f"{len(which)} {noun} {what} since."


def _says(judgement: Judgement) -> tuple[str | None, str]:
    return judgement.verdict, judgement.note


def _tell_aliases(view: SharedView, aliases: Iterable[tuple[str, str]]) -> Iterable[str]:
    now, then = {frozenset(pair) for pair in aliases}, {frozenset(pair) for pair in view.aliases}
    if now != then:
        yield (
            "The readings that were taught to be the same are others now, "
            f"{len(now)} pairs against {len(then)} then."
        )
