"""How much memory a picture will need, told from its header alone, and whether there is so much.

Pillow holds a pixel of every 8-bit picture in 4 bytes. What stands here is the most that opening takes and, per task,
what is made of it; measured with `benchmarks/largest.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from imaging.large.strips import LARGE
from imaging.refusal import Refused
from imaging.sentences import say

HELD = 4.0
"""Bytes a pixel of an opened picture."""
BY_FORMAT = {"WEBP": 20.0, "AVIF": 12.0, "HEIF": 12.0, "JPEG2000": 28.0}
"""Bytes a pixel while it is opened, where the decoder has the whole picture several times."""
BY_MODE = {
    "1": 5.0,
    "L": 5.0,
    "P": 9.0,
    "I;16": 7.0,
    "RGBA": 8.0,
    "LA": 12.0,
    "La": 12.0,
    "PA": 12.0,
    "I": 9.0,
    "F": 11.0,
}
"""The same for the picture's mode: as it is stored, and as RGB or RGBA."""
TWICE = 8.0
"""For what has to be turned upright, or has colours that are not RGB: as it came, and as it is used."""
REDUCING = 0.4
"""For what it becomes when it is made smaller as soon as it is open."""
REDUCED = ("RGB", "RGBA", "L", "P", "1")
"""What can be made smaller before it is converted."""
MANAGED = ("CMYK", "LAB", "YCbCr", "HSV")
SPARE = 0.95
"""The share of what there is that a picture which is made smaller for it may take: the next task may find less."""
SMALL = 4_000_000
"""Pixels up to which nobody counts."""


@dataclass(frozen=True)
class Room:
    """What may be taken."""

    bytes: int
    each: float = HELD
    """Bytes a pixel that are needed once the picture is open, with the picture itself."""
    make: Callable[[], None] = lambda: None
    """Makes the room free for a large picture."""

    def holds(self, size: tuple[int, int], each: float) -> bool:
        """Whether so many bytes a pixel are there for a picture of that size."""
        pixels = size[0] * size[1]
        return pixels <= SMALL or each * pixels <= self.bytes

    def check(self, opened: Image.Image, reduced: bool = False, turned: bool = False) -> None:
        """Raises `Refused` where the picture is too large for it. `reduced`: it is made smaller once it is open;
        `turned`: it has to be turned upright."""
        self.check_size(opened.size, max(self.each, opening(opened, reduced, turned)))

    def check_size(self, size: tuple[int, int], each: float) -> None:
        """Raises `Refused` where a picture of that size, with so many bytes a pixel, is too large for it."""
        pixels = size[0] * size[1]
        wanted = each * pixels
        if pixels > LARGE:
            self.make()
        if not self.holds(size, each):
            raise Refused(
                say(
                    "needs_too_much_memory",
                    "At {pixels} megapixels this needs {wanted} MB of memory, and the limit is {most} MB. "
                    "Make the picture smaller first.",
                    pixels=f"{pixels / 1000000.0:.0f}",
                    wanted=f"{wanted / 2**20:.0f}",
                    most=f"{max(0, self.bytes) / 2**20:.0f}",
                ),
                "needs_memory",
                megapixels=int(max(0, self.bytes) * SPARE / each / 1e6),
            )


def opening(opened: Image.Image, reduced: bool, turned: bool) -> float:
    """Bytes a pixel that are needed to open it."""
    by_format = max(BY_FORMAT.get(opened.format or "", HELD), _progressive(opened))
    if reduced and opened.mode in REDUCED:
        return max(by_format, HELD + REDUCING)
    by_mode = TWICE if opened.mode in MANAGED else BY_MODE.get(opened.mode, HELD)
    if "transparency" in opened.info:
        by_mode += HELD
    return max(by_format, by_mode, TWICE if turned else HELD)


def _progressive(opened: Image.Image) -> float:
    """A progressive JPEG is kept as coefficients, two bytes each, until its last scan."""
    layers = getattr(opened, "layer", None)
    if not layers or not opened.info.get("progressive"):
        return HELD
    areas = [across * down for _, across, down, _ in layers]
    return float(HELD + 2 * sum(areas) / max(areas))
