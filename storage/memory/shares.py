"""`Shares` of `conversation/ports/moving/shares.py`, in memory."""

from __future__ import annotations

from conversation.errors import NotFound
from conversation.ports.moving.shares import MOST_SHARES, Share, Shares
from storage.memory.state import State
from storage.rules.shares import too_many


class MemoryShares(Shares):
    """Addresses in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def add(self, share: Share) -> None:
        """See `Shares`."""
        with self._state.lock:
            if share.conversation not in self._state.conversations:
                raise NotFound("The conversation")
            if len([each for each in self._state.shares.values() if each.owner == share.owner]) >= MOST_SHARES:
                raise too_many()
            self._state.shares[share.id] = share

    def of(self, owner: str) -> tuple[Share, ...]:
        """See `Shares`."""
        with self._state.lock:
            mine = [each for each in self._state.shares.values() if each.owner == owner and self._is_there(each)]
            return tuple(sorted(mine, key=lambda each: each.created, reverse=True))

    def find(self, share: str) -> Share:
        """See `Shares`."""
        with self._state.lock:
            found = self._state.shares.get(share)
            if found is None or not self._is_there(found):
                raise NotFound("The shared page")
            over = found.expires is not None and found.expires <= self._state.now()
            owner = self._state.users.get(found.owner)
            if over or owner is None or owner.user.disabled:
                raise NotFound("The shared page")
            return found

    def revoke(self, owner: str, share: str) -> None:
        """See `Shares`."""
        with self._state.lock:
            found = self._state.shares.get(share)
            if found is None or found.owner != owner:
                raise NotFound("The shared page")
            del self._state.shares[share]

    def _is_there(self, share: Share) -> bool:
        kept = self._state.conversations.get(share.conversation)
        return kept is not None and kept.deleted is None and share.image not in self._state.deleted_images
