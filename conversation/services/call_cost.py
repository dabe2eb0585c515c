"""What a call took, as programs are told it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

MICRO = 1_000_000


@dataclass(frozen=True)
class CallCost:
    """Of all models together that had a part in it."""

    read: int
    """Tokens."""
    written: int
    """Tokens."""
    micro: int | None
    """Micro-dollars; None is unknown, 0 is free."""

    @classmethod
    def of(cls, usage: Sequence[Mapping[str, Any]]) -> Self:
        """Of a turn."""
        costs = [each["cost"] for each in usage]
        read, written = (sum(each[name] for each in usage) for name in ("tokens_in", "tokens_out"))
        return cls(read, written, None if None in costs else sum(costs))

    @property
    def dollars(self) -> float | None:
        return None if self.micro is None else self.micro / MICRO
