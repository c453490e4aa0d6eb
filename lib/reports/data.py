"""A collation as plain data: the JSON object that the command line prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from lib import __version__
from lib.collation.ledger import LedgerRow, make_ledger
from lib.links.explain import tell_link
from lib.model import (
    Claim,
    Collation,
    Disagreement,
    Event,
    Evidence,
    Link,
    Mention,
    Reading,
    Side,
    Unresolved,
    Variant,
)
from lib.wording.events import name_happening

Json = dict[str, Any]


def describe_collation(collation: Collation, pair_id: str) -> Json:
    """The result of one comparison, in the shape that the command-line contract fixes."""
    found = collation.findings
    return {
        "id": pair_id,
        "engine": __version__,
        "semantics": collation.is_semantic,
        "event": _describe_event(collation.event),
        "a": _describe_side(collation.a),
        "b": _describe_side(collation.b),
        "links": [
            _describe_link(link, evidence, collation.is_semantic)
            for link, evidence in zip(collation.links, collation.evidence, strict=True)
        ],
        "disagreements": _describe_all(found.disagreements),
        "variants": _describe_all(found.variants),
        "unresolved": _describe_all(found.unresolved),
        "within": {
            "a": _describe_all(collation.within_a),
            "b": _describe_all(collation.within_b),
        },
        "only": {"a": list(collation.only_a), "b": list(collation.only_b)},
        "ledger": [_describe_row(row) for row in make_ledger(collation)],
    }


def _describe_event(event: Event | None) -> Json | None:
    """Whether the two tell "one" event or "two", how probable one is, what each mainly tells."""
    if event is None:
        return None
    told = {"relation": "two" if event.are_two else "one", "score": round(event.one, 4)}
    return told | {"a": name_happening(event.a), "b": name_happening(event.b)}


def _describe_side(side: Side) -> Json:
    return describe_day(side) | {"claims": [_describe_claim(claim) for claim in side.claims]}


def describe_day(side: Side) -> Json:
    """The day of an article, and whether it was "given" or is that of its "dateline"."""
    day = side.article.published
    if day is None:
        return {"published": None, "published_from": None}
    origin = "dateline" if side.is_dated_by_text else "given"
    return {"published": day.isoformat(), "published_from": origin}


def _describe_claim(claim: Claim) -> Json:
    return {
        "n": claim.n,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "role": claim.role,
        "language": claim.language,
    }


def _describe_link(link: Link, evidence: Sequence[Evidence], is_semantic: bool) -> Json:
    return {
        "a": list(link.a),
        "b": list(link.b),
        "score": round(link.score, 4),
        "relation": link.relation,
        "why": tell_link(evidence, is_semantic),
        "evidence": [_describe_evidence(piece) for piece in evidence],
    }


def _describe_evidence(piece: Evidence) -> Json:
    return {
        "kind": piece.kind,
        "weight": round(piece.weight, 4),
        "a": describe_reading(piece.a),
        "b": describe_reading(piece.b),
    }


def _describe_row(row: LedgerRow) -> Json:
    described: Json = {
        "kind": row.kind,
        "label": row.label,
        "relation": row.relation,
        "a": [describe_reading(reading) for reading in row.a],
        "b": [describe_reading(reading) for reading in row.b],
    }
    return described | {"why": row.why} if row.why else described


def _describe_all(findings: Iterable[Disagreement | Variant | Unresolved]) -> list[Json]:
    return [_describe_finding(finding) for finding in findings]


def _describe_finding(finding: Disagreement | Variant | Unresolved) -> Json:
    described: Json = {} if finding.link is None else {"link": finding.link}
    described["kind"] = finding.kind
    if isinstance(finding, Disagreement):
        described["class"] = finding.sort
        described["severity"] = finding.severity
        described["confidence"] = round(finding.confidence, 4)
        if any(finding.as_of):
            described["as_of"] = {"a": finding.as_of[0] or None, "b": finding.as_of[1] or None}
    described |= {
        "a": describe_reading(finding.a),
        "b": describe_reading(finding.b),
        "why": finding.why,
    }
    return described


def describe_reading(reading: Reading) -> Json:
    """A place as everywhere in the JSON: the claim, its code points, and what stands there."""
    return {
        "claim": reading.claim,
        "start": reading.start,
        "end": reading.end,
        "text": reading.text,
    }


def describe_mention(mention: Mention) -> Json:
    """A mention in the shape that `python -m lib mentions` prints."""
    described: Json = {
        "kind": mention.kind,
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "value": mention.value,
    }
    if mention.unit:
        described["unit"] = mention.unit
    if mention.quantity is not None:
        described["form"] = mention.quantity.form
    qualifiers = describe_qualifiers(mention)
    if qualifiers:
        described["qualifiers"] = qualifiers
    return described


def describe_qualifiers(mention: Mention) -> Json:
    """What the words around a mention say of it, each thing only where it is said."""
    said = mention.qualifiers
    flags = ("total", "part", "addition", "rest", "former", "negated", "hedged")
    described: Json = {name: True for name in flags if getattr(said, f"is_{name}")}
    if said.emphasis:
        described["emphasis"] = said.emphasis
    if said.fate:
        described["fate"] = said.fate
    return described
