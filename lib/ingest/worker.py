"""The process in which a stranger's bytes are parsed: limits first, then one job, then the end.

Standard input: a line of JSON that names the job, then the bytes. Standard output: one JSON object,
`{"found": […]}`, `{"page": {…}}` or `{"reason": "…"}`. Started by lib/ingest/sandbox.py only.
"""

from __future__ import annotations

import base64
import json
import sys
from dataclasses import asdict
from typing import Any

from lib.ingest.encoding import decode_text
from lib.ingest.found import Found, Unreadable

Json = dict[str, Any]
NO_LIMITS = "this computer cannot limit what a parser uses; save it as UTF-8 text and try again"
TOO_MUCH_MEMORY = "it needs more memory than a text may take"


def main() -> None:
    """Do the one job that stands on standard input and write its result."""
    job = json.loads(sys.stdin.buffer.readline())
    try:
        _limit(job["cpu_seconds"], job["memory_bytes"])
        result = _do(job, sys.stdin.buffer.read())
    except Unreadable as error:
        result = {"reason": str(error)}
    except MemoryError:
        result = {"reason": TOO_MUCH_MEMORY}
    except BaseException as error:  # a parser in Rust panics past Exception
        result = {"reason": f"it is damaged, or made to break its reader ({type(error).__name__})"}
    answer = json.dumps(result, ensure_ascii=False)
    sys.stdout.buffer.write(answer.encode("utf-8", "surrogatepass"))


def _limit(cpu_seconds: int, memory_bytes: int) -> None:
    """Bound this process; it may write no file. Raises Unreadable where the platform cannot."""
    try:
        import resource
    except ImportError:
        raise Unreadable(NO_LIMITS) from None
    for what, soft, hard in (
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1),
        (resource.RLIMIT_AS, memory_bytes, memory_bytes),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(what, (soft, hard))


def _do(job: Json, data: bytes) -> Json:
    if job["job"] == "download":
        from lib.ingest.download import download_page

        page = download_page(job["url"], tuple(job["allowed"]))
        content = base64.b64encode(page.content).decode("ascii")
        return {"page": {"url": page.url, "kind": page.kind, "charset": page.charset,
                         "content": content}}  # fmt: skip
    return {"found": [asdict(found) for found in _parse(job, data)]}


def _parse(job: Json, data: bytes) -> list[Found]:
    """The articles in a file of a kind; each parser is imported only where it is needed."""
    kind = job["job"]
    if kind == "word":
        from lib.ingest.word import parse_word

        return [parse_word(data)]
    if kind == "pdf":
        from lib.ingest.pdf import parse_pdf

        return [parse_pdf(data)]
    if kind == "page":
        from lib.ingest.page import parse_page

        return [parse_page(data, job.get("charset", ""))]
    return parse_plain(kind, decode_text(data, job.get("charset", "")))


def parse_plain(kind: str, text: str) -> list[Found]:
    """The articles in decoded text of a kind that is "text", "markdown", "csv" or "jsonl"."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if kind == "text":
        from lib.ingest.fields import read_head

        return [read_head(text)]
    if kind == "markdown":
        from lib.ingest.markdown import parse_markdown

        return [parse_markdown(text)]
    from lib.ingest.tables import parse_csv, parse_jsonl

    return (parse_csv if kind == "csv" else parse_jsonl)(text)
