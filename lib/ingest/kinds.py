"""What a file is: its first bytes and its name must say the same."""

from __future__ import annotations

import unicodedata
from typing import Literal

import regex

from lib.ingest.found import Unreadable

FileKind = Literal["text", "markdown", "page", "word", "pdf", "csv", "jsonl"]

KINDS: dict[str, FileKind] = {
    "txt": "text", "text": "text",
    "md": "markdown", "markdown": "markdown",
    "html": "page", "htm": "page", "xhtml": "page",
    "docx": "word",
    "pdf": "pdf",
    "csv": "csv", "tsv": "csv",
    "jsonl": "jsonl", "ndjson": "jsonl",
}  # fmt: skip
_CALLED: dict[FileKind, str] = {
    "text": "plain text",
    "markdown": "plain text",
    "page": "a web page",
    "word": "a Word document",
    "pdf": "a PDF",
    "csv": "a table",
    "jsonl": "a file of JSON lines",
}
_ADVICE = "save it as TXT, DOCX or PDF"
# First bytes of what is often uploaded and never read, as the end of a sentence.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", f"it is an old Word file (.doc) or a locked one; {_ADVICE}"),
    (b"{\\rtf", f"it is an RTF file; {_ADVICE}"),
    (b"MZ", "it is a program"),
    (b"\x7fELF", "it is a program"),
    (b"\x89PNG", "it is a picture; type or paste its text"),
    (b"\xff\xd8\xff", "it is a picture; type or paste its text"),
    (b"GIF8", "it is a picture; type or paste its text"),
    (b"\x1f\x8b", "it is packed; unpack it first"),
    (b"Rar!", "it is packed; unpack it first"),
    (b"7z\xbc\xaf", "it is packed; unpack it first"),
)
_PAGE = regex.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html)\b",
    regex.IGNORECASE | regex.DOTALL,
)
_LONGEST_LABEL = 100
_HEAD = 2_000  # bytes that the kind is told by


def label_file(name: str) -> str:
    """A file's name as it is shown: its last part, on one line. It is never opened by it."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    shown = "".join(c for c in last if unicodedata.category(c)[0] != "C").strip()
    if len(shown) > _LONGEST_LABEL:
        shown = f"{shown[: _LONGEST_LABEL - 20]}…{shown[-19:]}"
    return shown if shown.strip(".") else "unnamed file"


def find_kind(label: str, data: bytes) -> FileKind:
    """The kind of a file by its ending, where its first bytes agree. Raises Unreadable."""
    ending = label.rpartition(".")[2].lower() if "." in label else ""
    found = _read_signature(data)
    if not ending:
        return found or "text"
    named = KINDS.get(ending)
    if named is None:
        raise Unreadable(
            f"files that end in .{ending[:20]} are not read; bring TXT, MD, HTML, DOCX, PDF, "
            "CSV or JSONL"
        )
    if found == named or (found is None and named not in ("word", "pdf")):
        return named
    if named == "pdf" and found is None and b"%PDF-" in data[:_HEAD]:
        return named  # some programs put a line before it
    inside = f"but inside it is {_CALLED[found]}" if found else "but its content is something else"
    raise Unreadable(f"its name ends in .{ending} {inside}; give it the right ending")


def _read_signature(data: bytes) -> FileKind | None:
    """The kind that the first bytes show, or None for what may be text. Raises Unreadable."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf")
    if head.lstrip().startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "word"  # the parser looks further into it
    for signature, reason in _OTHERS:
        if head.startswith(signature) and (len(signature) > 2 or b"\x00" in head):
            raise Unreadable(reason)
    return "page" if _PAGE.match(head) else None
