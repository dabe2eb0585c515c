"""Pictures as files in a folder: `<root>/<conversation>/images/<name>`.

A file appears whole or not at all: it is written under another name, fsynced, renamed, and its folder fsynced.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from conversation.errors import NotFound
from storage.disk.digest import sha256_of
from storage.disk.errors import disk_told
from storage.disk.picture_files import Aside, PictureFiles, TakenAway, here

T = TypeVar("T")
UNFINISHED = ".part"
"""How a name ends until the file is whole; what a crash left of that is swept as an orphan."""


class Files(PictureFiles):
    """The folder of all conversations."""

    def __init__(self, root: Path, aside: Aside = here, write: Callable[[int, memoryview], int] = os.write) -> None:
        self._root = root
        self._aside = aside
        self._write = write

    def folder(self, conversation: str) -> Path:
        """Everything of one conversation."""
        return self._root / conversation

    def path(self, conversation: str, filename: str) -> Path:
        """Where a file stands; both names are ours, never a client's."""
        return self.folder(conversation) / "images" / filename

    def read(self, conversation: str, filename: str) -> bytes:
        """See `PictureFiles`."""
        try:
            return self._aside(self.path(conversation, filename).read_bytes)
        except FileNotFoundError as error:
            raise NotFound("The picture's file") from error

    def standing(self, conversation: str, filename: str) -> Path:
        """See `PictureFiles`. To look whether it is there takes no longer than to ask a thread for it."""
        path = self.path(conversation, filename).absolute()
        if not path.is_file():
            raise NotFound("The picture's file")
        return path

    def size_of(self, conversation: str, filename: str) -> int | None:
        """See `PictureFiles`."""
        path = self.path(conversation, filename)
        return path.stat().st_size if path.is_file() else None

    def digest_of(self, conversation: str, filename: str) -> str:
        """See `PictureFiles`."""
        path = self.standing(conversation, filename)
        return self._aside(lambda: sha256_of(path))

    def remove(self, conversation: str, filename: str) -> int:
        """See `PictureFiles`."""
        path = self.path(conversation, filename)
        with disk_told():
            freed = path.stat().st_size if path.exists() else 0
            path.unlink(missing_ok=True)
        return freed

    def remove_all(self, conversation: str) -> TakenAway:
        """See `PictureFiles`."""
        folder = self.folder(conversation)
        sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
        shutil.rmtree(folder, ignore_errors=True)
        return TakenAway(len(sizes), sum(sizes))

    def conversations(self) -> list[str]:
        """See `PictureFiles`."""
        return self._aside(lambda: [path.parent.name for path in self._root.glob("*/images")])

    def older(self, conversation: str, oldest: float) -> list[str]:
        """See `PictureFiles`."""
        return self._aside(lambda: older_in(self.path(conversation, ""), oldest))

    def set_aside(self, conversation: str, names: Iterable[str], oldest: float) -> list[str]:
        """See `PictureFiles`. Each under another name."""
        return self._aside(lambda: [name for name in names if self._hidden(conversation, name, oldest)])

    def end_aside(self, conversation: str, names: Iterable[str], named: Collection[str]) -> TakenAway:
        """See `PictureFiles`."""
        return self._aside(lambda: self._ended(conversation, names, named))

    def _run(self, work: Callable[[], T]) -> T:
        with disk_told():
            return self._aside(work)

    def _lying(self, conversation: str, name: str) -> Path | None:
        path = self.path(conversation, name)
        return path if path.is_file() else None

    def _put_file(self, conversation: str, name: str, source: Path) -> None:
        """The same file under another name where the disk can do that, else a copy."""
        path = self._folder_of_images(conversation) / name
        if _is_the_same(path, source):
            return
        unfinished = _unfinished(path)
        try:
            _link_or_copy(source, unfinished)
            unfinished.rename(path)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)

    def _put(self, conversation: str, name: str, data: bytes) -> None:
        path = self._folder_of_images(conversation) / name
        if _is_there(path, data):
            return
        unfinished = _unfinished(path)
        try:
            self._write_all(unfinished, data)
            unfinished.rename(path)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)

    def _folder_of_images(self, conversation: str) -> Path:
        folder = self.path(conversation, "").resolve()
        _make_folder(folder)
        return folder

    def _write_all(self, path: Path, data: bytes) -> None:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[self._write(file, rest) :]
            os.fsync(file)
        finally:
            os.close(file)

    def _hidden(self, conversation: str, name: str, oldest: float) -> bool:
        path, aside = self.path(conversation, name), self._aside_of(conversation, name)
        with suppress(OSError):
            path.rename(aside)
            if aside.stat().st_mtime < oldest:
                return True
            aside.rename(path)  # somebody took it as theirs at this very moment
        return False

    def _ended(self, conversation: str, names: Iterable[str], named: Collection[str]) -> TakenAway:
        files = freed = 0
        for name in names:
            aside = self._aside_of(conversation, name)
            if name in named:
                aside.rename(self.path(conversation, name))
                continue
            freed += aside.stat().st_size
            files += 1
            aside.unlink()
        with suppress(OSError):  # something is in it
            self.path(conversation, "").rmdir()
            self.folder(conversation).rmdir()
        return TakenAway(files, freed)

    def _aside_of(self, conversation: str, name: str) -> Path:
        """One name for each, so that a sweep that was cut off is found by the next one as an orphan of its own."""
        return self.path(conversation, f".{name}.aside{UNFINISHED}")


def older_in(folder: Path, oldest: float) -> list[str]:
    """Names of files in a folder that were written before that, in seconds since the epoch."""
    found = []
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):
                if entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_mtime < oldest:
                    found.append(entry.name)
    return found


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name}.{uuid4().hex}{UNFINISHED}")


def _link_or_copy(source: Path, path: Path) -> None:
    try:
        path.hardlink_to(source)
    except OSError:  # another disk, or a file system without links
        shutil.copyfile(source, path)
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def _is_there(path: Path, data: bytes) -> bool:
    """Whether the file already holds these very bytes: a name alone proves nothing after a failing disk."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data and _taken(path)
    except FileNotFoundError:
        return False


def _is_the_same(path: Path, source: Path) -> bool:
    try:
        return filecmp.cmp(path, source, shallow=False) and _taken(path)
    except FileNotFoundError:
        return False


def _taken(path: Path) -> bool:
    """Sets its time anew, so that it is no orphan until its row is there. Raises FileNotFoundError when it went."""
    os.utime(path)
    return True


def _make_folder(folder: Path) -> None:
    missing = [folder, *folder.parents]
    missing = missing[: next(index for index, path in enumerate(missing) if path.exists())]
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
