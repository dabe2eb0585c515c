"""One Black Forest Labs for all tests of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.upstream.bfl.service import upstream
from tests.upstream.running import Running


@pytest.fixture(scope="session")
def running_bfl() -> Iterator[Running]:
    with upstream() as running:
        yield running


@pytest.fixture
def bfl(running_bfl: Running) -> Running:
    """It has seen nothing yet."""
    running_bfl.forget()
    return running_bfl
