"""Pictures that stand somewhere else on the internet, at an address that a person named. `providers` fetches them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class FoundPicture:
    """A file as it came, whatever it really is."""

    filename: str
    """As the address has it; empty where it has none."""
    data: bytes


class Elsewhere(Protocol):
    """Fetches what a person asked for, from public places only, and follows nothing."""

    def fetch(self, address: str, most: int) -> FoundPicture:
        """At most that many bytes. Blocks for a minute at most. Raises `Told`."""

    def close(self) -> None:
        """Ends all connections."""
