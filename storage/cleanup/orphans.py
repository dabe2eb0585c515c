"""What a crash left behind: files that nothing names, older than an hour. Swept when a server starts, and once a day.

A file is older when its time says so; whoever takes one that is there already sets that anew (`PictureFiles`). So that
nothing goes that somebody has found use for meanwhile, a file is first set aside, then looked for once more.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from storage.disk.files import older_in
from storage.disk.picture_files import Aside, PictureFiles, here
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
        files: PictureFiles,
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
        """One conversation after the other: the files beside the loop, the database in it."""
        swept, oldest = Swept(), time.time() - older_than_s
        for conversation in self._files.conversations():
            self._sweep_conversation(conversation, oldest, swept)
            self._files.forget_unused(conversation)
        for folder in self._passing:
            self._aside(lambda folder=folder: _emptied(folder, oldest, swept))  # type: ignore[misc]
        swept.files += self._uploads()
        return swept

    def _sweep_conversation(self, conversation: str, oldest: float, swept: Swept) -> None:
        old = self._files.older(conversation, oldest)
        unknown = set(old) - self._named(conversation) if old else set()
        if not unknown:
            return
        taken = self._files.set_aside(conversation, unknown, oldest)
        gone = self._files.end_aside(conversation, taken, self._named(conversation))
        swept.files += gone.files
        swept.bytes += gone.bytes

    def _named(self, conversation: str) -> set[str]:
        with self._database.read() as connection:
            return {file.name for file in named_files(connection, conversation)}


def _emptied(folder: Path, oldest: float, swept: Swept) -> None:
    for name in older_in(folder, oldest):
        path = folder / name
        with suppress(OSError):
            size = path.stat().st_size
            path.unlink()
            swept.bytes += size
            swept.files += 1
