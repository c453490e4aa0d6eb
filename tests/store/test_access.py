"""Who gets which role from which claims, what each may do, and when a server may be open."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from lib.errors import AccessMisconfigured
from lib.store.access import (
    OPEN_WORDS,
    Access,
    Action,
    Role,
    User,
    find_refusal,
    find_stranger,
    is_loopback,
    may,
    read_access,
    read_author,
    read_role,
)

ASHA = {"sub": "17", "iss": "https://id.example", "email": "Asha@Desk.example"}
VERIFIED = ASHA | {"email_verified": True}
LISTS = read_access({"admins": ["asha@desk.example"], "viewers": ["@desk.example"]})


@pytest.mark.parametrize(
    ("role", "actions"),
    [
        ("viewer", {"read"}),
        ("analyst", {*get_args(Action)}),
        ("admin", {*get_args(Action)}),
    ],
)
def test_a_role_may_do_what_it_says_with_its_own(role: Role, actions: set[Action]) -> None:
    """A viewer changes nothing; an analyst judges, brings in, shares and takes back their own."""
    assert {action for action in get_args(Action) if may(role, action)} == actions


@pytest.mark.parametrize("action", ["remove", "withdraw"])
def test_only_an_admin_takes_away_what_is_someone_elses(action: Action) -> None:
    """An analyst's own goes; another's stays."""
    asha, admin = User("asha", "analyst"), User("boss", "admin")
    assert asha.may(action)
    assert not asha.may(action, is_own=False)
    assert admin.may(action, is_own=False)


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        (VERIFIED, "admin"),
        (VERIFIED | {"email": "ravi@desk.example"}, "viewer"),
        (VERIFIED | {"email": "ravi@desk.example.evil.example"}, None),
        (VERIFIED | {"email": "asha@desk.example@evil.example"}, None),
        (ASHA, None),
        (ASHA | {"email_verified": False}, None),
        (ASHA | {"email_verified": "true"}, None),
        (VERIFIED | {"email": None}, None),
        (VERIFIED | {"email": ["asha@desk.example"]}, None),
        ({"sub": "asha@desk.example", "name": "asha@desk.example"}, None),
        ({}, None),
    ],
)
def test_an_address_counts_only_where_it_is_verified(
    claims: dict[str, Any], role: Role | None
) -> None:
    """Whatever its case; a name, a subject or another domain that looks alike is no address."""
    assert read_role(claims, LISTS) == role


def test_a_provider_that_vouches_for_addresses_can_be_trusted_to() -> None:
    """Some never send `email_verified`; one that says false is believed all the same."""
    trusting = read_access({"admins": ["asha@desk.example"], "emails_are_verified": True})
    assert read_role(ASHA, trusting) == "admin"
    assert read_role(ASHA | {"email_verified": False}, trusting) is None


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"roles": ["analyst"]}, "analyst"),
        ({"roles": "viewer analyst"}, "analyst"),
        ({"roles": ["news-desk", "viewer"]}, "admin"),
        ({"roles": ["Admin", "administrator", 7, None, {"admin": 1}]}, None),
        ({"roles": {"admin": True}}, None),
        ({"roles": None}, None),
        ({"role": ["admin"]}, None),
    ],
)
def test_a_claim_names_roles(claims: dict[str, Any], role: Role | None) -> None:
    """The highest counts; words that are no role count for nothing."""
    access = read_access({"claim": "roles", "values": {"news-desk": "admin"}})
    assert read_role(claims, access) == role


def test_a_claim_may_lie_inside_another_or_be_an_address() -> None:
    """Keycloak nests them, Auth0 wants a URL."""
    nested = read_access({"claim": "realm_access.roles"})
    assert read_role({"realm_access": {"roles": ["admin"]}}, nested) == "admin"
    assert read_role({"realm_access": "admin"}, nested) is None
    named = read_access({"claim": "https://desk.example/roles"})
    assert read_role({"https://desk.example/roles": ["viewer"]}, named) == "viewer"


def test_nobody_gets_in_unless_someone_said_so() -> None:
    """A provider signs in anybody; `everyone` lets them in, with the role it says."""
    assert read_role(VERIFIED, Access()) is None
    assert not Access().lets_someone_in
    assert read_role({"sub": "9"}, read_access({"everyone": "viewer"})) == "viewer"


@pytest.mark.parametrize(
    "table",
    [
        {"admin": ["asha@desk.example"]},
        {"admins": ["asha"]},
        {"admins": [7]},
        {"everyone": "root"},
        {"values": ["admin"]},
        {"claim": "roles", "values": {"desk": "boss"}},
    ],
)
def test_a_wrong_table_is_refused_in_words(table: dict[str, Any]) -> None:
    """A misspelled key must not lock out, or let in, without a word."""
    with pytest.raises(AccessMisconfigured, match=r"\[access\] in .*cannot be followed: “"):
        read_access(table)


def test_work_is_signed_with_nothing_that_could_be_chosen() -> None:
    """The verified address, else the provider's own name; never `name` or an unverified address."""
    assert read_author(VERIFIED, LISTS) == "asha@desk.example"
    liar = ASHA | {"sub": "18", "name": "asha@desk.example", "preferred_username": "asha"}
    assert read_author(liar, LISTS) == "18 (id.example)"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.8.9.1", "::1", "[::1]", "localhost", "LOCALHOST.", "a.localhost"]
)
def test_loopback_is_told(host: str) -> None:
    """In every usual notation."""
    assert is_loopback(host)
    assert find_refusal(host, has_sign_in=False, words="") == ""


@pytest.mark.parametrize(
    "host", ["", "0.0.0.0", "::", "192.168.1.4", "localhost.evil.example", "127.0.0.1.evil.example"]
)
def test_beyond_loopback_is_refused_in_one_sentence(host: str) -> None:
    """Unless people sign in, or someone said in words that all may come."""
    told = find_refusal(host, has_sign_in=False, words="yes")
    assert "without sign-in" in told
    assert told.endswith(".")
    assert find_refusal(host, has_sign_in=True, words="") == ""
    assert find_refusal(host, has_sign_in=False, words=OPEN_WORDS) == ""


@pytest.mark.parametrize(
    ("host", "is_forwarded", "is_let_in"),
    [
        ("127.0.0.1:8501", False, True),
        ("localhost:8501", False, True),
        ("[::1]:8501", False, True),
        (None, False, True),
        ("rebound.evil.example:8501", False, False),
        ("milaan.example", False, False),
        ("localhost:8501", True, False),
    ],
)
def test_a_local_server_answers_its_own_machine_only(
    host: str | None, is_forwarded: bool, is_let_in: bool
) -> None:
    """Neither a proxy nor a page that points its name at this machine gets an answer."""
    assert (find_stranger(host, is_forwarded, words="") == "") is is_let_in
    assert find_stranger(host, is_forwarded, words=OPEN_WORDS) == ""
