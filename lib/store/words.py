"""Finding words: what is indexed, what a query becomes, and how each database is asked.

A text is cut into words here, by the engine's own tokens, and kept folded beside the original, so
that no database's idea of Devanagari counts: SQLite's FTS5 gets categories that keep vowel signs,
PostgreSQL gets ready lexemes (its parser and stemmer never see the text).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import regex
from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    cast,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from lib.collation.taught import Phrase, group_taught
from lib.language.text import tokenise
from lib.model import Token
from lib.store.keys import clean
from lib.store.tables import Number, article

_LONGEST = 64  # characters of a word that count; chosen: no word is told apart later than that
_MOST_ASKED = 32  # words of a query that count; chosen
_MOST_SPELLINGS = 8  # of one reading; chosen
_SPACE: ColumnElement[str] = literal_column("' '")  # as the index has it, not as a parameter
# A word begins with a letter or a digit, also where folding took a character apart (Thai sara am);
# a full stop is left inside numbers only.
_PIECE = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}.]*")

# Spellings of which one must be there, each as its words.
Choice = tuple[Phrase, ...]


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


def widen(words: Sequence[str], taught: Iterable[tuple[str, str]]) -> list[Choice]:
    """The words sought, with each taught reading among them as a choice of all its spellings.

    taught: pairs of readings that count as the same. A choice is fulfilled by all words of one of
    its spellings.
    """
    spellings = _group_spellings(taught)
    longest = max(map(len, spellings), default=1)
    wanted: list[Choice] = []
    at = 0
    while at < len(words):
        sizes = range(min(longest, len(words) - at), 0, -1)
        size = next((n for n in sizes if tuple(words[at : at + n]) in spellings), 1)
        phrase = tuple(words[at : at + size])
        wanted.append(spellings.get(phrase, (phrase,)))
        at += size
    return wanted


def _group_spellings(taught: Iterable[tuple[str, str]]) -> Mapping[Phrase, Choice]:
    """For each taught reading, as words, all readings that were taught to be the same."""
    groups: dict[Phrase, list[Phrase]] = {}
    for phrase, group in group_taught(taught).items():
        groups.setdefault(group, []).append(tuple(find_words(" ".join(phrase))))
    choices = [tuple(filter(None, sorted(group)[:_MOST_SPELLINGS])) for group in groups.values()]
    return {phrase: choice for choice in choices for phrase in choice}


def match(
    wanted: Sequence[Choice], dialect: Dialect, where: str = "words", *, is_whole: bool = False
) -> ColumnElement[bool]:
    """The condition that `where` has what is wanted (one choice at least).

    where: "words" for the whole article, "title_words" for its title. is_whole: as whole words,
    else as words that begin so.
    """
    if dialect.name == "sqlite":
        return _match_sqlite(wanted, where, is_whole)
    return _match_postgres(wanted, where, is_whole)


def use_index(connection: Connection) -> None:
    """Let this transaction look words up in the index.

    PostgreSQL takes its own function for cheap and would make every article's lexemes anew:
    measured on 2,000 articles, 900 ms against 10.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL enable_seqscan = off"))


def is_search_table(name: str) -> bool:
    """The table or index of this name belongs to the search."""
    return name.startswith("article_search")


def _write(wanted: Sequence[Choice], word: str, all_of: str, one_of: str) -> str:
    """A query in a database's own words. word: how one is written, with {} in its place."""
    choices = (
        one_of.join(f"({all_of.join(word.format(each) for each in phrase)})" for phrase in choice)
        for choice in wanted
    )
    return all_of.join(f"({choice})" for choice in choices)


def _match_sqlite(wanted: Sequence[Choice], where: str, is_whole: bool) -> ColumnElement[bool]:
    asked = _write(wanted, '"{}"' if is_whole else '"{}" *', " AND ", " OR ")
    search = table("article_search", column("rowid", Number))
    is_match = column("article_search").bool_op("MATCH")(f"{{{where}}} : ({asked})")
    return article.c.number.in_(select(search.c.rowid).where(is_match))


def _match_postgres(wanted: Sequence[Choice], where: str, is_whole: bool) -> ColumnElement[bool]:
    asked = _write(wanted, "'{}'" if is_whole else "'{}':*", " & ", " | ")
    lexemes = func.array_to_tsvector(func.string_to_array(article.c[where], _SPACE))
    return lexemes.bool_op("@@")(cast(asked, TSQUERY))
