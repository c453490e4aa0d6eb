"""Odd texts through the whole engine; `python -m bench.generated` makes a hundred thousand."""

from __future__ import annotations

import random

import pytest

from bench.generated import Outcome, make_pair, run_case, run_cases
from lib.errors import MilaanError

STORY = "The fire killed 45 people in Surat on Monday. Officials said it had no licence."


@pytest.mark.slow
def test_odd_texts_go_all_the_way_or_are_refused_in_words() -> None:
    """Normalised, split, aligned, exported: no traceback, no letter lost, nothing run."""
    outcome = run_cases(120, seed=11)
    assert outcome.faults == []
    assert outcome.exported == 120
    assert outcome.findings > 4


def test_what_a_case_comes_upon_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks can fail: an engine that loses a letter, and one that stumbles, are told of."""
    with monkeypatch.context() as patch:
        patch.setattr("bench.generated.split_claims", lambda text: ())
        outcome = run_cases(2)
        assert outcome.faults
        assert "lose or repeat a letter" in outcome.faults[0]
    monkeypatch.setattr("bench.generated.write_html", lambda *given: 1 / 0)
    faults = run_cases(1).faults
    assert faults
    assert "ZeroDivisionError" in faults[0]


def test_the_same_seed_makes_the_same_texts() -> None:
    assert make_pair(random.Random(3)) == make_pair(random.Random(3))


def test_run_case_counts_how_far_a_pair_came() -> None:
    outcome = Outcome()
    with pytest.raises(MilaanError):
        list(run_case(STORY, "…", outcome))
    assert (outcome.normalised, outcome.exported) == (0, 0)
    assert list(run_case(STORY, STORY.replace("45", "54"), outcome)) == []
    assert (outcome.normalised, outcome.exported, outcome.findings) == (1, 1, 2)
