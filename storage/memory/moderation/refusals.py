"""`RefusedCalls` of `conversation/ports/moderation/refusals.py`, in memory."""

from __future__ import annotations

from conversation.ports.moderation.refusals import RefusedCall, RefusedCalls
from storage.memory.state import State


class MemoryRefusals(RefusedCalls):
    """Forgotten with the process."""

    def __init__(self, state: State) -> None:
        self._state = state

    def add(self, refusal: RefusedCall) -> None:
        """See `RefusedCalls`."""
        with self._state.lock:
            if refusal.owner in self._state.users:
                self._state.refusals[refusal.id] = refusal

    def newest(self, most: int) -> tuple[RefusedCall, ...]:
        """See `RefusedCalls`."""
        with self._state.lock:
            there = [each for each in self._state.refusals.values() if each.owner in self._state.users]
            return tuple(sorted(there, key=lambda each: each.created, reverse=True)[:most])

    def forget(self, before: str) -> int:
        """See `RefusedCalls`."""
        with self._state.lock:
            known = self._state.refusals
            self._state.refusals = {id: each for id, each in known.items() if each.created >= before}
            return len(known) - len(self._state.refusals)
