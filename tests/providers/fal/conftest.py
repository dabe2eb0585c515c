"""One fal.ai for all tests of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.upstream.fal.service import upstream
from tests.upstream.running import Running


@pytest.fixture(scope="session")
def running_fal() -> Iterator[Running]:
    with upstream() as running:
        yield running


@pytest.fixture
def fal(running_fal: Running) -> Running:
    """It has seen nothing yet."""
    running_fal.forget()
    return running_fal
