"""Two processes on one data folder spend from one limit; a kill loses no charge; a disk that refuses says so."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from conversation.errors import Told
from conversation.ports.usage import HOLDS, CallRecord, LimitReached, PlannedCall, SpendingLimits
from storage.opening import Storage, open_storage
from tests.storage.conftest import Clock

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ROUNDS = 200
DOLLAR = SpendingLimits(month=1_000_000)
SIXTY_CENTS = 600_000

SPENDER = """
import sys
from pathlib import Path
from conversation.ports.usage import PlannedCall, SpendingLimits
from storage.opening import open_storage

storage = open_storage(Path(sys.argv[1]))
print("ready", flush=True)
for line in sys.stdin:
    call = PlannedCall(line.strip(), "", "image/big", "image", 600_000, 1)
    found = storage.usage.reserve(call, SpendingLimits(month=1_000_000))
    print(found if isinstance(found, str) else "refused", flush=True)
"""


@contextmanager
def spender(data: Path) -> Iterator[subprocess.Popen[str]]:
    """A process of its own that reserves $0.60 of a dollar for each person it is told."""
    process = subprocess.Popen(
        [sys.executable, "-c", SPENDER, str(data)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert heard(process) == "ready"
        yield process
    finally:
        process.kill()
        process.communicate()


def heard(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def tell(process: subprocess.Popen[str], person: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{person}\n")
    process.stdin.flush()


def test_of_two_processes_exactly_one_gets_what_only_one_can_have(tmp_path: Path) -> None:
    open_storage(tmp_path).close()
    with spender(tmp_path) as one, spender(tmp_path) as other:
        for number in range(ROUNDS):
            for process in (one, other):
                tell(process, f"person {number}")
            answers = [heard(one), heard(other)]
            assert answers.count("refused") == 1, (number, answers)


def test_a_kill_loses_no_charge_and_holds_nothing_longer_than_a_quarter_of_an_hour(tmp_path: Path) -> None:
    with spender(tmp_path) as process:
        tell(process, "ann")
        assert heard(process) != "refused"
        process.kill()
    clock = Clock()
    storage = open_storage(tmp_path, clock=clock)
    clock.seconds = created(tmp_path)
    again = PlannedCall("ann", "", "image/big", "image", SIXTY_CENTS)
    assert isinstance(storage.usage.reserve(again, DOLLAR), LimitReached)
    clock.seconds += HOLDS
    assert isinstance(storage.usage.reserve(again, DOLLAR), str)
    assert (storage.usage.of_user("ann").calls, storage.usage.of_user("ann").unknown) == (2, 2)
    storage.close()


def created(data: Path) -> float:
    """When the newest call began, in seconds since the epoch."""
    with sqlite3.connect(data / "atelier.db") as connection:
        return float(connection.execute("SELECT max(unixepoch(created)) FROM usage").fetchone()[0]) + 1


def test_while_another_program_holds_the_database_nothing_is_admitted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.sql.sqlite.BUSY_TIMEOUT_MS", 50)
    storage = open_storage(tmp_path)
    call = PlannedCall("ann", "", "image/big", "image", SIXTY_CENTS)
    other = sqlite3.connect(tmp_path / "atelier.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Told, match="database is busy") as told:
        storage.usage.reserve(call, DOLLAR)
    assert told.value.code == "busy"
    other.execute("ROLLBACK")
    other.close()
    assert isinstance(storage.usage.reserve(call, DOLLAR), str)
    storage.close()


def test_on_a_full_disk_nothing_is_admitted(tmp_path: Path) -> None:
    storage = open_storage(tmp_path)
    fill(storage)
    with pytest.raises(Told, match="disk is full"):
        for _ in range(10_000):
            storage.usage.reserve(PlannedCall("ann", "", "image/big", "image", 1), SpendingLimits())
    storage.close()


def fill(storage: Storage) -> None:
    """The database may not grow any more."""
    with storage.database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    storage.database.engine.dispose()
    event.listen(
        storage.database.engine,
        "connect",
        lambda connection, _: connection.execute(f"PRAGMA max_page_count = {pages}").close(),
    )


def test_what_was_reserved_is_settled_by_whoever_knows_its_id(tmp_path: Path) -> None:
    first, second = open_storage(tmp_path), open_storage(tmp_path)
    reserved = first.usage.reserve(PlannedCall("ann", "", "image/big", "image", SIXTY_CENTS), DOLLAR)
    assert isinstance(reserved, str)
    second.usage.record(CallRecord("ann", "", "image/big", "image", 5, "provider", reservation=reserved))
    assert (first.usage.of_user("ann").cost, first.usage.of_user("ann").held) == (5, 0)
    first.close()
    second.close()
