"""A browser's socket, by hand: Socket.IO as text in WebSocket frames, so that a hundred of them cost next to nothing.

What arrives is kept with its time and taken apart after the run. Compression is offered as Chromium offers it.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import time
import zlib
from typing import Any

EXTENSIONS = "permessage-deflate; client_max_window_bits"
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


def frame(text: bytes, opcode: int = TEXT) -> bytes:
    """One masked frame, as a client must send them. The mask is zero: it is there for proxies, not for us."""
    size = len(text)
    if size < 126:
        return bytes((0x80 | opcode, 0x80 | size)) + b"\0\0\0\0" + text
    return bytes((0x80 | opcode, 0x80 | 126)) + size.to_bytes(2, "big") + b"\0\0\0\0" + text


class Socket(asyncio.Protocol):
    """One WebSocket. `heard` grows by `(monotonic seconds, text)` for every message that is not an acknowledgement."""

    def __init__(self, host: str, path: str, cookie: str = "") -> None:
        self.host, self.path, self.cookie = host, path, cookie
        self.heard: list[tuple[float, bytes]] = []
        self.waiting: dict[bytes, asyncio.Future[bytes]] = {}
        self.unread = b""
        self.upgraded = False
        self.inflate: Any = None
        self.inflated = 0
        self.over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.last_words: bytes | None = None
        self.transport: asyncio.Transport
        self.calls = 0

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            f"GET {self.path} HTTP/1.1",
            f"Host: {self.host}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Origin: http://{self.host}",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Extensions: {EXTENSIONS}",
        ]
        if self.cookie:
            lines.append(f"Cookie: {self.cookie}")
        transport.write(("\r\n".join(lines) + "\r\n\r\n").encode())

    def connection_lost(self, exc: Exception | None) -> None:
        futures: list[asyncio.Future[Any]] = [*self.waiting.values(), self.over]
        for future in futures:
            if not future.done():
                future.set_exception(ConnectionError("the server closed the socket"))
                future.exception()  # whoever waits hears of it; nobody has to wait

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        self.unread += data
        if not self.upgraded and not self.upgrade():
            return
        start, unread = 0, self.unread
        while len(unread) - start >= 2:
            opcode, size, head = unread[start], unread[start + 1], 2
            if size == 126:
                head, size = 4, int.from_bytes(unread[start + 2 : start + 4], "big")
            elif size == 127:
                head, size = 10, int.from_bytes(unread[start + 2 : start + 10], "big")
            end = start + head + size
            if len(unread) < end:
                break
            self.frame_received(now, opcode, unread[start + head : end])
            start = end
        self.unread = unread[start:]

    def upgrade(self) -> bool:
        """Reads the answer to the handshake; False while it is not whole."""
        head, gap, rest = self.unread.partition(b"\r\n\r\n")
        if not gap:
            return False
        if not head.startswith(b"HTTP/1.1 101"):
            raise ConnectionError(f"no socket: {self.unread[:300]!r}")
        if b"permessage-deflate" in head.lower():
            self.inflate = zlib.decompressobj(-15)
        self.upgraded, self.unread = True, rest
        return True

    def frame_received(self, now: float, opcode: int, data: bytes) -> None:
        if opcode & 0x40:
            data = self.inflate.decompress(data + b"\0\0\xff\xff")
            self.inflated += 1
        kind = opcode & 15
        if kind == PING:
            self.transport.write(frame(data, PONG))
        elif kind == TEXT and data == b"2":
            self.transport.write(frame(b"3"))
        elif kind == TEXT:
            self.text_received(now, data)

    def text_received(self, now: float, text: bytes) -> None:
        for start, future in self.waiting.items():
            if text.startswith(start):
                del self.waiting[start]
                future.set_result(text)
                return
        self.heard.append((now, text))
        if self.last_words is not None and self.last_words in text and not self.over.done():
            self.over.set_result(None)

    def listen_for(self, last_words: bytes) -> None:
        """`over` is done once a message with these words came."""
        self.last_words = last_words

    async def expect(self, start: bytes) -> bytes:
        """The next message that starts so."""
        self.waiting[start] = asyncio.get_running_loop().create_future()
        return await asyncio.wait_for(self.waiting[start], 20)

    async def join(self) -> None:
        """Engine.IO's and Socket.IO's greetings, after the WebSocket's own."""
        await self.expect(b"0{")
        self.transport.write(frame(b"40"))
        await self.expect(b"40{")

    async def call(self, event: str, payload: dict[str, Any]) -> Any:
        """Emits, and returns what the acknowledgement carries."""
        self.calls += 1
        self.transport.write(frame(b"42%d%b" % (self.calls, json.dumps([event, payload]).encode())))
        answer = await self.expect(b"43%d[" % self.calls)
        return json.loads(answer[answer.index(b"[") :])[0]


async def connect(host: str, port: int, path: str, cookie: str = "") -> Socket:
    """A socket that has sent its handshake."""
    loop = asyncio.get_running_loop()
    _, protocol = await loop.create_connection(lambda: Socket(f"{host}:{port}", path, cookie), host, port)
    return protocol
