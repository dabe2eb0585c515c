"""`Comparisons` of `conversation/ports/comparisons.py`, in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from conversation.ports.comparisons import Comparisons, ModelStanding
from storage.memory.state import State


class MemoryComparisons(Comparisons):
    """The decisions themselves; they are counted when somebody asks."""

    def __init__(self, state: State) -> None:
        self._state = state

    def decide(self, owner: str, comparison: str, models: Sequence[str], winner: str) -> None:
        """See `Comparisons`."""
        with self._state.lock:
            self._state.comparisons.pop((owner, comparison), None)
            if winner:
                self._state.comparisons[owner, comparison] = (tuple(dict.fromkeys(models)), winner)

    def standings(self, owner: str) -> Sequence[ModelStanding]:
        """See `Comparisons`."""
        with self._state.lock:
            mine = [kept for (whose, _), kept in self._state.comparisons.items() if whose == owner]
        compared = Counter(model for models, _ in mine for model in models)
        won = Counter(winner for _, winner in mine)
        found = [ModelStanding(model, won[model], count) for model, count in compared.items()]
        return sorted(found, key=lambda each: (-each.won, each.compared, each.model))
