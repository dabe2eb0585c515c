"""Whole conversations that come in, as rows. See `Arrivals` in `conversation/ports/moving/arrivals.py`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from conversation.image import Image, Version
from conversation.message import Message
from conversation.ports.library import Conversation
from conversation.ports.moving.arrivals import Arrivals, ArrivedFile, ArrivingConversation
from conversation.ports.pixels import Received
from conversation.serialization import to_json
from storage.disk.picture_files import PictureFiles
from storage.identifiers import check_id, clean_alt, clean_title, kept_title, taken, title_columns
from storage.queries.message_search import MessageSearch
from storage.queries.message_tree import place
from storage.queries.rows import conversation_from, facet_columns, reply_values
from storage.queries.showings import show_at
from storage.rules.kept_values import storable
from storage.rules.words import folded
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import conversations, images, layers, masks, messages, versions


@repeats
class SqlArrivals(Arrivals):
    """The files first, then all rows in one transaction: what a crash leaves between them is swept."""

    def __init__(self, database: Database, files: PictureFiles, words: MessageSearch) -> None:
        self._database = database
        self._files = files
        self._words = words

    def keep(self, owner: str, conversation: str, picture: Path, received: Received) -> ArrivedFile:
        """See `Arrivals`."""
        self._files.expect(conversation, owner)
        kept = self._files.take_in(check_id(conversation), picture, received)
        return ArrivedFile(kept.filename, kept.preview, kept.full, kept.bytes)

    def add(self, owner: str, arrival: ArrivingConversation) -> Conversation:
        """See `Arrivals`."""
        identity = check_id(arrival.conversation.id)
        self._files.expect(identity, owner)
        drawn = [
            (layers, self._layer_row(identity, layer.layer_id, layer, data, drawing=dict(layer.drawing)))
            for layer, data in arrival.layers
        ]
        drawn += [
            (masks, self._layer_row(identity, mask.mask_id, mask, data, kind=mask.kind, coverage=mask.coverage))
            for mask, data in arrival.masks
        ]
        with self._database.write(owner, identity) as connection:
            there = select(conversations).where(conversations.c.id == identity)
            row = connection.execute(there).mappings().first()
            if row is not None:
                if row["owner"] != owner or row["deleted"] is not None:
                    raise taken()
                return conversation_from(row)
            made = conversations.insert().values(_conversation_row(owner, arrival)).returning(conversations)
            row = connection.execute(made).mappings().one()
            self._say(connection, owner, arrival.messages)
            for image in arrival.images:
                _hang(connection, owner, image, arrival)
            for message, shown in groupby(arrival.shown, lambda each: each.message):
                show_at(connection, identity, message, [(each.image, each.version) for each in shown])
            for table, values in drawn:
                connection.execute(table.insert().values(values))
        return conversation_from(row)

    def _say(self, connection: Connection, owner: str, said: Sequence[Message]) -> None:
        rows: dict[str, RowMapping] = {}
        for message in said:
            parent = rows.get(message.parent or "")
            branch, depth = place(connection, message.conversation, parent)
            values = {**_message_row(message), "branch": branch, "depth": depth}
            row = connection.execute(messages.insert().values(values).returning(messages)).mappings().one()
            rows[message.id] = row
            self._words.add(connection, owner, message.conversation, row["seq"], row["text"])

    def _layer_row(self, conversation: str, identity: str, drawn: Any, data: bytes, **more: Any) -> dict[str, Any]:
        """Of a mask or a layer, whose file is kept first."""
        keep = self._files.keep_mask if "coverage" in more else self._files.keep_layer
        return {
            "id": identity,
            "image": drawn.image,
            "version": drawn.version,
            "conversation": conversation,
            "filename": keep(conversation, data),
            "width": drawn.width,
            "height": drawn.height,
            "created": drawn.created,
            **more,
        }


def _conversation_row(owner: str, arrival: ArrivingConversation) -> dict[str, Any]:
    found, title = arrival.conversation, clean_title(arrival.conversation.title)
    return {
        "id": found.id,
        "owner": owner,
        **title_columns(title),
        "title_key": folded(title),
        "head": found.head,
        "pictures": max((image.number for image in arrival.images), default=0),
        "created": found.created,
        "updated": found.updated,
        "pinned": found.pinned,
    }


def _message_row(message: Message) -> dict[str, Any]:
    target = message.target
    values = {
        "id": message.id,
        "conversation": message.conversation,
        "parent": message.parent,
        "role": message.role,
        "text": storable(message.text),
        "created": message.created,
        "client_id": None,
        "target_image": target.image if target else None,
        "target_version": target.version if target else None,
        "attachments": list(message.attachments),
        "folded": 0,
    }
    return values if message.reply is None else {**values, **reply_values(message.reply)}


def _hang(connection: Connection, owner: str, image: Image, arrival: ArrivingConversation) -> None:
    """An image with its versions."""
    values = {
        "id": image.id,
        "conversation": image.conversation,
        "number": image.number,
        **title_columns(kept_title(image.title)),
        "current": image.current,
        "pinned": image.pinned,
        "alt": clean_alt(image.alt) or None,
        "alt_at": image.alt_at or None,
        "created": image.versions[0].created,
        "owner": owner,
        **facet_columns(image),
    }
    connection.execute(images.insert().values(values))
    for version in image.versions:
        connection.execute(versions.insert().values(_version_row(version, image.conversation, arrival)))


def _version_row(version: Version, conversation: str, arrival: ArrivingConversation) -> dict[str, Any]:
    return {
        "id": version.id,
        "image": version.image,
        "conversation": conversation,
        "parent": version.parent,
        "digest": version.filename.removeprefix("img_").partition("_")[0],
        "filename": version.filename,
        "preview": version.preview,
        "full": version.full,
        "media_type": version.media_type,
        "width": version.width,
        "height": version.height,
        "bytes": version.bytes,
        "recipe": to_json(version.recipe),
        "message": arrival.made_by.get(version.id),
        "cost": version.cost,
        "seconds": version.seconds,
        "created": version.created,
        "name": version.name or None,
        "thinned": None,
    }
