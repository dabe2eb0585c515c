"""A network, for who asks one and need not know what runs it: `engine.py` does, and tests do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from numpy.typing import NDArray


class RunsNetwork(Protocol):
    """See `Network` in `imaging/networks/engine.py`."""

    @property
    def inputs(self) -> list[str]: ...

    def run(self, feed: Mapping[str, NDArray[Any]], outputs: Sequence[str] = ()) -> list[NDArray[Any]]: ...
