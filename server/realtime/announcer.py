"""The Socket.IO server and what the server side says over it: rooms of conversations and of people."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import gevent
from flask import Flask
from gevent import Greenlet

from conversation.errors import NotFound
from conversation.image import Image, image_url
from conversation.message import Message
from conversation.ports.library import Library
from conversation.ports.shelf import Shelf
from conversation.ports.turns import Begun
from conversation.reply import Reply
from conversation.serialization import to_json
from endpoints.conversations.socket_io import BaseManager, Manager, SocketIO
from endpoints.conversations.sockets import attach
from server.turns.running_turn import RunningTurn

LARGEST_EVENT = 1_000_000
"""Bytes; a larger one ends the connection, so pictures never travel this way."""
LOGGERS = "socketio.server", "engineio.server"
MOST_LACKING = 100
"""Sentences about one ZIP; its own text has them all."""
SOON = 0.08
"""Seconds until lists hear that a conversation grew; whatever happens to it meanwhile is told with it."""


def socket_server(app: Flask, manager: BaseManager | None = None) -> SocketIO:
    """Sockets of our own origin only. Sessions are read anew for each event, so that one that was ended is at once.
    `manager`: who knows the rooms, where that isn't this process alone."""
    for name in LOGGERS:
        logging.getLogger(name).addFilter(bugs_only)
    socketio = SocketIO(
        app,
        async_mode="gevent",
        async_handlers=False,  # `Switchboard` runs them, a few at once
        manage_session=False,
        client_manager=manager or Manager(),
        monitor_clients=False,  # `Callers` does
        max_http_buffer_size=LARGEST_EVENT,
        ping_interval=25,
        ping_timeout=20,
        logger=logging.getLogger(LOGGERS[0]),
        engineio_logger=logging.getLogger(LOGGERS[1]),
    )
    attach(socketio)
    return socketio


def bugs_only(record: logging.LogRecord) -> bool:
    """Whether this is worth a line: what is said without an exception is about what some browser did."""
    return record.exc_info is not None


class Tells(Protocol):
    """Says something into a room: one with sockets (`Rooms`), or a process without (`StudioManager`)."""

    def send(self, name: str, payload: Mapping[str, Any], room: str) -> object: ...


class Announcer:
    """Tells rooms what changed besides the events of a turn."""

    def __init__(self, rooms: Tells, library: Library, shelf: Shelf) -> None:
        self.rooms = rooms
        self.library = library
        self.shelf = shelf
        self.growing: dict[tuple[str, str], Greenlet] = {}
        """Who is about to tell of a conversation, by its owner and its id."""
        self.running: dict[str, str] = {}
        """The conversation of each turn that runs here."""
        self.is_running: Callable[[str], bool] = lambda conversation: conversation in self.running.values()
        """Whether a turn runs in that conversation, here or elsewhere."""

    def turn(self, turn: RunningTurn, begun: Begun | None) -> None:
        """A turn began (its two messages are new), named its conversation, or ended."""
        if begun is not None:
            self.running[turn.id] = turn.conversation
            self.messages(turn.owner, begun)
            return
        if turn.reply.state != "running":
            self.running.pop(turn.id, None)
            self._embed(turn.owner, turn.conversation, turn.reply)
        self.grown(turn.owner, turn.conversation)

    def taken(self, turn: RunningTurn, begun: Begun | None) -> None:
        """The same of a turn whose messages were told of when it was asked for."""
        if begun is None:
            self.turn(turn, None)
            return
        self.running[turn.id] = turn.conversation
        self.grown(turn.owner, turn.conversation)

    def over(self, owner: str, message: Message) -> None:
        """A turn ended without running: it was stopped while it waited, or what ran it is no more."""
        self.reply(message)
        if message.reply is not None:
            self._embed(owner, message.conversation, message.reply)
        self.grown(owner, message.conversation)

    def _embed(self, owner: str, conversation: str, reply: Reply) -> None:
        """What was waited for by its id is over: there is a picture of that id, or there will be none."""
        made = any(picture.image == reply.turn and picture.version for picture in reply.pictures)
        payload = {"embed": reply.turn, "conversation": conversation, "state": reply.state, "made": made}
        self.rooms.send("embed_update", payload, f"user:{owner}")

    def messages(self, owner: str, begun: Begun) -> None:
        """A message and its reply were stored."""
        conversation = begun.reply.conversation
        for message in (begun.message, begun.reply):
            self.reply(message)
        self.grown(owner, conversation)

    def reply(self, message: Message) -> None:
        """A message is as it was not before."""
        payload = {"conversation": message.conversation, "message": message.to_dict()}
        self.rooms.send("message", payload, f"conversation:{message.conversation}")

    def image(self, owner: str, image: Image) -> None:
        """An image came in from outside any turn."""
        payload = {"conversation": image.conversation, "image": to_json(image)}
        self.rooms.send("image", payload, f"conversation:{image.conversation}")
        self.grown(owner, image.conversation)

    def download(self, owner: str, name: str, lacking: list[str]) -> None:
        """A ZIP was made, and some pictures are not in it."""
        self.rooms.send("download", {"name": name, "lacking": lacking[:MOST_LACKING]}, f"user:{owner}")

    def connections(self, owner: str) -> None:
        """A provider was connected, or not any more: what the person can use stands in their session."""
        self.rooms.send("connections", {}, f"user:{owner}")

    def grown(self, owner: str, conversation: str) -> None:
        """A conversation's row in the list changed: told soon and once, so that no turn waits for its list."""
        if (owner, conversation) not in self.growing:
            telling = gevent.spawn_later(SOON, self._tell_row, owner, conversation)
            self.growing[owner, conversation] = telling

    def conversation(self, owner: str, row: dict[str, Any]) -> None:
        """A conversation was made, named, deleted or grew."""
        self.rooms.send("conversation", row, f"user:{owner}")

    def close(self) -> None:
        """Tells nothing further."""
        gevent.killall(list(self.growing.values()))
        self.growing.clear()

    def _tell_row(self, owner: str, conversation: str) -> None:
        del self.growing[owner, conversation]  # what happens from now on is told once more
        try:
            row = to_json(self.library.get(owner, conversation))
            newest = self.shelf.of(owner, conversation, limit=1)
        except NotFound:  # deleted meanwhile
            return
        if newest and newest[0].shown.preview:
            row["thumbnail"] = image_url(conversation, newest[0].shown.preview)
        row["running"] = self.is_running(conversation)
        self.conversation(owner, row)
