"""Addresses: only those of the open web, in plain notation, are ever looked up."""

from __future__ import annotations

import ipaddress
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.errors import RefusedAddress
from lib.ingest.address import (
    check_address,
    complete_address,
    is_like_address,
    is_public,
    is_url_import_on,
)

REFUSED = [
    # this machine, in every notation
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/",
    "http://017700000001/", "http://0177.0.0.1/", "http://127.0.0.1./", "http://0/", "http://0.0.0.0/",
    "http://１２７.0.0.1/", "http://127。0。0。1/", "http://①②⑦.⓪.⓪.①/", "http://localhost/",
    "http://LOCALHOST./", "http://a.localhost/", "http://[::1]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::]/",
    "http://0177.1/", "http://0x7f.0x0.0x0.0x1/", "http://0x7F000001/", "http://127.0.1/",
    "http://%31%32%37.0.0.1/",
    "http://127%2e0%2e0%2e1/", "http://00000177.0.0.1/", "http://0x7f.1.0x0/", "http://4294967296/",
    "http://127.0.0.1:80/",
    # IPv4 in other dresses
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::ffff:8.8.8.8]/",
    "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::169.254.169.254]/", "http://[2002:7f00:1::]/",
    "http://[2002:a9fe:a9fe::]/", "http://[::127.0.0.1]/", "http://[2001:0:7f00:1::]/",
    "http://[::ffff:0:127.0.0.1]/",
    # private, shared, link-local, metadata, multicast, reserved
    "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/", "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xA9FEA9FE/",
    "http://224.0.0.1/", "http://255.255.255.255/", "http://240.0.0.1/", "http://198.18.0.1/",
    "http://192.0.2.1/", "http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fc00::1]/",
    "http://[fd00:ec2::254]/", "http://[ff02::1]/", "http://[fec0::1]/", "http://[100::1]/",
    # public, but a number in disguise
    "http://134744072/", "http://0x08080808/", "http://010.8.8.8/", "http://8.8.2056/", "http://1.2.3.4.5/",
    # names that only a private network knows
    "http://intranet/", "http://metadata.google.internal/", "http://printer.local/",
    # other schemes, credentials, ports, characters
    "file:///etc/passwd", "gopher://example.org/", "ftp://example.org/", "javascript:alert(1)",
    "data:,x", "dict://example.org:11211/", "example.org", "//example.org/", "http:///x",
    "http://", "",
    "http:example.org",
    "http://user@example.org/", "http://user:word@example.org/", "http://example.org@10.0.0.1/",
    "http://example.org:22/", "http://example.org:8080/", "http://example.org:99999/", "http://example.org:x/",
    "http://example.org\\@10.0.0.1/", "http://exa mple.org/", "http://example.org/\r\nHost: x", "http://ex\x00.org/",
    "http://[::1", "http://[v1.x]/", "http://" + "a" * 3_000 + ".org/", "http://-.-./\u202e", "http://x..org/",
    "http://-a.org/", "http://a,b.org/",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _no_lookups(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object, **more: object) -> None:
        raise AssertionError(f"looked up {given}")

    monkeypatch.setattr(socket, "getaddrinfo", fail)


@pytest.mark.parametrize("url", REFUSED)
def test_an_address_that_hides_something_is_refused_in_words(url: str) -> None:
    with pytest.raises(RefusedAddress, match=r"^The page was not brought in: .+\.$"):
        check_address(url)


@pytest.mark.parametrize(
    ("given_url", "asked"),
    [
        ("https://example.org", "https://example.org/"),
        (" HTTPS://Example.ORG:443/a?b=c#d ", "https://example.org/a?b=c"),
        ("http://example.org:80/", "http://example.org/"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("https://समाचार.भारत/पुल ढहा".replace(" ", "-"),
         "https://xn--61b3bh3a5ab.xn--h2brj9c/%E0%A4%AA%E0%A5%81%E0%A4%B2-%E0%A4%A2%E0%A4%B9%E0%A4%BE"),
        ("https://example.org/%E0%A4%AA?q=a%20b&c=[1]", "https://example.org/%E0%A4%AA?q=a%20b&c=%5B1%5D"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("https://10.example.org/", "https://10.example.org/"),
    ],
)  # fmt: skip
def test_an_address_of_the_web_is_asked_for_in_plain_letters(given_url: str, asked: str) -> None:
    assert check_address(given_url).url == asked


def test_the_setting_turns_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MILAAN_URL_IMPORT", raising=False)
    assert is_url_import_on()
    for value in ("off", "OFF", " 0", "no", "false"):
        monkeypatch.setenv("MILAAN_URL_IMPORT", value)
        assert not is_url_import_on()


@settings(max_examples=200)
@given(st.ip_addresses())
def test_no_public_address_is_one_of_a_network_that_is_not(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    """Both judges, the gate and the library, would have to fail."""
    if is_public(address):
        others = "private", "loopback", "link_local", "multicast", "reserved", "unspecified"
        assert not any(getattr(address, f"is_{other}") for other in others)


@settings(max_examples=150)
@given(st.text(max_size=40), st.sampled_from(["http://", "https://", "http://a.org/", ""]))
def test_any_text_is_an_address_or_refused(text: str, before: str) -> None:
    try:
        checked = check_address(before + text)
    except RefusedAddress:
        return
    assert checked.url.isascii()
    assert checked.url.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("www.example.org/x", "https://www.example.org/x"),
        (" example.org ", "https://example.org/"),
        ("समाचार.भारत/क", "https://xn--61b3bh3a5ab.xn--h2brj9c/%E0%A4%95"),
        ("http://example.org/x", "http://example.org/x"),
    ],
)
def test_an_address_without_its_scheme_is_completed(given: str, expected: str) -> None:
    assert check_address(complete_address(given)).url == expected


@pytest.mark.parametrize(
    "given",
    ["localhost", "127.0.0.1/x", "javascript:alert(1)", "//example.org/", "a b.org", "x@y.org"],
)
def test_what_names_no_site_is_not_completed(given: str) -> None:
    assert complete_address(given) == given


@pytest.mark.parametrize(
    ("given", "is_one"),
    [
        (" https://example.org/x ", True),
        ("www.example.org/news?x=1", True),
        ("समाचार.भारत/क", True),
        ("http://127.0.0.1/", True),  # to be refused in words
        ("file:///etc/passwd", True),
        ("", False),
        ("The bus fell.", False),
        ("पुल गिरा।", False),
        ("https://example.org/x The bus fell.", False),
        ("https://example.org/x\nThe bus fell.", False),
        ("https://example.org/" + "x" * 5_000, False),
    ],
)
def test_an_address_alone_is_told_from_a_text(given: str, is_one: bool) -> None:
    assert is_like_address(given) is is_one
