"""Calls of programs that were answered, so that the same one again is not done again.

`storage/programs/answered_calls.py` and `storage/memory/answered_calls.py` keep them. Messages are known by their
`client_id`, see `replies.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

KEPT_DAYS = 1
"""How long an answer is kept."""


@dataclass(frozen=True)
class CallKey:
    """What a call is known by."""

    owner: str
    key: str
    """The program's own id for it."""


@dataclass(frozen=True)
class CallAnswer:
    """What was answered."""

    status: int
    media_type: str
    body: str


@dataclass(frozen=True)
class RepeatedCall:
    """A call that was begun before."""

    state: Literal["running", "answered", "cut_off"]
    """`cut_off`: the server ended before the answer."""
    same: bool
    """Whether it asked for the same."""
    answer: CallAnswer | None = None


class AnsweredCalls(Protocol):
    """Each call with a key, once."""

    def begin(self, call: CallKey, fingerprint: str) -> RepeatedCall | None:
        """Begins a call; the fingerprint says what it asks for. None where that is the first time; else how the one
        before stands, and nothing is begun."""

    def end(self, call: CallKey, answer: CallAnswer) -> None:
        """What the same call is answered from now on."""

    def forget(self, call: CallKey) -> None:
        """Nothing came of it: the same call begins anew."""

    def cut_off(self) -> int:
        """Called when the server starts: what was begun and not answered never will be. How many there were."""
