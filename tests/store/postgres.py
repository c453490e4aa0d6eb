"""A PostgreSQL of the tests' own: on loopback, in a temporary folder, as an ordinary user."""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

HOW_TO_GET_IT = "PostgreSQL is not installed; get it with: apt-get install postgresql"
_USER = "milaan"
_READY_WITHIN = 60  # seconds to start or to end; it takes about one
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


def find_binaries() -> Path | None:
    """The folder with `initdb` and `postgres`, the newest where there are several."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name))
    on_path = shutil.which("postgres")
    if on_path:
        folders.insert(0, Path(on_path).resolve().parent)
    return next((f for f in reversed(folders) if (f / "initdb").exists()), None)


class Server:
    """One cluster that can be stopped and started; it ends with the process that made it."""

    def __init__(self, binaries: Path) -> None:
        self._binaries = binaries
        self._folder = Path(tempfile.mkdtemp(prefix="milaan-postgres-"))
        self._as = _choose_user()
        if self._as:
            shutil.chown(self._folder, self._as)
        self.port = _find_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._made = 0
        options = ["--no-sync", "-A", "trust", "-U", _USER, "-E", "UTF8", "--locale=C"]
        initdb = [str(binaries / "initdb"), *options, "-D", str(self._folder / "data")]
        subprocess.run(initdb, check=True, capture_output=True, **self._manner())

    def start(self) -> None:
        """Start, and return when it answers."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": self._folder,
            "fsync": "off",
        }
        command = [str(self._binaries / "postgres"), "-D", str(self._folder / "data")]
        command += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, preexec_fn=_end_with_parent, **self._manner()
            )
        self._wait()

    def stop(self) -> None:
        """Stop at once, as a crash does."""
        if self._process:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(_READY_WITHIN)
            self._process = None

    def remove(self) -> None:
        """Stop and delete everything."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def url(self, database: str) -> str:
        """The address of a database of this server."""
        return f"postgresql://{_USER}@127.0.0.1:{self.port}/{database}"

    def create(self, template: str = "template1") -> str:
        """Make a database like another; its name."""
        self._made += 1
        name = f"test{self._made}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, name: str) -> None:
        """Delete a database, whoever is connected."""
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _wait(self) -> None:
        until = time.monotonic() + _READY_WITHIN
        while True:
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def _manner(self) -> dict[str, object]:
        """PostgreSQL refuses to run as root: then another user runs it, in a folder of theirs."""
        if not self._as:
            return {"cwd": self._folder}
        user = pwd.getpwnam(self._as)
        groups = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        return {"cwd": self._folder, **groups}


def _choose_user() -> str:
    if os.geteuid() != 0:
        return ""
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _find_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


_libc = ctypes.CDLL(None)


def _end_with_parent() -> None:
    """However the tests end, killed or not, the server ends too."""
    _libc.prctl(_DIE_WITH_PARENT, signal.SIGQUIT)
