"""Ten failures in a quarter of an hour, for each address and each known browser; a name alone is not locked."""

from __future__ import annotations

import pytest

from conversation.errors import Told
from server.web.known_devices import Device
from server.web.login_attempts import LOGINS_OF_NAME, FailureLimit, LoginAttempts

ADAS = Device("a-browser", ("ada",))


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_eleventh_try_waits_until_the_first_is_forgotten() -> None:
    clock = Clock()
    limit = FailureLimit(10, 900, clock)
    for _ in range(10):
        limit.take("address:1")
        clock.now += 1
    with pytest.raises(Told) as caught:
        limit.take("address:1", "address:2")
    assert (caught.value.status, caught.value.code, caught.value.retry_after) == (429, "too_many_tries", 890)
    clock.now += 890
    limit.take("address:1")


def test_what_succeeds_does_not_count() -> None:
    limit = FailureLimit(2, 900, Clock())
    for _ in range(50):
        limit.take("address:1").succeeded()
    limit.take("address:1")
    limit.take("address:1")
    with pytest.raises(Told):
        limit.take("address:1")


def test_many_at_once_cannot_outrun_the_count() -> None:
    limit = FailureLimit(2, 900, Clock())
    first, _ = limit.take("address:1"), limit.take("address:1")
    with pytest.raises(Told):
        limit.take("address:1")
    first.succeeded()
    limit.take("address:1")


def fail(attempts: LoginAttempts, name: str, address: str, user: str = "", device: Device | None = None) -> bool:
    """Whether a password was looked at."""
    try:
        attempts.take(name, address, user, *([device] if device else []))
    except Told:
        return False
    return True


def test_a_stranger_uses_up_their_own_tries_and_nobody_elses() -> None:
    attempts = LoginAttempts(Clock())
    assert [fail(attempts, "ada", "198.51.100.7", "ada") for _ in range(12)] == [True] * 10 + [False] * 2
    assert fail(attempts, "ada", "203.0.113.9", "ada")
    assert not fail(attempts, "another name", "198.51.100.7")


def test_a_browser_in_which_the_person_was_before_goes_on_whatever_strangers_do() -> None:
    attempts = LoginAttempts(Clock())
    for at in range(LOGINS_OF_NAME):
        fail(attempts, "ada", f"198.51.100.{at % 60}", "ada")
    assert not fail(attempts, "ada", "203.0.113.9", "ada")
    assert [fail(attempts, "ada", "198.51.100.7", "ada", ADAS) for _ in range(11)] == [True] * 10 + [False]


def test_it_helps_at_no_other_name() -> None:
    attempts = LoginAttempts(Clock())
    assert [fail(attempts, "bob", "198.51.100.7", "bob", ADAS) for _ in range(11)] == [True] * 10 + [False]
