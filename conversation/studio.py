"""What a turn may use. At most seven fields: when an eighth is wanted, a noun is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from conversation.llm.wallet import Wallet
from conversation.palette import Palette
from conversation.ports.conversations import Conversations
from conversation.ports.images import TurnImages
from conversation.ports.models import Models
from conversation.ports.pixels import Pixels


@dataclass(frozen=True)
class Studio:
    """Handed to `run_turn` by whoever assembles: the server, the command line, a test."""

    models: Models
    pixels: Pixels
    conversations: Conversations
    images: TurnImages
    wallet: Wallet
    palette: Palette
    clock: Callable[[], float]
    """Seconds since the epoch, UTC; they only go forward."""
