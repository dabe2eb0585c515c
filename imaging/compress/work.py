"""What there is to do to a picture that is compressed, and what follows from it; `engine` does it. For workers only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pyvips

from imaging.compress.lossless import smallest_png
from imaging.compress.reading import SourcePicture
from imaging.compress.target import CompressTarget


@dataclass(frozen=True)
class Work:
    """One picture and what is wanted of it."""

    image: pyvips.Image
    """As large as it may be."""
    target: CompressTarget
    source: SourcePicture
    size: int
    """Bytes that came in."""
    drawn: bool
    """It is a drawing or a screenshot, and nothing of it is lost yet."""

    @cached_property
    def png(self) -> bytes:
        """The picture without any loss."""
        return smallest_png(self.image)

    @property
    def most(self) -> int:
        """Bytes that it may have, if that is possible at all."""
        return min(self.size, self.target.bytes or self.size)

    @property
    def heavy(self) -> bool:
        """Whether what came in has too many bytes."""
        return self.size > self.most

    @property
    def idle(self) -> bool:
        """Whether what came in is small enough, large enough to see, and of a kind that will do."""
        return not self.fewer and not self.heavy and not self.needed

    @property
    def needed(self) -> bool:
        """Whether a file of another kind has to be made even if it is a larger one."""
        media_type = self.source.media_type
        return not self.target.suits(media_type) and (self.target.strict or media_type not in self.target.shown)

    @property
    def fewer(self) -> bool:
        """Whether it has fewer pixels than what came in."""
        return (self.image.width, self.image.height) != (self.source.width, self.source.height)

    @property
    def must(self) -> bool:
        """Whether a file has to be made even if it is a larger one."""
        return self.needed or (self.target.sized and self.fewer)
