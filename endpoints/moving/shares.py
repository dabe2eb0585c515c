"""Addresses under which others may look at something: made, listed, revoked. What they show is in `shared_page.py`."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Literal

from flask import Blueprint, Response, request

from conversation.errors import NotFound
from conversation.ports.moving.shares import Share
from conversation.serialization import to_json
from conversation.services.sharing import LONGEST_DAYS, ShareWish
from endpoints.envelope import answer
from endpoints.idempotency import once
from endpoints.openapi.declaration import Id, Title, When, declared, limits
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("shares", __name__, url_prefix="/api/v1/shares")


@dataclass(frozen=True)
class NewShare:
    """What shall be seen: a conversation as it is now, or a version of a picture."""

    conversation: Id | None = None
    image: Id | None = None
    version: Id | None = None
    """Of the image; the current one when left out."""
    days: Annotated[int, limits(minimum=1, maximum=LONGEST_DAYS)] | None = 30
    """Until it shows nothing any more; null for as long as nobody revokes it."""
    password: Annotated[str, limits(maxLength=200)] = ""
    """That is asked for first; empty for none."""


@dataclass(frozen=True)
class ShareRow:
    """An address, as whoever made it sees it."""

    id: Id
    url: str
    kind: Literal["conversation", "image"]
    title: Title
    """Of what it shows."""
    created: When
    expires: When | None
    locked: bool
    """Whether a password is asked for."""
    hidden: bool
    """Whether who administers the studio decided that others see nothing of it."""


@dataclass(frozen=True)
class AllShares:
    """The newest first."""

    shares: tuple[ShareRow, ...]


@routes.get("")
@declared("Where others may look", AllShares)
def listed() -> Response:
    rows = []
    for share in services().conversations.moving.sharing.shares.of(person().id):
        with suppress(NotFound):  # deleted meanwhile
            rows.append(shown(share))
    return answer(to_json(AllShares(tuple(rows))))


@routes.post("")
@once
@declared(
    "An address under which others may look",
    ShareRow,
    status=201,
    takes=NewShare,
    refuses=("not_found", "too_many_shares", "feature_off", "hidden_here"),
    about="A page that can be read and no more: no account, nothing that costs, and nothing else is read through it. "
    "Of a conversation it shows the branch as it is now: what is deleted is gone from it, what is said later is not on "
    "it.",
    scope="make",
)
def make() -> Response:
    asked = parse(NewShare, json_body())
    wish = ShareWish(asked.conversation, asked.image, asked.version, asked.days, asked.password)
    return answer(to_json(shown(services().conversations.moving.sharing.make(person().id, wish))), 201)


@routes.delete("/<share>")
@declared("Revokes an address: it shows nothing any more", scope="make")
def revoke(share: str) -> Response:
    services().conversations.moving.sharing.shares.revoke(person().id, share)
    return answer({})


def shown(share: Share) -> ShareRow:
    moving = services().conversations.moving
    url = f"{request.root_url}s/{moving.door.address(share.id)}"
    kind: Literal["conversation", "image"] = "image" if share.image else "conversation"
    title = moving.sharing.title(share)
    hidden = moving.reporting.hides(share)
    return ShareRow(share.id, url, kind, title, share.created, share.expires, share.password_hash is not None, hidden)
