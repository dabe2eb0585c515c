"""What a studio keeps its data in is nobody else's while it runs, or only of processes that know of each other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from server.settings import Settings
from storage.disk.claim import claimed
from storage.sql.database_claim import database_claimed


@contextmanager
def held(settings: Settings) -> Iterator[None]:
    """For the length of the block. Raises `Told` where another studio holds it."""
    alone = not settings.broker
    database = database_claimed(settings.database, alone=alone) if settings.database else nullcontext()
    with claimed(settings.data, alone=alone), database:
        yield
