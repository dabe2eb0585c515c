"""Pictures as files: `<root>/<conversation>/images/img_<16 hex of sha-256>.<ext>`, with `img_<16 hex>_preview.webp`
and, for the screen, `img_<16 hex>_full.webp`. What somebody uploaded is `img_<16 hex>_original.<ext>`, a mask
`img_<16 hex>_mask.png`, what was drawn on a picture `img_<16 hex>_layer.png`, and a drawing that a version shows
`img_<16 hex>_vector.svg`.

A file appears whole or not at all: it is written under another name, fsynced, renamed, and its folder fsynced.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol, TypeVar
from uuid import uuid4

from conversation.errors import NotFound
from conversation.ports.pixels import Encoded, Received
from imaging.file import size
from imaging.file_formats import CAMERA_RAW, FILE_FORMATS, WRITTEN
from storage.disk.digest import sha256_of
from storage.disk.errors import disk_told

T = TypeVar("T")
EXTENSIONS = {each.media_type: each.ending for each in WRITTEN}
OLDER = {"image/x-portable-anymap": "pnm"}
"""How files are called on the disk, where that is not their usual ending."""
UPLOADED = {each.media_type: each.ending for each in FILE_FORMATS} | {CAMERA_RAW: "raw"} | OLDER
"""What may come in, and is kept, but is never shown as it came."""
UNFINISHED = ".part"
"""How a name ends until the file is whole; what a crash left of that is swept as an orphan."""


class Aside(Protocol):
    """Runs disk work that would hold up everything else: a server does it in a thread beside its loop."""

    def __call__(self, work: Callable[[], T]) -> T: ...


def here(work: Callable[[], T]) -> T:
    """Runs it on the spot."""
    return work()


@dataclass(frozen=True)
class StoredFile:
    """The names of a stored picture."""

    digest: str
    """The first 16 hex digits of its sha-256."""
    filename: str
    preview: str | None
    full: str | None
    bytes: int


class Files:
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

    def keep(self, conversation: str, encoded: Encoded) -> StoredFile:
        """Stores a picture and its preview, once. Raises `Told` when the disk refuses."""
        with disk_told():
            return self._aside(lambda: self._keep(conversation, encoded))

    def take_in(self, conversation: str, upload: Path, received: Received) -> StoredFile:
        """Keeps an uploaded file as it is, and beside it what is shown of it. Raises `Told` when the disk refuses."""
        with disk_told():
            return self._aside(lambda: self._take_in(conversation, upload, received))

    def keep_full(self, conversation: str, digest: str, data: bytes) -> str:
        """Stores what a screen shows of the picture with that digest; its name. Raises `Told` when the disk refuses."""
        name = f"img_{digest}_full.webp"
        with disk_told():
            self._aside(lambda: self._put(self.path(conversation, name).resolve(), data))
        return name

    def keep_mask(self, conversation: str, data: bytes) -> str:
        """Stores a mask, once; its name. Raises `Told` when the disk refuses."""
        name = f"img_{sha256(data).hexdigest()[:16]}_mask.png"
        with disk_told():
            self._aside(lambda: self._put(self._folder_of_images(conversation) / name, data))
        return name

    def keep_layer(self, conversation: str, data: bytes) -> str:
        """Stores what was drawn on a picture, once; its name. Raises `Told` when the disk refuses."""
        name = f"img_{sha256(data).hexdigest()[:16]}_layer.png"
        with disk_told():
            self._aside(lambda: self._put(self._folder_of_images(conversation) / name, data))
        return name

    def keep_vector(self, conversation: str, data: bytes) -> str:
        """Stores a drawing, once; its name. Raises `Told` when the disk refuses."""
        name = f"img_{sha256(data).hexdigest()[:16]}_vector.svg"
        with disk_told():
            self._aside(lambda: self._put(self._folder_of_images(conversation) / name, data))
        return name

    def read(self, conversation: str, filename: str) -> bytes:
        """A file's bytes. Raises `NotFound`."""
        try:
            return self._aside(self.path(conversation, filename).read_bytes)
        except FileNotFoundError as error:
            raise NotFound("The picture's file") from error

    def standing(self, conversation: str, filename: str) -> Path:
        """Where a file is that is there. Raises `NotFound`."""
        path = self.path(conversation, filename).absolute()
        if not self._aside(path.exists):
            raise NotFound("The picture's file")
        return path

    def remove(self, conversation: str, filename: str) -> int:
        """Takes a file away; one that is gone already is fine. Returns how many bytes it had."""
        path = self.path(conversation, filename)
        with disk_told():
            freed = path.stat().st_size if path.exists() else 0
            path.unlink(missing_ok=True)
        return freed

    def conversations(self) -> list[str]:
        """Those that have a folder here."""
        return [path.parent.name for path in self._root.glob("*/images")]

    def _keep(self, conversation: str, encoded: Encoded) -> StoredFile:
        digest = sha256_of(encoded.file)[:16] if encoded.file else sha256(encoded.data).hexdigest()[:16]
        filename = f"img_{digest}.{EXTENSIONS[encoded.media_type]}"
        folder = self._folder_of_images(conversation)
        if encoded.file:
            self._put_file(folder / filename, encoded.file)
        else:
            self._put(folder / filename, encoded.data)
        beside = self._put_beside(folder, digest, encoded.preview, encoded.full)
        kept = StoredFile(digest, filename, *beside, size(encoded.content))
        let_go(encoded)
        return kept

    def _take_in(self, conversation: str, upload: Path, received: Received) -> StoredFile:
        digest = sha256_of(upload)[:16]
        filename = f"img_{digest}_original.{UPLOADED[received.media_type]}"
        folder = self._folder_of_images(conversation)
        self._put_file(folder / filename, upload)
        beside = self._put_beside(folder, digest, received.preview, received.full)
        return StoredFile(digest, filename, *beside, upload.stat().st_size)

    def _folder_of_images(self, conversation: str) -> Path:
        folder = self.path(conversation, "").resolve()
        _make_folder(folder)
        return folder

    def _put_beside(self, folder: Path, digest: str, preview: bytes, full: bytes) -> tuple[str | None, str | None]:
        """The names of preview and full picture; None for what there is not."""
        names = f"img_{digest}_preview.webp", f"img_{digest}_full.webp"
        for name, data in zip(names, (preview, full), strict=True):
            if data:
                self._put(folder / name, data)
        return names[0] if preview else None, names[1] if full else None

    def _put_file(self, path: Path, source: Path) -> None:
        """The same file under another name where the disk can do that, else a copy."""
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

    def _put(self, path: Path, data: bytes) -> None:
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

    def _write_all(self, path: Path, data: bytes) -> None:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[self._write(file, rest) :]
            os.fsync(file)
        finally:
            os.close(file)


def let_go(encoded: Encoded) -> None:
    """Takes the file away in which a picture came that is kept now: it was made for that only."""
    if encoded.file:
        encoded.file.unlink()


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
