"""What each command does: inputs read, the engine called, one JSON object a line written."""

from __future__ import annotations

import json
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from itertools import chain, islice
from typing import Any, TextIO

import regex

from lib.claims.split import split_claims
from lib.collation.collate import (
    collate_as_claims,
    collate_sides,
    read_article,
    read_as_claim,
    read_claims,
)
from lib.errors import BadLine, EmptyText, MilaanError, NoName
from lib.ingest.lines import read_date
from lib.language.text import sanitise
from lib.mentions.find import find_mentions
from lib.model import Article, Side
from lib.names.compare import compare_names
from lib.reports.data import describe_collation, describe_mention

Json = dict[str, Any]
_WAITING = 4  # lines a process may be ahead, so that a long file is never held as a whole


def write_line(value: Any, out: TextIO) -> None:
    """One JSON value on one line, at once, so that a reader sees it when it is ready."""
    print(json.dumps(value, ensure_ascii=False), file=out, flush=True)


def collate_pair(
    pair: Json,
    as_claims: bool,
    semantics: bool,
    published_a: str | None = None,
    published_b: str | None = None,
) -> Json:
    """Compare the two articles of one pair; the dates given apart count where it has none.

    as_claims: each text is one claim, and the two are linked. Raises MilaanError.
    """
    a, b = (
        _read_side(pair, which, as_claims, read_date(pair.get(f"published_{which}") or given))
        for which, given in (("a", published_a), ("b", published_b))
    )
    found = collate_as_claims(a, b) if as_claims else collate_sides(a, b, semantics)
    return describe_collation(found, str(pair["id"]))


def _read_side(pair: Json, which: str, as_claims: bool, published: date | None) -> Side:
    called = f"Article {which.upper()}"
    claims, text = pair.get(f"{which}_claims"), pair.get(which)
    if claims is not None:
        if not isinstance(claims, list) or not all(isinstance(claim, str) for claim in claims):
            raise BadLine(f"“{which}_claims” must be a list of texts")
        article = Article(which, " ".join(claims), published=published)
        if not as_claims:
            return read_claims(article, claims, called)
    elif isinstance(text, str):
        article = Article(which, text, published=published)
    else:
        raise BadLine(f"the line has neither “{which}” nor “{which}_claims”")
    return read_as_claim(article, called) if as_claims else read_article(article, called)


def run_lines(
    lines: Iterable[bytes], work: Callable[[Json], Json], out: TextIO, workers: int = 1
) -> int:
    """Do `work` for every JSON line, in order, and write each result as soon as it is ready.

    Lines are taken as they are needed. The exit status is 1 if a line failed, else 0.
    """
    numbered = ((n, line) for n, line in enumerate(lines, start=1) if line.strip())
    failed = False
    for result in _map_lines(numbered, work, workers):
        failed = failed or "error" in result
        write_line(result, out)
    return int(failed)


def _map_lines(
    numbered: Iterator[tuple[int, bytes]], work: Callable[[Json], Json], workers: int
) -> Iterator[Json]:
    first = list(islice(numbered, 2))
    if workers <= 1 or len(first) < 2:
        yield from (run_line(line, number, work) for number, line in chain(first, numbered))
        return
    context = multiprocessing.get_context("spawn")  # a fork would copy the encoder's threads
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting: deque[Future[Json]] = deque()
        for number, line in chain(first, numbered):
            waiting.append(pool.submit(run_line, line, number, work))
            if len(waiting) > workers * _WAITING:
                yield waiting.popleft().result()
        yield from (future.result() for future in waiting)


def run_line(line: bytes, number: int, work: Callable[[Json], Json]) -> Json:
    """One line's result, or `{"id", "error"}` with a sentence that says what is wrong."""
    line_id = str(number)
    try:
        value = json.loads(line.decode("utf-8"))
        if not isinstance(value, dict):
            raise BadLine("the line is not a JSON object")
        given = value.get("id", number)
        if not isinstance(given, str | int):
            raise BadLine("the “id” is neither a text nor a whole number")
        line_id = str(given)
        return work(value | {"id": line_id})
    except UnicodeDecodeError:
        return {"id": line_id, "error": f"Line {number} is not UTF-8 text."}
    except json.JSONDecodeError as error:
        return {"id": line_id, "error": f"Line {number} is not JSON: {error.msg}."}
    except RecursionError:
        return {"id": line_id, "error": f"Line {number} is nested too deeply to be read."}
    except BadLine as error:
        return {"id": line_id, "error": f"Line {number}: {error}."}
    except MilaanError as error:
        return {"id": line_id, "error": str(error)}
    except Exception as error:  # one line must never end the run
        fault = f"{type(error).__name__}: {error}"[:200]
        return {"id": line_id, "error": f"Line {number} could not be worked on ({fault})."}


def list_mentions(text: str, published: date | None = None) -> list[Json]:
    """Every mention of a text, in order. Raises EmptyText."""
    if not text.strip():
        raise EmptyText("The text")
    claims = split_claims(sanitise(text))
    return [
        describe_mention(mention)
        for mentions in find_mentions(claims, published)
        for mention in mentions
    ]


def mentions_of_line(line: Json) -> Json:
    """The result of a `--texts` line. Raises BadLine."""
    if not isinstance(line.get("text"), str):
        raise BadLine("the line has no “text”")
    published = read_date(line.get("published"))
    return {"id": line["id"], "mentions": list_mentions(line["text"], published)}


def names_of_line(line: Json) -> Json:
    """The result of a `names --pairs` line. Raises BadLine."""
    a, b = line.get("a"), line.get("b")
    if not isinstance(a, str) or not isinstance(b, str):
        raise BadLine("the line needs two names, “a” and “b”")
    return {"id": line["id"]} | describe_names(a, b)


def describe_names(a: str, b: str) -> Json:
    """How two names relate, in the shape that `python -m lib names` prints. Raises NoName."""
    for name in (a, b):
        if not regex.search(r"\p{L}", name):
            raise NoName(name)
    found = compare_names(sanitise(a), sanitise(b))
    return {
        "same": found.same,
        "score": round(found.score, 4),
        "relation": found.relation,
        "why": found.why,
    }
