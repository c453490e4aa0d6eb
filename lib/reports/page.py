"""A comparison as one HTML file that needs nothing else: no network, no script.

Jinja2 escapes whatever goes into the template, so no word of an article can become markup; the
page's own policy forbids scripts and requests besides.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import regex
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from lib import __version__
from lib.model import Claim, Collation, LinkRelation, Side
from lib.reports.entries import Entry, Verdicts, list_entries
from lib.reports.marks import Piece, cut_claim, cut_reading
from lib.settings import ROOT
from lib.wording.summary import FROM_DATELINE, tell_found, tell_moments, tell_rest

_FOLDER = ROOT / "lib" / "reports"
_FONT = ROOT / "static" / "noto-sans-devanagari.woff2"  # OFL: may go along with a document
_DEVANAGARI = regex.compile(r"\p{Devanagari}")
_SECTIONS = (
    ("disagreement", "Disagreements"),
    ("within A", "Within A"),
    ("within B", "Within B"),
    ("unresolved", "Not comparable"),
    ("variant", "Only spelled or told differently"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A claim of one article, and numbers, from 1, of claims of the other.

    partners: those that tell the same. parts: those it shares but a part with.
    """

    claim: Claim
    pieces: tuple[Piece, ...]
    partners: tuple[int, ...]
    parts: tuple[int, ...]


def write_html(collation: Collation, verdicts: Verdicts, link: str) -> bytes:
    """The whole comparison as a page: findings with reasons and verdicts, then both articles.

    link: the address of the live comparison; shown as text where it is none of http or https.
    """
    entries = list_entries(collation, verdicts)
    a, b = collation.a, collation.b
    has_hindi = any(_DEVANAGARI.search(side.article.text) for side in (a, b))
    page = _load_template().render(
        found=tell_found(collation).replace("**", ""),
        rest=tell_rest(collation),
        sections=[
            (heading, [entry for entry in entries if entry.group == group])
            for group, heading in _SECTIONS
        ],
        sides=[
            ("A", a, list(_list_lines(collation, a, "a", entries))),
            ("B", b, list(_list_lines(collation, b, "b", entries))),
        ],
        shares_part=lambda found: (
            found.link is not None and collation.links[found.link].relation == "part"
        ),
        cut_reading=cut_reading,
        tell_moments=tell_moments,
        is_web=is_web,
        describe=_describe,
        link=link,
        engine=__version__,
        is_semantic=collation.is_semantic,
        font=_read_font() if has_hindi else "",
    )
    return page.encode("utf-8", "replace")


def is_web(address: str) -> bool:
    """Whether an address may become a link: nothing but http and https."""
    try:
        return urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False


def _list_lines(
    collation: Collation, side: Side, name: str, entries: tuple[Entry, ...]
) -> Iterator[Line]:
    partners = _list_partners(collation, name, "same")
    parts = _list_partners(collation, name, "part")
    for claim in side.claims:
        paired = partners.get(claim.n, set())
        shared = parts.get(claim.n, set()) - paired
        pieces = cut_claim(side, claim, entries)
        yield Line(claim, pieces, _number(paired), _number(shared))


def _list_partners(collation: Collation, name: str, relation: LinkRelation) -> dict[int, set[int]]:
    """For each claim of one article those of the other that it is linked to in this way."""
    found: dict[int, set[int]] = {}
    for link in collation.links:
        own, other = (link.a, link.b) if name == "a" else (link.b, link.a)
        for n in own if link.relation == relation else ():
            found.setdefault(n, set()).update(other)
    return found


def _number(claims: Iterable[int]) -> tuple[int, ...]:
    return tuple(n + 1 for n in sorted(claims))


def _describe(side: Side) -> str:
    """`The Herald, 18 June 2024, from its dateline`."""
    source, day = side.article.source, side.article.published
    told = f"{day:%-d %B %Y}" if day else "no date"
    return ", ".join(
        [*([source] if source else []), told, *([FROM_DATELINE] if side.is_dated_by_text else [])]
    )


@cache
def _load_template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html")


@cache
def _read_font() -> str:
    return base64.b64encode(_FONT.read_bytes()).decode()
