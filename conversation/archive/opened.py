"""A ZIP that somebody brings: looked at before anything of it is unpacked, and unpacked a file at a time, under names
of ours. What a name says is only ever compared.
"""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import EINVAL
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from conversation.errors import Told
from conversation.sentences import Sentence, say

MOST_ENTRIES = 20_000
MOST_DIRECTORY = 16 * 1024 * 1024
"""Bytes of the list of entries: it is read whole."""
MOST_BYTES = 16 * 1024**3
"""Of all entries, unpacked."""
LONGEST_NAME = 1_000
MOST_TIMES = 1_100
"""How many times as large as it is packed a file can be: deflate cannot do more than 1,032."""
PIECE = 256 * 1024
END, END_BYTES, END_SEARCHED = b"PK\x05\x06", 22, 65_536 + 22
DAMAGED = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error, ValueError, OverflowError)
"""What the standard library raises for a ZIP that is none, or not whole."""


class OpenedArchive:
    """A ZIP whose list of entries holds nothing to be afraid of."""

    def __init__(self, path: Path, give_way: Callable[[], object] = lambda: None) -> None:
        """Raises `Told` for one that is damaged, or that is refused, with what is the matter."""
        self._give_way = give_way
        _check_directory(path)
        with _whole():
            self._zip = ZipFile(path)
        try:
            self._entries = _checked(self._zip.infolist())
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> OpenedArchive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def has(self, name: str) -> bool:
        return name in self._entries

    def size(self, name: str) -> int:
        """Bytes, as the list has it."""
        return self._entries[name].file_size

    def open(self, name: str) -> IO[bytes]:
        """Raises `Told`. What is read from it is to be read under `reading`."""
        with _whole():
            return self._zip.open(self._entries[name])

    def start(self, name: str, most: int) -> bytes:
        """Its first bytes. Raises `Told`."""
        try:
            with self.open(name) as stream:
                return stream.read(most)
        except DAMAGED as error:
            raise damaged() from error

    def unpack(self, name: str, path: Path, most: int) -> None:
        """Writes it there. Raises `Told` for more bytes than may be, and for what is damaged."""
        left = most
        try:
            with self.open(name) as stream, path.open("xb") as out:
                while piece := stream.read(PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise refused(say("archive_large_file", "“{name}” in it is too large.", name=name[:80]))
                    out.write(piece)
                    self._give_way()
        except DAMAGED as error:
            raise damaged() from error


@contextmanager
def _whole() -> Iterator[None]:
    """Around what finds its way in a ZIP. Raises `Told`, also where it is sent to a place before the file begins."""
    try:
        yield
    except DAMAGED as error:
        raise damaged() from error
    except OSError as error:
        if error.errno == EINVAL:
            raise damaged() from error
        raise


def _check_directory(path: Path) -> None:
    """Looks at the end of the file, so that a list of a million entries is refused before it is read."""
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - END_SEARCHED))
        tail = stream.read(END_SEARCHED)
    place = len(tail) - END_BYTES
    if not (tail[place:].startswith(END) and tail.endswith(b"\0\0")):
        place = tail.rfind(END)
    if place < 0 or len(tail) - place < END_BYTES:
        raise damaged()
    entries, length = struct.unpack_from("<HI", tail, place + 10)
    wide = tail.rfind(b"PK\x06\x06", 0, place)
    if (entries == 0xFFFF or length == 0xFFFFFFFF) and wide >= 0:
        with suppress(struct.error):
            entries, length = struct.unpack_from("<QQ", tail, wide + 32)
    if entries > MOST_ENTRIES or length > MOST_DIRECTORY:
        raise too_many()


def _checked(entries: list[ZipInfo]) -> dict[str, ZipInfo]:
    found: dict[str, ZipInfo] = {}
    if len(entries) > MOST_ENTRIES:
        raise too_many()
    for entry in entries:
        if wrong := _wrong_with(entry, entry.filename in found):
            raise refused(wrong)
        if not entry.is_dir():
            found[entry.filename] = entry
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        most = MOST_BYTES // 1024**3
        raise refused(say("archive_bomb_all", "Unpacked it would have more than {most} GB.", most=most))
    return found


def _wrong_with(entry: ZipInfo, again: bool) -> Sentence | None:
    """Why nothing of an archive is touched that has such an entry."""
    name = entry.filename
    shown = "".join(each if each.isprintable() else "?" for each in name[:80])
    if entry.flag_bits & 0x41 or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return say("archive_packed_otherwise", "“{name}” is encrypted, or packed in an unusual way.", name=shown)
    parts = name.replace("\\", "/").split("/")
    wanders = ".." in parts or name.startswith(("/", "\\")) or ":" in parts[0] or "\0" in entry.orig_filename
    if wanders or not name or len(name) > LONGEST_NAME:
        return say("archive_bad_name", "“{name}” would lie outside of it.", name=shown)
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return say("archive_link", "“{name}” is a link, not a file.", name=shown)
    if again:
        return say("archive_twice", "“{name}” is in it twice.", name=shown)
    if entry.file_size > entry.compress_size * MOST_TIMES + 1_000:
        return say("archive_bomb", "“{name}” would become far larger than it can be.", name=shown)
    return None


def refused(why: Sentence) -> Told:
    """An archive that nobody makes by accident."""
    return Told(say("archive_refused", "This archive isn’t opened"), why, code="archive_refused", status=422)


def too_many() -> Told:
    return refused(say("archive_too_many", "It has more than {most} files.", most=MOST_ENTRIES))


def damaged() -> Told:
    return Told(
        say("archive_damaged", "This archive can’t be read"),
        say("archive_damaged_text", "It is damaged, or no ZIP. Download it again."),
        code="archive_unreadable",
        status=422,
    )
