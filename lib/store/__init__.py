"""The shared library: articles, judgements, aliases and shared views, in SQLite or PostgreSQL.

`open_store()` is the way in; `lib.store.records` has what comes out. SQLAlchemy is imported only
when a store is opened, so the records and the keys cost nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lib.store.library import Store


def open_store(url: str | None = None, with_samples: bool = True) -> Store:
    """The library at `url`, else at DATABASE_URL, else in data/library.db; made where it is new.

    url: `sqlite:///path` or `postgresql://…` (`postgres://…` as well). with_samples: add the
    stories of data/samples that were never added. Raises LibraryUnavailable. Any number of
    processes may open the same library at once; a Store may be used by any number of threads.
    """
    from lib.store.library import Store
    from lib.store.migrate import upgrade

    store = Store(url)
    try:
        upgrade(store.engine)
        if with_samples:
            store.add_samples()
    except BaseException:
        store.close()
        raise
    return store
