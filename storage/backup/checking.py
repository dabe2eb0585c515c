"""Whether everything that is kept is there and what it was written as: of a studio that runs, or of a copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf
from pathlib import Path

from sqlalchemy import Connection, func, select

from conversation.errors import NotFound
from storage.backup.database_copy import NAME, faults, looked_at
from storage.backup.making import Counting
from storage.disk.errors import disk_told
from storage.disk.files import Files
from storage.disk.picture_files import PictureFiles
from storage.queries.named_files import NamedFile, named_files
from storage.sql.tables import conversations, images


@dataclass
class Checked:
    """What there is, and what is wrong with it."""

    conversations: int
    images: int
    files: int = 0
    bytes: int = 0
    database: list[str] = field(default_factory=list)
    """What SQLite complains about."""
    missing: list[str] = field(default_factory=list)
    """Files that are named and not there, by their place in the folder."""
    damaged: list[str] = field(default_factory=list)
    """Files that are not what they were written as."""
    unnamed: int = 0
    """Files that nothing names: a running studio lets go of them within a day."""

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.database or self.missing or self.damaged)


def check(data: Path, told: Counting, url: str = "", pictures: PictureFiles | None = None) -> Checked:
    """Reads every file. Changes nothing. `url` is of a PostgreSQL, which looks after its own pages; `pictures` says
    where the files are, if not in the folder. Raises `Told` where there is no studio, or one of another version."""
    kept = pictures or Files(data / "conversations")
    with looked_at(data, url) as connection:
        found = [] if url else faults(data / NAME)
        checked = Checked(_count(connection, conversations.c.id), _count(connection, images.c.id), database=found)
        files = {(file.conversation, file.name): file for file in named_files(connection)}
    with disk_told():
        for done, file in enumerate(files.values()):
            told(done, len(files))
            _check_file(kept, file, checked)
    told(len(files), len(files))
    checked.missing, checked.damaged = (_still_named(data, url, each) for each in (checked.missing, checked.damaged))
    there = ((conversation, name) for conversation in kept.conversations() for name in kept.older(conversation, inf))
    checked.unnamed = sum(each not in files for each in there)
    return checked


def _count(connection: Connection, column: object) -> int:
    return int(connection.execute(select(func.count(column))).scalar_one())  # type: ignore[arg-type]


def _check_file(pictures: PictureFiles, file: NamedFile, checked: Checked) -> None:
    try:
        size = pictures.size_of(file.conversation, file.name)
        if size is None or not _is_whole(pictures, file, size):
            (checked.missing if size is None else checked.damaged).append(_said(file))
    except NotFound:  # it went at this very moment
        checked.missing.append(_said(file))
        return
    checked.bytes += size or 0
    checked.files += size is not None


def _is_whole(pictures: PictureFiles, file: NamedFile, size: int) -> bool:
    """Whether its bytes are those that it was written with, as far as can be told: of what is named after another file
    only that there are some."""
    if file.digest is None:
        return size > 0
    right = file.bytes is None or size == file.bytes
    return right and pictures.digest_of(file.conversation, file.name).startswith(file.digest)


def _said(file: NamedFile) -> str:
    return f"conversations/{file.conversation}/images/{file.name}"


def _still_named(data: Path, url: str, places: Sequence[str]) -> list[str]:
    """Those that the database names now, too: what went for good meanwhile is no loss."""
    if not places:
        return []
    with looked_at(data, url) as connection:
        named = {_said(file) for file in named_files(connection)}
    return [each for each in places if each in named]
