"""The two sentences at the top of the page."""

from __future__ import annotations

from dataclasses import replace

from lib.model import Findings
from lib.wording.summary import tell_found, tell_rest
from tests.pages.build import make_collation


def test_tells_what_was_found_by_kind() -> None:
    """The number first, then each kind in words."""
    assert tell_found(make_collation()) == (
        "**3 disagreements** in 3 paired claims: one number, one organisation, one name."
    )


def test_tells_what_was_left_out() -> None:
    """Variants, unresolved, omissions without boilerplate, boilerplate, conflicts within."""
    assert tell_rest(make_collation()) == (
        "3 readings differ only in spelling or short form. 1 reading could not be compared. "
        "2 claims stand only in A, 2 only in B. 2 lines are boilerplate. "
        "A disagrees with itself once."
    )


def test_says_so_where_nothing_disagrees() -> None:
    """Nothing found is a finding too."""
    quiet = replace(make_collation(), findings=Findings())
    assert tell_found(quiet) == "**No disagreement** in 3 paired claims."


def test_counts_updates_apart() -> None:
    """A figure that grew is no conflict; where all are updates, no conflict is named."""
    shown = make_collation()
    first, *others = shown.findings.disagreements
    grown = replace(first, is_update=True)
    told = tell_found(replace(shown, findings=Findings((grown, *others))))
    assert told.startswith("**2 conflicts, 1 update** in 3 paired claims: ")
    assert tell_found(replace(shown, findings=Findings((grown,)))).startswith("**1 update** in ")


def test_says_so_where_nothing_is_paired() -> None:
    """Two articles on two events."""
    apart = replace(make_collation(), links=(), findings=Findings(), within_a=())
    assert tell_found(apart).startswith("**No two claims tell the same thing**")


def test_counts_in_the_singular_and_plural() -> None:
    """One reading differs, two readings differ; several of a kind are named in the plural."""
    collation = make_collation()
    findings = collation.findings
    one = replace(collation, findings=replace(findings, variants=findings.variants[:1]))
    assert tell_rest(one).startswith("1 reading differs only")
    twice = replace(findings, disagreements=(findings.disagreements[0],) * 2)
    assert tell_found(replace(collation, findings=twice)).endswith("two numbers.")
