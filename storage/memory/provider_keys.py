"""`ProviderKeys` of `conversation/ports/provider_keys.py`, in memory."""

from __future__ import annotations

from collections.abc import Mapping

from conversation.errors import NotFound
from conversation.ports.provider_keys import PersonalAccess, ProviderKeys
from storage.memory.state import State


class MemoryProviderKeys(ProviderKeys):
    """Nothing is written anywhere, so nothing is sealed."""

    def __init__(self, state: State) -> None:
        self._state = state

    def of(self, owner: str) -> Mapping[str, PersonalAccess]:
        """See `ProviderKeys`."""
        with self._state.lock:
            kept = self._state.provider_keys.items()
            return {provider: access for (whose, provider), access in kept if whose == owner}

    def keep(self, owner: str, provider: str, access: PersonalAccess) -> None:
        """See `ProviderKeys`."""
        with self._state.lock:
            if owner not in self._state.users:
                raise NotFound("The account")
            self._state.provider_keys[owner, provider] = access

    def forget(self, owner: str, provider: str) -> bool:
        """See `ProviderKeys`."""
        with self._state.lock:
            return self._state.provider_keys.pop((owner, provider), None) is not None
