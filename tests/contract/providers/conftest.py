"""Each provider on an upstream of its own: one for all contract tests of a provider, which has seen nothing yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from providers.wire import rhythm
from tests.contract.providers.case import FakeUpstream
from tests.contract.providers.cases_of_all import CASES
from tests.upstream.running import QUICK


@pytest.fixture(scope="session")
def upstreams() -> Iterator[dict[str, FakeUpstream]]:
    """By provider; one that calls nobody has none."""
    with ExitStack() as stack:
        yield {case.provider.name: stack.enter_context(case.upstream()) for case in CASES if case.upstream is not None}


@pytest.fixture
def upstream_of(upstreams: dict[str, FakeUpstream]) -> dict[str, FakeUpstream]:
    """As `upstreams`, without a memory of the test before."""
    for upstream in upstreams.values():
        upstream.forget()
    return upstreams


@pytest.fixture(autouse=True)
def time_passes_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    """For both sides, so that who is silent is so for as many looks as ever."""
    monkeypatch.setattr(rhythm, "SECOND", QUICK)
