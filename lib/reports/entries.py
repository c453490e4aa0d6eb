"""Everything found in a comparison, in the order of a report, with the verdicts on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lib.model import Claim, Collation, Disagreement, Reading, Side, Unresolved, Variant
from lib.store.keys import describe_finding
from lib.store.records import Finding, Judgement, Standing

Found = Disagreement | Variant | Unresolved
Group = Literal["disagreement", "within A", "within B", "unresolved", "variant"]
Verdicts = Mapping[str, Standing]


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding of a report, numbered from 1. side_a and side_b are one within an article."""

    number: int
    group: Group
    found: Found
    finding: Finding
    side_a: Side
    side_b: Side
    judgements: tuple[Judgement, ...]

    @property
    def claim_a(self) -> Claim:
        """The claim that the first reading stands in."""
        return self.side_a.claims[self.found.a.claim]

    @property
    def claim_b(self) -> Claim:
        """The claim that the second reading stands in."""
        return self.side_b.claims[self.found.b.claim]

    @property
    def differs(self) -> bool:
        """Whether two authors say different things."""
        return len({judgement.verdict for judgement in self.judgements}) > 1

    @property
    def verdict(self) -> str:
        """What all who judged say, "differ" where they do not agree, "" where nobody judged."""
        if self.differs:
            return "differ"
        return self.judgements[0].verdict or "" if self.judgements else ""

    def readings_in(self, side: Side) -> Iterator[Reading]:
        """The readings of this finding that stand in one of the two articles."""
        if self.side_a is side:
            yield self.found.a
        if self.side_b is side:
            yield self.found.b


def list_entries(collation: Collation, verdicts: Verdicts) -> tuple[Entry, ...]:
    """Disagreements first, then those within an article, then unresolved readings and variants."""
    entries = []
    for number, (group, found, a, b) in enumerate(_list_all(collation), 1):
        finding = describe_finding(collation, found)
        standing = verdicts.get(finding.key)
        judgements = standing.judgements if standing else ()
        entries.append(Entry(number, group, found, finding, a, b, judgements))
    return tuple(entries)


def list_findings(collation: Collation) -> list[Finding]:
    """Every finding of a comparison, as verdicts are looked up by."""
    return [describe_finding(collation, found) for _, found, _, _ in _list_all(collation)]


def _list_all(collation: Collation) -> Iterator[tuple[Group, Found, Side, Side]]:
    a, b, found = collation.a, collation.b, collation.findings
    yield from (("disagreement", each, a, b) for each in found.disagreements)
    yield from (("within A", each, a, a) for each in collation.within_a)
    yield from (("within B", each, b, b) for each in collation.within_b)
    yield from (("unresolved", each, a, b) for each in found.unresolved)
    yield from (("variant", each, a, b) for each in found.variants)
