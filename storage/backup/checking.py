"""Whether everything that is kept is there and what it was written as: of a studio that runs, or of a copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, func, select

from storage.backup.database_copy import NAME, faults, looked_at
from storage.backup.file_copies import is_whole, place
from storage.backup.making import Counting
from storage.disk.errors import disk_told
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


def check(data: Path, told: Counting, url: str = "") -> Checked:
    """Reads every file. Changes nothing. `url` is of a PostgreSQL, which looks after its own pages. Raises `Told` where
    there is no studio, or one of another version."""
    with looked_at(data, url) as connection:
        found = [] if url else faults(data / NAME)
        checked = Checked(_count(connection, conversations.c.id), _count(connection, images.c.id), database=found)
        files = {(file.conversation, file.name): file for file in named_files(connection)}
    with disk_told():
        for done, file in enumerate(files.values()):
            told(done, len(files))
            _check_file(data, file, checked)
    told(len(files), len(files))
    checked.missing, checked.damaged = (_still_named(data, url, each) for each in (checked.missing, checked.damaged))
    checked.unnamed = sum(
        (each.parent.parent.name, each.name) not in files for each in data.glob("conversations/*/images/*")
    )
    return checked


def _count(connection: Connection, column: object) -> int:
    return int(connection.execute(select(func.count(column))).scalar_one())  # type: ignore[arg-type]


def _check_file(data: Path, file: NamedFile, checked: Checked) -> None:
    path = place(data, file)
    try:
        if not is_whole(file, path):
            checked.damaged.append(str(path.relative_to(data)))
        checked.bytes += path.stat().st_size
        checked.files += 1
    except FileNotFoundError:
        checked.missing.append(str(path.relative_to(data)))


def _still_named(data: Path, url: str, places: Sequence[str]) -> list[str]:
    """Those that the database names now, too: what went for good meanwhile is no loss."""
    if not places:
        return []
    with looked_at(data, url) as connection:
        named = {str(place(data, file).relative_to(data)) for file in named_files(connection)}
    return [each for each in places if each in named]
