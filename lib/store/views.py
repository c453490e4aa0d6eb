"""Shared views: what two people looked at, kept as it was, behind an id that nobody can guess."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from lib.errors import ArticleNotFound, BadField, ViewNotFound
from lib.settings import MAX_VIEW_CHARS
from lib.store.database import Database
from lib.store.fields import now, read_line
from lib.store.keys import clean
from lib.store.records import Judgement, SharedArticle, SharedView
from lib.store.standing import STANDING
from lib.store.tables import article, shared_view

_ID_BYTES = 24  # 192 bits, 32 characters; the least that is asked for is 128
_ARTICLE = [article.c[name] for name in SharedArticle.__slots__]


class Views(Database):
    """Snapshots of a comparison. An article's text cannot change and outlives its removal."""

    def share_view(
        self,
        article_ids: Sequence[str],
        author: str,
        engine: str,
        parameters: Mapping[str, str],
        keys: Iterable[str] = (),
        aliases: Iterable[tuple[str, str]] = (),
    ) -> SharedView:
        """Keep a view: these articles as they are described now, and the verdicts that stand.

        engine: the version that made what is seen. parameters: of the address, filters among them.
        keys: of the findings seen (`Standing.finding.key`). aliases: those that applied.
        Raises ArticleNotFound, BadField, NotSaved.
        """
        author, shared_at = read_line("author", author), now()
        with self.writing() as connection:
            view = SharedView(
                id=secrets.token_urlsafe(_ID_BYTES),
                author=author,
                shared_at=shared_at,
                engine=clean(engine),
                articles=_describe_articles(connection, article_ids),
                parameters={clean(name): clean(value) for name, value in parameters.items()},
                judgements=_list_standing(connection, keys),
                aliases=tuple(sorted((clean(a), clean(b)) for a, b in aliases)),
            )
            row = {"id": view.id, "author": author, "shared_at": shared_at, "engine": view.engine}
            row |= {"content": _write_content(view), "withdrawn_by": ""}
            connection.execute(shared_view.insert(), row)
        return view

    def view(self, id: str) -> SharedView:
        """The view behind an id. A wrong id and a withdrawn one alike raise ViewNotFound."""
        query = select(shared_view).where(shared_view.c.id == id)
        with self.reading() as connection:
            row = connection.execute(query.where(shared_view.c.withdrawn_at.is_(None))).first()
        if row is None:
            raise ViewNotFound
        return _read_view(row)

    def list_views(self, author: str) -> tuple[SharedView, ...]:
        """The views that someone shared and did not withdraw, the latest first."""
        query = select(shared_view).where(shared_view.c.author == author)
        query = query.where(shared_view.c.withdrawn_at.is_(None))
        with self.reading() as connection:
            rows = connection.execute(query.order_by(shared_view.c.shared_at.desc()))
            return tuple(_read_view(row) for row in rows)

    def withdraw_view(self, id: str, author: str) -> None:
        """Let a link lead nowhere from now on. Raises ViewNotFound, NotSaved."""
        values = {"withdrawn_by": read_line("author", author), "withdrawn_at": now()}
        this = (shared_view.c.id == id) & shared_view.c.withdrawn_at.is_(None)
        with self.writing() as connection:
            changed = connection.execute(update(shared_view).where(this).values(values))
            if changed.rowcount == 0:
                raise ViewNotFound


def _describe_articles(connection: Connection, ids: Sequence[str]) -> tuple[SharedArticle, ...]:
    rows = connection.execute(select(*_ARTICLE).where(article.c.id.in_(ids)))
    found = {row.id: SharedArticle(**row._mapping) for row in rows}
    if any(id not in found for id in ids):
        raise ArticleNotFound
    return tuple(found[id] for id in ids)


def _list_standing(connection: Connection, keys: Iterable[str]) -> tuple[Judgement, ...]:
    query = select(STANDING).where(STANDING.c.key.in_(set(keys))).order_by(STANDING.c.number)
    return tuple(Judgement(**row._mapping) for row in connection.execute(query))


def _write_content(view: SharedView) -> str:
    content = {name: asdict(view)[name] for name in _CONTENT}
    written = json.dumps(content, ensure_ascii=False, default=lambda moment: moment.isoformat())
    if len(written) > MAX_VIEW_CHARS:
        raise BadField("view", "holds too much to be shared; choose fewer findings")
    return written


def _read_view(row: Row[Any]) -> SharedView:
    content = json.loads(row.content)
    return SharedView(
        id=row.id,
        author=row.author,
        shared_at=row.shared_at,
        engine=row.engine,
        articles=tuple(
            SharedArticle(**one | {"published": _read_day(one["published"])})
            for one in content["articles"]
        ),
        parameters=content["parameters"],
        judgements=tuple(
            Judgement(**one | {"at": datetime.fromisoformat(one["at"])})
            for one in content["judgements"]
        ),
        aliases=tuple((a, b) for a, b in content["aliases"]),
    )


def _read_day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


_CONTENT = ("articles", "parameters", "judgements", "aliases")
