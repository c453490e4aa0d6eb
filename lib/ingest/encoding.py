"""Bytes to text: UTF-8 and UTF-16 by their own signs, Western encodings by what they give."""

from __future__ import annotations

import codecs

import regex

from lib.ingest.found import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a page of news in Hindi or English is saved in, where it is not Unicode.
_WESTERN = ("cp1252", "mac_roman")
_DECLARED = frozenset({"utf-8", "utf-16", "utf-16-le", "utf-16-be", "iso8859-1", "cp1252", "ascii"})
_SAMPLE = 50_000  # bytes that the encoding is judged by
_FEWEST_LATIN = 0.7  # of the bytes of a Western text; chosen: English has a few curly quotes
_MOST_ZEROS = 0.01  # of the characters; a program's file has far more
_LETTERS = regex.compile(r"[\p{Latin}\p{Devanagari}\p{N}\s\p{P}]")
_ADVICE = "save it as UTF-8 and try again"


def decode_text(data: bytes, declared: str = "") -> str:
    """The text of a file, without byte order mark. Raises Unreadable.

    declared: what a header or a page says of its encoding; believed where it holds.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding).removeprefix("\ufeff")
    for guess in (_guess_wide(data), "utf-8", _name_codec(declared)):
        if guess and (text := _try_decode(data, guess)) is not None:
            return _refuse_zeros(text)
    return _decode(data, _guess_western(data))


def is_plain_utf8(data: bytes) -> bool:
    """Whether the bytes are Unicode text that Python's own codecs read in full."""
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return True
    return not _guess_wide(data) and _try_decode(data, "utf-8") is not None


def _decode(data: bytes, encoding: str) -> str:
    text = _try_decode(data, encoding)
    if text is None:  # a mark of Unicode without the rest
        raise Unreadable(f"it begins like {encoding.upper()} text but is none; {_ADVICE}")
    return text


def _refuse_zeros(text: str) -> str:
    if text.count("\x00") > _MOST_ZEROS * len(text):
        raise Unreadable("it is no text")
    return text


def _try_decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _name_codec(declared: str) -> str:
    """Python's name of a declared encoding, or "" for one that no Hindi or English page has."""
    try:
        name = codecs.lookup(declared.strip()).name if declared.isascii() else ""
    except (LookupError, ValueError):
        return ""
    if name not in _DECLARED:
        return ""
    return "cp1252" if name in ("iso8859-1", "ascii") else name  # as browsers read them


def _guess_wide(data: bytes) -> str:
    """UTF-16 without its mark: every other byte is 00 (Latin), 09 (Devanagari) or 20 (quotes).

    To be asked first: such Hindi may be valid UTF-8 too, of tabs and controls.
    """
    sample = data[: _SAMPLE - _SAMPLE % 2]
    pairs = len(sample) // 2
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[start::2]
        if pairs and high.count(0) + high.count(9) + high.count(0x20) > 0.9 * pairs:
            text = sample.decode(encoding, "replace")
            if len(_LETTERS.findall(text)) > 0.9 * len(text):
                return encoding
    return ""


def _guess_western(data: bytes) -> str:
    """The Western encoding that makes sense of the bytes. Raises Unreadable."""
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    if b"\x00" in sample:
        raise Unreadable("it is no text")
    plain = sum(byte < 0x80 for byte in sample)
    best = from_bytes(sample, cp_isolation=list(_WESTERN), preemptive_behaviour=False).best()
    if best is None or plain < _FEWEST_LATIN * len(sample):
        raise Unreadable(f"its encoding is not known; {_ADVICE}")
    return best.encoding
