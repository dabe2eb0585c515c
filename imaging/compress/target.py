"""What a compressed picture may be at most, and the presets. `outcome` says what became of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from imaging.declaration import Impossible

FORMATS = ("auto", "jpeg", "webp", "avif", "png")
KB = 1000
"""Bytes: what a mail program and a phone mean by it."""
SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(b|bytes?|k|kb|kib|m|mb|mib)", re.IGNORECASE)
UNITS = {"b": 1, "k": KB, "m": KB * KB}
BOX = re.compile(r"(\d{1,5})(?:px)?\s*[x×]\s*(\d{1,5})(?:px)?|(\d{1,5})px", re.IGNORECASE)
LEAST_BYTES = 2 * KB
LARGEST = 65_535
"""Pixels a side: more no JPEG can have."""


@dataclass(frozen=True)
class Target:
    """The most a picture may be; None where nothing is asked."""

    bytes: int | None = None
    width: int | None = None
    """Pixels, of the upright picture."""
    height: int | None = None
    """Pixels."""
    format: str = "auto"
    """One of `FORMATS`; `auto` keeps what suits the picture."""
    quality: int | None = None
    """1–100, on the scale of the format."""
    ground: str = ""
    """`white` or `black` behind what is transparent, where the format knows no transparency; empty: not said."""
    strict: bool = False
    """The format was asked for in words: where it cannot hold the picture, the person is asked."""

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        return cls(**values)

    def holds(self, size: int, width: int, height: int) -> bool:
        """Whether a picture of that many bytes and pixels is within it already."""
        return size <= (self.bytes or size) and width <= (self.width or width) and height <= (self.height or height)

    def changed(self, **wishes: Any) -> Self:
        """This with what was asked for beside it; what is None or empty was not."""
        return replace(self, **{name: wish for name, wish in wishes.items() if wish})


PRESETS: Mapping[str, Target] = {
    "email": Target(500 * KB, 800, 800, "jpeg"),
    "web": Target(500 * KB, 1920, 1920, "jpeg"),
    "web-hq": Target(1000 * KB, 2560, 2560, "webp"),
    "custom": Target(),
}


def bytes_of(text: str) -> int:
    """`300KB` as 300,000, `1.5 MB` as 1,500,000. Raises `Impossible`."""
    found = SIZE.fullmatch(text.strip())
    if not found:
        raise Impossible(f"A size is a number with KB or MB, such as 300KB or 1.5MB; “{text}” is not.")
    size = round(float(found[1].replace(",", ".")) * UNITS[found[2][0].lower()])
    if size < LEAST_BYTES:
        raise Impossible(f"A picture needs at least {LEAST_BYTES // KB} KB; {text.strip()} is too little.")
    return size


def box_of(text: str) -> tuple[int, int]:
    """`1200px` as 1200 × 1200, the most on either side; `1200x800` as it says. Raises `Impossible`."""
    found = BOX.fullmatch(text.strip())
    sides = (int(found[1] or found[3]), int(found[2] or found[3])) if found else (0, 0)
    if not all(16 <= side <= LARGEST for side in sides):
        raise Impossible(f"The most it may measure is such as 1200px or 1200x800, at least 16; “{text}” is not.")
    return sides
