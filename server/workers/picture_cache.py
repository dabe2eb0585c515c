"""What a worker process keeps in memory of the pictures it has just read or made: the next edit is often of one.

A 12 MP PNG takes 0.15 s to read and nothing to remember. What is remembered is found by its bytes, all of them, so that
no other picture can be taken for it; and it is only ever looked at: operations give back new pictures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from imaging.files.decode import Foreign
from imaging.large.strips import LARGE
from imaging.raster import Raster

MOST = LARGE
"""Pixels altogether: 120 MB as Pillow holds them. A large picture is never remembered, for it is changed in place."""


@dataclass
class PictureCache:
    """The newest pictures, with the files they are in."""

    most: int = MOST
    kept: list[tuple[bytes, Foreign]] = field(default_factory=list)
    """Oldest first."""

    def recalled(self, data: bytes, limit: int) -> Foreign | None:
        """The picture in that file, when it is known and has at most `limit` pixels."""
        for known, foreign in reversed(self.kept):
            if known == data:
                return foreign if _pixels(foreign) <= limit else None
        return None

    def keep(self, data: bytes, foreign: Foreign) -> None:
        """Remembers it, and forgets the oldest where it becomes too much."""
        self.kept = [each for each in self.kept if each[0] != data] + [(data, foreign)]
        while sum(_pixels(each) for _, each in self.kept) > self.most:
            self.kept.pop(0)

    @property
    def taken(self) -> int:
        """Bytes that it has, about."""
        return sum(4 * _pixels(foreign) + len(data) for data, foreign in self.kept)

    def forget(self) -> None:
        """Makes room."""
        self.kept = []

    def keep_png(self, data: bytes, raster: Raster) -> None:
        """Remembers what was just written as PNG, which is what will be read from it. Only alpha that says nothing is
        left out when it is read, so such a picture is not remembered."""
        if raster.image.mode == "RGB" or raster.image.getchannel("A").getextrema() != (255, 255):
            self.keep(data, Foreign(raster, "image/png", ()))


@dataclass
class SmallPictures:
    """What operations are tried out on while somebody moves a slider. A kept file never changes, so that its small
    picture is found by its path."""

    most: int = 4
    """Pictures; each has 6 MB at most."""
    kept: dict[str, Raster] = field(default_factory=dict)
    """Oldest first."""

    def recalled(self, path: str, read: Callable[[], Raster]) -> Raster:
        """The small picture of that file, read now where it is not known."""
        found = self.kept.pop(path, None) or read()
        while len(self.kept) >= self.most:
            self.kept.pop(next(iter(self.kept)))
        self.kept[path] = found
        return found


def _pixels(foreign: Foreign) -> int:
    return foreign.raster.width * foreign.raster.height
