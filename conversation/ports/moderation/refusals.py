"""What was refused before it was sent, for who administers the studio. `storage/moving/refusals.py` and its twin in
`memory/moderation` keep it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class RefusedCall:
    """That a check objected to something, or gave no answer."""

    id: str
    owner: str
    """Who wanted to send it."""
    created: str
    """ISO 8601, UTC."""
    check: str
    """`words`, or the name of the provider that was asked."""
    kind: str
    """What was objected to, `violence`; `unanswered` where the check failed; empty for a word of the list."""
    model: str
    """For which it was meant."""
    purpose: str
    """As in `UsageRecorded`."""
    words: str | None = None
    """What was to be sent; None where that is not kept."""


class RefusedCalls(Protocol):
    """Everybody's."""

    def add(self, refusal: RefusedCall) -> None:
        """In place of one with the same id. Of who is not there any more nothing is kept."""

    def newest(self, most: int) -> tuple[RefusedCall, ...]:
        """The newest first."""

    def forget(self, before: str) -> int:
        """Those of before that moment. Returns how many."""
