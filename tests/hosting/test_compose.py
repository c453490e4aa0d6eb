"""The cluster that compose.yaml starts: reached by the replicas, and by nobody outside."""

from __future__ import annotations

from typing import Any

import pytest

from lib.commands.scan import SCHEDULER
from lib.settings import ROOT

yaml = pytest.importorskip("yaml", reason="pip install -r requirements-scan.txt brings it")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """compose.yaml as Docker reads it."""
    return yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))


def test_replicas_and_workers_name_the_scheduler_that_there_is(compose: dict[str, Any]) -> None:
    """And it can be turned off in .env by an empty value."""
    services = compose["services"]
    address = services["app-1"]["environment"][SCHEDULER]
    assert address == "${MILAAN_DASK-tcp://scheduler:8786}"
    assert "8786" in services["scheduler"]["command"]
    assert "tcp://scheduler:8786" in services["worker"]["command"]


def test_the_cluster_is_reached_from_inside_only(compose: dict[str, Any]) -> None:
    """A scheduler runs whatever it is sent; it has no port outside, no secrets, no database."""
    assert compose["networks"]["inside"]["internal"]
    for name in ("scheduler", "worker"):
        service = compose["services"][name]
        assert service["networks"] == ["inside"]
        assert not {"ports", "secrets", "volumes"} & service.keys()
        assert set(service["environment"]) == {"PYTHONPATH"}
        assert service["image"] == compose["services"]["app-1"]["image"]
        assert service["read_only"] is True


def test_the_image_has_what_scans_on_a_cluster() -> None:
    docker = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "-r requirements-scan.txt" in docker
