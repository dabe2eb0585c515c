"""A task whose module, and the engines it is made of, are loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import cast

from server.workers import memory
from server.workers.pipe import Blobs, Parcel, Task, Values


@dataclass(frozen=True)
class LaterTask:
    """What is called `name` in the `TASKS` of that module."""

    module: str
    name: str

    def __call__(self, values: Values, blobs: Blobs) -> Iterator[Parcel]:
        return self._task(values, blobs)

    @cached_property
    def _task(self) -> Task:
        with memory.loading():
            return cast(Task, import_module(self.module).TASKS[self.name])
