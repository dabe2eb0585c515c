"""`Enrolments` of `conversation/ports/enrolments.py`, in memory."""

from __future__ import annotations

from dataclasses import replace

from conversation.errors import NotFound
from conversation.ports.enrolments import MOST_OF_ONE, EnrolmentBegun, Enrolments, NotRedeemable
from storage.memory.state import State


class MemoryEnrolments(Enrolments):
    """Forgotten with the process."""

    def __init__(self, state: State) -> None:
        self._state = state

    def begin(self, state: str, enrolment: EnrolmentBegun, seconds: float) -> None:
        """See `Enrolments`."""
        with self._state.lock:
            if enrolment.owner not in self._state.users:
                raise NotFound("The account")
            begun = self._state.enrolments
            now = self._state.now()
            mine = [each for each, (kept, _, _) in begun.items() if kept.owner == enrolment.owner]
            gone = [each for each, (_, _, until) in begun.items() if until <= now]
            for each in {*gone, *mine[: max(len(mine) - MOST_OF_ONE + 1, 0)]}:
                del begun[each]
            begun[state] = enrolment, self._state.now(seconds), self._state.now(2 * seconds)

    def take(self, state: str, owner: str, epoch: int, provider: str) -> str | NotRedeemable:
        """See `Enrolments`."""
        with self._state.lock:
            found = self._state.enrolments.get(state)
            if found is None or (found[0].owner, found[0].epoch, found[0].provider) != (owner, epoch, provider):
                return NotRedeemable("unknown")
            begun, until, gone = found
            if until < self._state.now():
                return NotRedeemable("late")
            if not begun.verifier:
                return NotRedeemable("used")
            self._state.enrolments[state] = replace(begun, verifier=""), until, gone
            return begun.verifier
