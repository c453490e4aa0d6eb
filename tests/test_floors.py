"""Quality on a part of the public sets must not fall under the floors of bench/floors.toml."""

from __future__ import annotations

import pytest

from bench.data import is_present
from bench.floors import ENCODER, MEASURES, measure, read_floors
from lib.links.encoder import load_encoder

pytestmark = pytest.mark.slow

FLOORS = read_floors()


def test_every_set_has_a_floor() -> None:
    assert FLOORS.keys() == MEASURES.keys()
    assert all(set(floors) > {"every"} for floors in FLOORS.values())


@pytest.mark.skipif(not is_present(), reason="no ../shared/bench beside the checkout")
@pytest.mark.parametrize("name", list(FLOORS))
def test_quality_stays_above_its_floor(name: str) -> None:
    """Figures with the encoder count only where it is installed."""
    floors = dict(FLOORS[name])
    has_encoder = load_encoder() is not None
    found = measure(name, int(floors.pop("every")), has_encoder)
    if not has_encoder:
        floors = {key: floor for key, floor in floors.items() if not key.endswith(ENCODER)}
    fallen = {key: (found[key], floor) for key, floor in floors.items() if found[key] < floor}
    assert not fallen
