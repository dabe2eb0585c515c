"""What can be written: whole answers, and event streams with all that may go wrong in them."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import Mapping
from typing import Any

_REASONS = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 429: "Too Many Requests"}
DONE = b"data: [DONE]\n\n"
COMMENT = b": OPENROUTER PROCESSING\n\n"


def event(data: Mapping[str, Any]) -> bytes:
    """One server-sent event."""
    return b"data: " + json.dumps(data, ensure_ascii=False).encode() + b"\n\n"


def chunked(data: bytes) -> bytes:
    """One chunk of a chunked body."""
    return b"%x\r\n%b\r\n" % (len(data), data)


class Wire:
    """Writes one answer."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self.writer = writer

    def head(self, status: int, headers: Mapping[str, str]) -> None:
        lines = [f"HTTP/1.1 {status} {_REASONS.get(status, 'Other')}", "X-Generation-Id: gen-test"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self.writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))

    async def whole(
        self, status: int, body: bytes, media_type: str = "application/json", headers: Mapping[str, str] | None = None
    ) -> None:
        """An answer of known length."""
        self.head(status, {"Content-Type": media_type, "Content-Length": str(len(body)), **(headers or {})})
        self.writer.write(body)
        await self.writer.drain()

    async def json(self, data: object, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        await self.whole(status, json.dumps(data).encode(), headers=headers)

    def begin(self, media_type: str = "text/event-stream") -> None:
        """The head of a chunked answer."""
        self.head(200, {"Content-Type": media_type, "Transfer-Encoding": "chunked", "Cache-Control": "no-cache"})

    async def write(self, data: bytes) -> None:
        """A piece of a chunked answer."""
        self.writer.write(chunked(data))
        await self.writer.drain()

    async def event(self, data: Mapping[str, Any]) -> None:
        await self.write(event(data))

    async def end(self) -> None:
        """The end of a stream that went well."""
        await self.write(DONE)
        await self.stop()

    async def stop(self) -> None:
        """The end of a chunked answer."""
        self.writer.write(b"0\r\n\r\n")
        await self.writer.drain()

    async def hang_up(self) -> None:
        """Closes the connection politely, whatever is missing."""
        await self.writer.drain()
        self.writer.close()

    async def reset(self) -> None:
        """Closes the connection rudely (TCP RST)."""
        await self.writer.drain()
        await asyncio.sleep(0.05)  # what was written shall arrive before the reset overtakes it
        underlying = self.writer.get_extra_info("socket")
        underlying.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()
