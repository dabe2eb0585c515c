"""Files as a ZIP, piece by piece: nothing but the piece on its way is in memory, however much there is.

Pictures are compressed already, so they are stored. The standard library writes the archive to what it can only append
to; sizes then stand after each file and again in the directory at the end, where every program reads them.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import IO, cast
from zipfile import ZIP_STORED, ZipFile, ZipInfo

PLAIN_FILE = 0o100644 << 16
"""Its rights for its owner's system, in the upper half."""
OLDEST, NEWEST = 1980, 2107
"""The years that the format knows."""


@dataclass(frozen=True)
class ZipEntry:
    """One file in the archive."""

    name: str
    made: datetime
    """On the person's own clock: the format knows no time zones."""
    pieces: Iterator[bytes]


class Sink:
    """Takes what the archive writes and gives it on."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._waiting.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def take(self) -> bytes:
        """What was written since the last time."""
        taken = b"".join(self._waiting)
        self._waiting.clear()
        return taken


def zipped(entries: Generator[ZipEntry, None, None]) -> Generator[bytes, None, None]:
    """The archive. Closing it closes the entry that is on its way, and takes no further one."""
    sink = Sink()
    with closing(entries), ZipFile(cast(IO[bytes], sink), "w", ZIP_STORED) as archive:  # it only ever appends
        for entry in entries:
            with archive.open(_about(entry), "w") as member:
                for piece in entry.pieces:
                    member.write(piece)
                    yield sink.take()
    yield sink.take()


def _about(entry: ZipEntry) -> ZipInfo:
    year = min(max(entry.made.year, OLDEST), NEWEST)
    about = ZipInfo(entry.name, (year, *entry.made.timetuple()[1:6]))
    about.external_attr = PLAIN_FILE
    return about
