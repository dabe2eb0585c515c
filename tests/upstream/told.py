"""A reply that a test lays down beforehand and lets go piece by piece: what the model `told/reply` answers."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.upstream import chat
from tests.upstream.wire import COMMENT, Wire

MODEL = "told/reply"
TITLE = "A told reply"


@dataclass
class Told:
    """Markdown, or whatever else shall be said."""

    text: str = "Nothing was laid down."
    holds: tuple[int, ...] = ()
    """Waits before each of these characters until it may go on."""
    piece: int = 24
    """Characters at a time."""
    pace: float = 0.002
    """Seconds between two pieces."""
    may_go_on: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))

    async def answer(self, body: Mapping[str, Any], wire: Wire) -> None:
        wire.begin()
        await wire.write(COMMENT)
        at = 0
        for stop in (*self.holds, len(self.text)):
            while at < stop:
                piece = self.text[at : min(stop, at + self.piece)]
                await wire.event(chat.chunk(MODEL, {"content": piece}))
                await asyncio.sleep(self.pace)
                at += len(piece)
            if stop < len(self.text):
                await self.may_go_on.acquire()
        await wire.event(chat.chunk(MODEL, {"content": ""}, "stop", usage=chat.usage(5)))
        await wire.end()
