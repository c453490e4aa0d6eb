"""Fetches one page, inside the worker: each hop checked, one look-up, little of everything.

microsoft-antissrf resolves a name once, refuses what is not public and connects to that very
address, which a second answer of the name server cannot change. The time of the whole is the
sandbox's to keep: it ends the process.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from lib.errors import RefusedAddress
from lib.ingest.address import MORE_DENIED, check_address
from lib.ingest.found import Unreadable
from lib.ingest.limits import MAX_PAGE_BYTES, MAX_REDIRECTS, STEP_SECONDS

_KINDS = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "text",
    "application/pdf": "pdf",
}
_HEADERS = {
    "User-Agent": "Milaan/0.1 (article import on a reader's request)",
    "Accept": ", ".join(_KINDS),
    "Accept-Language": "hi,en;q=0.8",
    "Accept-Encoding": "gzip",
}
_MOVED = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
_TOO_LARGE = f"the page has more than {MAX_PAGE_BYTES // 1_000_000} MB"


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: where it was found, its kind, its charset if said, its bytes."""

    url: str
    kind: str
    charset: str
    content: bytes


def download_page(url: str, allowed: tuple[str, ...] = ()) -> Page:
    """The page at an address, after at most MAX_REDIRECTS redirects.

    allowed: networks that may be asked although they are private; for tests. Raises Unreadable with
    the reason, as the end of a sentence.
    """
    session = _open_session(allowed)
    try:
        for _ in range(MAX_REDIRECTS + 1):
            checked = check_address(url, allowed)
            with _ask(session, checked.url) as response:
                if response.status_code not in _MOVED or "Location" not in response.headers:
                    return _read_page(checked.url, response)
                url = urljoin(checked.url, response.headers["Location"])
    except RefusedAddress as error:
        raise Unreadable(error.reason) from None
    raise Unreadable(f"it redirects more than {MAX_REDIRECTS} times")


def _open_session(allowed: tuple[str, ...]) -> Any:
    """A session that connects to public addresses only, knows no proxy and keeps no secret."""
    from AntiSSRF import AntiSSRFPolicy, PolicyConfigOptions

    policy = AntiSSRFPolicy(PolicyConfigOptions.EXTERNAL_ONLY_LATEST)
    policy.add_denied_addresses(list(MORE_DENIED))
    policy.allow_plain_text_http = True
    policy.add_xff_header = False  # some sites answer 400 to it
    if allowed:
        policy.add_allowed_addresses(list(allowed))
    session = policy.get_antissrf_session()
    session.trust_env = False  # through a proxy the proxy would resolve the name
    session.headers.clear()
    session.headers.update(_HEADERS)
    return session


def _ask(session: Any, url: str) -> Any:
    import requests
    from AntiSSRF import AntiSSRFError

    try:
        return session.get(url, stream=True, allow_redirects=False, timeout=STEP_SECONDS)
    except AntiSSRFError:
        raise Unreadable("its site leads into a private network") from None
    except requests.exceptions.SSLError:
        raise Unreadable("its site cannot prove that it is that site") from None
    except requests.exceptions.Timeout:
        raise Unreadable("its site does not answer") from None
    except (requests.exceptions.RequestException, OSError, ValueError):
        raise Unreadable("its site cannot be reached") from None


def _read_page(url: str, response: Any) -> Page:
    if response.status_code != 200:
        raise Unreadable(f"its site answers with status {response.status_code}")
    named, _, rest = response.headers.get("Content-Type", "text/html").partition(";")
    kind = _KINDS.get(named.strip().lower())
    if kind is None:
        raise Unreadable("it is neither a web page nor a text nor a PDF")
    charset = rest.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
    return Page(url, kind, charset[:40], _read_body(response))


def _read_body(response: Any) -> bytes:
    """The body, unpacked, at most MAX_PAGE_BYTES of it in either form. Raises Unreadable."""
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in ("identity", "", "gzip", "x-gzip"):
        raise Unreadable("it is packed in a way that was not asked for")
    said = response.headers.get("Content-Length", "")
    if said.isdecimal() and int(said[:20]) > MAX_PAGE_BYTES:
        raise Unreadable(_TOO_LARGE)
    body = _gather(_read_raw(response))
    return _unpack(body) if "gzip" in packing else body


def _read_raw(response: Any) -> Iterator[bytes]:
    from urllib3.exceptions import HTTPError

    try:
        yield from response.raw.stream(_CHUNK, decode_content=False)
    except (HTTPError, OSError):
        raise Unreadable("its site stopped in the middle of it") from None


def _gather(chunks: Iterator[bytes]) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > MAX_PAGE_BYTES:
            raise Unreadable(_TOO_LARGE)
    return bytes(body)


def _unpack(body: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)  # gzip
    try:
        content = unpacker.decompress(body, MAX_PAGE_BYTES + 1)
    except zlib.error:
        raise Unreadable("it is packed wrongly") from None
    if len(content) > MAX_PAGE_BYTES:
        raise Unreadable(_TOO_LARGE)
    return content
