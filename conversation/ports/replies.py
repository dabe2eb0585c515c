"""The start, the progress and the end of turns. `storage/replies.py` and `storage/memory/replies.py` keep them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from conversation.ports.jobs import JobState
from conversation.ports.turns import Begun, TurnRequest
from conversation.reply import Reply


@dataclass(frozen=True)
class LostTurn:
    """A turn that was interrupted because the process which ran it is not there any more."""

    turn: str
    owner: str
    conversation: str


class Replies(Protocol):
    """Where running turns are kept so that what was seen survives a crash."""

    def begin(self, request: TurnRequest, job: JobState | None = None) -> Begun:
        """Stores message and empty reply in one transaction, and with them the job that answers where there is one: it
        waits (`queued`) or runs at once (`running`), and is over when the reply is. Same `client_id` and owner: the
        first one's answer.

        Raises `NotFound` for another's conversation, `Told(code="conflict")` for a `client_id` seen with another text.
        """

    def knows(self, owner: str, client_id: str) -> bool:
        """Whether a turn has begun by that id already, so that `begin` would give that one."""

    def save(self, reply: Reply) -> None:
        """The folded state as of now."""

    def save_all(self, replies: Sequence[Reply]) -> None:
        """As `save` for several at once, for less than each by itself costs."""

    def save_waiting(self, reply: Reply) -> bool:
        """The same for one that waits: whether it still did. Never while `Jobs.take` gives it to somebody."""

    def interrupt_running(self) -> int:
        """Marks every reply still running as `interrupted`, but for those whose job waits, and tells what its calls are
        known to have cost; called when the server starts. Returns how many."""

    def interrupt_lost(self) -> Sequence[LostTurn]:
        """The same after `Jobs.recover` with an heir: of those only whose process is not among the `Runners`."""
