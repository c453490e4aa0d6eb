"""Served copies of the product on loopback, each a process of its own, for figures and tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from lib.settings import ROOT

NO_BROWSER = (
    "This needs Chromium, and there is none on the PATH. On Debian or Ubuntu: "
    "`apt-get update && apt-get install -y chromium` as root; on other systems install Chromium "
    "so that the command `chromium` starts it."
)

_NOT_COPIED = shutil.ignore_patterns("*.db*", "__pycache__", "secrets.toml")
_SAID_ELSEWHERE = ("DATABASE_URL", "MILAAN_OPEN")  # of the shell this runs in
START = 60  # seconds that a server may take to start, answer or end on a loaded machine (chosen)


@dataclass(frozen=True, slots=True)
class Replica:
    """One process that serves the product."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        """By the name under which cookies and the provider know it."""
        return f"http://localhost:{self.port}"


def copy_product(home: Path, secrets: str = "") -> Path:
    """What a deployment holds, with these secrets; the folder."""
    for folder in ("lib", "pages", "static", "data", ".streamlit"):
        shutil.copytree(ROOT / folder, home / folder, ignore=_NOT_COPIED)
    shutil.copy(ROOT / "dashboard.py", home)
    if secrets:
        (home / ".streamlit" / "secrets.toml").write_text(secrets, encoding="utf-8")
    return home


def find_port() -> int:
    """A port of this machine that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def find_environment(said: Mapping[str, str]) -> dict[str, str]:
    """The environment of a server: this one's without its settings, with those said."""
    kept = {name: value for name, value in os.environ.items() if name not in _SAID_ELSEWHERE}
    return {**kept, "OMP_NUM_THREADS": "1", **said}


@contextmanager
def serve(home: Path, port: int, **environment: str) -> Iterator[Replica]:
    """A server on loopback that answers; it ends with the block."""
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    log = home / f"log-{port}"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [*command, *options],
            cwd=home,
            env=find_environment(environment),
            stdout=file,
            stderr=file,
        )
    try:
        wait_until_healthy(port, process, log)
        yield Replica(port, process)
    finally:
        process.terminate()
        process.wait(START)


def wait_until_healthy(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the server answers. Raises RuntimeError with its log where it ends or is late."""
    late = time.monotonic() + START
    while server.poll() is None and time.monotonic() < late:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2)
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"The server did not start:\n{log.read_text(errors='replace')}")


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Headless Chromium. Raises RuntimeError where there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise RuntimeError(NO_BROWSER)
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        yield browser
        browser.close()


def fetch(url: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    """Status, body and headers (lower case) of an answer, whatever it is."""
    request = urllib.request.Request(url, headers=headers)
    try:
        answer = urllib.request.urlopen(request, timeout=START)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        told = {name.lower(): value for name, value in answer.headers.items()}
        return answer.status, answer.read().decode(errors="replace"), told
