"""A comparison as one HTML file that needs nothing else: no network, no script.

Jinja2 escapes whatever goes into the template, so no word of an article can become markup; the
page's own policy forbids scripts and requests besides.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import regex
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from lib import __version__
from lib.model import Article, Claim, Collation, Side
from lib.reports.entries import Entry, Verdicts, list_entries
from lib.reports.marks import Piece, cut_claim, cut_reading
from lib.settings import ROOT
from lib.wording.summary import tell_found, tell_rest

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
    """A claim of one article. partners: numbers of the claims it was paired with, from 1."""

    claim: Claim
    pieces: tuple[Piece, ...]
    partners: tuple[int, ...]


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
            ("A", a.article, list(_list_lines(collation, a, "a", entries))),
            ("B", b.article, list(_list_lines(collation, b, "b", entries))),
        ],
        cut_reading=cut_reading,
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
    partners: dict[int, set[int]] = {}
    for link in collation.links:
        own, other = (link.a, link.b) if name == "a" else (link.b, link.a)
        for n in own:
            partners.setdefault(n, set()).update(other)
    for claim in side.claims:
        paired = tuple(n + 1 for n in sorted(partners.get(claim.n, ())))
        yield Line(claim, cut_claim(side, claim, entries), paired)


def _describe(article: Article) -> str:
    day = f"{article.published:%-d %B %Y}" if article.published else "no date"
    return ", ".join(part for part in (article.source, day) if part)


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
