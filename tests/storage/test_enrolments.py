"""What was begun outlives a restart, is redeemed by one of two processes, and tells a thief of the file nothing."""

from __future__ import annotations

from pathlib import Path

from conversation.ports.enrolments import EnrolmentBegun, NotRedeemable
from storage.opening import open_storage
from storage.seal import Seal, new_key

STATE, VERIFIER = "planted-state-0123456789", "planted-verifier-0123456789-0123456789-0123456"
KEY = new_key()


def test_a_restart_in_between_loses_nothing(tmp_path: Path) -> None:
    before = open_storage(tmp_path, seal=Seal((KEY,)))
    owner = before.accounts.guest().id
    before.enrolments.begin(STATE, EnrolmentBegun(owner, 0, "openrouter", VERIFIER), 600.0)
    before.close()
    after, beside = (open_storage(tmp_path, seal=Seal((KEY,))) for _ in range(2))

    assert after.enrolments.take(STATE, owner, 0, "openrouter") == VERIFIER
    assert beside.enrolments.take(STATE, owner, 0, "openrouter") == NotRedeemable("used")
    after.close()
    beside.close()


def test_neither_state_nor_verifier_is_to_be_read_in_the_files(tmp_path: Path) -> None:
    storage = open_storage(tmp_path, seal=Seal((KEY,)))
    storage.enrolments.begin(STATE, EnrolmentBegun(storage.accounts.guest().id, 0, "openrouter", VERIFIER), 600.0)
    storage.close()
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert STATE.encode() not in written and VERIFIER.encode() not in written


def test_another_master_key_ends_what_was_begun(tmp_path: Path) -> None:
    before = open_storage(tmp_path, seal=Seal((KEY,)))
    owner = before.accounts.guest().id
    before.enrolments.begin(STATE, EnrolmentBegun(owner, 0, "openrouter", VERIFIER), 600.0)
    before.close()
    after = open_storage(tmp_path, seal=Seal((new_key(),)))

    assert after.enrolments.take(STATE, owner, 0, "openrouter") == NotRedeemable("unknown")
    after.close()
