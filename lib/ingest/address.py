"""Which addresses of the web may be asked for: no notation that hides one, no usual trick.

What the name resolves to is judged later, at the connection (`download`); this gate answers in
words before anything is looked up.
"""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

import regex

from lib.errors import RefusedAddress
from lib.ingest.limits import PORTS
from lib.settings import MAX_URL_CHARS

SETTING = "MILAAN_URL_IMPORT"
_OFF = frozenset({"off", "0", "no", "false"})
_NUMBER = regex.compile(r"(?:0[xX][0-9a-fA-F]*|[0-9]+)")
_NAME = regex.compile(
    r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.?"
)
_UNSAFE = regex.compile(r"[\p{C}\s\\<>\"^`{|}]")
_BARE = regex.compile(r"\A(?:[\p{L}\p{M}\p{N}-]++\.)++[\p{L}\p{M}]{2,}+(?:[/?#].*)?+\Z")
_WITH_SCHEME = regex.compile(r"\A[A-Za-z][A-Za-z0-9+.-]*+:\S++\Z")
_IN_PATH = "/%:@!$&'()*+,;=-._~?"
# Beyond the library's own list: IPv4 in other dresses, and all of IPv6 that is not yet given out.
MORE_DENIED = ("::/96", "::ffff:0:0:0/96", "4000::/2", "8000::/1")
_PRIVATE = "it leads into a private network, and only pages of the open web are fetched"


@dataclass(frozen=True, slots=True)
class Address:
    """A checked address: `url` in plain letters, without fragment, `host` as it is looked up."""

    url: str
    host: str


def is_url_import_on() -> bool:
    """Whether pages may be fetched: unless MILAAN_URL_IMPORT is off (or 0, no, false)."""
    return os.environ.get(SETTING, "").strip().lower() not in _OFF


def complete_address(given: str) -> str:
    """Give an address as it is copied from a browser's bar its scheme: www.example.org/news."""
    bare = given.strip()
    return f"https://{bare}" if _BARE.fullmatch(bare) else given


def is_like_address(given: str) -> bool:
    """Tell whether all that was typed where a text may stand is an address, a refused one too."""
    bare = given.strip()
    return len(bare) <= MAX_URL_CHARS and bool(
        _BARE.fullmatch(bare) or _WITH_SCHEME.fullmatch(bare)
    )


def check_address(given: str, allowed: tuple[str, ...] = ()) -> Address:
    """The address in the one form in which it will be asked for. Raises RefusedAddress.

    allowed: networks that may be asked although they are private, with any port; for tests.
    """
    url = given.strip()
    if not url or len(url) > MAX_URL_CHARS:
        raise RefusedAddress(f"an address has between 1 and {MAX_URL_CHARS:,} characters")
    if _UNSAFE.search(url):
        raise RefusedAddress("there is a character in the address that does not belong there")
    parts = _split(url)
    host = _check_host(parts.hostname or "", allowed)
    port = _check_port(parts, is_free=bool(allowed))
    shown = f"[{host}]" if ":" in host else host
    path = quote(parts.path or "/", safe=_IN_PATH)
    where = shown if port == PORTS[parts.scheme] else f"{shown}:{port}"
    plain = (parts.scheme, where, path, quote(parts.query, safe=_IN_PATH), "")
    return Address(urlunsplit(plain), host)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise RefusedAddress("the address is not well-formed") from None
    if parts.scheme not in PORTS:
        raise RefusedAddress("only addresses that begin with http:// or https:// are fetched")
    if "[" in parts.netloc and ":" not in (parts.hostname or ""):
        raise RefusedAddress("the address is not well-formed")
    if "@" in parts.netloc:
        raise RefusedAddress("an address must not carry a user name or password")
    return parts


def _check_port(parts: SplitResult, is_free: bool) -> int:
    port = PORTS[parts.scheme] if parts.port is None else parts.port
    if port not in PORTS.values() and not is_free:
        raise RefusedAddress(f"port {port} is not one of the web's usual ones")
    return port


def _check_host(host: str, allowed: tuple[str, ...]) -> str:
    """The host in ASCII. Raises RefusedAddress for private ones and for numbers in disguise."""
    if not host:
        raise RefusedAddress("the address names no site")
    if ":" in host:
        return _check_literal(host, allowed)
    name = _encode_host(host)
    last = name.rstrip(".").rpartition(".")[2]
    if _NUMBER.fullmatch(last):  # as browsers tell a number from a name
        return _check_literal(name, allowed)
    if not _NAME.fullmatch(name):
        raise RefusedAddress("the address is not well-formed")
    if "." not in name.strip(".") or last in ("local", "localhost", "internal", "home", "lan"):
        raise RefusedAddress(_PRIVATE)
    return name


def _encode_host(host: str) -> str:
    if host.isascii():
        return host.lower()
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        raise RefusedAddress("the address is not well-formed") from None


def _check_literal(host: str, allowed: tuple[str, ...]) -> str:
    """A numeric address in its usual form, and public. Raises RefusedAddress."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        raise RefusedAddress("numbers in place of a site's name are not followed") from None
    if any(address in ipaddress.ip_network(network) for network in allowed):
        return str(address)
    if not is_public(address):
        raise RefusedAddress(_PRIVATE)
    return str(address)


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether a numeric address is plainly one of the open web: no IPv4 in another dress either."""
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_multicast
    is_dressed = bool(address.ipv4_mapped or address.sixtofour or address.teredo)
    is_given_out = address in ipaddress.ip_network("2000::/3")
    return is_given_out and address.is_global and not is_dressed and not address.scope_id
