"""A WebSocket at a provider, on the connection that its handshake came over: the same way to the network as all calls.

Who reads it waits at most for as long as they say, so a stop is never waited for. The protocol itself is wsproto's.
"""

from __future__ import annotations

import os
from base64 import b64encode
from contextlib import suppress

import httpcore2
import httpx2
from wsproto.connection import Connection, ConnectionState, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Event, Ping, TextMessage
from wsproto.utilities import LocalProtocolError, generate_accept_token

from providers.wire.errors import AnswerTooLarge, CutOff, wire_errors

_PIECE = 65_536
_LARGEST = 32_000_000
"""Bytes of one message."""
_NORMAL = 1_000
"""RFC 6455, 7.4.1: what was wanted is done."""
Message = str | bytes


def new_nonce() -> bytes:
    """What a handshake is answered to (RFC 6455, 4.1)."""
    return b64encode(os.urandom(16))


def handshake(nonce: bytes) -> dict[str, str]:
    """The headers that ask for a WebSocket. Without an Origin: who asks is no page."""
    return {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": nonce.decode(),
    }


class ProviderSocket:
    """An open one, read by one greenlet."""

    def __init__(self, answer: httpx2.Response, nonce: bytes) -> None:
        """`answer`: to a handshake with that nonce. Raises `CutOff` where it is no WebSocket's."""
        accepted = answer.headers.get("sec-websocket-accept", "").encode() == generate_accept_token(nonce)
        self._answer = answer
        self._line: httpcore2.NetworkStream = answer.extensions["network_stream"]
        if answer.status_code != 101 or not accepted:
            self._answer.close()
            raise CutOff("this address answers, but speaks no WebSocket")
        self._frames = Connection(ConnectionType.CLIENT)
        self._pieces: list[Message] = []

    def receive(self, seconds: float) -> list[Message]:
        """The messages that came, none after so long a silence. Raises `CutOff` at its end, `AnswerTooLarge`."""
        with wire_errors():
            try:
                data = self._line.read(_PIECE, seconds)
            except httpcore2.ReadTimeout:
                return []
            if not data:
                raise CutOff("the WebSocket was closed")
            self._frames.receive_data(data)
            return [message for event in self._frames.events() for message in self._taken(event)]

    def close(self) -> None:
        """Says so, and does not wait for an answer."""
        with suppress(httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException, LocalProtocolError):
            if self._frames.state is ConnectionState.OPEN:
                self._line.write(self._frames.send(CloseConnection(_NORMAL)), 1.0)
        self._line.close()
        self._answer.close()

    def _taken(self, event: Event) -> list[Message]:
        """The message that an event completes, if it does."""
        if isinstance(event, Ping):
            self._line.write(self._frames.send(event.response()), 5.0)
        elif isinstance(event, CloseConnection):
            raise CutOff(f"the WebSocket was closed ({int(event.code)})")
        elif isinstance(event, (TextMessage, BytesMessage)):
            self._pieces.append(event.data if isinstance(event, TextMessage) else bytes(event.data))
            if sum(map(len, self._pieces)) > _LARGEST:
                raise AnswerTooLarge
            if event.message_finished:
                pieces, self._pieces = self._pieces, []
                return ["".join(map(str, pieces)) if isinstance(event, TextMessage) else b"".join(pieces)]  # type: ignore[arg-type]
        return []
