"""What a kept password costs whoever tries to find it out."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.web.login_attempts import LoginAttempts
from server.web.passwords import Passwords
from storage.memory import open_memory

ROUNDS, KIB = 3, 65_536
"""The second choice of RFC 9106, for where memory is scarce."""


@pytest.mark.slow
def test_unless_somebody_says_otherwise_a_hash_costs_what_the_standard_asks_for(tmp_path: Path) -> None:
    hasher = Passwords(open_memory(tmp_path).accounts, LoginAttempts()).hasher
    assert hasher.time_cost >= ROUNDS
    assert hasher.memory_cost >= KIB
    assert hasher.hash("a password").startswith("$argon2id$")


def test_an_account_that_came_by_another_door_has_no_password(tmp_path: Path) -> None:
    passwords = Passwords(open_memory(tmp_path).accounts, LoginAttempts())
    assert not passwords.matches("by a proxy", "by a proxy")
