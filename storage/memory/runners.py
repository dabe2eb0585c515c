"""`Runners` of `conversation/ports/runners.py`, in memory."""

from __future__ import annotations

from datetime import datetime, timedelta

from conversation.ports.runners import Runners
from storage.memory.state import State


class MemoryRunners(Runners):
    """Processes that are none."""

    def __init__(self, state: State) -> None:
        self._state = state

    def enrol(self, runner: str) -> None:
        """See `Runners`."""
        with self._state.lock:
            self._state.runners[runner] = self._state.now()

    def beat(self, runner: str) -> bool:
        """See `Runners`."""
        with self._state.lock:
            if runner not in self._state.runners:
                return False
            self._state.runners[runner] = self._state.now()
            return True

    def leave(self, runner: str) -> None:
        """See `Runners`."""
        with self._state.lock:
            self._state.runners.pop(runner, None)

    def forget(self, seconds: float) -> int:
        """See `Runners`."""
        with self._state.lock:
            oldest = datetime.fromisoformat(self._state.now()) - timedelta(seconds=seconds)
            silent = [name for name, at in self._state.runners.items() if datetime.fromisoformat(at) < oldest]
            for runner in silent:
                del self._state.runners[runner]
            return len(silent)
