"""What a browser says over its socket, taken apart without trust: a packet of Socket.IO, or why it is none."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, NoReturn

CONNECT, DISCONNECT, EVENT, ACK, CONNECT_ERROR, BINARY_EVENT, BINARY_ACK = range(7)
HEAD = re.compile(r"([0-6])(?:([0-9]{1,10})-)?(?:(/[^,]{0,100}),?)?([0-9]*)")
"""Kind, how many binary packets follow, namespace, number of the acknowledgement that is asked for."""
LONGEST_ID = 15
"""Digits; a browser counts no further."""
MOST_ATTACHMENTS = 100
BARE = {"1", "2", "2probe", "3", "3probe", "5", "6"}
"""Packets of Engine.IO that carry nothing: goodbye, ping and pong, the move to a WebSocket."""
NO_PACKET = "This is no packet of Socket.IO. Nothing binary is one here: pictures are sent by HTTP, to /api/v1/uploads."


@dataclass(frozen=True)
class Packet:
    """One that is well formed."""

    kind: int
    id: int | None
    """The number to acknowledge with, where that is asked for."""
    data: Any
    """Of an event: a list of its name and what it carries."""


class Unreadable(Exception):
    """No packet that anybody has a use for. `text` is a sentence for who sent it."""

    def __init__(self, text: str, id: int | None = None, attachments: int = 0) -> None:
        super().__init__(text)
        self.text = text
        self.id = id
        """The acknowledgement that is asked for, where that much could be read."""
        self.attachments = attachments
        """Binary packets that belong to it and are still to come."""


def well_formed(message: str | bytes) -> bool:
    """Whether this can be handed to Engine.IO, which raises or guesses on anything else."""
    return isinstance(message, bytes) or message in BARE or (message[:1] == "4" and message[1:2] in set("0123456"))


def read_packet(data: Any) -> Packet:
    """The packet in one message. Raises `Unreadable`."""
    if isinstance(data, (bytes, bytearray)):
        raise Unreadable(NO_PACKET)
    found = HEAD.match(data) if isinstance(data, str) else None
    if found is None:
        raise Unreadable(NO_PACKET)
    kind, attachments, namespace = int(found[1]), int(found[2] or 0), found[3]
    if len(found[4]) > LONGEST_ID:
        raise Unreadable(NO_PACKET)
    id = int(found[4]) if found[4] else None
    if kind in (BINARY_EVENT, BINARY_ACK):
        raise Unreadable(NO_PACKET, id, min(attachments, MOST_ATTACHMENTS))
    if kind == CONNECT_ERROR:
        raise Unreadable(NO_PACKET)
    if namespace not in (None, "/") and kind != CONNECT:
        raise Unreadable("There is one namespace here: /.", id)
    value = read_json(data[found.end() :], id)
    if kind == CONNECT:
        return Packet(kind, None, {"namespace": namespace or "/", "auth": value if isinstance(value, dict) else None})
    if kind == EVENT and not (isinstance(value, list) and value and isinstance(value[0], str)):
        raise Unreadable("An event is a list that begins with its name.", id)
    return Packet(kind, id, value)


def read_json(text: str, id: int | None) -> Any:
    """The value, None where there is none. Raises `Unreadable`."""
    if not text:
        return None
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):  # a ValueError too: a number with thousands of digits
        raise Unreadable("This is no valid JSON, or a number or a nesting in it has no end.", id) from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
