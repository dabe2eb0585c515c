"""Opens what lies encrypted. Loaded only where something is, or is to be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from storage.disk.folder import PASSING
from storage.disk.kept_files import KeptFiles
from storage.disk.picture_files import PictureFiles
from storage.encryption.key_ring import KeyRing
from storage.encryption.sealed_form_pictures import SealedFormPictures
from storage.encryption.sealed_pictures import SealedPictures
from storage.seal import Seal
from storage.sql.database import ReadableRows


def encrypted(inner: PictureFiles, rows: ReadableRows, seal: Seal, data: Path, *, seals: bool) -> SealedPictures:
    """What `inner` keeps, with the keys of that database; `seals`: whether what comes in now is encrypted, too."""
    keys = KeyRing(rows, seal)
    return SealedPictures(inner, keys, data / PASSING, seals=seals)


def all_encrypted(kept: KeptFiles, rows: ReadableRows, seal: Seal, data: Path, *, seals: bool) -> KeptFiles:
    """The same of all that is bytes and not rows, but for files on their way in."""
    pictures = encrypted(kept.pictures, rows, seal, data, seals=seals)
    return replace(kept, pictures=pictures, form_pictures=SealedFormPictures(kept.form_pictures, seal, seals=seals))
