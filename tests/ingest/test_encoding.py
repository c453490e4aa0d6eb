"""Bytes become the text that was typed, or a sentence that says to save it again."""

from __future__ import annotations

import pytest

from lib.ingest.encoding import decode_text, is_plain_utf8
from lib.ingest.found import Unreadable

ENGLISH = "The minister said “we will not go” — and didn’t. It cost £5 at the café.\n" * 3
HINDI = "मुख्यमंत्री ने कहा, “45 लोग मारे गए।”\n" * 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("text", [ENGLISH, HINDI])
def test_unicode_is_read_in_every_form(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_western_encodings_are_told_by_their_quotes(encoding: str) -> None:
    assert decode_text(ENGLISH.encode(encoding)) == ENGLISH


def test_what_a_page_says_of_its_encoding_is_believed_where_it_holds() -> None:
    assert decode_text("déjà".encode("latin-1"), "ISO-8859-1") == "déjà"
    assert decode_text("déjà".encode(), "ISO-8859-1") == "déjà"
    assert decode_text(HINDI.encode(), "no-such-thing\u0301") == HINDI


@pytest.mark.parametrize(
    "data",
    [
        ("Министр сказал, что 45 человек погибли. " * 5).encode("cp1251"),
        ("東京の火事で四十五人が死亡した。" * 5).encode("shift_jis"),
        HINDI.encode()[:-2],
        HINDI.encode()[:31] + b"\xff" + HINDI.encode(),
        HINDI.encode("utf-16")[:-1],
        bytes(range(256)) * 4,
        b"\x00" * 50,
    ],
    ids=["russian", "japanese", "cut", "broken", "odd", "binary", "zeros"],
)
def test_other_bytes_are_answered_in_words(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"encoding|no text|UTF-16"):
        decode_text(data)


def test_hindi_in_wide_letters_is_not_taken_for_utf8() -> None:
    """Its bytes are all below 128, so that a UTF-8 reader takes them without complaint."""
    assert not is_plain_utf8("हिन्दी में".encode("utf-16-be"))
    assert is_plain_utf8(HINDI.encode())
    assert is_plain_utf8(b"a\tb\tc\n1\t2\t3\n")
