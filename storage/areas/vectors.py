"""Drawings that versions show, as rows and files. See `Vectors` in `conversation/ports/areas/vectors.py`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sqlalchemy import RowMapping

from conversation.ports.areas.vectors import MadeVector, Vector, Vectors
from storage.areas.kept_rows import keep, kept
from storage.disk.picture_files import PictureFiles
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import vectors


@repeats
class SqlVectors(Vectors):
    """Drawings in the database, their SVG beside the picture's file: the file first, then the row."""

    def __init__(self, database: Database, files: PictureFiles) -> None:
        self._database = database
        self._files = files

    def get(self, owner: str, vector: str) -> Vector:
        """See `Vectors`."""
        return _vector(kept(self._database, vectors, owner, vector, "The drawing"))

    def file(self, owner: str, vector: str) -> Path:
        """See `Vectors`."""
        row = kept(self._database, vectors, owner, vector, "The drawing")
        return self._files.standing(row["conversation"], row["filename"])


def kept_vector(database: Database, files: PictureFiles, image: str, version: str, made: MadeVector) -> str:
    """See `ImageStore.add_vector`."""
    values = {"shapes": made.shapes, "bytes": len(made.data)}
    store = partial(files.keep_vector, data=made.data)
    return str(keep(database, vectors, None, image, version, store, **values)["id"])


def _vector(row: RowMapping) -> Vector:
    return Vector(row["id"], row["image"], row["version"], row["shapes"], row["bytes"], row["created"])
