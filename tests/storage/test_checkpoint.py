"""What was written goes from SQLite's log into its file when it is told to, and no writer does it by the way."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from storage.opening import Storage

from .conftest import Person


def write_much(person: Person) -> None:
    """Over 1,000 pages, where SQLite by itself would have let a writer move them."""
    for number in range(30):
        person.talk(f"again {number}", "long " * 40_000)


@pytest.mark.slow
def test_a_checkpoint_moves_what_was_written(storage: Storage, ann: Person) -> None:
    file = Path(storage.database.engine.url.database or "")
    before = file.stat().st_size
    write_much(ann)
    assert file.stat().st_size == before

    beside = threading.Thread(target=storage.database.checkpoint)
    beside.start()
    beside.join()

    assert file.stat().st_size > before + 1_000 * 4_096


def test_nothing_is_opened_when_nothing_was_written(storage: Storage, ann: Person) -> None:
    storage.database.checkpoint()
    file = Path(storage.database.engine.url.database or "")
    moved = file.with_suffix(".elsewhere")
    file.rename(moved)

    storage.database.checkpoint()

    assert not file.exists()
    moved.rename(file)
