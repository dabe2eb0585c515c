"""Whole conversations that come from elsewhere. `storage/moving/arrivals.py` and its twin in `memory` keep them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from conversation.image import Image
from conversation.message import Message
from conversation.ports.areas.layers import DrawnLayer
from conversation.ports.areas.masks import Mask
from conversation.ports.library import Conversation
from conversation.ports.pixels import Received


@dataclass(frozen=True)
class ArrivedFile:
    """A picture's files, kept beside those of its conversation."""

    filename: str
    """As an upload's: nobody gets it as it came who does not ask for it."""
    preview: str | None
    full: str | None
    bytes: int


@dataclass(frozen=True)
class ShownArriving:
    """A version of an image that was made or sent at a message, or before the first one."""

    image: str
    version: str
    message: str | None


@dataclass(frozen=True)
class ArrivingConversation:
    """A conversation as it shall stand, with ids that nobody else has. Its files are kept already."""

    conversation: Conversation
    messages: tuple[Message, ...] = ()
    """Each after the one before it."""
    images: tuple[Image, ...] = ()
    made_by: Mapping[str, str] = field(default_factory=dict)
    """By version, the message whose turn made it."""
    shown: tuple[ShownArriving, ...] = ()
    """In the order they were shown."""
    layers: tuple[tuple[DrawnLayer, bytes], ...] = ()
    """Each with its PNG."""
    masks: tuple[tuple[Mask, bytes], ...] = ()
    """Each with its PNG."""


class Arrivals(Protocol):
    """Where they are put."""

    def keep(self, owner: str, conversation: str, picture: Path, received: Received) -> ArrivedFile:
        """A picture's file, before the conversation is there that will be theirs. Raises `Told` when the
        disk refuses."""

    def add(self, owner: str, arrival: ArrivingConversation) -> Conversation:
        """All of it at once, or nothing. One whose id is there and theirs already stays as it is. Raises `Told` for
        an id that is another person's, and when the disk refuses."""
