"""What the pages need kept beyond a turn: conversations in a list, people, pictures on the shelf. See also `models.py`.

Every call names the owner first. Another person's id and an id that never was give the same `NotFound`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from conversation.image import Image
from conversation.message import Message


@dataclass(frozen=True)
class Conversation:
    """A conversation by itself, without its messages."""

    id: str
    title: str
    """Empty while nobody has named it."""
    head: str | None
    """Id of the last message of the branch that is shown; None while it is empty."""
    created: str
    """ISO 8601, UTC."""
    updated: str
    """ISO 8601, UTC: the last message or the end of the last turn."""
    pinned: bool = False
    """Whether it stands before those that are not."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Of its messages, where they say nothing else: those of `StandingOptions` that were chosen."""
    unseen: str | None = None
    """Id of the reply that ended last, until its owner has seen that one."""


@dataclass(frozen=True)
class Listed:
    """A conversation as a row of the list."""

    id: str
    title: str
    updated: str
    thumbnail: str | None
    """Address of the newest picture's preview."""
    snippet: str | None = None
    """Where the searched words stand in a message, as plain text."""
    message: str | None = None
    """Id of that message."""
    pinned: bool = False
    """Whether it stands before those that are not."""
    running: bool = False
    """Whether a reply is being written in it now. Who runs the turns knows; a store leaves it as it is."""
    unseen: str | None = None
    """Id of the reply that ended last, until its owner has seen that one."""


@dataclass(frozen=True)
class Listing:
    """One page of the list: the pinned ones first, of both the newest first."""

    conversations: tuple[Listed, ...]
    next: str | None
    """What to pass as `before` for the following page; None at the end."""


@dataclass(frozen=True)
class Page:
    """A piece of the shown branch."""

    conversation: Conversation
    messages: tuple[Message, ...]
    """Oldest first."""
    images: tuple[Image, ...]
    """Oldest first."""
    active: str | None
    """Id of the image the next words will edit."""
    more: bool
    """Whether the branch has older messages."""


class Library(Protocol):
    """A person's conversations."""

    def listing(self, owner: str, *, q: str = "", before: str | None = None, limit: int = 30) -> Listing:
        """The pinned ones first, of both the newest first; `q` wants all its words in the title or all in one message.

        Raises `BadRequest` for a `before` that no listing gave.
        """

    def recent_prompts(self, owner: str, limit: int = 50) -> tuple[str, ...]:
        """What the person said last in the conversations that are there, the newest first, each once.

        Looks at the `limit` conversations that were used last and at a bounded number of messages in each.
        """

    def create(self, owner: str, conversation: str | None = None, title: str = "") -> Conversation:
        """A new one, or the owner's living one with that id.

        Raises `BadRequest` for an id that is no lower-case UUID, `Told(code="conflict")` for one that is taken.
        """

    def get(self, owner: str, conversation: str) -> Conversation: ...

    def rename(self, owner: str, conversation: str, title: str) -> Conversation: ...

    def pin(self, owner: str, conversation: str, pinned: bool) -> Conversation:
        """Puts it before those that are not pinned, or back among them."""

    def see(self, owner: str, conversation: str, message: str) -> Conversation:
        """Its owner has seen that reply. It counts only where none ended after it: what comes late hides nothing."""

    def choose(self, owner: str, conversation: str, changes: Mapping[str, Any]) -> Conversation:
        """Changes the options that hold for its messages; None takes one back."""

    def delete(self, owner: str, conversation: str) -> None:
        """Recoverable for 30 days."""

    def restore(self, owner: str, conversation: str) -> Conversation: ...

    def page(self, owner: str, conversation: str, *, before: str | None = None, limit: int = 50) -> Page:
        """The last `limit` messages of the branch that ends with the head, or with the message before `before`."""

    def every(
        self, owner: str, conversation: str, *, after: str | None = None, limit: int = 200
    ) -> tuple[Message, ...]:
        """The messages of all branches, oldest first: the first `limit`, or those after that one."""

    def show(self, owner: str, conversation: str, message: str) -> Conversation:
        """Shows the branch through that message, down to its newest leaf."""

    def message(self, owner: str, message: str) -> Message:
        """One living message; asked with a turn's id it says whose turn that is."""

    def running(self, owner: str, conversation: str) -> tuple[Message, ...]:
        """The replies that had not ended when they were last saved, oldest first."""

    def delete_message(self, owner: str, message: str) -> Conversation:
        """Takes away a message and all that follows it.

        What is shown then is its nearest living ancestor, and from there down to the newest leaf that is left.
        """

    def restore_message(self, owner: str, message: str) -> Conversation:
        """Brings back what `delete_message` took away with that message, and shows it."""
