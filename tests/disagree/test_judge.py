"""Clashes of values in freely worded claims: what is proposed, what is heard, what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.collation.collate import Linked, collate, link_sides, read_article
from lib.disagree.judge import weigh
from lib.disagree.judge.clashes import choose, judge_clashes
from lib.disagree.judge.evidence import Evidence
from lib.disagree.judge.propose import MOST_IN_ALL, may_clash, propose
from lib.disagree.judge.told import Told
from lib.disagree.judge.weigh import TELL, Judge, load_judges
from lib.errors import MissingFit
from lib.mentions.relate import relate
from lib.model import Article, Mention
from lib.wording.summary import tell_found
from tests.mentions.test_relate import read

HARBOUR = (
    "Mayor Thomas Keller visited the harbour of Ostvik on Friday. Divers searched the wreck of the "
    "trawler Marlin until dawn. Port director Ingrid Solberg closed the northern pier."
)
A = f"The storm off Ostvik killed 19 fishermen and left 40 injured. {HARBOUR}"
B = f"Officials in Ostvik put the number of dead in Thursday's storm at 16. {HARBOUR}"


def link(a: str, b: str) -> Linked:
    return link_sides(read_article(Article("a", a)), read_article(Article("b", b)))


def list_proposed(linked: Linked) -> set[tuple[str, str]]:
    return {(p.a.text, p.b.text) for p in propose(linked.comparison, linked.same)}


def clash(a: Mention, b: Mention) -> bool:
    return may_clash(a, b, relate(a, b))


def test_a_toll_in_other_words_is_told_with_what_speaks_for_it() -> None:
    """Either way round."""
    judged = link(A, B).judged or ()
    (told,) = [j.finding for j in choose(judged) if j.finding.kind == "number"]
    assert (told.a.text, told.b.text) == ("19", "16")
    assert "count the same people: dead" in told.why
    mirrored = collate(Article("b", B), Article("a", A)).findings.disagreements
    assert [(d.b.text, d.a.text) for d in mirrored if d.kind == "number"] == [("19", "16")]


def test_what_can_stand_together_is_not_proposed() -> None:
    """Other fates, a part and a whole, rounder values, the page's own dates."""
    assert clash(read("19 people died", "number"), read("16 people died", "number"))
    assert not clash(read("19 people died", "number"), read("40 people were hurt", "number"))
    assert not clash(read("Two of them died", "number"), read("16 people died", "number"))
    assert not clash(read("Three more people died", "number"), read("16 people died", "number"))
    assert not clash(read("more than 3,000 voters", "number"), read("3,012 voters", "number"))
    assert not clash(read("15 to 20 voters", "number"), read("15 voters", "number"))
    assert clash(read("15 to 20 voters", "number"), read("14 voters", "number"))
    stamp = read("Updated: June 3, 2019 08:08 IST", "date")
    assert not clash(stamp, read("It happened on 5 June 2019", "date"))
    assert ("40", "16") not in list_proposed(link(A, B))


def test_a_value_is_found_wherever_the_article_tells_it() -> None:
    """In another unit, another script; what is near is another value."""
    text = "The storm cut 3 km of road. तूफान में 3,000 मीटर सड़क टूटी। It cut 3.1 km of rail."
    told = Told(read_article(Article("a", text)))
    (length,) = [m for m in told.side.mentions[0] if m.kind == "number"]
    assert [n for n, _ in told.find_same(length)] == [0, 1]


@pytest.mark.parametrize(
    ("a", "b", "grows"),
    [
        ("At least 12 boats sank", "15 boats sank", False),
        ("Over 40 shops opened", "52 shops opened", False),
        ("कम से कम 12 नावें डूबीं", "15 नावें डूबीं", False),
        ("At least 12 people died", "15 people died", True),
        ("At least 12 boats sank", "11 boats sank", True),
    ],
)
def test_a_bound_that_is_satisfied_clashes_only_with_what_grows(
    a: str, b: str, grows: bool
) -> None:
    """At least 12 dead was an earlier count, at least 12 boats are 15; a bound may also fail."""
    assert clash(read(a, "number"), read(b, "number")) is grows


def test_without_links_enough_for_one_story_only_linked_claims_are_compared() -> None:
    other = "A school in Dornberg opened on Monday. In Dornberg 16 people died last year."
    assert list_proposed(link(A, other)) == set()


def test_every_weight_of_the_table_has_its_evidence() -> None:
    linked = link(A, B)
    proposal = next(propose(linked.comparison, linked.same))
    measured = Evidence(linked.comparison, linked.same).measure(proposal)
    assert measured.keys() == load_judges().clash.weights.keys()


def test_of_clashes_that_share_a_mention_the_surest_is_told() -> None:
    linked = link(A.replace("40", "14"), B)
    sure = Judge(5.0, {"ratio": -1.0})
    told = list(choose(judge_clashes(linked.comparison, linked.same, sure)))
    assert len(told) == len({(j.finding.a.start, j.finding.a.end) for j in told})
    assert len(told) == len({(j.finding.b.start, j.finding.b.end) for j in told})
    assert all(j.probability >= TELL for j in told)


def test_a_judge_without_its_table_refuses_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for content in (None, "bias = 1", "weights = 3\nbias = 1", "no toml"):
        path = tmp_path / "judge.toml"
        if content is not None:
            path.write_text(content, encoding="utf-8")
        monkeypatch.setattr(weigh, "JUDGE", path)
        with pytest.raises(MissingFit, match=r"judge\.toml is missing or unreadable"):
            weigh.load_judges.__wrapped__()


def test_evidence_is_the_same_whichever_article_is_a() -> None:
    """For articles of other lengths, too."""
    longer = B + " The wind had reached 120 km/h by noon. Ferries stayed in port."
    one, other = link(A, longer), link(longer, A)
    mirrored = {
        (p.b.text, p.a.text, p.j, p.i): Evidence(other.comparison, other.same).measure(p)
        for p in propose(other.comparison, other.same)
    }
    proposals = list(propose(one.comparison, one.same))
    assert proposals
    for p in proposals:
        found = Evidence(one.comparison, one.same).measure(p)
        assert mirrored[p.a.text, p.b.text, p.i, p.j] == pytest.approx(found)


def test_a_text_full_of_figures_costs_little_more() -> None:
    """A claim with more pairs of values than a table of prose has is not judged."""
    table = " ".join(
        f"Storm {n} hit {', '.join(str(n * 100 + k) for k in range(20))} boats off Ostvik."
        for n in range(1, 11)
    )
    linked = link(f"{table} {HARBOUR}", f"{table.replace('01', '02')} {HARBOUR}")
    assert len(list_proposed(linked)) <= MOST_IN_ALL
    assert all(p.i >= 10 or p.j >= 10 for p in propose(linked.comparison, linked.same))


def test_of_a_part_in_common_something_is_told() -> None:
    """And what is told names it; two claims that share a part are not counted as paired."""
    a = f"As many as 50 people are feared dead after the ferry Alma sank off Ostvik. {HARBOUR}"
    b = f"The ferry Alma sank off Ostvik. The disaster killed 43, officials said. {HARBOUR}"
    for one, other in ((a, b), (b, a), (A, B)):
        collation = collate(Article("a", one), Article("b", other))
        told = {found.link for found in collation.findings.disagreements}
        parts = {n for n, link in enumerate(collation.links) if link.relation == "part"}
        assert parts <= told
        assert f" {len(collation.links) - len(parts)} paired claim" in tell_found(collation)
