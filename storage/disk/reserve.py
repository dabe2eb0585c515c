"""Space that is given up when the disk is full, so that what makes room can still be written down.

Even deleting writes: SQLite notes a change before it makes it. On a disk without a byte left nothing could be deleted.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

ROOM = 4 * 1024 * 1024
"""Bytes that a change may need in the log: deleting some thousand pictures at once."""
SIZE = 4 * ROOM
"""Bytes: what is given up at a time may be eaten by others before the next time."""
PLENTY = 8 * SIZE
"""Bytes that are free when it is taken again: it never fills a disk itself."""
PIECE = 256 * 1024


class Reserve:
    """A file of that size in the data folder, unless the disk is too full for it."""

    def __init__(self, path: Path, size: int = SIZE, room: int = ROOM, plenty: int = PLENTY) -> None:
        self._path = path
        self._size = size
        self._room = room
        self._plenty = plenty

    def give_up(self) -> None:
        """Lets go of as much as a change may need, where there is less."""
        if self._free() >= self._room:
            return
        with suppress(OSError):  # then what follows tells how the disk is
            os.truncate(self._path, max(0, self._path.stat().st_size - self._room))

    def take(self) -> None:
        """Takes the space where it is plenty. Waits for the disk."""
        with suppress(OSError):
            if self._path.exists() and self._path.stat().st_size == self._size:
                return
            if self._free() < self._plenty:
                return
            with self._path.open("wb") as stream:
                for _ in range(self._size // PIECE):
                    stream.write(os.urandom(PIECE))  # a file system that compresses would make nothing of zeros

    def _free(self) -> int:
        """Bytes that may be written; none where that cannot be found out."""
        try:
            return shutil.disk_usage(self._path.parent).free
        except OSError:
            return 0
