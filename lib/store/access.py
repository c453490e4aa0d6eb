"""Who may do what: roles from what a sign-in provider claims, and when a server may be open.

Everything here is a pure function of what is given, so that the rules can be read and tested
without a server. Whoever is named nowhere gets no role: a provider such as Google signs in anybody.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args
from urllib.parse import urlsplit

from lib.errors import AccessMisconfigured
from lib.settings import MAX_AUTHOR_CHARS

Role = Literal["viewer", "analyst", "admin"]
Action = Literal["read", "judge", "import", "edit", "share", "remove", "withdraw"]

ROLES: Final[tuple[Role, ...]] = get_args(Role)  # each may do what those before it may
_LEAST: Final[Mapping[Action, Role]] = {
    "read": "viewer",
    "judge": "analyst",
    "import": "analyst",
    "edit": "analyst",
    "share": "analyst",
    "remove": "analyst",  # an article
    "withdraw": "analyst",  # a shared view, an alias
}
_OWN_ONLY: Final = frozenset[Action]({"remove", "withdraw"})  # only an admin touches others'

OPEN_WORDS: Final = "I know that anyone can read and write"  # what MILAAN_OPEN must say
_HOW_TO_CLOSE: Final = (
    "configure sign-in ([auth] in .streamlit/secrets.toml, see docs/hosting.md), or say "
    f'MILAAN_OPEN="{OPEN_WORDS}" in the environment'
)


@dataclass(frozen=True, slots=True)
class Access:
    """The table [access] of the secrets. People are e-mail addresses, or "@domain" for all of it.

    claim: the claim that names roles, "" for none; one inside another is written "outer.inner".
    values: what the provider calls a role; a role's own name always stands for itself.
    everyone: the role of whoever can sign in and is not named, None for no entry.
    emails_are_verified: the provider vouches for every address, though it does not say so.
    """

    people: Mapping[Role, frozenset[str]] = field(default_factory=dict)
    claim: str = ""
    values: Mapping[str, Role] = field(default_factory=dict)
    everyone: Role | None = None
    emails_are_verified: bool = False

    @property
    def lets_someone_in(self) -> bool:
        """Whether anybody at all can get a role."""
        return bool(self.claim or self.everyone or any(self.people.values()))


@dataclass(frozen=True, slots=True)
class User:
    """Who looks at a page. author: what their work is signed with.

    is_signed_in: false where nobody is asked to, and people type whatever name they like.
    """

    author: str
    role: Role
    is_signed_in: bool = True

    def may(self, action: Action, is_own: bool = True) -> bool:
        """Whether they may do it; is_own: to a thing of theirs, or nobody's yet."""
        return may(self.role, action, is_own)


# Without sign-in a server listens to this machine only, or was opened to all in words.
LOCAL_USER: Final = User("local", "admin", is_signed_in=False)
ANYONE: Final = User("anyone", "analyst", is_signed_in=False)


def may(role: Role, action: Action, is_own: bool = True) -> bool:
    """Whether a role may do something; is_own: the thing is theirs, or nobody's yet."""
    least = "admin" if action in _OWN_ONLY and not is_own else _LEAST[action]
    return ROLES.index(role) >= ROLES.index(least)


def read_role(claims: Mapping[str, Any], access: Access) -> Role | None:
    """The highest role that the claims of a sign-in give; None where they give no entry.

    An e-mail address counts only where the provider says that it is verified (OpenID Connect Core
    5.1, `email_verified`): elsewhere anybody could write an admin's into their profile.
    """
    found: set[Role] = {access.everyone} if access.everyone else set()
    found |= {role for name in _read_claim(claims, access.claim) for role in _name(name, access)}
    email = _find_email(claims, access)
    domain = email[email.rfind("@") :] if email else ""
    found |= {role for role, people in access.people.items() if email and {email, domain} & people}
    return max(found, key=ROLES.index, default=None)


def read_author(claims: Mapping[str, Any], access: Access) -> str:
    """What someone's work is signed with: nothing that they could choose to be another's.

    The verified address, else the provider's own name for them (`sub`, never given twice).
    """
    email = _find_email(claims, access)
    issuer = urlsplit(str(claims.get("iss", ""))).hostname or "sign-in"
    return (email or f"{claims.get('sub', '')} ({issuer})")[:MAX_AUTHOR_CHARS]


def read_access(table: Mapping[str, Any]) -> Access:
    """The table [access] as it was written. Raises AccessMisconfigured, for a wrong word too."""
    unknown = set(table) - _KEYS
    if unknown:
        known = ", ".join(sorted(_KEYS))
        raise AccessMisconfigured(f"“{min(unknown)}” is not one of {known}")
    values = table.get("values", {})
    if not isinstance(values, Mapping):
        raise AccessMisconfigured("“values” is not a table of names and roles")
    return Access(
        people={role: _read_people(table.get(f"{role}s", ()), f"{role}s") for role in ROLES},
        claim=str(table.get("claim", "")),
        values={str(name): _read_one(role, "values") for name, role in values.items()},
        everyone=_read_one(table["everyone"], "everyone") if table.get("everyone") else None,
        emails_are_verified=table.get("emails_are_verified") is True,
    )


def find_refusal(address: str | None, has_sign_in: bool, words: str) -> str:
    """Why a server must not listen at this address, in one sentence; "" where it may.

    address: what it binds to; None or "" is every address of the machine. words: MILAAN_OPEN.
    """
    if has_sign_in or words == OPEN_WORDS or is_loopback(address or ""):
        return ""
    where = address or "every address of this machine"
    return (
        f"Milaan does not listen at {where} without sign-in, where anyone could read and write: "
        f"listen at 127.0.0.1 (--server.address 127.0.0.1), {_HOW_TO_CLOSE}."
    )


def find_stranger(host: str | None, is_forwarded: bool, words: str) -> str:
    """Why a request to a server without sign-in is turned away, in one sentence; "" if it is not.

    The server may listen to loopback only and still be reached: through a proxy, or by a web page
    whose name was made to point at this machine (DNS rebinding). host: the Host header.
    """
    if words == OPEN_WORDS or (not is_forwarded and is_loopback(_cut_port(host or "localhost"))):
        return ""
    return f"This Milaan answers its own machine only; to open it to others, {_HOW_TO_CLOSE}."


def is_loopback(host: str) -> bool:
    """Whether a name or address, without a port, can only be this machine."""
    name = host.strip("[]").lower().rstrip(".")
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")  # RFC 6761, 6.3


_KEYS: Final = frozenset(
    {"claim", "values", "everyone", "emails_are_verified", *(f"{role}s" for role in ROLES)}
)


def _read_people(given: object, key: str) -> frozenset[str]:
    people: list[Any] = [*given] if isinstance(given, list | tuple) else [given]
    if not all(isinstance(one, str) and "@" in one for one in people):
        raise AccessMisconfigured(f"“{key}” is not a list of e-mail addresses or @domains")
    return frozenset(one.strip().casefold() for one in people)


def _read_one(given: object, key: str) -> Role:
    for role in ROLES:
        if given == role:
            return role
    raise AccessMisconfigured(f"“{key}” names a role that is not one of {', '.join(ROLES)}")


def _name(value: str, access: Access) -> Iterable[Role]:
    role = access.values.get(value, value)
    return [one for one in ROLES if one == role]


def _read_claim(claims: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """What a claim says, as words. The name as it stands goes first: it may be an address."""
    said: Any = claims.get(name)
    if said is None and "." in name:
        said = claims
        for part in name.split("."):
            said = said.get(part) if isinstance(said, Mapping) else None
    if isinstance(said, str):
        return tuple(said.replace(",", " ").split())
    return tuple(one for one in said if isinstance(one, str)) if isinstance(said, list) else ()


def _find_email(claims: Mapping[str, Any], access: Access) -> str:
    is_verified = claims.get("email_verified") is True
    if "email_verified" not in claims:
        is_verified = access.emails_are_verified
    email = claims.get("email")
    return email.strip().casefold() if is_verified and isinstance(email, str) else ""


def _cut_port(host: str) -> str:
    """A Host header's name: `[::1]:8501` is `[::1]`, `localhost:8501` is `localhost`."""
    if host.startswith("["):
        return host[: host.find("]") + 1]
    return host.partition(":")[0]
