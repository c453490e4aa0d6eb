"""Whether two sites are one: by the names they bear, then by which of their sort they are."""

from __future__ import annotations

from typing import Literal

from lib.mentions.places.geography import can_both_be_said
from lib.mentions.sites.read import is_listed_name
from lib.model import Site
from lib.names.compare import compare_names

SiteVerdict = Literal["same", "fits", "part", "holds", "measure", "apart"]


def compare_sites(a: Site, b: Site) -> SiteVerdict:
    """Compare two sites; symmetric.

    part: one name says more. holds: a name is no more than where the site lies. measure: they are
    of two sorts, or too little is told of one.
    """
    if a.sort != b.sort:
        return "measure"
    if not a.name or not b.name:
        return "same" if a == b else "measure"
    if a.name.isdecimal() != b.name.isdecimal():
        return "measure"  # a highway has a number and leads to towns
    found = compare_names(a.name, b.name)
    if found.relation == "partial":
        return "part"
    if found.relation != "conflict":
        return _compare_marks(a, b)
    return "holds" if _may_be_one_place(a, b) else "apart"


def _compare_marks(a: Site, b: Site) -> SiteVerdict:
    if a.marks == b.marks:
        return "same"
    return "fits" if not a.marks or not b.marks else "part"


def _may_be_one_place(a: Site, b: Site) -> bool:
    """Whether a name is but the town: a Nagpur hospital; or one town lies in the other."""
    is_place_a, is_place_b = is_listed_name(a.name), is_listed_name(b.name)
    if is_place_a and is_place_b:
        return can_both_be_said(a.name, b.name)
    return (is_place_a and not a.marks) or (is_place_b and not b.marks)
