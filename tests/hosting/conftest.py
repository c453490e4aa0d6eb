"""Real servers, a real sign-in provider, a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.serving import Replica, copy_product, find_port, serve
from tests.store.conftest import empty_database, postgres, postgres_url

__all__ = ["empty_database", "postgres", "postgres_url"]

SECRETS = """
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "a secret of the tests, long enough for a signature"
client_id = "milaan"
client_secret = "of the tests"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[access]
claim = "groups"
values = {{ news-desk = "analyst" }}
admins = ["boss@desk.example"]
viewers = ["@desk.example"]
"""


@pytest.fixture(scope="session")
def provider() -> Iterator[str]:
    """The address of an OpenID Connect provider with a few people."""
    from oidc_provider_mock import User, run_server_in_thread

    def person(name: str, **claims: object) -> User:
        email = {"email": f"{name}@desk.example", "email_verified": True}
        return User(sub=name, claims=email | claims)

    people = [
        person("asha", groups=["news-desk"]),
        person("ravi"),
        person("boss"),
        person("mallory", email="boss@desk.example", email_verified=False),
    ]
    with run_server_in_thread(user_claims=people) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(scope="session")
def guarded_site(provider: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replica]:
    """The product with sign-in, on a library of its own."""
    port = find_port()
    secrets = SECRETS.format(port=port, provider=provider)
    home: Path = copy_product(tmp_path_factory.mktemp("guarded"), secrets)
    with serve(home, port) as replica:
        yield replica
