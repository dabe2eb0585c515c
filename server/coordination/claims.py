"""Who of several processes does a thing that one is to do."""

from __future__ import annotations

from typing import Protocol


class Claims(Protocol):
    """`RedisClaims` in `server/coordination/redis_claims.py`, or in a test a set."""

    def take(self, name: str, seconds: int) -> bool:
        """It is ours now, for so long at most; False while it is another's."""

    def give_back(self, name: str) -> None:
        """Others may have it."""
