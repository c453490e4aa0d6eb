"""Finding words: what is indexed, what a query becomes, and how each database is asked.

A text is cut into words here, by the engine's own tokens, and kept folded beside the original, so
that no database's idea of Devanagari counts: SQLite's FTS5 gets categories that keep vowel signs,
PostgreSQL gets ready lexemes (its parser and stemmer never see the text).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex
from sqlalchemy import ColumnElement, Dialect, cast, column, func, literal_column, select, table
from sqlalchemy.dialects.postgresql import TSQUERY

from lib.model import Token
from lib.store.keys import clean
from lib.store.tables import Number, article
from lib.text import tokenise

_LONGEST = 64  # characters of a word that count; chosen: no word is told apart later than that
_MOST_ASKED = 32  # words of a query that count; chosen
_SPACE: ColumnElement[str] = literal_column("' '")  # as the index has it, not as a parameter
# A word begins with a letter or a digit, also where folding took a character apart (Thai sara am);
# a full stop is left inside numbers only.
_PIECE = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}.]*")


def find_words(text: str) -> list[str]:
    """The folded words and numbers of a text in order: मॉस्को, हिंदी for हिन्दी, 2013 for 2,013."""
    return [word for token in tokenise(clean(text)) for word in split_token(token)]


def split_token(token: Token) -> tuple[str, ...]:
    """The words that are sought for in a token; none in a mark."""
    if token.kind == "mark":
        return ()
    return _split(token.norm.replace(",", "") if token.kind == "number" else token.norm)


@lru_cache(maxsize=50_000)
def _split(norm: str) -> tuple[str, ...]:
    pieces = (piece.strip(".")[:_LONGEST] for piece in _PIECE.findall(norm))
    return tuple(piece for piece in pieces if piece)


def index_words(*texts: str) -> str:
    """What is kept to search in: every word once, with spaces between."""
    return " ".join(dict.fromkeys(word for text in texts for word in find_words(text)))


def read_query(query: str) -> list[str]:
    """The words that are sought. Nothing in a query is syntax: quotes, stars, OR are plain text."""
    return list(dict.fromkeys(find_words(query)))[:_MOST_ASKED]


def match(words: Sequence[str], dialect: Dialect, where: str = "words") -> ColumnElement[bool]:
    """The condition that `where` has a word beginning with each of `words` (one at least).

    where: "words" for the whole article, "title_words" for its title.
    """
    if dialect.name == "sqlite":
        return _match_sqlite(words, where)
    return _match_postgres(words, where)


def is_search_table(name: str) -> bool:
    """The table or index of this name belongs to the search."""
    return name.startswith("article_search")


def _match_sqlite(words: Sequence[str], where: str) -> ColumnElement[bool]:
    asked = " AND ".join(f'"{word}" *' for word in words)
    search = table("article_search", column("rowid", Number))
    is_match = column("article_search").bool_op("MATCH")(f"{{{where}}} : ({asked})")
    return article.c.number.in_(select(search.c.rowid).where(is_match))


def _match_postgres(words: Sequence[str], where: str) -> ColumnElement[bool]:
    asked = " & ".join(f"'{word}':*" for word in words)
    lexemes = func.array_to_tsvector(func.string_to_array(article.c[where], _SPACE))
    return lexemes.bool_op("@@")(cast(asked, TSQUERY))
