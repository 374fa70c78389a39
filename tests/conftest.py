"""Shared fixtures. The whole suite runs with warnings as errors (pyproject.toml)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("suite", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


@pytest.fixture(scope="session", autouse=True)
def cases_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees or touches the cases that somebody saved on this machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STANCE_ATLAS_CASES", str(tmp_path_factory.mktemp("cases")))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's top folder."""
    return Path(__file__).parent.parent
