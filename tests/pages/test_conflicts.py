"""What a reading in the table of who says what opens."""

from __future__ import annotations

from lib.collation.collate import collate
from lib.collation.identity import identify_finding
from lib.consensus import Place
from lib.model import Reading
from lib.store.samples import load_samples
from pages.parts.landscape.conflicts import Conflicts


def test_a_disagreement_is_sought_with_everyone_before_any_two_claims_are_taken() -> None:
    """Whichever of the two was compared with the other; without one the first claims are given."""
    samples = load_samples()
    found = collate(samples["neelamgarh-hi"], samples["neelamgarh-en-2"])
    conflicts = Conflicts()
    conflicts.keep(found)
    toll = next(f for f in found.findings.disagreements if (f.a.text, f.b.text) == ("45", "54"))
    mine, theirs = Place("neelamgarh-hi", toll.a), Place("neelamgarh-en-2", toll.b)
    beside = Place("neelamgarh-en-1", Reading(3, 0, 4, "1234"))
    name = identify_finding(toll)
    assert conflicts.choose([mine], [beside, theirs]) == (mine, theirs, name)
    assert conflicts.choose([theirs], [beside, mine]) == (theirs, mine, name)
    claims = f"a{toll.a.claim + 1}b4"
    assert conflicts.choose([mine], [beside]) == (mine, beside, claims)
