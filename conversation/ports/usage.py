"""What was spent on models. `storage/usage.py` and `storage/memory/usage.py` keep it."""

from __future__ import annotations

from typing import Protocol


class Usage(Protocol):
    """What was spent."""

    def record(
        self, turn: str, model: str, purpose: str, cost: int | None, tokens_in: int, tokens_out: int
    ) -> None: ...
