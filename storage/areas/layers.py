"""What was drawn on pictures, as rows and files. See `Layers` in `conversation/ports/areas/layers.py`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import RowMapping, select

from conversation.ports.areas.layers import DrawnLayer, Layers, MadeLayer
from imaging.file import File
from storage.areas.kept_rows import keep, kept
from storage.disk.picture_files import PictureFiles
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import conversations, images, layers


@repeats
class SqlLayers(Layers):
    """Layers in the database, their bytes beside the picture's: the file first, then the row."""

    def __init__(self, database: Database, files: PictureFiles) -> None:
        self._database = database
        self._files = files

    def add(self, owner: str, image: str, version: str, made: MadeLayer, drawing: Mapping[str, Any]) -> DrawnLayer:
        """See `Layers`."""
        values = {"width": made.width, "height": made.height, "drawing": dict(drawing)}
        store = partial(self._files.keep_layer, data=made.data)
        return _layer(keep(self._database, layers, owner, image, version, store, **values))

    def of(self, owner: str, image: str) -> tuple[DrawnLayer, ...]:
        """See `Layers`."""
        mine = (layers.c.image == image) & (conversations.c.owner == owner)
        there = images.c.deleted.is_(None) & conversations.c.deleted.is_(None)
        wanted = (
            select(layers)
            .join(images, images.c.id == layers.c.image)
            .join(conversations, conversations.c.id == images.c.conversation)
            .where(mine, there)
            .order_by(layers.c.seq)
        )
        with self._database.read() as connection:
            return tuple(map(_layer, connection.execute(wanted).mappings().all()))

    def get(self, owner: str, layer: str) -> DrawnLayer:
        """See `Layers`."""
        return _layer(kept(self._database, layers, owner, layer, "The layer"))

    def file(self, owner: str, layer: str) -> Path:
        """See `Layers`."""
        row = kept(self._database, layers, owner, layer, "The layer")
        return self._files.standing(row["conversation"], row["filename"])


def layer_of_image(database: Database, files: PictureFiles, image: str, layer: str) -> File | None:
    """See `ImageStore.layer`."""
    wanted = select(layers).where(layers.c.image == image, layers.c.id == layer)
    with database.read() as connection:
        row = connection.execute(wanted).mappings().first()
    return None if row is None else files.standing(row["conversation"], row["filename"])


def _layer(row: RowMapping) -> DrawnLayer:
    return DrawnLayer(
        row["id"], row["image"], row["version"], row["width"], row["height"], row["drawing"], row["created"]
    )
