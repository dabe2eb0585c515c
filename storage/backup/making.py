"""A copy of a data folder, made while the studio runs.

The database first, as it is at one moment; then every file that it names. Files come before their rows and never change
under their names, so all of them are there; one that is not was cleaned up meanwhile, which the database says too. The
copy before stays whole until the new one is: what only that one names goes last.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Protocol

from storage.backup.database_copy import NAME, copy_database, looked_into
from storage.backup.encrypted_copies import Sets, opaque_files, sets_with_keys
from storage.backup.file_copies import Damaged, copy, is_copied, place
from storage.backup.refused import BackupRefused
from storage.disk.errors import disk_told
from storage.disk.picture_files import part_of
from storage.queries.named_files import NamedFile, named_files
from storage.sql.migrate import HEAD

NOTE = "backup.json"
ROOM = 64 << 20
"""Bytes that stay free on the disk of a copy."""


class Counting(Protocol):
    """Is told how far it is."""

    def __call__(self, done: int, of: int) -> None:
        """So many files, of so many."""


@dataclass
class BackedUp:
    """What a copy holds, and what it lacks."""

    made: str
    """When, as rows carry it."""
    files: int = 0
    """That the database names."""
    copied: int = 0
    """Of them, those that were not there from the last time."""
    bytes: int = 0
    """Of what was copied."""
    gone: int = 0
    """Files that went for good while the copy was made."""
    missing: list[str] = field(default_factory=list)
    """Files that are named and not there, by their place in the data folder."""
    encrypted: int = 0
    """Files that are, which are copied as they lie: whether they are whole says `check`, with the master key."""
    damaged: list[str] = field(default_factory=list)
    """Files that are not what they were written as."""


def back_up(data: Path, where: Path, now: str, beside: Sequence[str], told: Counting) -> BackedUp:
    """Copies the data folder to `where`, or brings the copy there up to date. `beside` are the names of further files
    that go along where they are there. Raises `Told` for a place that holds something else and where a disk refuses."""
    data, where = data.resolve(), where.resolve()
    _check_place(data, where)
    made = BackedUp(now)
    with disk_told():
        where.mkdir(mode=0o700, parents=True, exist_ok=True)
        (where / NOTE).touch(mode=0o600)  # so that a copy that is stopped half way is known as one
        fresh = where / f"{NAME}.part"
        copy_database(data / NAME, fresh)
        with looked_into(fresh) as connection:
            files = _once(named_files(connection))
            keyed = sets_with_keys(connection)
        _copy_files(data, where, files, keyed, made, told)
        sealed = set(_copy_opaque(data, where, made))
        for name in beside:
            if (data / name).is_file():
                copy(data / name, where / name)
        os.replace(fresh, where / NAME)
        note = {"made": now, "tables": HEAD, **{k: v for k, v in asdict(made).items() if k != "made"}}
        (where / NOTE).write_text(json.dumps(note, indent=1))
        _let_go(where, files, sealed)
    return made


def _check_place(data: Path, where: Path) -> None:
    if where == data or data in where.parents or where in data.parents:
        raise BackupRefused(
            "A copy cannot lie in what it is a copy of",
            f"Choose a folder that is outside of {data}, best on another disk.",
        )
    if where.exists() and not where.is_dir():
        raise BackupRefused(f"{where} is a file", "Choose a folder for the copy.")
    if where.is_dir() and any(where.iterdir()) and not (where / NOTE).is_file():
        raise BackupRefused(
            f"{where} holds something that is no copy of a studio",
            "Nothing was changed there. Choose an empty folder, or one that a copy was made in before.",
        )


def _once(files: Iterable[NamedFile]) -> dict[tuple[str, str], NamedFile]:
    """Each file once, by its place: several versions may name the same one."""
    found: dict[tuple[str, str], NamedFile] = {}
    for file in files:
        known = found.get((file.conversation, file.name))
        if known is None or known.digest is None:
            found[file.conversation, file.name] = file
    return found


def _copy_files(
    data: Path, where: Path, files: dict[tuple[str, str], NamedFile], keyed: Sets, made: BackedUp, told: Counting
) -> None:
    made.files = len(files)
    for done, file in enumerate(files.values()):
        told(done, len(files))
        source, target = place(data, file), place(where, file)
        try:
            if is_copied(source, target, file.digest):
                continue
            _check_room(where, source.stat().st_size)
            made.bytes += copy(source, target, file.digest)
            made.copied += 1
        except FileNotFoundError:
            if (file.conversation, part_of(file.name)) not in keyed and not target.is_file():
                _say_missing(data, file, made)
        except Damaged:
            made.damaged.append(str(source.relative_to(data)))
    told(len(files), len(files))


def _copy_opaque(data: Path, where: Path, made: BackedUp) -> Iterator[Path]:
    """Copies what is encrypted, which none but the master key can name. Where each is in the copy."""
    for source in opaque_files(data):
        target = where / source.relative_to(data)
        with suppress(FileNotFoundError):  # it went meanwhile
            made.encrypted += 1
            if not is_copied(source, target, None):
                _check_room(where, source.stat().st_size)
                made.bytes += copy(source, target)
                made.copied += 1
            yield target


def _check_room(where: Path, bytes: int) -> None:
    if shutil.disk_usage(where).free < bytes + ROOM:
        raise BackupRefused(
            f"The disk of {where} is full",
            "The copy of before is whole, and what was copied now need not be copied again. Free some space there, or "
            "choose another place.",
        )


def _say_missing(data: Path, file: NamedFile, made: BackedUp) -> None:
    """A file that is not there went meanwhile, or the studio misses it."""
    with looked_into(data / NAME) as connection:
        named = any(each.name == file.name for each in named_files(connection, file.conversation))
    if named:
        made.missing.append(str(place(data, file).relative_to(data)))
    else:
        made.gone += 1


def _let_go(where: Path, files: dict[tuple[str, str], NamedFile], sealed: Set[Path]) -> None:
    """Takes away what was deleted for good since the last time: a copy keeps nothing that the studio promised to
    forget. Files of other names stay."""
    for path in (where / "conversations").glob("*/images/img_*"):
        if (path.parent.parent.name, path.name) not in files:
            path.unlink()
    for path in opaque_files(where):
        if path not in sealed:
            path.unlink()
