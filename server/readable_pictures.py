"""The pictures of a studio that need not run: as they lie, or opened where they are encrypted."""

from __future__ import annotations

from server import master_key
from server.settings import Settings
from server.startup import CannotStart
from storage.disk.picture_files import PictureFiles
from storage.opening import check_picture_keys, encrypted, has_picture_keys
from storage.sql.database import ReadableRows


def readable(settings: Settings, rows: ReadableRows, pictures: PictureFiles) -> PictureFiles:
    """What `pictures` has, with the keys of that database. Raises `Told` where the master key is not at hand."""
    if not has_picture_keys(rows) and settings.encrypt != "1":
        return pictures
    if not settings.secret_key and not (settings.data / master_key.NAME).is_file():
        raise CannotStart(
            f"The master key is missing: there is no {settings.data / master_key.NAME}",
            "The pictures are encrypted. Put the file there, or set ATELIER_SECRET_KEY.",
        )
    seal = master_key.seal(settings)
    check_picture_keys(rows, seal)
    return encrypted(pictures, rows, seal, settings.data, encrypts=settings.encrypt == "1")
