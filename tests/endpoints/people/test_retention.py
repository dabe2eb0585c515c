"""Who administers reads what is kept for how long; everybody is told what becomes of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.app import Atelier
from storage.memory import MemoryStorage
from tests.endpoints.conftest import ended, person, studio


@pytest.fixture
def strict(tmp_path: Path, stores: MemoryStorage) -> Iterator[Atelier]:
    made = studio(tmp_path, stores=stores, keep_uploaded_days=30, keep_guests_days=7, keep_painted_days=3)
    yield made
    ended(made)


def test_days_are_told(strict: Atelier) -> None:
    ada = person(strict)
    told = ada.data("GET", "/api/v1/administration/retention")
    assert told["days"] == {"painted": 3, "uploaded": 30, "guests": 7, "reports": 0, "deleted": 30}
    assert (told["due"], told["cleared"]) == ([], [])
    keeping = ada.data("GET", "/api/v1/session")["keeping"]
    assert (keeping["painted_days"], keeping["uploaded_days"]) == (3, 7)
