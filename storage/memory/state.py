"""What the parts of the memory share: plain dicts under one lock."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from conversation.errors import NotFound
from conversation.image import Image
from conversation.keeping import Conversation, Credentials, Token
from conversation.kept import (
    Summary,
)
from conversation.message import Message
from storage.database import iso


@dataclass
class Kept:
    """A conversation and who it belongs to."""

    value: Conversation
    owner: str
    deleted: str | None = None
    """When."""
    pictures: int = 0
    """Numbers given to images so far."""


@dataclass
class Used:
    """One call of a model."""

    turn: str | None
    conversation: str | None
    owner: str | None
    cost: int | None
    tokens_in: int
    tokens_out: int
    created: str


@dataclass
class State:
    """All there is. Every method of the parts holds `lock` while it looks or changes."""

    clock: Callable[[], float]
    lock: threading.RLock = field(default_factory=threading.RLock)
    users: dict[str, Credentials] = field(default_factory=dict)
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)
    tokens: dict[str, tuple[str, Token]] = field(default_factory=dict)
    """By the secret's sha-256: the owner and the token."""
    conversations: dict[str, Kept] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    """In the order they were made."""
    deleted_with: dict[str, str] = field(default_factory=dict)
    """By a deleted message, the one whose deletion took it along."""
    sends: dict[tuple[str, str], tuple[str, str, str]] = field(default_factory=dict)
    """By owner and `client_id`: fingerprint, message, reply."""
    summaries: dict[str, Summary] = field(default_factory=dict)
    images: dict[str, Image] = field(default_factory=dict)
    """The one last made, edited or chosen comes last."""
    deleted_images: dict[str, str] = field(default_factory=dict)
    """By id, when."""
    made_by: dict[str, str] = field(default_factory=dict)
    """By version, the message whose turn made it."""
    bytes: dict[tuple[str, str], bytes] = field(default_factory=dict)
    """By conversation and filename."""
    used: list[Used] = field(default_factory=list)

    def now(self, shifted: float = 0.0) -> str:
        """The time as values carry it, `shifted` by so many seconds."""
        return iso(self.clock() + shifted)

    def mine(self, owner: str, conversation: str) -> Kept:
        """The owner's living conversation. Raises `NotFound`."""
        kept = self.conversations.get(conversation)
        if kept is None or kept.owner != owner or kept.deleted:
            raise NotFound("The conversation")
        return kept

    def living(self, conversation: str) -> list[Message]:
        """A conversation's messages that are not deleted, oldest first."""
        return [each for each in self.messages.values() if each.conversation == conversation and self.lives(each.id)]

    def lives(self, message: str) -> bool:
        """Whether a message is there and not deleted."""
        return message in self.messages and message not in self.deleted_with

    def way_up(self, conversation: str, leaf: str | None) -> Iterator[Message]:
        """The messages of the branch that ends with `leaf`, newest first."""
        message = self.messages.get(leaf or "")
        while message is not None and message.conversation == conversation:
            yield message
            message = self.messages.get(message.parent or "")

    def with_siblings(self, message: Message) -> Message:
        """The message with the ids of all that stand in the same place."""
        place = (message.parent, message.role)
        beside = [each.id for each in self.living(message.conversation) if (each.parent, each.role) == place]
        return replace(message, siblings=tuple(beside))

    def living_images(self, conversation: str) -> list[Image]:
        """A conversation's images that are not deleted, the active one last."""
        return [
            image
            for image in self.images.values()
            if image.conversation == conversation and image.id not in self.deleted_images
        ]

    def active(self, conversation: str) -> Image | None:
        """The living image last made, edited or chosen."""
        living = self.living_images(conversation)
        return living[-1] if living else None

    def put_image(self, image: Image) -> Image:
        """Keeps an image as the active one."""
        self.images.pop(image.id, None)
        self.images[image.id] = image
        return image
