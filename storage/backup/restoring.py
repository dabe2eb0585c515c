"""A data folder from a copy of one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from storage.backup.database_copy import NAME, copy_database, looked_into
from storage.backup.encrypted_copies import Sets, opaque_files, sets_with_keys
from storage.backup.file_copies import Damaged, copy, is_copied, place
from storage.backup.making import NOTE, Counting
from storage.backup.refused import BackupRefused
from storage.disk.errors import disk_told
from storage.disk.folder import make_folder
from storage.disk.picture_files import part_of
from storage.queries.named_files import NamedFile, named_files

KEPT = (NAME, f"{NAME}-wal", f"{NAME}-shm")
"""What says that a folder holds a studio: the log of another database would be played into the one that is put back."""


@dataclass
class Restored:
    """What came back."""

    files: int = 0
    bytes: int = 0
    missing: list[str] = field(default_factory=list)
    """Files that the copy names and does not have."""
    damaged: list[str] = field(default_factory=list)
    """Files that the copy has, and that are not what they were written as; they were not put back."""


def restore(where: Path, data: Path, beside: Sequence[str], told: Counting) -> Restored:
    """Puts the copy at `where` into a data folder that holds no studio yet. The database comes last, so that a folder
    that is restored half is none. Can be repeated. Raises `Told` where there is no copy, for a folder in which
    something is kept, and where the disk refuses."""
    if not (where / NOTE).is_file() or not (where / NAME).is_file():
        raise BackupRefused(
            f"There is no copy of a studio in {where}",
            f"A copy is a folder with {NAME} and {NOTE}, as `backup` makes it. One that was stopped on the way has no "
            f"{NAME} yet.",
        )
    make_folder(data)
    if any((data / name).exists() for name in KEPT):
        raise BackupRefused(
            f"Something is kept in {data} already",
            "Nothing was changed. Move that folder away, or restore into another one with ATELIER_DATA.",
        )
    restored = Restored()
    with disk_told():
        with looked_into(where / NAME) as connection:
            files = list(named_files(connection))
            keyed = sets_with_keys(connection)
        _put_back(where, data, files, keyed, restored, told)
        for name in beside:
            if (where / name).is_file():
                copy(where / name, data / name)
        unfinished = data / f"{NAME}.part"
        copy_database(where / NAME, unfinished)
        os.replace(unfinished, data / NAME)
    return restored


def _put_back(
    where: Path, data: Path, files: Sequence[NamedFile], keyed: Sets, restored: Restored, told: Counting
) -> None:
    _check_room(where, data, files)
    for done, file in enumerate(files):
        told(done, len(files))
        source, target = place(where, file), place(data, file)
        try:
            if not is_copied(source, target, file.digest):
                restored.bytes += copy(source, target, file.digest)
            restored.files += 1
        except FileNotFoundError:
            if (file.conversation, part_of(file.name)) not in keyed:
                restored.missing.append(str(target.relative_to(data)))
        except Damaged:
            restored.damaged.append(str(target.relative_to(data)))
    told(len(files), len(files))
    for source in opaque_files(where):
        target = data / source.relative_to(where)
        if not is_copied(source, target, None):
            restored.bytes += copy(source, target)
        restored.files += 1


def _check_room(where: Path, data: Path, files: Sequence[NamedFile]) -> None:
    needed = sum(file.bytes or 0 for file in files) + (where / NAME).stat().st_size
    free = shutil.disk_usage(data).free
    if free < needed:
        raise BackupRefused(
            "The disk has too little room",
            f"The copy needs {needed / 1e9:.1f} GB and {data} has {free / 1e9:.1f} GB left. Nothing was put back.",
        )
