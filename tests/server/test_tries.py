"""Ten tries in a quarter of an hour, for each name and for each address."""

from __future__ import annotations

import pytest

from conversation.errors import Told
from server.tries import Tries


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_eleventh_try_waits_until_the_first_is_forgotten() -> None:
    clock = Clock()
    tries = Tries(10, 900, clock)
    for _ in range(10):
        tries.take("name:ada", "address:1")
        clock.now += 1
    with pytest.raises(Told) as caught:
        tries.take("name:ada", "address:2")
    assert (caught.value.status, caught.value.code, caught.value.retry_after) == (429, "too_many_tries", 890)
    clock.now += 890
    tries.take("name:ada", "address:2")


def test_one_address_is_limited_over_all_names() -> None:
    tries = Tries(3, 900, Clock())
    for name in ("ada", "grace", "mary"):
        tries.take(f"name:{name}", "address:1")
    with pytest.raises(Told):
        tries.take("name:joan", "address:1")
    tries.take("name:joan", "address:2")
