"""Bytes to a browser that reads at its own pace: as slowly as it likes, as long as it reads at all."""

from __future__ import annotations

from errno import EPIPE
from typing import Any

from gevent.socket import wait_write

UNREAD_FOR = 30.0
"""Seconds in which a browser takes nothing before it counts as gone."""


def send_whole(connection: Any, data: bytes | bytearray, patience: float = UNREAD_FOR) -> None:
    """All of it, over a gevent socket. Raises OSError, among them TimeoutError, when the browser is gone."""
    left = memoryview(data)
    while left:
        try:
            left = left[connection.send(left, timeout=0.0) :]
        except BlockingIOError:
            if connection.fileno() < 0:
                raise BrokenPipeError(EPIPE, "the connection was closed") from None
            wait_write(connection.fileno(), timeout=patience)
