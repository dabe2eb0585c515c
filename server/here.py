"""The tasks in this very process: for the command line and tests, which have no loop to keep free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from server.pipe import Parcel
from server.tasks import TASKS


class Here:
    """See `Hands`."""

    def stream(self, task: str, values: Mapping[str, Any], blobs: Sequence[bytes] = ()) -> Iterator[Parcel]:
        return TASKS[task](values, tuple(blobs))
