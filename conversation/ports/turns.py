"""A turn that was asked for, and one that has begun: `endpoints/conversations/turn_request.py` makes the one, `Replies`
the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conversation.message import Message, Target


@dataclass(frozen=True)
class TurnRequest:
    """A message that came in, checked for shape and owner."""

    owner: str
    conversation: str
    client_id: str
    text: str
    target: Target | None = None
    attachments: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    """`conversation/options.py` names them; unknown names are ignored."""
    parent: str | None = None
    """Id of the message to answer after; None means the head of the conversation. Set to branch."""
    again: str | None = None
    """Id of a person's message to answer once more (regenerate): no new message is made."""
    administers: bool = False
    """Whether who sent it may change what everybody shares, such as the models on this machine."""


@dataclass(frozen=True)
class Begun:
    """A turn was stored: the person's message and the empty reply. `fresh` is False for a repeated `client_id`."""

    message: Message
    reply: Message
    fresh: bool
