"""A conversation as somebody brings it in a file: what every format is read into, before anything of it is believed.

The fields are named as in `conversation.json`, so that ours is read by its fields. Ids are those of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class BroughtVersion:
    """A state of a picture."""

    id: str
    file: str
    """Its name in the archive."""
    parent: str | None = None
    recipe: Mapping[str, Any] = field(default_factory=dict)
    """Empty where nothing is known: it is a file that was uploaded then."""
    created: str = ""
    cost: int | None = 0
    seconds: float = 0.0
    name: str = ""


@dataclass(frozen=True)
class BroughtImage:
    """A picture with its states, oldest first."""

    id: str
    title: str = ""
    versions: tuple[BroughtVersion, ...] = ()
    number: int = 0
    current: str = ""
    pinned: bool = False
    alt: str = ""
    alt_at: str = ""


@dataclass(frozen=True)
class BroughtTarget:
    """What a message was aimed at."""

    image: str
    version: str | None = None


@dataclass(frozen=True)
class BroughtMessage:
    """What was said."""

    id: str
    role: str
    parent: str | None = None
    text: str = ""
    created: str = ""
    attachments: tuple[str, ...] = ()
    """Ids of images."""
    target: BroughtTarget | None = None
    reply: Mapping[str, Any] | None = None
    """What is known of an answer beside its text."""


@dataclass(frozen=True)
class BroughtDrawing:
    """A layer or a mask of a picture."""

    id: str
    image: str
    version: str
    file: str
    created: str = ""
    kind: str = "drawn"
    drawing: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class BroughtConversation:
    """All of it."""

    title: str = ""
    created: str = ""
    updated: str = ""
    head: str | None = None
    pinned: bool = False
    messages: tuple[BroughtMessage, ...] = ()
    """Each after the one before it."""
    images: tuple[BroughtImage, ...] = ()
    layers: tuple[BroughtDrawing, ...] = ()
    masks: tuple[BroughtDrawing, ...] = ()
    lost: int = 0
    """Messages that could not be read."""
