"""The gate without a browser: who is asked, and the address that survives a sign-in."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from lib.store.access import OPEN_WORDS
from pages.parts import return_address
from pages.parts.return_address import ReturnAddress, is_local
from pages.parts.sign_in import NO_ROLE, WELCOME

DASHBOARD = str(Path(__file__).resolve().parents[2] / "dashboard.py")
VIEW = "http://testserver/compare?a=x&q=%E0%A4%95"


def make_client(base: str = "", secret: str = "of the tests") -> TestClient:
    """The middleware around what Streamlit does: out to a provider, back to the home page."""

    async def login(request: Request) -> RedirectResponse:
        state = request.query_params.get("state", "one")
        return RedirectResponse(f"https://id.example/authorize?state={state}&scope=openid", 302)

    async def callback(_request: Request) -> RedirectResponse:
        return RedirectResponse(f"{base}/", 302)

    routes = [Route(f"{base}/auth/login", login), Route(f"{base}/oauth2callback", callback)]
    middleware = [Middleware(ReturnAddress, secret=secret, base=base)]
    return TestClient(Starlette(routes=routes, middleware=middleware), follow_redirects=False)


def come_back(client: TestClient, state: str = "one", base: str = "") -> str:
    """Where someone arrives who comes back from the provider."""
    return client.get(f"{base}/oauth2callback?code=c&state={state}").headers["location"]


@pytest.mark.parametrize("base", ["", "/milaan"])
def test_the_address_comes_back(base: str) -> None:
    """Once, and only for its own attempt."""
    client = make_client(base)
    asked = client.get(f"{base}/auth/login", headers={"referer": VIEW})
    assert asked.headers["location"].startswith("https://id.example/")
    cookie = asked.headers["set-cookie"]
    assert f"Path={base}/oauth2callback; HttpOnly; SameSite=Lax" in cookie
    assert come_back(client, "another", base) == f"{base}/"
    assert come_back(client, base=base) == "/compare?a=x&q=%E0%A4%95"
    assert come_back(client, base=base) == f"{base}/"


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "https://evil.example/?a=x",
        "http://testserver.evil.example/?a=x",
        "http://testserver//evil.example/",
        "http://testserver/\\evil.example",
        "http://testserver/?a=" + "x" * 100_000,
        "http://[",
    ],
)
def test_an_address_of_elsewhere_is_not_kept(referer: str) -> None:
    """People come home, as they would without it."""
    client = make_client()
    assert "set-cookie" not in client.get("/auth/login", headers={"referer": referer}).headers
    assert come_back(client) == "/"


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "/\\evil.example", "https://evil.example", "", "/a\tb", "/क", None],
)
def test_a_redirect_never_leaves_the_site(address: object) -> None:
    """Whatever stands in a cookie that carries our signature."""
    assert not is_local(address)


def test_a_forged_or_late_cookie_is_worth_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signed with another secret, altered, or older than a sign-in may take."""
    signed = make_client(secret="of someone else").get("/auth/login", headers={"referer": VIEW})
    name, value = signed.headers["set-cookie"].split(";")[0].split("=", 1)
    client = make_client()
    for forged in (value, value[:-1], "x", "..", '"'):
        client.cookies.set(name, forged)
        assert come_back(client) == "/"
    client = make_client()
    client.get("/auth/login", headers={"referer": VIEW})
    monkeypatch.setattr(return_address, "_WITHIN", -1)
    assert come_back(client) == "/"


def test_replicas_with_one_secret_bring_back_for_each_other() -> None:
    """Whichever of them the provider's answer reaches."""
    one, two = make_client(), make_client()
    signed = one.get("/auth/login", headers={"referer": VIEW}).headers["set-cookie"]
    two.cookies.set(*signed.split(";")[0].split("=", 1))
    assert come_back(two) == "/compare?a=x&q=%E0%A4%95"


def open_dashboard(secrets: dict[str, object], **query: str) -> AppTest:
    """The whole dashboard with these secrets."""
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    for name, value in secrets.items():
        app.secrets[name] = value
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


@pytest.fixture
def auth(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Secrets that configure a sign-in; whoever comes is signed out, and no provider is asked."""
    monkeypatch.setattr(type(st.user), "is_logged_in", False, raising=False)
    return {"auth": {"client_id": "milaan", "google": {"client_id": "g"}, "cookie_secret": "s"}}


def test_nobody_is_asked_on_ones_own_machine() -> None:
    """The page opens; there is nothing to sign out of."""
    app = open_dashboard({})
    assert not app.exception
    assert "disagree" in app.title[0].value
    assert "sign_out" not in [button.key for button in app.button]


def test_a_button_for_each_provider_and_nothing_else(auth: dict[str, object]) -> None:
    """Signed out, not a word of an article is sent."""
    app = open_dashboard(auth, a="vostochny-hi-2")
    assert not app.exception
    assert [button.label for button in app.button] == ["Sign in", "Sign in with Google"]
    assert [text.value for text in app.markdown] == [WELCOME]
    assert not app.selectbox


def test_who_has_no_role_is_told_so(
    auth: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the name that an admin has to add, shown as text."""
    claims = {"is_logged_in": True, "sub": "7", "iss": "https://id.example"}
    monkeypatch.setattr(type(st.user), "to_dict", lambda _self: claims)
    monkeypatch.setattr(type(st.user), "is_logged_in", True, raising=False)
    app = open_dashboard(auth | {"access": {"viewers": ["@desk.example"]}})
    assert not app.exception
    assert [text.value for text in app.text] == [NO_ROLE.format("7 (id.example)")]
    assert not app.title


def test_the_words_open_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then whoever comes may work, and nobody signs in."""
    monkeypatch.setenv("MILAAN_OPEN", OPEN_WORDS)
    app = open_dashboard({})
    assert not app.exception
    assert "share" in [button.key for button in app.button]
