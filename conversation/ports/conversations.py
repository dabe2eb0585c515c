"""What a turn needs kept: conversations, images, spending, the replies. `models.py` has what computes and paints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from conversation.message import Message


@dataclass(frozen=True)
class Summary:
    """The running summary of a branch up to and including a message."""

    text: str
    upto: str


@dataclass(frozen=True)
class Passage:
    """An older message that may matter: deep context lets the cheap model pick among these."""

    message: str
    role: str
    text: str


class Conversations(Protocol):
    """Messages and what is known about a conversation."""

    def history(self, conversation: str, leaf: str, limit: int) -> list[Message]:
        """The last `limit` messages of the branch that ends with `leaf`, oldest first. Cost depends on `limit` only.

        Here and below an empty `leaf` means the conversation's head.
        """

    def answers(self, conversation: str, message: str) -> list[Message]:
        """The replies to a person's message that are not deleted, oldest first."""

    def title(self, conversation: str) -> str:
        """Empty while nobody has named it."""

    def name(self, conversation: str, title: str) -> None: ...

    def summary(self, conversation: str, leaf: str) -> Summary | None:
        """The newest summary on the branch that ends with `leaf`."""

    def keep_summary(self, conversation: str, summary: Summary) -> None: ...

    def passages(self, conversation: str, leaf: str, words: Sequence[str], limit: int) -> list[Passage]:
        """Older messages of the conversation that share words with the request, best first. Bounded by `limit`."""

    def memory_pad(self, owner: str) -> str:
        """The free text the person keeps for every conversation."""
