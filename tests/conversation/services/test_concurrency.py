"""So much is worked on at once for one person, whoever else is there and however it ends."""

from __future__ import annotations

import pytest

from conversation.errors import Told
from conversation.services.concurrency import WorkLimit


def test_who_has_all_places_waits_and_nobody_else_does() -> None:
    places = WorkLimit(1)
    with places.taken_by("ada"):
        with pytest.raises(Told) as told, places.taken_by("ada"):
            pass
        with places.taken_by("bea"):
            pass
    assert (told.value.code, told.value.status, told.value.retry_after) == ("busy", 429, 5)
    with places.taken_by("ada"):
        pass


def test_what_fails_gives_its_place_back() -> None:
    places = WorkLimit(1)
    with pytest.raises(ValueError, match="broken"), places.taken_by("ada"):
        raise ValueError("broken")
    assert not places.taken
