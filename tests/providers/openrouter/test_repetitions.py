"""What is tried again, and what is not."""

from __future__ import annotations

import pytest

from conversation.errors import ProviderFault
from tests.upstream import Upstream
from tests.upstream.connected import asking, chat_model, connected, text_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("name", "attempts"), [("503-once", 2), ("502-twice", 3)])
def test_a_chat_that_failed_before_its_first_byte_is_repeated(upstream: Upstream, name: str, attempts: int) -> None:
    with connected(upstream, pauses=(0.02, 0.02)) as connection:
        chunks = list(chat_model(connection, f"fault/{name}").reply(asking("hello")))

    assert text_of(chunks) == "You said: hello"
    assert upstream.seen()["counts"][f"fault/{name}"] == attempts


def test_it_is_repeated_twice_at_most(upstream: Upstream) -> None:
    with connected(upstream, pauses=(0.02, 0.02)) as connection, pytest.raises(ProviderFault) as failed:
        list(chat_model(connection, "fault/500").reply(asking("hello")))

    assert failed.value.code == "provider_error"
    assert upstream.seen()["counts"]["fault/500"] == 3


def test_a_limit_without_a_time_is_tried_again_and_one_that_no_waiting_mends_is_not(upstream: Upstream) -> None:
    with connected(upstream, pauses=(0.02, 0.02)) as connection:
        for name in ("429", "429-quota", "429-day"):
            with pytest.raises(ProviderFault):
                list(chat_model(connection, f"fault/{name}").reply(asking("hello")))

    counts = upstream.seen()["counts"]
    assert [counts[f"fault/{name}"] for name in ("429", "429-quota", "429-day")] == [3, 1, 1]


@pytest.mark.parametrize("name", ["401", "402", "403", "429-retry-2", "503-retry-30", "mid-stream-error", "reset"])
def test_these_are_not_repeated(upstream: Upstream, name: str) -> None:
    with connected(upstream, pauses=(0.02, 0.02)) as connection, pytest.raises(ProviderFault):
        list(chat_model(connection, f"fault/{name}").reply(asking("hello")))

    assert upstream.seen()["counts"][f"fault/{name}"] == 1
