"""What was drawn on pictures, as rows and files. See `Layers` in `conversation/ports/areas/layers.py`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, RowMapping, select

from conversation.errors import NotFound
from conversation.ports.areas.layers import DrawnLayer, Layers, MadeLayer
from imaging.file import File
from storage.disk.files import Files
from storage.queries.drawn_on import conversation_of
from storage.sql.database import Database
from storage.sql.tables import conversations, images, layers


class SqlLayers(Layers):
    """Layers in the database, their bytes beside the picture's: the file first, then the row."""

    def __init__(self, database: Database, files: Files) -> None:
        self._database = database
        self._files = files

    def add(self, owner: str, image: str, version: str, made: MadeLayer, drawing: Mapping[str, Any]) -> DrawnLayer:
        """See `Layers`."""
        with self._database.read() as connection:
            conversation = conversation_of(connection, owner, image, version)
        values = {
            "id": str(uuid4()),
            "image": image,
            "version": version,
            "conversation": conversation,
            "filename": self._files.keep_layer(conversation, made.data),
            "width": made.width,
            "height": made.height,
            "drawing": dict(drawing),
            "created": self._database.now(),
        }
        with self._database.write() as connection:
            there = select(images.c.id).where(images.c.id == image, images.c.deleted.is_(None))
            if connection.execute(there).first() is None:
                raise NotFound("The picture")
            row = connection.execute(layers.insert().values(values).returning(layers)).mappings().one()
        return _layer(row)

    def get(self, owner: str, layer: str) -> DrawnLayer:
        """See `Layers`."""
        return _layer(self._row(owner, layer))

    def file(self, owner: str, layer: str) -> Path:
        """See `Layers`."""
        row = self._row(owner, layer)
        return self._files.standing(row["conversation"], row["filename"])

    def _row(self, owner: str, layer: str) -> RowMapping:
        wanted = _MINE.where(layers.c.id == layer, conversations.c.owner == owner)
        with self._database.read() as connection:
            row = connection.execute(wanted).mappings().first()
        if row is None:
            raise NotFound("The layer")
        return row


def layer_of_image(connection: Connection, files: Files, image: str, layer: str) -> File | None:
    """See `ImageStore.layer`."""
    wanted = select(layers).where(layers.c.image == image, layers.c.id == layer)
    row = connection.execute(wanted).mappings().first()
    return None if row is None else files.path(row["conversation"], row["filename"]).absolute()


_MINE = (
    select(layers)
    .join(images, images.c.id == layers.c.image)
    .join(conversations, conversations.c.id == images.c.conversation)
    .where(images.c.deleted.is_(None), conversations.c.deleted.is_(None))
)


def _layer(row: RowMapping) -> DrawnLayer:
    return DrawnLayer(
        row["id"], row["image"], row["version"], row["width"], row["height"], row["drawing"], row["created"]
    )
