"""Who tells another event says nothing of this one."""

from __future__ import annotations

from datetime import date

import pytest

from lib.collation.collate import collate
from lib.consensus import silent
from lib.consensus.find import find_consensus
from lib.consensus.spots import Spot
from lib.consensus.story import compare_all
from lib.consensus.ties import are_linked
from lib.consensus.witnesses import make_witnesses
from lib.model import Article
from tests.disagree.test_events import BUS, LATER, LORRY


def leave_background(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if "Konark" not in line)


def find_standings() -> dict[str, str]:
    """Who says what of the dead."""
    texts = {
        "bus": BUS.replace("killing four children", "four children died"),
        "later": LATER,
        "lorry": LORRY.replace("killed two children", "six children died"),
    }
    groups = [
        [Article(name, leave_background(text), name, name, date(2019, 6, 14))]
        for name, text in texts.items()
    ]
    found = find_consensus(groups, collate)
    (cells,) = [
        fact.cells
        for fact in found.facts
        if {"four", "Six"} <= {said.text for cell in fact.cells for said in cell.said}
    ]
    return {w.name: cell.standing for w, cell in zip(found.witnesses, cells, strict=True)}


def test_the_toll_of_another_event_is_no_reading_of_this_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert find_standings()["lorry"] == "silent"
    monkeypatch.setattr(silent, "_tells_another_event", lambda *_: False)
    assert find_standings()["lorry"] != "silent"


def test_claims_with_a_part_in_common_do_not_tell_the_same() -> None:
    witnesses, _ = make_witnesses([[Article("a", BUS)], [Article("b", LORRY)]])
    story, _ = compare_all(witnesses, collate)
    (link,) = story.pairings[0, 1].collation.links
    one, other = (Spot(n, c[0], 0, 1, "number", "27") for n, c in enumerate((link.a, link.b)))
    assert are_linked(story, one, other)
    assert not are_linked(story, one, other, by_part=False)
