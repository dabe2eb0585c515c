"""One upstream for all tests of providers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from providers.wire import rhythm
from tests.upstream import Upstream
from tests.upstream.running import QUICK


@pytest.fixture(scope="session")
def running_upstream() -> Iterator[Upstream]:
    with Upstream() as upstream:
        yield upstream


@pytest.fixture
def upstream(running_upstream: Upstream) -> Upstream:
    """It has seen nothing yet."""
    running_upstream.forget()
    return running_upstream


@pytest.fixture(autouse=True)
def time_passes_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    """For both sides, so that who is silent is so for as many looks as ever."""
    monkeypatch.setattr(rhythm, "SECOND", QUICK)
