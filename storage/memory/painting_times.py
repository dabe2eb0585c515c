"""`PaintingTimes` of `conversation/ports/painting_times.py`, in memory."""

from __future__ import annotations

from collections import deque
from statistics import median

from conversation.ports.painting_times import REMEMBERED, PaintingTimes
from storage.memory.state import State


class MemoryPaintingTimes(PaintingTimes):
    """The last ten of each model and size."""

    def __init__(self, state: State) -> None:
        self._state = state

    def usual(self, model: str, size: str) -> float | None:
        """See `PaintingTimes`."""
        with self._state.lock:
            taken = self._state.painting_times.get((model, size))
            return median(taken) if taken else None

    def took(self, model: str, size: str, seconds: float) -> None:
        """See `PaintingTimes`."""
        with self._state.lock:
            self._state.painting_times.setdefault((model, size), deque(maxlen=REMEMBERED)).append(seconds)
