"""The files that are shipped for hosting agree with the product and with each other."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import streamlit

from bench.serving import START, copy_product, fetch, find_environment, find_port, serve
from lib.ingest.limits import MAX_FILE_BYTES
from lib.settings import ROOT
from lib.store.access import OPEN_WORDS
from tests.hosting.socket_visit import read_page

NGINX = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")


def test_the_policy_allows_the_installed_streamlit_and_nothing_else_inline() -> None:
    """After an update of Streamlit the hash of its inline script is another: put that into
    deploy/nginx.conf."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = re.findall(r"<script>(.*?)</script>", page.read_text(encoding="utf-8"), re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts}
    assert set(re.findall(r"'sha256-([^']+)'", NGINX)) == hashes
    [policy] = re.findall(r'Content-Security-Policy "([^"]*)"', NGINX)
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert "'unsafe-inline'" not in directives["script-src"]
    assert "'unsafe-eval'" not in directives["script-src"]
    assert directives["object-src"] == "'none'"


def test_a_file_may_be_as_long_everywhere() -> None:
    """What ingest takes, what Streamlit takes, and what nginx lets through."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxUploadSize"] * 1_000_000 == MAX_FILE_BYTES
    assert int(re.findall(r"client_max_body_size (\d+)m", NGINX)[0]) > MAX_FILE_BYTES // 2**20


def test_an_image_holds_no_secrets_and_all_that_is_needed() -> None:
    """The list of what may go into it names exactly what the Dockerfile copies."""
    docker = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    copied = set(re.findall(r"^COPY ([^-]\S*)", docker, re.MULTILINE))
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {line[1:] for line in ignored if line.startswith("!")} == copied
    assert all((ROOT / name).exists() for name in copied)
    assert "USER milaan" in docker.splitlines()


@pytest.mark.slow
@pytest.mark.parametrize("address", [[], ["--server.address", "0.0.0.0"]])
def test_a_server_that_would_be_open_does_not_start(tmp_path: Path, address: list[str]) -> None:
    """Beyond loopback, without sign-in and without the words: one sentence and status 1. As it is
    shipped it listens to this machine only."""
    home = copy_product(tmp_path / "home")
    if not address:
        config = home / ".streamlit" / "config.toml"
        text = config.read_text(encoding="utf-8")
        assert 'address = "127.0.0.1"' in text
        config.write_text(text.replace('address = "127.0.0.1"', ""), encoding="utf-8")
    told = start(home, *address)
    assert told.returncode == 1
    assert "without sign-in, where anyone could read and write" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("access", "sentence"),
    [
        ("", "it names nobody who may enter"),
        ('[access]\nadmin = ["a@desk.example"]', "“admin” is not one of admins, analysts"),
    ],
)
def test_sign_in_that_lets_nobody_in_does_not_start(
    tmp_path: Path, access: str, sentence: str
) -> None:
    """A slip in the secrets is said at the start, not to every visitor."""
    auth = '[auth]\nredirect_uri = "http://localhost/oauth2callback"\ncookie_secret = "x"\n'
    told = start(copy_product(tmp_path / "home", auth + access))
    assert told.returncode == 1
    assert sentence in told.stderr


@pytest.mark.slow
def test_readiness_asks_the_database(tmp_path: Path) -> None:
    """Streamlit's own health says ok whatever happens; `/ready` says when the library is away."""
    home, library = copy_product(tmp_path / "home"), tmp_path / "library.db"
    with serve(home, find_port(), DATABASE_URL=f"sqlite:///{library}") as replica:
        ready = f"http://127.0.0.1:{replica.port}/ready"
        assert fetch(ready)[:2] == (200, "ready\n")
        for file in tmp_path.glob("library.db*"):
            file.write_bytes(b"no library any more" * 1000)
        status, told, _ = fetch(ready)
        assert status == 503
        assert told.startswith("not ready: The library cannot be opened: ")
        assert fetch(f"http://127.0.0.1:{replica.port}/_stcore/health")[0] == 200


@pytest.mark.slow
def test_a_local_server_turns_others_away(tmp_path: Path) -> None:
    """Whoever comes by another name or through a proxy is shown one sentence, not the library."""
    home = copy_product(tmp_path / "home")
    with serve(home, find_port()) as replica:
        own = read_page(replica.port)
        assert "answers its own machine only" not in own
        assert "disagree" in own
        rebound = read_page(replica.port, host="rebound.example")
        forwarded = read_page(replica.port, **{"X-Forwarded-For": "203.0.113.9"})
        for told in (rebound, forwarded):
            assert "answers its own machine only" in told
            assert "disagree" not in told


@pytest.mark.slow
def test_the_words_and_the_library_may_stand_in_the_secrets(tmp_path: Path) -> None:
    """Where nobody can set an environment, as on Streamlit Community Cloud."""
    library = tmp_path / "elsewhere.db"
    secrets = f'MILAAN_OPEN = "{OPEN_WORDS}"\nDATABASE_URL = "sqlite:///{library}"\n'
    with serve(copy_product(tmp_path / "home", secrets), find_port()) as replica:
        told = read_page(replica.port, **{"X-Forwarded-For": "203.0.113.9"})
        assert "disagree" in told
        assert library.exists()


def start(home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Start a server that is to end by itself."""
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", *options]
    command += ["--server.port", str(find_port())]
    environment = find_environment({})
    assert OPEN_WORDS not in environment.values()
    return subprocess.run(
        command,
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        timeout=START,
        check=False,
    )
