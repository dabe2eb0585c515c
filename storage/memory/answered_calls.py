"""`AnsweredCalls` of `conversation/ports/programs/answered_calls.py`, in memory."""

from __future__ import annotations

from dataclasses import replace

from conversation.ports.programs.answered_calls import AnsweredCalls, CallAnswer, CallKey, RepeatedCall
from storage.memory.state import State

BEGUN = RepeatedCall("running", same=True)


class MemoryAnsweredCalls(AnsweredCalls):
    """In memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def begin(self, call: CallKey, fingerprint: str) -> RepeatedCall | None:
        """See `AnsweredCalls`."""
        with self._state.lock:
            found = self._state.calls.get(call)
            if found is None:
                self._state.calls[call] = fingerprint, BEGUN
                return None
        before, how = found
        return replace(how, same=before == fingerprint)

    def end(self, call: CallKey, answer: CallAnswer) -> None:
        """See `AnsweredCalls`."""
        with self._state.lock:
            found = self._state.calls.get(call)
            if found is not None:
                self._state.calls[call] = found[0], RepeatedCall("answered", same=True, answer=answer)

    def forget(self, call: CallKey) -> None:
        """See `AnsweredCalls`."""
        with self._state.lock:
            self._state.calls.pop(call, None)

    def cut_off(self) -> int:
        """See `AnsweredCalls`."""
        with self._state.lock:
            running = [key for key, (_, how) in self._state.calls.items() if how.state == "running"]
            for key in running:
                self._state.calls[key] = self._state.calls[key][0], RepeatedCall("cut_off", same=True)
        return len(running)
