"""The other side of a WebSocket: accepting one, and the frames that a server writes (RFC 6455, 5.2)."""

from __future__ import annotations

import struct

from wsproto.utilities import generate_accept_token

from tests.upstream.service import Request
from tests.upstream.wire import Wire

TEXT, BINARY, CLOSE, PING, MORE = 1, 2, 8, 9, 0


def frame(data: bytes, kind: int = TEXT, *, last: bool = True) -> bytes:
    """One frame, unmasked as a server's are."""
    head = bytes([(0x80 if last else 0) | kind])
    if len(data) < 126:
        return head + bytes([len(data)]) + data
    return head + bytes([126]) + struct.pack(">H", len(data)) + data if len(data) < 65_536 else _long(head, data)


def _long(head: bytes, data: bytes) -> bytes:
    return head + bytes([127]) + struct.pack(">Q", len(data)) + data


class SocketWire:
    """Writes messages on the connection that was upgraded."""

    def __init__(self, wire: Wire) -> None:
        self._writer = wire.writer

    async def text(self, data: str) -> None:
        await self.raw(frame(data.encode()))

    async def binary(self, data: bytes) -> None:
        await self.raw(frame(data, BINARY))

    async def raw(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()


def accept(request: Request, wire: Wire, token: bytes | None = None) -> SocketWire:
    """Answers a handshake. `token`: another answer than the right one."""
    key = request.headers["sec-websocket-key"].encode()
    answer = generate_accept_token(key) if token is None else token
    wire.head(101, {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Accept": answer.decode()})
    return SocketWire(wire)
