"""A web page to its article: trafilatura for the story, the page's own words for the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import regex

from lib.ingest.encoding import decode_text
from lib.ingest.found import Found, Unreadable, put_headline
from lib.ingest.limits import MAX_TAGS

_CHARSET = regex.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", regex.I
)
_DAY = regex.compile(r"\d{4}-\d{2}-\d{2}")
_TITLES = ("og:title", "twitter:title", "dc.title")
_SITES = ("og:site_name", "application-name", "dc.publisher")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate",
    "publish-date", "publish_date", "parsely-pub-date", "sailthru.date", "pubdate",
    "dc.date.issued", "dc.date", "dcterms.date", "dcterms.issued", "date",
)  # fmt: skip
_STORIES = regex.compile(
    r"(?:News|Reportage|Analysis|Opinion|Background|Scholarly|Live)?(?:Article|BlogPosting)|Report"
)
_SHORTEST = 60  # characters; less is a menu or a request to allow scripts
_DEEPEST = 6  # levels of JSON-LD looked into
_LONGEST_JSON = 300_000


def parse_page(data: bytes, charset: str = "") -> Found:
    """The story of a page, with title, site, date and address as the page gives them.

    charset: what the server said of it. Raises Unreadable.
    """
    if data.count(b"<") > MAX_TAGS:
        raise Unreadable(f"it has more than {MAX_TAGS:,} tags; paste the story's text instead")
    said = _CHARSET.search(data[:4_000])
    html = decode_text(data, charset or (said[1].decode("ascii") if said else ""))
    tree = _parse_tree(html)
    linked = next(_find_stories(tree), {})
    meta = _read_meta(tree)
    title = _first(_text(linked.get("headline")), *_pick(meta, _TITLES), _read_heading(tree))
    text = _extract_story(tree)
    return Found(
        text=put_headline(title, text),
        title=title,
        source=_first(*_pick(meta, _SITES), _name_publisher(linked)),
        published=_first(
            _text(linked.get("datePublished")), *_pick(meta, _DATES), _read_time(tree)
        ),
        url=_first(*tree.xpath("//link[@rel='canonical']/@href"), *_pick(meta, ("og:url",))),
    )


def _parse_tree(html: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8")
    try:
        content = html.replace("\x00", "").encode("utf-8", "replace")
        return lxml_html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("there is no page in it") from error


def _extract_story(tree: Any) -> str:
    import trafilatura

    text = trafilatura.extract(
        tree, output_format="txt", include_comments=False, include_tables=True, with_metadata=False
    )
    if not text or len(text.strip()) < _SHORTEST:
        raise Unreadable("no story was found on the page; paste its text instead")
    return "\n".join(map(_unrule, str(text).split("\n")))


def _unrule(line: str) -> str:
    """A row of a table, which trafilatura writes as `| a | b |`, with tabs between its cells."""
    if not (line.startswith("| ") and line.rstrip().endswith("|")):
        return line
    return "\t".join(cell.strip() for cell in line.strip().strip("|").split(" | "))


def _read_meta(tree: Any) -> dict[str, str]:
    """The content of meta elements and of `itemprop`, by name in lower case, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _pick(meta: Mapping[str, str], names: tuple[str, ...]) -> list[str]:
    return [meta[name] for name in names if name in meta]


def _first(*values: str) -> str:
    return next((" ".join(value.split()) for value in values if value and value.strip()), "")


def _read_heading(tree: Any) -> str:
    """The only first-order heading, else the title of the window."""
    headings = [_first(element.text_content()) for element in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    return headings[0] if len(set(headings)) == 1 else _first(tree.findtext(".//title") or "")


def _read_time(tree: Any) -> str:
    """The day that the page's time elements agree on, "" where they name several."""
    times = tree.xpath("//*[@itemprop='datePublished']/@datetime") or tree.xpath("//time/@datetime")
    days = {found[0] for found in map(_DAY.match, map(str.strip, times)) if found}
    return days.pop() if len(days) == 1 else ""


def _find_stories(tree: Any) -> Iterator[Mapping[str, Any]]:
    """What the page says of itself as schema.org articles, in JSON-LD."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        content = (script.text or "").strip()
        if len(content) > _LONGEST_JSON:
            continue
        try:
            yield from _find_articles(json.loads(content, strict=False), _DEEPEST)
        except (ValueError, RecursionError):
            continue


def _find_articles(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth and isinstance(value, list):
        for each in value:
            yield from _find_articles(each, depth - 1)
    elif depth and isinstance(value, Mapping):
        kinds = value.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and _STORIES.fullmatch(name) for name in names):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _find_articles(value.get(key), depth - 1)


def _name_publisher(story: Mapping[str, Any]) -> str:
    publisher = story.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    return _text(publisher.get("name")) if isinstance(publisher, Mapping) else _text(publisher)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
