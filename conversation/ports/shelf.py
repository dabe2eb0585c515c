"""A person's pictures. `storage/shelf.py` and `storage/memory/shelf.py` keep them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from conversation.errors import NotFound
from conversation.image import Image, Version


class KeptFile(Protocol):
    """A file where it lies: read from any place in it as it is, or as a whole by a path."""

    @property
    def name(self) -> str: ...

    @property
    def path(self) -> Path:
        """Good for as long as this very path is kept: not its text, and no other one made of it."""

    @property
    def size(self) -> int:
        """Bytes."""

    @property
    def changed(self) -> float:
        """Seconds since the epoch."""

    def open(self) -> BinaryIO:
        """From its first byte; whoever asked closes it. Raises `Told`, `OSError`."""


@dataclass(frozen=True)
class StandingFile:
    """One that lies on the disk as it is."""

    path: Path
    name: str

    @property
    def size(self) -> int:
        return self.path.stat().st_size

    @property
    def changed(self) -> float:
        return self.path.stat().st_mtime

    def open(self) -> BinaryIO:
        """See `KeptFile`."""
        return self.path.open("rb")


@dataclass(frozen=True)
class PictureFile:
    """A stored file that its owner may read."""

    kept: KeptFile
    media_type: str

    @property
    def path(self) -> Path:
        """See `KeptFile`."""
        return self.kept.path


class Shelf(Protocol):
    """A person's pictures."""

    def of(self, owner: str, conversation: str, limit: int = 50) -> tuple[Image, ...]:
        """The newest living ones, oldest first."""

    def get(self, owner: str, image: str) -> Image: ...

    def version(self, owner: str, image: str, version: str | None) -> Version:
        """That version, or the current one."""

    def several(self, owner: str, images: Sequence[str]) -> tuple[Image, ...]:
        """Those of them that are there and theirs, in that order; the others are left out."""

    def rename(self, owner: str, image: str, title: str) -> Image: ...

    def describe(self, owner: str, image: str, alt: str) -> Image:
        """Keeps what somebody says that it shows as it is now; "" takes that away."""

    def pin(self, owner: str, image: str, pinned: bool) -> Image: ...

    def choose(self, owner: str, image: str, version: str) -> Image:
        """Makes an existing version the current one, and the image the active one."""

    def name_version(self, owner: str, image: str, version: str, name: str) -> Image:
        """Gives a version a name, which no other version of the image has from then on; "" takes its name away."""

    def delete(self, owner: str, image: str) -> None:
        """Recoverable for 30 days; its files are not served meanwhile."""

    def restore(self, owner: str, image: str) -> Image: ...

    def find_file(self, owner: str, conversation: str, filename: str) -> PictureFile:
        """What is shown of a version, while an image that has it is living; never a file as it was uploaded."""

    def address_of(self, owner: str, conversation: str, filename: str) -> str | None:
        """Where what `find_file` finds can be read for five minutes without asking us; None where only we give it.
        Raises `NotFound`."""

    def file_of(self, owner: str, image: str, version: str | None, kind: str) -> PictureFile:
        """A version's (or the current one's) `preview`, `full` picture or `original`: the file itself, as it came."""


def version_of(image: Image, version: str | None) -> Version:
    """That version, or the current one. Raises `NotFound` for another image's."""
    try:
        return image.version(version or image.current)
    except KeyError as error:
        raise NotFound("The version") from error
