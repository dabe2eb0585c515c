"""Connections that were begun at a provider's own page and wait for their code. `storage/enrolments.py` and
`storage/memory/enrolments.py` keep them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol

MOST_OF_ONE = 10
"""Of one person; the oldest ones give way."""


@dataclass(frozen=True)
class EnrolmentBegun:
    """One that waits for its code."""

    owner: str
    epoch: int
    """Of the person's sessions: who logs out ends it."""
    provider: str
    verifier: str = field(repr=False)
    """What is sent with the code."""


@dataclass(frozen=True)
class NotRedeemable:
    """Why a code is good for nothing."""

    why: Literal["unknown", "late", "used"]
    """`unknown` is also another person's, another session's or another provider's."""


class Enrolments(Protocol):
    """Each is good once, whichever process asks."""

    def begin(self, state: str, enrolment: EnrolmentBegun, seconds: float) -> None:
        """Keeps it under that state for so many seconds, and as long again to say that it came too late.

        Raises `NotFound` where nobody is there."""

    def take(self, state: str, owner: str, epoch: int, provider: str) -> str | NotRedeemable:
        """The verifier, this once. What somebody else tries is not used up by it."""
