"""One server with one upstream for the tests that leave both as they found them, and parts for those that do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.running import KEY, Studio, Visitor
from tests.upstream.running import Upstream

ENVIRON = {
    "OPENROUTER_API_KEY": KEY,
    "ATELIER_IMAGE_MODEL": "google/gemini-3.1-flash-image",
    "ATELIER_CHAT_MODEL": "google/gemini-3-flash-preview",
    "ATELIER_CHEAP_MODEL": "anthropic/claude-haiku-4.5",
    "ATELIER_WORKERS": "2",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="package")
def upstream() -> Iterator[Upstream]:
    with Upstream() as running:
        yield running


@pytest.fixture(scope="package")
def connected(tmp_path_factory: pytest.TempPathFactory, upstream: Upstream) -> Iterator[Studio]:
    """A studio with a key."""
    data = tmp_path_factory.mktemp("studio") / "data"
    with Studio(data, {**ENVIRON, "OPENROUTER_API_URL": upstream.url}) as studio:
        yield studio


@pytest.fixture(scope="package")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio without any key."""
    with Studio(tmp_path_factory.mktemp("studio") / "data", {"ATELIER_WORKERS": "2"}) as studio:
        yield studio


@pytest.fixture
def own(tmp_path: Path, upstream: Upstream) -> Iterator[Studio]:
    """A studio with a key, to be killed and started by the test."""
    with Studio(tmp_path / "data", {**ENVIRON, "OPENROUTER_API_URL": upstream.url}) as studio:
        yield studio


@pytest.fixture
def visitor() -> Iterator[Callable[[Studio], Visitor]]:
    """Makes somebody with a browser of their own."""
    with ExitStack() as stack:
        yield lambda studio: stack.enter_context(Visitor(studio.url))
