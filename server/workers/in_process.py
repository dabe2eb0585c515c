"""The tasks in this very process: for the command line and tests, which have no loop to keep free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from server.workers import (
    cutout_tasks,
    expanding_tasks,
    marking_tasks,
    mask_tasks,
    network_tasks,
    tasks,
    vector_tasks,
)
from server.workers.pipe import Parcel, Task

MODULES = tasks, cutout_tasks, mask_tasks, expanding_tasks, vector_tasks, network_tasks, marking_tasks
ALL = {name: task for module in MODULES for name, task in module.TASKS.items()}


class InProcess:
    """See `TaskRunner`."""

    def __init__(self, known: Mapping[str, Task] = ALL) -> None:
        self.known = known

    def stream(self, task: str, values: Mapping[str, Any], blobs: Sequence[bytes] = ()) -> Iterator[Parcel]:
        return self.known[task](values, tuple(blobs))
