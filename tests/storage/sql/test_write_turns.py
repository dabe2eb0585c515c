"""Who wrote goes behind who waits, and nobody waits for ever."""

from __future__ import annotations

import fcntl
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from storage.sql.write_turns import WriteTurns

PATIENCE = 30.0


def wait_until_somebody_waits(database: Path) -> None:
    """Until the gate is held."""
    file = os.open(f"{database}-gate", os.O_RDWR)
    try:
        while True:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            fcntl.flock(file, fcntl.LOCK_UN)
            time.sleep(0.001)
    except BlockingIOError:
        return
    finally:
        os.close(file)


def test_who_writes_without_a_pause_lets_the_other_one_write_in_between(tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    eager, patient = (WriteTurns(str(database), PATIENCE) for _ in range(2))
    order: list[str] = []

    def once() -> None:
        with patient.mine():
            order.append("patient")

    with ThreadPoolExecutor(1) as pool:
        with eager.mine():
            waiting = pool.submit(once)
            wait_until_somebody_waits(database)
        with eager.mine():
            order.append("eager")
        waiting.result()

    assert order == ["patient", "eager"]
    eager.close()
    patient.close()


def test_who_holds_it_for_too_long_is_no_reason_to_wait_for_ever(tmp_path: Path) -> None:
    database = str(tmp_path / "a.db")
    holding, waiting = WriteTurns(database, PATIENCE), WriteTurns(database, 0.05)
    with holding.mine(), waiting.mine():
        pass  # SQLite decides then
    with holding.mine():
        pass
    holding.close()
    waiting.close()


def test_where_no_other_process_can_write_there_is_nothing_to_wait_for(tmp_path: Path) -> None:
    alone, lost = WriteTurns(None, PATIENCE), WriteTurns(str(tmp_path / "no folder" / "a.db"), PATIENCE)
    with alone.mine(), alone.mine(), lost.mine(), lost.mine():
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_turn_ends_with_what_raises_in_it(tmp_path: Path) -> None:
    turns, others = (WriteTurns(str(tmp_path / "a.db"), PATIENCE) for _ in range(2))
    for each in (turns, others, turns):
        try:
            with each.mine():
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass
    turns.close()
    others.close()
