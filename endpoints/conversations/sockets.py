"""The events a browser sends over its socket: `turn`, `open`, `close`, `seen`, `stop`. Every one is acknowledged.

Who asks was settled when the socket connected and is asked again for every event; whose the conversation is, each time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar
from uuid import uuid4

from flask import request

from conversation.errors import Told
from conversation.ports.accounts import Scope, User
from conversation.services.account_access import check
from endpoints.addresses import below
from endpoints.conversations.socket_io import ConnectionRefusedError, SocketIO, join_room, leave_room
from endpoints.conversations.turn_request import Name, Saying, turn_request
from endpoints.envelope import as_data
from endpoints.errors import calm
from endpoints.openapi.declaration import FILLED
from endpoints.request_body import checked, parse
from endpoints.services import person, services, token, visitor

Ack = dict[str, Any]
Said = TypeVar("Said")
READING: tuple[Scope, ...] = ("read",)
"""Whoever has a socket hears everything of a person."""


@dataclass(frozen=True)
class RoomCall:
    """Whose events are heard, or not any more."""

    conversation: Name


@dataclass(frozen=True)
class SeenReply:
    """What its owner looks at: the reply that ended last in a conversation."""

    conversation: Name
    message: Annotated[Name, FILLED]


@dataclass(frozen=True)
class Running:
    """Which turn is to end."""

    turn: Annotated[Name, FILLED]


def attach(socketio: SocketIO) -> None:
    """Every event of this file, on this server."""
    socketio.on_event("connect", connect)
    socketio.on_event("turn", acknowledged(Saying, turn, "make"))
    socketio.on_event("open", acknowledged(RoomCall, open, *READING))
    socketio.on_event("close", acknowledged(RoomCall, close, *READING))
    socketio.on_event("seen", acknowledged(SeenReply, seen, *READING))
    socketio.on_event("stop", acknowledged(Running, stop, "make", "finish"))


def connect(auth: object = None) -> None:
    """Only somebody: a browser with its cookie, or a program with its token in the Authorization header."""
    user = visitor()
    if user is None:
        raise ConnectionRefusedError("You are not signed in. Read /api/v1/session first, or send an API token.")
    try:
        check(token(), READING)
    except Told as told:
        raise ConnectionRefusedError(str(told)) from told
    join_room(room_of(user.id))


def acknowledged(shape: type[Said], event: Callable[[User, Said], Any], *scopes: Scope) -> Callable[..., Ack]:
    """The event with its edges: a person, a body of that shape, and an acknowledgement whatever happens. `scopes`: of
    which a token needs one."""

    def handled(payload: object = None, *_: object) -> Ack:
        try:
            user = person()
            check(token(), scopes)
            done = event(user, parse(shape, checked(payload)))
            return {"ok": True, "data": below(request.script_root, done)}
        except Told as told:
            return {"ok": False, "error": as_data(told)}
        except Exception as error:  # noqa: BLE001 - one of the two edges: a bug becomes one calm line
            return {"ok": False, "error": as_data(calm(error, uuid4().hex[:12]))}

    return handled


def turn(user: User, said: Saying) -> dict[str, Any]:
    """A message: stored before this returns."""
    begun = services().conversations.turns.start(turn_request(user.id, said))
    return {
        "turn": begun.reply.id,
        "message": begun.message.id,
        "conversation": begun.reply.conversation,
        "user": begun.message.to_dict(),
        "reply": begun.reply.to_dict(),
    }


def open(user: User, said: RoomCall) -> dict[str, Any]:
    """Joins first and looks then, so that no event falls between."""
    conversation = services().conversations.library.get(user.id, said.conversation).id
    join_room(f"conversation:{conversation}")
    return {"running": [message.to_dict() for message in services().conversations.turns.running(conversation)]}


def close(user: User, said: RoomCall) -> dict[str, Any]:
    leave_room(f"conversation:{said.conversation}")
    return {}


def seen(user: User, said: SeenReply) -> dict[str, Any]:
    """The person's other pages hear of it."""
    services().conversations.library.see(user.id, said.conversation, said.message)
    return {}


def stop(user: User, said: Running) -> dict[str, Any]:
    services().conversations.library.message(user.id, said.turn)
    return {"stopped": services().conversations.turns.stop(said.turn)}


def room_of(user: str) -> str:
    """Where everything of a person is told."""
    return f"user:{user}"
