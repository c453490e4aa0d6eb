"""The store: one library with everything that can be asked of it, a module a kind of question."""

from __future__ import annotations

from lib.store.aliases import Aliases
from lib.store.articles import Articles
from lib.store.edits import Edits
from lib.store.embeddings import Embeddings
from lib.store.judgements import Judgements
from lib.store.pairs import Pairs
from lib.store.search import Search
from lib.store.views import Views


class Store(Articles, Edits, Search, Judgements, Aliases, Views, Embeddings, Pairs):
    """A library in SQLite or PostgreSQL; any number of threads may use one Store.

    Whatever writes is stored whole or raises NotSaved; whatever reads raises LibraryUnavailable
    where the database does not answer. Text that no database takes is cleaned on the way in.
    """
