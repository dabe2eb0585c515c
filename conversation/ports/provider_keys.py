"""What people gave of their own so that providers work for them: keys and addresses.

`storage/provider_keys.py` and `storage/memory/provider_keys.py` keep it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class PersonalAccess:
    """What one person gave one provider. Its text never shows any of it."""

    keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By the name of the need, `OPENROUTER_API_KEY`."""
    address: str = field(default="", repr=False)
    """Where the provider is to be called; empty for its usual address."""
    anywhere: bool = False
    """Whether that address may be in a private network: who administers the studio gave it."""


class ProviderKeys(Protocol):
    """Nobody but the person whose they are, and the provider they are for, ever gets to see them."""

    def of(self, owner: str) -> Mapping[str, PersonalAccess]:
        """By provider. Of who is not there nothing."""

    def keep(self, owner: str, provider: str, access: PersonalAccess) -> None:
        """In place of what was there. Raises `NotFound` for no such person."""

    def forget(self, owner: str, provider: str) -> bool:
        """Whether there was anything."""
