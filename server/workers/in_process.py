"""The tasks in this very process: for the command line and tests, which have no loop to keep free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from server.workers import cutout_tasks, expanding_tasks, mask_tasks, network_tasks, tasks
from server.workers.pipe import Parcel, Task

ALL = {**tasks.TASKS, **cutout_tasks.TASKS, **mask_tasks.TASKS, **expanding_tasks.TASKS, **network_tasks.TASKS}


class InProcess:
    """See `TaskRunner`."""

    def __init__(self, known: Mapping[str, Task] = ALL) -> None:
        self.known = known

    def stream(self, task: str, values: Mapping[str, Any], blobs: Sequence[bytes] = ()) -> Iterator[Parcel]:
        return self.known[task](values, tuple(blobs))
