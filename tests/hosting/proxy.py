"""Debian's nginx with the configuration that is shipped; only ports and servers are the tests'."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from lib.settings import ROOT

HOW_TO_GET_IT = "nginx is not installed; get it with: apt-get install nginx-light"
_START = 60  # seconds that it may take on a loaded machine


def find_nginx() -> str | None:
    """The program; Debian keeps it where ordinary users do not look."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


@contextmanager
def proxy(home: Path, port: int, replicas: Sequence[int]) -> Iterator[str]:
    """The address of an nginx in front of replicas at these ports; skips where there is none."""
    program = find_nginx()
    if program is None:
        pytest.skip(HOW_TO_GET_IT)
    shutil.copy(ROOT / "deploy" / "nginx.conf", home)
    shipped = (ROOT / "deploy" / "replicas.conf").read_text(encoding="utf-8")
    options = next(line for line in shipped.splitlines() if line.startswith("server")).split()[2:]
    servers = [f"server 127.0.0.1:{each} {' '.join(options)}\n" for each in replicas]
    (home / "replicas.conf").write_text("".join(servers), encoding="utf-8")
    (home / "listen.conf").write_text(f"listen 127.0.0.1:{port};\n", encoding="utf-8")
    home.chmod(0o755)
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            [program, "-p", str(home), "-c", str(home / "nginx.conf"), "-g", "daemon off;"],
            stdout=log,
            stderr=log,
        )
    try:
        _wait(port, process, home / "log")
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(_START)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _START
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"nginx did not start:\n{log.read_text(errors='replace')}")
