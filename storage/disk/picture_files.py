"""What is kept of pictures, by name: `<conversation>/images/img_<16 hex of sha-256>.<ext>`, with
`img_<16 hex>_preview.webp` and, for the screen, `img_<16 hex>_full.webp`. What somebody uploaded is
`img_<16 hex>_original.<ext>`, a mask `img_<16 hex>_mask.png`, what was drawn on a picture `img_<16 hex>_layer.png`, and
a drawing that a version shows `img_<16 hex>_vector.svg`. A signed file as a model sent it is `img_<16 hex>_sent.<ext>`.

Where the bytes lie is another matter: in a folder (`storage/disk/files.py`) or in a bucket
(`storage/objects/picture_objects.py`). What is there under a name is whole, and stays as it is.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol, TypeVar

from conversation.image import AnsweredFile
from conversation.ports.pixels import Encoded, Received, SignedFile
from conversation.ports.shelf import KeptFile, StandingFile
from imaging.file import File, size, whole
from imaging.file_formats import CAMERA_RAW, FILE_FORMATS, WRITTEN
from storage.disk.digest import sha256_of

T = TypeVar("T")
EXTENSIONS = {each.media_type: each.ending for each in WRITTEN}
OLDER = {"image/x-portable-anymap": "pnm"}
"""How files are called where they are kept, where that is not their usual ending."""
UPLOADED = {each.media_type: each.ending for each in FILE_FORMATS} | {CAMERA_RAW: "raw"} | OLDER
"""What may come in, and is kept, but is never shown as it came."""


class Aside(Protocol):
    """Runs work that would hold up everything else: a server does it in a thread beside its loop."""

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
    sent: AnsweredFile | None = None
    """What a model sent, where that was kept, too."""


@dataclass(frozen=True)
class TakenAway:
    """What was taken away."""

    files: int = 0
    bytes: int = 0


class PictureFiles(ABC):
    """The files of all conversations. All names are ours, never a client's."""

    def keep(self, conversation: str, encoded: Encoded) -> StoredFile:
        """Stores a picture and its preview, once. Raises `Told` where that is refused."""
        return self._run(lambda: self._keep(conversation, encoded))

    def take_in(self, conversation: str, upload: Path, received: Received) -> StoredFile:
        """Keeps an uploaded file as it is, and beside it what is shown of it. Raises `Told` where that is refused."""
        return self._run(lambda: self._take_in(conversation, upload, received))

    def keep_full(self, conversation: str, digest: str, data: bytes) -> str:
        """Stores what a screen shows of the picture with that digest; its name. Raises `Told` where that is refused."""
        return self._keep_as(conversation, f"img_{digest}_full.webp", data)

    def keep_mask(self, conversation: str, data: bytes) -> str:
        """Stores a mask, once; its name. Raises `Told` where that is refused."""
        return self._keep_as(conversation, f"img_{digest_of(data)}_mask.png", data)

    def keep_layer(self, conversation: str, data: bytes) -> str:
        """Stores what was drawn on a picture, once; its name. Raises `Told` where that is refused."""
        return self._keep_as(conversation, f"img_{digest_of(data)}_layer.png", data)

    def keep_vector(self, conversation: str, data: bytes) -> str:
        """Stores a drawing, once; its name. Raises `Told` where that is refused."""
        return self._keep_as(conversation, f"img_{digest_of(data)}_vector.svg", data)

    @abstractmethod
    def read(self, conversation: str, filename: str) -> bytes:
        """A file's bytes. Raises `NotFound`."""

    @abstractmethod
    def standing(self, conversation: str, filename: str) -> Path:
        """Where this machine can read a file that is there. Raises `NotFound`."""

    def found(self, conversation: str, filename: str) -> KeptFile:
        """A file that is there, to be sent. Raises `NotFound`."""
        return StandingFile(self.standing(conversation, filename), filename)

    def expect(self, conversation: str, owner: str) -> None:
        """Says whose a conversation will be of which files come before its row."""
        return

    def forget_unused(self, conversation: str) -> None:
        """Forgets what is kept about its files beside them, where none of those is left."""
        return

    def forget_copy(self, conversation: str, filename: str) -> None:
        """Forgets what this machine has of a file that lies elsewhere: it is not what it was taken for."""
        return

    def address(self, conversation: str, filename: str) -> str | None:
        """Where a picture can be read for some minutes by whoever knows it, without us; None where it cannot."""
        return None

    @abstractmethod
    def size_of(self, conversation: str, filename: str) -> int | None:
        """How many bytes it has; None where it is not there."""

    @abstractmethod
    def digest_of(self, conversation: str, filename: str) -> str:
        """The sha-256 of its bytes as they are kept, in hex. Raises `NotFound`."""

    def bring(self, conversation: str, filename: str, source: Path) -> None:
        """Keeps a file that comes from elsewhere under the name it had there. Raises `Told` where that is refused."""
        self._run(lambda: self._put_file(conversation, filename, source))

    @abstractmethod
    def remove(self, conversation: str, filename: str) -> int:
        """Takes a file away; one that is gone already is fine. Returns how many bytes it had."""

    @abstractmethod
    def remove_all(self, conversation: str) -> TakenAway:
        """Takes away everything of a conversation."""

    @abstractmethod
    def conversations(self) -> list[str]:
        """Those that have something here."""

    @abstractmethod
    def older(self, conversation: str, oldest: float) -> list[str]:
        """Names of its files that were written, or taken anew, before that: seconds since the epoch."""

    @abstractmethod
    def set_aside(self, conversation: str, names: Iterable[str], oldest: float) -> list[str]:
        """Takes files out of sight that nothing names; those that nobody took meanwhile, which are still that old."""

    @abstractmethod
    def end_aside(self, conversation: str, names: Iterable[str], named: Collection[str]) -> TakenAway:
        """What became of files that were set aside: those of `named` are back, the others are gone."""

    @abstractmethod
    def _run(self, work: Callable[[], T]) -> T:
        """Runs work that waits for where the bytes lie. Raises `Told` for what that refuses."""

    @abstractmethod
    def _put(self, conversation: str, name: str, data: bytes) -> None:
        """These bytes are there under that name, whole or not at all, and are no orphan for an hour."""

    @abstractmethod
    def _put_file(self, conversation: str, name: str, source: Path) -> None:
        """The same of a file's bytes."""

    def _lying(self, conversation: str, name: str) -> Path | None:
        """Where a file is on this machine that would not be written again; in a thread of `_run`."""
        return None

    def _keep(self, conversation: str, encoded: Encoded, digest: str = "") -> StoredFile:
        digest = digest or digest_of(encoded.content)
        filename = f"img_{digest}.{EXTENSIONS[encoded.media_type]}"
        if encoded.file:
            self._put_file(conversation, filename, encoded.file)
        else:
            self._put(conversation, filename, encoded.data)
        beside = self._put_beside(conversation, digest, encoded.preview, encoded.full)
        sent = as_sent(encoded.sent) if encoded.sent else None
        if encoded.sent and sent:
            self._put(conversation, sent.filename, encoded.sent.data)
        return StoredFile(digest, filename, *beside, size(encoded.content), sent)

    def _take_in(self, conversation: str, upload: Path, received: Received, digest: str = "") -> StoredFile:
        digest = digest or digest_of(upload)
        filename = f"img_{digest}_original.{UPLOADED[received.media_type]}"
        self._put_file(conversation, filename, upload)
        beside = self._put_beside(conversation, digest, received.preview, received.full)
        return StoredFile(digest, filename, *beside, upload.stat().st_size)

    def _put_beside(self, conversation: str, digest: str, preview: bytes, full: bytes) -> tuple[str | None, str | None]:
        """The names of preview and full picture; None for what there is not."""
        names = f"img_{digest}_preview.webp", f"img_{digest}_full.webp"
        for name, data in zip(names, (preview, full), strict=True):
            if data:
                self._put(conversation, name, data)
        return names[0] if preview else None, names[1] if full else None

    def _keep_as(self, conversation: str, name: str, data: bytes) -> str:
        self._run(lambda: self._put(conversation, name, data))
        return name


def as_sent(signed: SignedFile) -> AnsweredFile:
    """How a signed file is called and told of where it is kept."""
    name = f"img_{digest_of(signed.data)}_sent.{UPLOADED[signed.media_type]}"
    return AnsweredFile(name, signed.media_type, len(signed.data), signed.state, signed.signer, signed.program)


def let_go(encoded: Encoded) -> None:
    """Takes the file away in which a picture came that is kept now: it was made for that only."""
    if encoded.file:
        encoded.file.unlink()


def digest_of(content: File) -> str:
    """The first 16 hex digits of its sha-256, by which a picture's files are called."""
    return (sha256_of(content) if isinstance(content, Path) else sha256(whole(content)).hexdigest())[:16]


def part_of(filename: str) -> str:
    """What the names of the files of one picture have in common."""
    return filename.removeprefix("img_").partition("_")[0].partition(".")[0]
