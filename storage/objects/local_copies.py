"""Copies on this machine of what lies in a bucket: worker processes read pictures by their path, and a picture that is
looked at twice is fetched once. Bytes under a name never change, so a copy is never stale.

The folder is bounded: what was used longest ago goes first, and what nobody used for a day goes anyway, so that nothing
outlives here what was deleted for good. What was used within `IN_USE_S` stays even where that is too much, since
somebody may have been told its path. Several processes may share the folder.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from storage.disk.errors import disk_told

DAY_S = 86_400
IN_USE_S = 900
"""Longer than any task of a worker waits and takes."""
MOST = 2 * 1024**3
"""Bytes."""


class LocalCopies:
    """`<root>/<conversation>/<name>`."""

    def __init__(self, root: Path, most: int = MOST, clock: Callable[[], float] = time.time) -> None:
        self._root = root.absolute()
        self._most = most
        self._clock = clock
        self._since = most
        """Bytes that came since it was looked how much there is; at first nobody has looked."""

    def find(self, conversation: str, name: str) -> Path | None:
        """Where the copy is, which is in use from now on; None where there is none."""
        path = self._path(conversation, name)
        try:
            os.utime(path, (now := self._clock(), now))
        except FileNotFoundError:
            return None
        return path

    @contextmanager
    def coming(self, conversation: str, name: str) -> Iterator[Path]:
        """A file to write a copy into, which is there under its name afterwards. Raises `Told`: the disk refuses."""
        with disk_told():
            path = self._path(conversation, name)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.utime(path.parent)  # in use: nobody takes the empty folder away
            unfinished = path.with_name(f".{name}.{uuid4().hex}.part")
            try:
                yield unfinished
                self._since += unfinished.stat().st_size
                os.utime(unfinished, (now := self._clock(), now))
                unfinished.rename(path)
            finally:
                unfinished.unlink(missing_ok=True)
        if self._since > self._most // 8:
            self.tidy()

    def forget(self, conversation: str, name: str) -> None:
        """Takes the copy away."""
        self._path(conversation, name).unlink(missing_ok=True)

    def forget_all(self, conversation: str) -> None:
        """Takes away those of a conversation."""
        folder = self._root / conversation
        for path in list(folder.glob("*")) + list(folder.glob(".*.part")):
            path.unlink(missing_ok=True)
        with suppress(OSError):
            folder.rmdir()

    def tidy(self) -> int:
        """Lets go of what is too much, or too old. Returns how many files."""
        self._since, now, gone = 0, self._clock(), 0
        found = sorted(self._all())
        held = sum(size for _, size, _ in found)
        for used, size, path in found:
            if used > now - IN_USE_S or (held <= self._most and used > now - DAY_S):
                break
            path.unlink(missing_ok=True)
            held -= size
            gone += 1
        for folder in self._root.glob("*"):
            with suppress(OSError):  # something is in it
                if folder.stat().st_mtime < now - IN_USE_S:
                    folder.rmdir()
        return gone

    def _all(self) -> Iterator[tuple[float, int, Path]]:
        """When each was used last, its bytes, and where it is."""
        for folder in list(self._root.glob("*")):
            with suppress(FileNotFoundError):  # another process let go of it, or of all that was in it
                for path in list(folder.iterdir()):
                    with suppress(FileNotFoundError):
                        stat = path.stat()
                        yield stat.st_mtime, stat.st_size, path

    def _path(self, conversation: str, name: str) -> Path:
        return self._root / conversation / name
