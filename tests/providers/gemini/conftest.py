"""One Google AI Studio for all tests of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.upstream.gemini.service import upstream
from tests.upstream.running import Running


@pytest.fixture(scope="session")
def running_google() -> Iterator[Running]:
    with upstream() as running:
        yield running


@pytest.fixture
def google(running_google: Running) -> Running:
    """It has seen nothing yet."""
    running_google.forget()
    return running_google
