"""Who administers reads what is kept for how long; everybody is told what becomes of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conversation.ports.moderation.expiry import Expiring
from endpoints.people.retention import MOST_SHOWN, shown
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
    assert (told["due"], told["more"], told["cleared"]) == ([], 0, [])
    keeping = ada.data("GET", "/api/v1/session")["keeping"]
    assert (keeping["painted_days"], keeping["uploaded_days"]) == (3, 7)


def test_what_is_not_listed_is_counted() -> None:
    due = [Expiring("painted", f"user{place}", 1, 1_000 - place, "2026-01-01") for place in range(MOST_SHOWN + 3)]
    listed, more = shown(due, str.title)
    assert (len(listed), listed[-1].owner_name, more) == (MOST_SHOWN, f"User{MOST_SHOWN - 1}", 3)
