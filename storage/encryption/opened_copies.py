"""Encrypted files as others read them, by a path: worker processes know no key. What is opened lies in memory that has
no name in any folder (`memfd_create`), goes with the process however that ends, and is let go of as soon as nobody has
its path any more and it was not wanted for a while.

Where the system has no such memory (macOS), it lies in the system's folder for what passes.
"""

from __future__ import annotations

import os
import tempfile
import time
import weakref
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PosixPath
from typing import BinaryIO

MOST = 64 * 1024 * 1024
"""Bytes that are kept for whoever may want them again."""
WHILE_S = 300
"""And for how long."""
PIECE = 1 << 20


class OpenedPath(PosixPath):
    """Where an opened file can be read for as long as this very object lives."""


class OpenedCopies:
    """Those that were wanted last, by their places."""

    def __init__(self, most: int = MOST, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._kept = dict[tuple[str, str], tuple[Path, int, float]]()

    def find(self, place: tuple[str, str]) -> Path | None:
        """Where it is, if it is opened."""
        self._let_go()
        found = self._kept.pop(place, None)
        if found is None:
            return None
        self._kept[place] = *found[:2], self._clock()
        return found[0]

    def keep(self, place: tuple[str, str], path: Path) -> Path:
        """Keeps an opened one for a while."""
        self._kept.pop(place, None)
        self._kept[place] = path, path.stat().st_size, self._clock()
        self._let_go()
        return path

    def forget(self, conversation: str, name: str | None = None) -> None:
        """Lets go of one, or of all of a conversation."""
        for place in [each for each in self._kept if each[0] == conversation and name in (None, each[1])]:
            self._kept.pop(place, None)

    def _let_go(self) -> None:
        held, oldest = sum(size for _, size, _ in self._kept.values()), self._clock() - WHILE_S
        for place, (_, size, used) in list(self._kept.items()):
            if held <= self._most and used > oldest:
                return
            self._kept.pop(place, None)
            held -= size


def opened_path(source: BinaryIO) -> Path:
    """A path under which all that is left of a stream can be read, as long as whoever asked keeps it: not its text, and
    no other path made of it. Raises `OSError`."""
    file, path = _made()
    try:
        with os.fdopen(file, "wb", closefd=False) as out:
            while piece := source.read(PIECE):
                out.write(piece)
    except BaseException:
        _gone(file, path)
        raise
    weakref.finalize(path, _gone, file, str(path))
    return path


def _made() -> tuple[int, OpenedPath]:
    if hasattr(os, "memfd_create"):
        file = os.memfd_create("atelier")
        return file, OpenedPath(f"/proc/{os.getpid()}/fd/{file}")
    file, name = tempfile.mkstemp(prefix="atelier-")  # pragma: no cover - where there is no memfd
    return file, OpenedPath(name)  # pragma: no cover


def _gone(file: int, path: str | Path) -> None:
    os.close(file)
    if not hasattr(os, "memfd_create"):  # pragma: no cover
        with suppress(OSError):
            os.unlink(path)
