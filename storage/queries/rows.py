"""Rows into values and back. The columns are in `storage/sql/tables.py`, the values in `conversation`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping

from conversation.image import AnsweredFile, Image, Version
from conversation.message import Message, Target
from conversation.ports.accounts import User
from conversation.ports.library import Conversation
from conversation.recipe import Recipe
from conversation.reply import Reply
from conversation.sentences import said_again
from conversation.serialization import to_json
from conversation.versions.facets import facets
from storage.rules.kept_values import storable
from storage.rules.words import folded


def user_from(row: RowMapping) -> User:
    """A row of `users`."""
    return User(
        row["id"],
        row["kind"],
        row["name"],
        row["epoch"],
        row["created"],
        row["seen"],
        bool(row["administrator"]),
        row["disabled"] is not None,
    )


def title_from(row: RowMapping) -> str:
    """Of a row of `conversations` or `images`."""
    return said_again(row["title"], row["title_said"])


def conversation_from(row: RowMapping) -> Conversation:
    """A row of `conversations`."""
    return Conversation(
        row["id"],
        title_from(row),
        row["head"],
        row["created"],
        row["updated"],
        bool(row["pinned"]),
        row["options"] or {},
        unseen_in(row),
    )


def unseen_in(row: RowMapping) -> str | None:
    """Of a row of `conversations`: the reply that ended last, unless that one was seen."""
    ended: str | None = row["ended"]
    return None if ended == row["seen"] else ended


def reply_values(reply: Reply) -> dict[str, Any]:
    """The columns of `messages` that a reply fills. Its text has a column of its own and is not kept twice."""
    folded = to_json(reply)
    del folded["text"]
    return {"text": storable(str.__str__(reply.text)), "state": reply.state, "folded": reply.seq, "reply": folded}


def reply_from(row: RowMapping) -> Reply:
    """The folded reply of a row of `messages`."""
    return Reply.from_dict({**row["reply"], "text": row["text"]})


def message_from(row: RowMapping, siblings: tuple[str, ...] = ()) -> Message:
    """A row of `messages`."""
    return Message(
        id=row["id"],
        conversation=row["conversation"],
        parent=row["parent"],
        role=row["role"],
        text=row["text"],
        created=row["created"],
        client_id=row["client_id"],
        target=Target(row["target_image"], row["target_version"]) if row["target_image"] else None,
        attachments=tuple(row["attachments"]),
        reply=reply_from(row) if row["reply"] is not None else None,
        siblings=siblings,
    )


def version_from(row: Mapping[str, Any] | RowMapping) -> Version:
    """A row of `versions`."""
    return Version(
        id=row["id"],
        image=row["image"],
        parent=row["parent"],
        filename=row["filename"],
        preview=row["preview"],
        media_type=row["media_type"],
        width=row["width"],
        height=row["height"],
        bytes=row["bytes"],
        recipe=Recipe.from_dict(row["recipe"]),
        created=row["created"],
        cost=row["cost"],
        seconds=row["seconds"],
        full=row["full"],
        name=row["name"] or "",
        kept=row["thinned"] is None,
        sent=AnsweredFile(**row["sent"]) if row["sent"] else None,
    )


def image_from(row: RowMapping, versions: tuple[Version, ...]) -> Image:
    """A row of `images` with its versions, oldest first."""
    return Image(
        id=row["id"],
        conversation=row["conversation"],
        number=row["number"],
        title=title_from(row),
        versions=versions,
        current=row["current"],
        pinned=row["pinned"],
        alt=row["alt"] or "",
        alt_at=row["alt_at"] or "",
    )


def facet_columns(image: Image) -> dict[str, Any]:
    """Their values for this image, as it is shown now."""
    found = facets(image)
    return {"kinds": found.kinds, "model": found.model, "ratio": found.ratio, "words": storable(folded(found.words))}
