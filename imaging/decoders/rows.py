"""A picture made of numbers, some rows at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.file import Bytes
from imaging.large.strips import strips

Levels = NDArray[np.uint8]
MODES = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}
"""By channels."""
WHITE = 255


def pictured(mode: str, size: tuple[int, int], rows: Callable[[int, int], Levels]) -> Image.Image:
    """`rows` gives those from one to another, as height × width × channels."""
    image = Image.new(mode, size)
    for box in strips(size):
        levels = np.ascontiguousarray(rows(box[1], box[3]))
        image.paste(Image.fromarray(levels[..., 0] if levels.shape[2] == 1 else levels, mode), box)
    return image


def stored(data: Bytes, start: int, length: int) -> NDArray[np.uint8]:
    """Bytes of a file, zeros where it has ended."""
    return np.frombuffer(data[start : start + length].ljust(length, b"\0"), np.uint8)


def levels_of(top: int) -> Levels:
    """The level, 0–255, of each number that a sample of 16 bits can be, where `top` is the lightest."""
    return np.rint(np.minimum(np.arange(1 << 16), top) * (WHITE / top)).astype(np.uint8)


def meant(image: Image.Image) -> Image.Image:
    """Without an alpha that is nothing but zeros: whoever wrote that had none in mind."""
    clear = image.mode in ("LA", "RGBA") and image.getchannel("A").getextrema() == (0, 0)
    return image.convert(image.mode[:-1]) if clear else image


def bits(packed: NDArray[Any], each: int, width: int) -> Levels:
    """Rows of bytes as rows of numbers of 1, 2, 4 or 8 bits, the first in the highest bits."""
    if each == 8:
        return packed[:, :width]
    shifts = np.arange(8 - each, -1, -each, dtype=np.uint8)
    numbers: Levels = packed[..., None] >> shifts & np.uint8((1 << each) - 1)
    return numbers.reshape(len(packed), -1)[:, :width]
