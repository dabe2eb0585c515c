"""What a crash left behind: files that nothing names, older than an hour. Swept when a server starts, and once a day.

A file is older when its time on the disk says so; whoever takes one that is there already sets that anew (`Files`). So
that nothing goes that somebody has found use for meanwhile, a file is first renamed, then looked for once more.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from storage.disk.files import UNFINISHED, Aside, Files, here
from storage.queries.named_files import named_files
from storage.sql.database import Database

HOUR_S = 3600


@dataclass
class Swept:
    """What was taken away."""

    files: int = 0
    bytes: int = 0

    def __bool__(self) -> bool:
        return self.files > 0

    def __str__(self) -> str:
        """As it stands in the log."""
        return f"{self.files} files that a crash had left, {self.bytes / 1e6:.1f} MB"


class Orphans:
    """All that is looked through: the pictures, the uploads, and what programs put into folders for a moment."""

    def __init__(
        self,
        database: Database,
        files: Files,
        uploads: Callable[[], int],
        aside: Aside = here,
        passing: Iterable[Path] = (),
    ) -> None:
        """`uploads` sweeps those; `passing` are folders in which nothing lives longer than a task."""
        self._database = database
        self._files = files
        self._uploads = uploads
        self._aside = aside
        self._passing = tuple(passing)

    def sweep(self, older_than_s: float = HOUR_S) -> Swept:
        """One conversation after the other: the disk beside the loop, the database in it."""
        swept, oldest = Swept(), time.time() - older_than_s
        for conversation in self._aside(self._files.conversations):
            self._sweep_conversation(conversation, oldest, swept)
        for folder in self._passing:
            self._aside(lambda folder=folder: _emptied(folder, oldest, swept))  # type: ignore[misc]
        swept.files += self._uploads()
        return swept

    def _sweep_conversation(self, conversation: str, oldest: float, swept: Swept) -> None:
        folder = self._files.path(conversation, "")
        old = self._aside(lambda: _older(folder, oldest))
        unknown = set(old) - self._named(conversation) if old else set()
        if not unknown:
            return
        taken = self._aside(lambda: _taken(folder, unknown, oldest))
        named = self._named(conversation)
        self._aside(lambda: _ended(folder, taken, named, swept))

    def _named(self, conversation: str) -> set[str]:
        with self._database.read() as connection:
            return {file.name for file in named_files(connection, conversation)}


def _older(folder: Path, oldest: float) -> list[str]:
    found = []
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):
                if entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_mtime < oldest:
                    found.append(entry.name)
    return found


def _taken(folder: Path, names: Iterable[str], oldest: float) -> dict[str, Path]:
    """The files under other names, by their own."""
    taken = {}
    for name in names:
        aside = folder / f".{name}.{uuid4().hex}{UNFINISHED}"
        with suppress(OSError):
            (folder / name).rename(aside)
            if aside.stat().st_mtime < oldest:
                taken[name] = aside
            else:  # somebody took it as theirs at this very moment
                aside.rename(folder / name)
    return taken


def _ended(folder: Path, taken: dict[str, Path], named: set[str], swept: Swept) -> None:
    for name, path in taken.items():
        if name in named:
            path.rename(folder / name)
            continue
        swept.bytes += path.stat().st_size
        swept.files += 1
        path.unlink()
    with suppress(OSError):  # something is in it
        folder.rmdir()
        folder.parent.rmdir()


def _emptied(folder: Path, oldest: float, swept: Swept) -> None:
    for name in _older(folder, oldest):
        path = folder / name
        with suppress(OSError):
            size = path.stat().st_size
            path.unlink()
            swept.bytes += size
            swept.files += 1
