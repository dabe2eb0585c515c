"""How much can be worked on at once for one person, outside of turns: pictures are held in memory while they wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from conversation.errors import Told


class WorkLimit:
    """So many for each person. For a loop that gives way only where it waits."""

    def __init__(self, per_person: int) -> None:
        self.per_person = per_person
        self.taken: Counter[str] = Counter()

    @contextmanager
    def taken_by(self, owner: str) -> Iterator[None]:
        """Holds one of them. Raises `Told` where none is left."""
        if self.taken[owner] >= self.per_person:
            raise enough(self.taken[owner])
        self.taken[owner] += 1
        try:
            yield
        finally:
            self.taken[owner] -= 1
            if not self.taken[owner]:
                del self.taken[owner]


def enough(count: int) -> Told:
    """So many are being worked on: nothing more is begun."""
    return Told(
        "Enough at once",
        f"{count} of your requests are being worked on. Wait for one to end, or stop one.",
        code="busy",
        retry_after=5,
        status=429,
    )
