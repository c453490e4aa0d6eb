"""Fetching: one look-up, every hop checked, and little of whatever a site sends."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from lib.errors import MilaanError, RefusedAddress
from lib.ingest import download
from lib.ingest.download import download_page
from lib.ingest.fetch import fetch_article
from lib.ingest.found import Unreadable
from lib.ingest.limits import MAX_PAGE_BYTES, Limits
from tests.ingest.makers import make_page, make_pdf

LOOPBACK = ("127.0.0.1/32",)
STORY = [
    "The bridge over the river fell on Monday morning, and forty-five people were hurt.",
    "A second bridge up the river stays open, and the schools of the town are closed.",
]
PAGE = make_page("Bridge falls", STORY, '<meta name="pubdate" content="2024-06-18">')
HTML = "text/html; charset=utf-8"
DRIPS = 300  # five a second


class Site(BaseHTTPRequestHandler):
    """A small web site with good and bad manners, a path each."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, dict[str, str]]] = []  # noqa: RUF012 - shared on purpose

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        path, _, rest = self.path.lstrip("/").partition("?")
        getattr(self, f"send_{path}", self.send_missing)(rest)

    def log_message(self, *given: Any) -> None:
        """Say nothing."""

    def answer(self, body: bytes, kind: str = HTML, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_missing(self, rest: str) -> None:
        self.answer(b"none", status=404)

    def send_page(self, rest: str) -> None:
        self.answer(PAGE)

    def send_packed(self, rest: str) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def send_bomb(self, rest: str) -> None:
        self.answer(gzip.compress(b"<p>" * 5_000_000, 9), Content_Encoding="gzip")

    def send_odd(self, rest: str) -> None:
        self.answer(b"\x1b\x03", Content_Encoding="br")

    def send_torn(self, rest: str) -> None:
        self.answer(b"no gzip", Content_Encoding="gzip")

    def send_pdf(self, rest: str) -> None:
        self.answer(make_pdf(["Bridge falls", "It fell on Monday."]), "application/pdf")

    def send_picture(self, rest: str) -> None:
        self.answer(b"\x89PNG", "image/png")

    def send_to(self, rest: str) -> None:
        self.answer(b"", status=302, Location=rest)

    def send_round(self, rest: str) -> None:
        self.answer(b"", status=301, Location=f"/round?{rest}x")

    def send_large(self, rest: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.send_header("Content-Length", str(10 * MAX_PAGE_BYTES))
        self.end_headers()

    def send_endless(self, rest: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                self.wfile.write(b"<p>more</p>" * 5_000)
        except OSError:
            return

    def send_slow(self, rest: str) -> None:
        """A byte of a header now and then: no single wait is long."""
        self.close_connection = True
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            for _ in range(DRIPS):
                self.wfile.write(b"x")
                time.sleep(0.2)
        except OSError:
            return

    def send_drip(self, rest: str) -> None:
        """The beginning of a page, then a byte of it now and then."""
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.end_headers()
        self.close_connection = True
        try:
            for _ in range(DRIPS):
                self.wfile.write(b"x")
                time.sleep(0.2)
        except OSError:
            return


class QuietServer(ThreadingHTTPServer):
    """A server that expects to be left in the middle of an answer."""

    daemon_threads = True

    def handle_error(self, *given: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a running Site on the loopback."""
    server = QuietServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """A name server: the addresses of a name, one list after the other where there are several.

    Numbers are answered by themselves, as the system does; every question is noted under "asked".
    """
    known: dict[str, list[str]] = {"asked": []}
    ask_system = socket.getaddrinfo

    def answer(host: str, port: Any, *more: Any, **others: Any) -> list[Any]:
        if host not in known:
            return ask_system(host, port, *more, **others)
        known["asked"].append(host)
        addresses = known[host]
        first = addresses.pop(0) if len(addresses) > 1 else addresses[0]
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port or 0))
            for address in first.split()
        ]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return known


def test_a_page_is_fetched_with_its_charset(site: str) -> None:
    page = download_page(f"{site}/page", LOOPBACK)
    assert (page.content, page.kind, page.charset) == (PAGE, "page", "utf-8")
    assert page.url == f"{site}/page"


def test_a_packed_page_is_unpacked(site: str) -> None:
    assert download_page(f"{site}/packed", LOOPBACK).content == PAGE


def test_redirects_are_followed_to_the_page(site: str) -> None:
    assert download_page(f"{site}/to?/page", LOOPBACK).url == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("missing", "status 404"),
        ("picture", "neither a web page"),
        ("large", "more than 5 MB"),
        ("endless", "more than 5 MB"),
        ("bomb", "more than 5 MB"),
        ("odd", "not asked for"),
        ("torn", "packed wrongly"),
        ("round?", "more than 5 times"),
        ("to?http://10.0.0.1/", "private network"),
        ("to?http://169.254.169.254/latest/meta-data/", "private network"),
        ("to?http://2130706434/", "numbers in place"),
        ("to?file:///etc/passwd", "http:// or https://"),
        ("to?//user@127.0.0.1/", "user name"),
        ("to?gopher://127.0.0.1/", "http:// or https://"),
    ],
)
def test_bad_manners_are_answered_in_words(site: str, path: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        download_page(f"{site}/{path}", LOOPBACK)


def test_a_name_that_leads_into_a_private_network_is_refused(names: dict[str, list[str]]) -> None:
    for address in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "168.63.129.16"):
        names["news.example"] = [address]
        with pytest.raises(Unreadable, match="private network"):
            download_page("http://news.example/")


def test_one_private_address_among_public_ones_is_enough(names: dict[str, list[str]]) -> None:
    names["news.example"] = ["93.184.216.34 127.0.0.1"]
    with pytest.raises(Unreadable, match="private network"):
        download_page("http://news.example/")


def test_a_name_is_looked_up_once_and_that_address_connected(
    names: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the second answer, a private one, is never asked for."""
    connected = []

    def connect(address: tuple[str, int], *more: Any, **others: Any) -> socket.socket:
        connected.append(address)
        raise OSError("no way out of the tests")

    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    for scheme, port in (("http", 80), ("https", 443)):
        names["news.example"] = ["93.184.216.34", "127.0.0.1"]
        names["asked"].clear()
        connected.clear()
        with pytest.raises(Unreadable, match="cannot be reached"):
            download_page(f"{scheme}://news.example/")
        assert names["asked"] == ["news.example"]
        assert connected == [("93.184.216.34", port)]


def test_a_redirect_to_a_name_of_a_private_network_is_refused(
    site: str, names: dict[str, list[str]]
) -> None:
    names["inner.example"] = ["10.0.0.1"]
    with pytest.raises(Unreadable, match="private network"):
        download_page(f"{site}/to?http://inner.example/", LOOPBACK)


def test_the_site_is_asked_by_its_name_without_secrets(
    site: str, names: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By name, though connected by number; no proxy, no cookie, nothing of this machine."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    names["news.example"] = ["127.0.0.1"]
    Site.asked.clear()
    download_page(f"{site.replace('127.0.0.1', 'news.example')}/page", LOOPBACK)
    [(_, headers)] = Site.asked
    assert headers["Host"].split(":")[0] == "news.example"
    assert set(headers) <= {"Host", *download._HEADERS, "Connection"}


def test_the_library_refuses_by_itself(names: dict[str, list[str]]) -> None:
    """Should the gate in front of it ever let something through."""
    session = download._open_session(())
    hosts = ["127.0.0.1", "2130706433", "[::1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]"]
    for host in [*hosts, "[2002:7f00:1::]", "[4000::1]"]:
        with pytest.raises(Unreadable, match="private network"):
            download._ask(session, f"http://{host}/")


def test_an_article_is_fetched_from_end_to_end(site: str) -> None:
    draft = fetch_article(f"{site}/to?/page#top", allowed=LOOPBACK)
    assert draft.title == "Bridge falls"
    assert draft.text.split("\n")[-2:] == STORY
    assert (str(draft.published), draft.source, draft.language) == ("2024-06-18", "127.0.0.1", "en")
    assert draft.url == f"{site}/page"


def test_a_pdf_is_fetched_too(site: str) -> None:
    assert "fell on Monday" in fetch_article(f"{site}/pdf", allowed=LOOPBACK).text


@pytest.mark.parametrize("path", ["slow", "drip"])
def test_a_site_that_drips_is_left_after_the_time(site: str, path: str) -> None:
    """In its headers or in its body; who stays to the end is told something else."""
    with pytest.raises(RefusedAddress, match="more than 2 seconds"):
        fetch_article(f"{site}/{path}", Limits(wall_seconds=2), LOOPBACK)


def test_private_addresses_are_refused_without_allowance(site: str) -> None:
    with pytest.raises(MilaanError, match="not brought in"):
        fetch_article(f"{site}/page")


def test_nothing_is_fetched_where_it_is_turned_off(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MILAAN_URL_IMPORT", "off")
    Site.asked.clear()
    with pytest.raises(RefusedAddress, match="turned off"):
        fetch_article(f"{site}/page", allowed=LOOPBACK)
    assert Site.asked == []
