"""`Usage` of `conversation/ports/models.py`, in memory."""

from __future__ import annotations

from collections.abc import Callable

from conversation.ports.usage import Usage
from storage.memory.state import RecordedUsage, State
from storage.usage import Spent


class MemoryUsage(Usage):
    """Usage in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def record(self, turn: str, model: str, purpose: str, cost: int | None, tokens_in: int, tokens_out: int) -> None:
        """See `Usage`. A turn that is not known is recorded as well: money is never lost."""
        with self._state.lock:
            message = self._state.messages.get(turn)
            conversation = message.conversation if message else None
            owner = self._state.conversations[conversation].owner if conversation else None
            used = RecordedUsage(turn, conversation, owner, cost, tokens_in, tokens_out, self._state.now())
            self._state.used.append(used)

    def record_alone(
        self, owner: str, model: str, purpose: str, cost: int | None, tokens_in: int, tokens_out: int
    ) -> None:
        """A call outside any turn, such as the image form's."""
        with self._state.lock:
            self._state.used.append(RecordedUsage(None, None, owner, cost, tokens_in, tokens_out, self._state.now()))

    def of_turn(self, turn: str) -> Spent:
        """What one turn has cost so far."""
        return self._sum(lambda used: used.turn == turn)

    def of_conversation(self, conversation: str) -> Spent:
        """What a conversation has cost so far."""
        return self._sum(lambda used: used.conversation == conversation)

    def of_user(self, owner: str) -> Spent:
        """What a person has spent so far."""
        return self._sum(lambda used: used.owner == owner)

    def of_month(self, owner: str, month: str) -> Spent:
        """What a person spent in a month, `2026-11`, in UTC."""
        return self._sum(lambda used: used.owner == owner and used.created.startswith(month))

    def _sum(self, where: Callable[[RecordedUsage], bool]) -> Spent:
        with self._state.lock:
            found = [used for used in self._state.used if where(used)]
        known = [used.cost for used in found if used.cost is not None]
        tokens_in, tokens_out = sum(used.tokens_in for used in found), sum(used.tokens_out for used in found)
        return Spent(sum(known), len(found) - len(known), len(found), tokens_in, tokens_out)
