"""Updates: a figure that grew while news came in is told apart from a conflict."""

from __future__ import annotations

from datetime import date

import pytest

from lib.collation.collate import collate
from lib.disagree.updates import FOLLOWED, GROWN, MAY_HAVE_FOLLOWED, MAY_HAVE_GROWN
from lib.model import Article, Disagreement
from lib.reports.data import describe_collation
from lib.wording.summary import tell_moments

EARLY, LATE = date(2024, 7, 3), date(2024, 7, 4)
REST = " Mayor Thomas Keller visited the harbour. Divers searched the wreck until dawn on Friday."
FEWER = "The storm off Ostvik killed 16 fishermen in the northern harbour." + REST
MORE = "The storm off Ostvik killed 19 fishermen in the northern harbour." + REST


def find(a: str, b: str, day_a: date | None, day_b: date | None) -> Disagreement:
    """The one number on which two articles of two days disagree."""
    collation = collate(Article("a", a, published=day_a), Article("b", b, published=day_b))
    (found,) = [d for d in collation.findings.disagreements if d.kind == "number"]
    (described,) = describe_collation(collation, "pair")["disagreements"]
    assert described["class"] == ("update" if found.is_update else "conflict")
    return found


def test_a_toll_that_grew_by_the_later_day_is_an_update() -> None:
    """And whichever article is A."""
    for found in (find(FEWER, MORE, EARLY, LATE), find(MORE, FEWER, LATE, EARLY)):
        assert found.is_update
        assert found.why.endswith(GROWN)


@pytest.mark.parametrize("days", [(LATE, EARLY), (EARLY, EARLY)])
def test_a_toll_that_fell_or_is_of_one_day_is_a_conflict(days: tuple[date, date]) -> None:
    """The dead do not rise again, and on one day there is one number."""
    found = find(FEWER, MORE, *days)
    assert not found.is_update
    assert GROWN not in found.why


@pytest.mark.parametrize("days", [(None, None), (EARLY, None), (None, LATE)])
def test_without_both_days_a_toll_may_have_grown(days: tuple[date | None, date | None]) -> None:
    """The reader is told what is not known."""
    found = find(FEWER, MORE, *days)
    assert found.is_update
    assert found.why.endswith(MAY_HAVE_GROWN)


def test_at_least_so_many_may_grow_as_well() -> None:
    """A bound allows the later number; what is told of it is an update, day or no day."""
    a = f"The storm off Ostvik killed at least 16 fishermen and left 40 injured.{REST}"
    b = f"Officials in Ostvik put the number of dead in Thursday's storm at 24.{REST}"
    assert find(a, b, EARLY, LATE).is_update
    assert find(a, b, None, None).is_update


def test_over_the_years_nothing_grows() -> None:
    """Two articles far apart tell two events."""
    assert not find(FEWER, MORE, date(2020, 7, 3), LATE).is_update


def test_what_does_not_grow_is_a_conflict() -> None:
    """The height of a wave, the age of a man: no later moment explains them."""
    a = "The wave off Ostvik was 16 metres high in the northern harbour." + REST
    b = "The wave off Ostvik was 19 metres high in the northern harbour." + REST
    assert not find(a, b, EARLY, LATE).is_update
    assert not find(a, b, None, None).is_update


def test_a_share_of_a_crew_is_no_count_that_grows() -> None:
    """Half and a quarter of them: one is wrong."""
    a = f"Half of the crew of the Alma was rescued by a tanker.{REST}"
    b = f"A quarter of the crew of the Alma was rescued by a tanker.{REST}"
    assert not find(a, b, None, None).is_update


def test_a_toll_that_grew_in_hindi_is_an_update() -> None:
    """A Hindi article of the day after."""
    rest = " महापौर थॉमस केलर ने बंदरगाह का दौरा किया। गोताखोरों ने शुक्रवार को मलबा खोजा।"
    a = "ओस्टविक के तूफ़ान में 16 मछुआरों की मौत हो गई।" + rest
    b = "ओस्टविक के तूफ़ान में 19 मछुआरों की मौत हो गई।" + rest
    assert find(a, b, EARLY, LATE).is_update
    assert not find(b, a, EARLY, LATE).is_update


FEARED = "Sixteen fishermen are feared drowned off Ostvik." + REST
KNOWN = "Sixteen fishermen drowned off Ostvik." + REST


def find_stage(a: str, b: str, day_a: date | None, day_b: date | None) -> Disagreement:
    """The one disagreement on how sure or in which state something is."""
    collation = collate(Article("a", a, published=day_a), Article("b", b, published=day_b))
    (found,) = [d for d in collation.findings.disagreements if d.kind in ("modality", "negation")]
    return found


def test_what_was_feared_and_then_known_is_an_update() -> None:
    """Only in that order."""
    for found in (
        find_stage(FEARED, KNOWN, EARLY, LATE),
        find_stage(KNOWN, FEARED, LATE, EARLY),
    ):
        assert found.is_update
        assert found.why.endswith(FOLLOWED)
    for days in ((LATE, EARLY), (EARLY, EARLY)):
        assert not find_stage(FEARED, KNOWN, *days).is_update


def test_without_both_days_a_later_stage_may_explain_it() -> None:
    found = find_stage(FEARED, KNOWN, None, LATE)
    assert not found.is_update
    assert found.why.endswith(MAY_HAVE_FOLLOWED)


def test_a_state_that_can_change_either_way_is_an_update_on_another_day() -> None:
    """Stable, then critical, and back; how somebody died stays what it was."""
    stable = "The injured pilot is in a stable condition in Ostvik." + REST
    critical = "The injured pilot is in critical condition in Ostvik." + REST
    assert find_stage(stable, critical, EARLY, LATE).is_update
    assert find_stage(stable, critical, LATE, EARLY).is_update
    assert not find_stage(stable, critical, EARLY, EARLY).is_update
    burnt = "The two pilots were burnt to death in the hangar." + REST
    choked = "The two pilots suffocated in the hangar." + REST
    assert not find_stage(burnt, choked, EARLY, LATE).is_update


def test_an_update_tells_the_moments_of_both_figures() -> None:
    """The one that the claim tells, else the day of the article; "" where no day is known."""
    a = f"As of 6 pm on Wednesday the storm off Ostvik had killed 16 fishermen.{REST}"
    found = find(a, MORE, EARLY, LATE)
    assert found.as_of == ("2024-07-03T18:00", "2024-07-04")
    assert tell_moments(found) == "A as of 3 July 2024, 18:00; B as of 4 July 2024."
    assert find(FEWER, MORE, EARLY, LATE).as_of == ("2024-07-03", "2024-07-04")
    half = find(FEWER, MORE, EARLY, None)
    assert tell_moments(half) == "A as of 3 July 2024; B without a known day."
    assert tell_moments(find(FEWER, MORE, None, None)) == ""


def test_in_hindi_the_moment_stands_before_its_word() -> None:
    """A date of the event is none."""
    text = "ओस्तविक में {} तूफान से {} मछुआरों की मौत हो गई। मेयर थॉमस केलर ने बंदरगाह का दौरा किया।"
    a = text.format("बुधवार शाम छह बजे तक", 16)
    b = text.format("सोमवार को आए", 19)
    found = find(a, b, EARLY, LATE)
    assert found.as_of == ("2024-07-03T18:00", "2024-07-04")


def test_a_conflict_has_no_moments() -> None:
    """Only what a later moment explains is told with its moments."""
    assert find(FEWER, MORE, EARLY, EARLY).as_of == ("", "")
